"""The keys of a field to type in: what each does, and which of them type.

A field acts on a key when it comes, not after it has passed through the screen, as a binding would: so what is typed
in one burst keeps its order. Function keys, Enter, Escape and Tab belong to the screen.
"""

import unicodedata
from typing import Literal, NamedTuple, TypeAlias

from textual import events

from agentdesk.text.commands import Deed, Way

Clip: TypeAlias = Literal["copy", "cut", "paste"]

_WAYS: dict[str, Way] = {
    "left": "left",
    "right": "right",
    "up": "up",
    "down": "down",
    "home": "row_start",
    "end": "row_end",
    "ctrl+e": "row_end",
    "pageup": "page_up",
    "pagedown": "page_down",
    "ctrl+left": "word_left",
    "ctrl+right": "word_right",
    "ctrl+home": "text_start",
    "ctrl+end": "text_end",
}
_DEEDS: dict[str, Deed] = {
    "backspace": "erase_before",
    "shift+backspace": "erase_before",
    "delete": "erase_behind",
    "ctrl+d": "erase_behind",
    "ctrl+w": "erase_word_before",
    "ctrl+backspace": "erase_word_before",
    "alt+backspace": "erase_word_before",
    "ctrl+f": "erase_word_behind",
    "ctrl+delete": "erase_word_behind",
    "ctrl+u": "erase_to_row_start",
    "ctrl+k": "erase_to_row_end",
    "ctrl+a": "choose_all",
    "ctrl+z": "undo",
    "ctrl+y": "redo",
    "ctrl+shift+z": "redo",
}
_CLIPBOARD: dict[str, Clip] = {"ctrl+c": "copy", "ctrl+x": "cut", "ctrl+v": "paste"}
_MODIFIED = ("ctrl+", "super+", "hyper+", "meta+")
_NOT_TYPED = frozenset({"Cc", "Cs"})


class Move(NamedTuple):
    """A way for the cursor; `choosing` takes the text on the way."""

    way: Way
    choosing: bool


Asked: TypeAlias = Move | Deed | Clip


def asked(key: str) -> Asked | None:
    """What a key asks for; None where it is no key of a text, or types."""
    if way := _WAYS.get(key):
        return Move(way, choosing=False)
    if way := _WAYS.get(key.replace("shift+", "", 1)):
        return Move(way, choosing=True)
    return _DEEDS.get(key) or _CLIPBOARD.get(key)


def typed(event: events.Key) -> str:
    """What a key types: one character, or more of an input method; "" where it types none.

    Joiners, marks of direction and wide blanks are typed as well: Persian and Chinese can't be written without.
    """
    text = event.character or ""
    if event.key.startswith(_MODIFIED) or any(unicodedata.category(sign) in _NOT_TYPED for sign in text):
        return ""
    return text
