"""The rows of a paragraph that is being typed: where each begins, and its cells as they are seen.

Every character is in a cell, blanks at a row's end too, and the last row has one more: there a cursor stands behind
all of it. Room for that cell is kept in each row.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from agentdesk.text.bidi_classes import classes
from agentdesk.text.borders import after, border
from agentdesk.text.line import Cell, cells_of_line
from agentdesk.text.patterns import late
from agentdesk.text.widths import clusters, places
from agentdesk.text.wrapping import spans

Side = Literal["ltr", "rtl"]

_FIRST_LETTER = late(rb"[LRA]")
_FROM_RIGHT = late(rb"[RA]")
_NUMBER = late(rb"[EN]")


class Setup(NamedTuple):
    """How a text is laid out.

    `width` is the cells of a row, 0 puts a paragraph into a single one; `screen` the direction of what is around.
    With `ligatures` lam and alef are drawn in one cell. `logical`: cells stay as they are read, others reorder them.
    """

    width: int = 0
    screen: Side = "ltr"
    ligatures: bool = False
    logical: bool = False


class Kinds(NamedTuple):
    """Which letters a text has: the direction of the first, whether there is any from right to left; and numbers."""

    first: Side | None
    from_right: bool
    numbers: bool


class Row(NamedTuple):
    """So many characters of a paragraph, in cells from left to right that count from the first of them.

    `side` is where it begins. The last row of a paragraph is `closed`: one cell of it stands for no character.
    """

    size: int
    cells: tuple[Cell, ...]
    side: Side
    closed: bool

    def leaning(self) -> tuple[Cell, ...]:
        """The cells while the last character is being typed: the one for no character right behind it.

        They differ where the row ends in text against its direction, as a code at the end of an Arabic sentence.
        """
        if not self.closed or not self.size:
            return self.cells
        last = slot_of(self.cells, self.size - 1)
        typed = self.cells[last]
        if typed.rtl == (self.side == "rtl"):
            return self.cells
        own = slot_of(self.cells, self.size)
        cells = [*self.cells[:own], *self.cells[own + 1 :]]
        behind = slot_of(cells, self.size - 1) + (not typed.rtl)
        return (*cells[:behind], self.cells[own], *cells[behind:])


_NONE = Kinds(None, from_right=False, numbers=False)


def kinds_of(text: str) -> Kinds:
    """Which letters a text has."""
    if not text:
        return _NONE
    found = classes(text)
    first = _FIRST_LETTER.search(found)
    from_right = _FROM_RIGHT.search(found) is not None
    side: Side | None = None
    if first:
        side = "ltr" if first[0] == b"L" else "rtl"
    return Kinds(side, from_right, _NUMBER.search(found) is not None)


def together(kinds: list[Kinds]) -> Kinds:
    """Which letters several parts of a paragraph have together."""
    if len(kinds) == 1:
        return kinds[0]
    first = next((part.first for part in kinds if part.first), None)
    return Kinds(first, any(part.from_right for part in kinds), any(part.numbers for part in kinds))


def side_of(kinds: Kinds, before: Side, setup: Setup) -> Side:
    """Where a paragraph begins: by its first letter, on a screen from right to left by any letter of that direction.

    One without letters begins where the one `before` it does.
    """
    if setup.logical:
        return "ltr"
    if setup.screen == "rtl" and kinds.from_right:
        return "rtl"
    return kinds.first or before


def starts(text: str, setup: Setup, *, closed: bool) -> tuple[int, ...]:
    """Where each row begins. Blanks stay in the row whose word they follow, as many as it has room for."""
    if not setup.width or not text:
        return (0,)
    at = places(text)
    begins = [0, *(border(text, start) for start, _ in spans(text, max(1, setup.width - 1))[1:]), len(text)]
    found = [0]
    for start, end in pairwise(begins):
        if start > found[-1]:
            found.append(start)
        while at[end] - at[found[-1]] > setup.width and after(text, found[-1]) < end:
            fits = border(text, bisect_right(at, at[found[-1]] + setup.width, found[-1], end) - 1)
            found.append(max(fits, after(text, found[-1])))
    if closed and at[len(text)] - at[found[-1]] >= setup.width and found[-1] < len(text):
        found.append(len(text))
    return tuple(found)


def row_of(text: str, span: tuple[int, int], side: Side, setup: Setup, *, closed: bool, kinds: Kinds) -> Row:
    """One row of a paragraph. Numbers among nothing but signs and blanks are read as they are typed."""
    start, end = span
    if setup.logical:
        cells = _as_read(text[start:end])
    elif start < end:
        reading = "ltr" if kinds.first is None and kinds.numbers else side
        shown = cells_of_line(text, start, end, reading, ligatures=setup.ligatures)
        cells = tuple(cell for cell in shown if cell.start < cell.end) if setup.ligatures else shown
    else:
        cells = ()
    if closed:
        cells = with_end(cells, end - start, side)
    return Row(end - start, cells, side, closed)


def with_end(cells: tuple[Cell, ...], size: int, side: Side) -> tuple[Cell, ...]:
    """The cells of a row and one for no character, behind the last."""
    own = Cell(" ", size, size, 1, side == "rtl")
    return (*cells, own) if side == "ltr" else (own, *cells)


def width_of(cells: Sequence[Cell]) -> int:
    """The columns that cells take."""
    return sum([cell.width for cell in cells])


def slot_of(cells: Sequence[Cell], index: int) -> int:
    """The number of the cell that stands for a character, from the left; that of no character for any other."""
    for slot, cell in enumerate(cells):
        if cell.start <= index < cell.end:
            return slot
    return next((slot for slot, cell in enumerate(cells) if cell.start == cell.end), 0)


def _as_read(text: str) -> tuple[Cell, ...]:
    """The cells in logical order; what takes none in front belongs to the first."""
    cells: list[Cell] = []
    first = at = 0
    for piece, taken in clusters(text):
        at += len(piece)
        if taken:
            cells.append(Cell(piece, first, at, taken, rtl=False))
            first = at
    return tuple(cells)
