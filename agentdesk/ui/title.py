"""What the terminal itself does for us: its title, its bell, its clipboard, its notifications."""

from base64 import b64encode
from collections.abc import Callable, Mapping

from agentdesk.text.safe import shown
from agentdesk.ui.ports import SettingsPort

_ESC, _BEL, _END = "\x1b", "\x07", "\x1b\\"
_KEEP_TITLE, _RESTORE_TITLE = f"{_ESC}[22;2t", f"{_ESC}[23;2t"
_OSC_9 = frozenset({"iTerm.app", "WarpTerminal"})
_OSC_777 = frozenset({"WezTerm", "ghostty", "rxvt", "foot"})
PASSTHROUGH = "AGENTDESK_TMUX_PASSTHROUGH"


class Terminal:
    """Sequences for the terminal, through `write`. Nothing that names a customer is ever given to it."""

    def __init__(self, write: Callable[[str], None], environ: Mapping[str, str], settings: SettingsPort) -> None:
        self._write = write
        self._environ = dict(environ)
        self._settings = settings

    def begin(self) -> None:
        """Let the terminal keep its title until the end."""
        self._write(_KEEP_TITLE)

    def end(self) -> None:
        """Give the terminal its own title back."""
        self._write(_RESTORE_TITLE)

    def leave_order_to_us(self, ours: bool) -> None:
        """Keep mlterm from putting the letters of a line in order itself, or let it do so again."""
        self._write(self._through(f"{_ESC}]5379;use_ctl={'false' if ours else 'true'}{_BEL}"))

    def title(self, text: str) -> None:
        """Set the title of the window."""
        self._write(f"{_ESC}]2;{shown(text)}{_BEL}")

    def ring(self) -> None:
        """Ring the bell, unless it is off."""
        if self._settings.get("bell") is not False:
            self._write(_BEL)

    def copy(self, text: str) -> None:
        """Put a text that the agent asked for into the clipboard."""
        self._write(self._through(f"{_ESC}]52;c;{b64encode(text.encode()).decode()}{_BEL}"))

    def notify(self, text: str) -> None:
        """Show a notification of the system, where the terminal has them and the agent wants them."""
        if self._settings.get("notifications") is not False and (sequence := self._notification(shown(text))):
            self._write(self._through(sequence))

    def _notification(self, text: str) -> str:
        environ = self._environ
        program = environ.get("TERM_PROGRAM", "")
        if "TMUX" in environ and environ.get(PASSTHROUGH) != "1":
            return ""
        if "KITTY_WINDOW_ID" in environ:
            return f"{_ESC}]99;;{text}{_END}"
        if program in _OSC_777 or "VTE_VERSION" in environ or environ.get("TERM", "").startswith(("foot", "rxvt")):
            return f"{_ESC}]777;notify;agentdesk;{text.replace(';', ',')}{_BEL}"
        return f"{_ESC}]9;{text}{_BEL}" if program in _OSC_9 else ""

    def _through(self, sequence: str) -> str:
        """The sequence, wrapped where tmux is told to pass it on."""
        if "TMUX" in self._environ and self._environ.get(PASSTHROUGH) == "1":
            return f"{_ESC}Ptmux;{sequence.replace(_ESC, _ESC * 2)}{_END}"
        return sequence
