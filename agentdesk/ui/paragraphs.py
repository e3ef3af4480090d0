"""Which way a paragraph runs: said by a style, so that each of its lines knows, however it is wrapped and cropped."""

from functools import lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from textual.content import Content
from textual.style import Style

from agentdesk.text.patterns import late
from agentdesk.ui.apart import spoken
from agentdesk.words.languages import Direction

_LETTERS = frozenset({"L", "R", "AL"})
_TELEPHONE = late(r"[+*#][0-9][0-9 ().*#/-]*")
_ISOLATED = late("[\u2066-\u2068][^\u2066-\u2069]*\u2069")


class Paragraph(NamedTuple):
    """The direction of a paragraph, on each of its lines; None is the screen's. One that is `whole` takes its blanks
    with it: it stands at the end where it starts, whatever the screen's direction."""

    direction: Direction | None
    whole: bool


def paragraph(text: str) -> Style:
    """A style for the lines of a paragraph: it runs as its letters do, as the screen where these don't tell."""
    return _in_paragraph(Paragraph(letters_direction(text), whole=False))


def whole_paragraph(direction: Direction) -> Style:
    """A style for the lines of a paragraph that is known to run in this direction, with the blanks beside it."""
    return _in_paragraph(Paragraph(direction, whole=True))


def prose(text: str, style: str = "") -> Content:
    """A text of the desk's own making, for a widget that wraps it."""
    lines = spoken(text).split("\n")
    return Content("\n").join(Content(line).stylize(style).stylize(paragraph(line)) for line in lines)


def _in_paragraph(known: Paragraph) -> Style:
    return Style.from_meta({"paragraph": tuple(known)})


@lru_cache(maxsize=4096)
def letters_direction(text: str) -> Direction | None:
    """The direction of a text: that of its letters where they are of one kind, from right to left where it begins so,
    else unknown: words in many a language begin with a Latin name. A telephone number runs from left to right.

    Isolates keep what is in them to themselves.
    """
    if _TELEPHONE.fullmatch(text):
        return "ltr"
    kinds = [kind for kind in map(bidirectional, _ISOLATED.sub("", text)) if kind in _LETTERS]
    if kinds and kinds[0] != "L":
        return "rtl"
    return "ltr" if kinds and set(kinds) == {"L"} else None
