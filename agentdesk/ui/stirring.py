"""Rows that a terminal has to paint anew although nothing in them has changed.

Letters may reach above their row: a hamza, a tanwin, a shadda. Konsole paints the rows alone in which a cell has
changed, so that in the row above it leaves the tops of letters that are gone. Whoever writes a row there writes the
one above it as well, and one blank of each: once as a blank that doesn't break, once as a blank.
"""

from collections import defaultdict
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from agentdesk.ui.showing import Placed

_BLANK, _OTHER = " ", "\u00a0"


class _Found(NamedTuple):
    """A blank of a line: the column, the piece, the segment in it, the character in that."""

    column: int
    piece: int
    segment: int
    at: int


class Stirring:
    """Which blanks of a screen are of the other kind now."""

    def __init__(self) -> None:
        self._others: defaultdict[int, set[int]] = defaultdict(set)

    def line(self, y: int, pieces: list[Placed]) -> list[Placed]:
        """The pieces as they are to be written, different in a cell from what stands there."""
        others = self._others[y]
        written = {column for column in others if any(x <= column < x + strip.cell_length for x, strip in pieces)}
        others -= written
        if written or not (found := _first(pieces)):
            return pieces
        others.add(found.column)
        return [_stirred(piece, found) if number == found.piece else piece for number, piece in enumerate(pieces)]


def _first(pieces: list[Placed]) -> _Found | None:
    for number, piece in enumerate(pieces):
        column = piece.x
        for place, (text, _, control) in enumerate(piece.strip):
            if not control and (at := text.find(_BLANK)) >= 0:
                return _Found(column + cell_len(text[:at]), number, place, at)
            column += cell_len(text)
    return None


def _stirred(piece: Placed, found: _Found) -> Placed:
    segments = list(piece.strip)
    text, style, control = segments[found.segment]
    text = f"{text[: found.at]}{_OTHER}{text[found.at + 1 :]}"
    segments[found.segment] = Segment(text, style, control)
    return Placed(piece.x, Strip(segments, piece.strip.cell_length))
