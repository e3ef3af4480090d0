"""Known sentences in every script, and the way in which this terminal is given text: shown, asked for, kept."""

import os
from shutil import get_terminal_size
from textwrap import fill

from agentdesk.cli import asking
from agentdesk.cli.given import print_json
from agentdesk.core.digits import western
from agentdesk.core.errors import AgentdeskError
from agentdesk.core.plain import Plain
from agentdesk.settings import Settings
from agentdesk.text.detection import STRATEGIES, Replies, chosen
from agentdesk.text.samples import WIDE, excerpt, page
from agentdesk.ui.detected import AUTO, SETTING, VARIABLE, Detected

_FOR = {
    "visual": "xterm, Alacritty, GNOME Terminal, Xfce Terminal",
    "words": "Konsole",
    "kitty": "kitty",
    "plain": "mlterm",
    "none": "everything is left to the terminal",
}
_WHY = {
    "variable": f"{VARIABLE} says so",
    "chosen": "chosen for this terminal",
    "tmux": "found from what tmux says of the terminal in which it is shown",
    "version": "found from what the terminal says of itself",
    "environment": "found from the environment: the terminal said nothing of itself",
}
_RIGHT = (
    "Right is where the letters join, each sentence begins at the right edge (Chinese: at the left) and ends with "
    "its full stop, and the frame is whole."
)
_KITTY_FONT = (
    "If punctuation beside an Arabic word is on its wrong side, the font of kitty has Arabic letters of its own, as "
    "DejaVu Sans Mono does. Give it one without, such as Noto Mono: kitty takes these letters from another font "
    "then, and keeps them apart from what stands beside them."
)
_LONGEST = 79


class NotKept(AgentdeskError):
    """The settings can't be written."""

    message = "the choice can't be kept: {file} can't be written"


def choose(use: str | None, *, as_json: bool) -> None:
    """Show the sentences; ask which of them read right, where there is somebody to ask. `use` is chosen already."""
    settings = Settings.read()
    detected = Detected(os.environ, settings)
    asking.ask(detected)
    if use:
        _keep(settings, detected.kept_with(chosen(use)))
    if as_json:
        print_json(_document(detected))
        return
    _show(detected)
    if not use and asking.there_is_one() and (wanted := _wanted()):
        _keep(settings, detected.kept_with(chosen(wanted)))
        print(f"{detected.name}: {_told(detected)}")


def _keep(settings: Settings, value: Plain) -> None:
    settings.set(SETTING, value)
    if Settings.read().get(SETTING) != value:
        raise NotKept(file=settings.file)


def _show(detected: Detected) -> None:
    print(f"{detected.name}: {_told(detected)}")
    print("\n".join(page(detected.strategy)))
    if detected.strategy == "kitty":
        print(_wrapped(_KITTY_FONT))


def _told(detected: Detected) -> str:
    return f"{detected.strategy} ({_WHY[detected.reason]})"


def _wanted() -> str | None:
    """What the person at the terminal says reads right; None: nothing is to change."""
    print()
    beside = get_terminal_size().columns >= WIDE
    for number, strategy in enumerate(STRATEGIES, 1):
        print("\n".join(excerpt(strategy, f"{number} {strategy} · {_FOR[strategy]}", beside=beside)))
    print(_wrapped(_RIGHT))
    offered = {str(number): strategy for number, strategy in enumerate((*STRATEGIES, AUTO), 1)}
    while True:
        typed = western(
            _typed(f"Which is right? (1-{len(STRATEGIES)}; {len(offered)}: find it out; Enter: leave it) ")
        )
        if not typed:
            return None
        if named := offered.get(typed, typed if typed in offered.values() else None):
            return named
        print(f"“{typed}” is none of them")


def _wrapped(text: str) -> str:
    return fill(text, min(get_terminal_size().columns, _LONGEST))


def _typed(question: str) -> str:
    try:
        # An answer of the terminal may still come among what is typed.
        return Replies().feed(input(question))[0].strip()
    except EOFError:
        print()
        return ""


def _document(detected: Detected) -> dict[str, Plain]:
    return {
        "terminal": detected.name,
        "strategy": detected.strategy,
        "because": detected.reason,
        "found": detected.found,
        "chosen": detected.choice,
        "says": detected.version,
        "tmux": detected.client and detected.client.strip(),
    }
