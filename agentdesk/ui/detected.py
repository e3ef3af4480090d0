"""What is known of the terminal, and so how it is given text: as the user chose for it, or as was found out."""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from agentdesk.core.plain import Plain
from agentdesk.text.detection import Terminal, chosen, strategy
from agentdesk.text.encoders import Strategy
from agentdesk.ui.ports import SettingsPort

Reason: TypeAlias = Literal["variable", "chosen", "tmux", "version", "environment"]

VARIABLE = "AGENTDESK_DISPLAY"
SETTING = "display"
AUTO = "auto"
_PROGRAM = re.compile(r"[^\s(/]+")
_BY_TERM = {
    "xterm-kitty": "kitty",
    "alacritty": "alacritty",
    "foot": "foot",
    "xterm-ghostty": "ghostty",
    "mlterm": "mlterm",
    "konsole": "konsole",
}
# Those that don't say which they are come first: what others leave to programs started in them is corrected later.
_BY_VARIABLE = {
    "ALACRITTY_WINDOW_ID": "alacritty",
    "MLTERM": "mlterm",
    "VTE_VERSION": "vte",
    "KITTY_WINDOW_ID": "kitty",
    "KONSOLE_VERSION": "konsole",
    "XTERM_VERSION": "xterm",
}


class Detected:
    """The terminal as far as it is known: more is learnt from what it answers, and under tmux from tmux.

    What a user chose is kept under the terminal's `name`; `VARIABLE` in the environment comes before it.
    """

    def __init__(self, environ: Mapping[str, str], settings: SettingsPort) -> None:
        self._terminal = Terminal(dict(environ))
        self._settings = settings

    # --- what is learnt

    def answered(self, version: str) -> None:
        """The terminal has said which program it is."""
        self._terminal = self._terminal._replace(version=version)

    def shown_in(self, client: str) -> None:
        """What tmux said of the terminal in which it is shown."""
        self._terminal = self._terminal._replace(client=client)

    # --- what is known

    @property
    def in_tmux(self) -> bool:
        """Whether the tmux of this machine can be asked."""
        return bool(self._terminal.environment.get("TMUX"))

    @property
    def name(self) -> str:
        """The terminal's name: its program's, as far as that is known."""
        terminal = self._terminal
        client, _, version = (terminal.client or "").strip().partition(" ")
        if version or client:
            return _program(version) or _BY_TERM.get(client, client)
        said = _program(terminal.version or "")
        return said if said and not (said == "tmux" and self.in_tmux) else _of_environment(terminal.environment)

    @property
    def version(self) -> str | None:
        """What the terminal said of itself; None as long as it has said nothing."""
        return self._terminal.version

    @property
    def client(self) -> str | None:
        """What tmux said; None where it wasn't asked, or didn't answer."""
        return self._terminal.client

    # --- what follows

    @property
    def strategy(self) -> Strategy:
        """How the terminal is given text."""
        return strategy(self._terminal._replace(choice=self._of_variable or self.choice))

    @property
    def found(self) -> Strategy:
        """How it would be given text if nobody had chosen."""
        return strategy(self._terminal)

    @property
    def reason(self) -> Reason:
        """What the strategy follows from."""
        if self._of_variable:
            return "variable"
        if self.choice:
            return "chosen"
        if self._terminal.client is not None:
            return "tmux"
        return "version" if self._terminal.version and not self.in_tmux else "environment"

    @property
    def choice(self) -> Strategy | None:
        """What the user chose for this terminal."""
        return chosen(str(self._kept.get(self.name, "")))

    @property
    def overruled(self) -> bool:
        """Whether the environment decides, so that a choice changes nothing."""
        return self._of_variable is not None

    def kept_with(self, choice: Strategy | None) -> Plain:
        """The value of the setting `SETTING` once this is chosen for this terminal; None: let it be found out."""
        others: dict[str, Plain] = {name: told for name, told in self._kept.items() if name != self.name}
        return {**others, self.name: choice} if choice else others

    @property
    def _of_variable(self) -> Strategy | None:
        return chosen(self._terminal.environment.get(VARIABLE, ""))

    @property
    def _kept(self) -> Mapping[str, Plain]:
        kept = self._settings.get(SETTING)
        return kept if isinstance(kept, dict) else {}


def _program(version: str) -> str:
    """The program's name in what a terminal says of itself: kitty(0.26.5), Konsole 22.12.3."""
    found = _PROGRAM.match(version.strip())
    return found[0].lower() if found else ""


def _of_environment(environ: Mapping[str, str]) -> str:
    term = environ.get("TERM", "")
    by_term = next((name for begin, name in _BY_TERM.items() if term.startswith(begin)), "")
    by_variable = next((name for variable, name in _BY_VARIABLE.items() if environ.get(variable)), "")
    program = environ.get("TERM_PROGRAM", "").lower()
    return by_term or by_variable or (program if program != "tmux" else "") or term or "unknown"
