"""Text from outside, made harmless before it is kept."""

import re
import unicodedata

_STRINGS = r"\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
_ESCAPES = re.compile(rf"{_STRINGS}|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]")
_JOINERS = "\u200c\u200d"
_REMOVED = frozenset({"Cc", "Cf", "Cs"})


def cleaned(text: str) -> str:
    """The text on one line, without terminal sequences, control characters or marks that turn the direction.

    The joiners that Persian needs stay, and so does what some program takes for markup: it is never read as such.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if not text.isprintable():
        spaced = "".join(" " if char.isspace() else char for char in _ESCAPES.sub("", text))
        text = "".join(char for char in spaced if char in _JOINERS or unicodedata.category(char) not in _REMOVED)
        text = text.strip(_JOINERS + " ")
    return " ".join(unicodedata.normalize("NFC", text).split())


def quoted(text: str) -> str:
    """A value as a message may repeat it: cleaned, and short."""
    said = cleaned(text)
    return f"“{said[:39]}…”" if len(said) > 40 else f"“{said}”"
