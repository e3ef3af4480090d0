"""Rows that a terminal has to paint anew although nothing in them has changed.

Letters may reach above their row: a hamza, a tanwin, a shadda. Konsole paints the rows alone in which a cell has
changed, so that in the row above it leaves the tops of letters that are gone. Whoever writes a row there writes the
one above it as well, and one cell of each in two ways by turns that look the same: a blank as one that doesn't break;
where there is none, a piece of a frame in a colour beside its own.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from agentdesk.text.patterns import late
from agentdesk.ui.showing import Placed

_BLANK, _OTHER = " ", "\u00a0"
_BLANKS, _FRAMES = late(_BLANK), late("[\u2500-\u257f]")


class _Found(NamedTuple):
    """A cell of a line: the column, the piece, the segment in it, the character in that."""

    column: int
    piece: int
    segment: int
    at: int


class Stirring:
    """Which cells of a screen are of the other kind now."""

    def __init__(self) -> None:
        self._others: defaultdict[int, set[int]] = defaultdict(set)

    def line(self, y: int, pieces: list[Placed]) -> list[Placed]:
        """The pieces as they are to be written, different in a cell from what stands there."""
        others = self._others[y]
        written = {column for column in others if any(x <= column < x + strip.cell_length for x, strip in pieces)}
        others -= written
        if written or not (found := _first(pieces, _BLANKS) or _first(pieces, _FRAMES)):
            return pieces
        others.add(found.column)
        return [_stirred(piece, found) if number == found.piece else piece for number, piece in enumerate(pieces)]


def _first(pieces: list[Placed], sought: "re.Pattern[str]") -> _Found | None:
    for number, piece in enumerate(pieces):
        column = piece.x
        for place, (text, style, control) in enumerate(piece.strip):
            found = None if control else sought.search(text)
            if found and (found[0] == _BLANK or _beside(style)):
                return _Found(column + cell_len(text[: found.start()]), number, place, found.start())
            column += cell_len(text)
    return None


def _stirred(piece: Placed, found: _Found) -> Placed:
    segments = list(piece.strip)
    text, style, control = segments[found.segment]
    before, cell, after = text[: found.at], text[found.at], text[found.at + 1 :]
    other = Segment(_OTHER, style, control) if cell == _BLANK else Segment(cell, _beside(style), control)
    parts = (Segment(before, style, control), other, Segment(after, style, control))
    segments[found.segment : found.segment + 1] = [part for part in parts if part.text]
    return Placed(piece.x, Strip(segments, piece.strip.cell_length))


def _beside(style: Style | None) -> Style | None:
    """The style in a colour that nobody tells from its own; None for one without a colour that can be mixed."""
    if style is None or style.color is None or style.color.type != ColorType.TRUECOLOR:
        return None
    red, green, blue = style.color.get_truecolor()
    return style + Style(color=Color.from_rgb(red, green, blue - 1 if blue else 1))
