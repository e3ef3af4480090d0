"""Texts made harmless for a line of the screen: those from outside, and those of the desk's own making."""

from agentdesk.text.patterns import late
from agentdesk.text.safe import shown
from agentdesk.words.slots import isolated

_ISOLATES = late("([\u2066-\u2069])")


def apart(text: str) -> str:
    """A text from outside (a name, a code, a number), harmless, and kept whole among words of any direction."""
    return isolated(shown(text))


def whole(text: str) -> str:
    """A text of the desk's own making, kept to itself beside signs and numbers, which stand as the screen runs."""
    return isolated(spoken(text))


def spoken(text: str) -> str:
    """A text of the desk's own making: harmless, its line ends kept, and the isolates round its slots as well."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(
        "".join(part if _ISOLATES.fullmatch(part) else shown(part) for part in _ISOLATES.split(line))
        for line in text.splitlines()
    )
