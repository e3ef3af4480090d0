"""A text that is being typed, laid out in rows, and the way between its characters and the cells of a screen.

A change costs the same in a long text as in a short one: a text is kept in blocks (a paragraph, or a part of a very
long one), only what changes is laid out anew, and whoever asks for a place is shown it from the last one asked for.

Where a cursor is seen
    It stands on the cell of the character in front of which it is, as in any terminal; behind the last character of a
    paragraph it has a cell of its own. A cursor that has just typed leans: it is seen where the same kind of letter
    goes on, which is another cell where the direction changes.
Left and right
    They go to the next cell of the row as the eye sees it. At a row's end they go on in the paragraph as it is read;
    at a paragraph's, to the next below or above, by the direction of the first paragraph. So one of the two keys,
    pressed again and again, comes by every place of a text once.
"""

from bisect import bisect_right
from typing import NamedTuple

from agentdesk.text.blocks import Blocks
from agentdesk.text.line import Cell
from agentdesk.text.rows import Row, Setup, Side, slot_of, width_of, with_end

_PLAIN = Setup()


class Caret(NamedTuple):
    """A place between two characters. One that `leans` keeps to the character before it."""

    at: int
    leans: bool = False


class Line(NamedTuple):
    """A row of the text, whose first character is the one at `at`."""

    at: int
    row: Row


class Place(NamedTuple):
    """Where a cursor is seen: on which row, on which of its cells, which are those of the row as it is seen then."""

    y: int
    slot: int
    cells: tuple[Cell, ...]
    line: Line

    @property
    def column(self) -> int:
        """The cells of the row left of it."""
        return width_of(self.cells[: self.slot])


class Layout:
    """The rows of a text, whose lines end in \\n alone."""

    def __init__(self, text: str = "", setup: Setup = _PLAIN) -> None:
        self._blocks = Blocks(text, setup)

    @property
    def setup(self) -> Setup:
        """How it is laid out."""
        return self._blocks.setup

    @property
    def height(self) -> int:
        """The number of rows."""
        return self._blocks.height

    @property
    def text(self) -> str:
        """The text itself."""
        return "".join(block.text + "\n" * block.closed for block in self._blocks.all)[:-1]

    def lay(self, setup: Setup) -> None:
        """Lay all of it out anew."""
        self._blocks.lay(setup)

    def change(self, start: int, end: int, inserted: str) -> None:
        """Put a text in the place of the characters `start` to `end`."""
        self._blocks.change(start, end, inserted)

    # --- from characters to cells and back

    def line(self, y: int) -> Line:
        """A row by its number, from 0 to `height` - 1."""
        found = self._blocks.find_row(y)
        block = self._blocks.all[found.number]
        return Line(found.at + block.starts[y - found.y], block.row(y - found.y, self.setup))

    def place(self, caret: Caret) -> Place:
        """Where a cursor is seen."""
        found = self._blocks.find(caret.at)
        block = self._blocks.all[found.number]
        number = bisect_right(block.starts, caret.at - found.at) - 1
        row, y = block.row(number, self.setup), found.y + number
        line = Line(found.at + block.starts[number], row)
        index = caret.at - line.at
        if caret.leans and not index:
            return self._at_row_end(y) or Place(y, slot_of(row.cells, index), row.cells, line)
        if caret.leans and index == row.size and row.closed:
            cells = row.leaning()
            return Place(y, slot_of(cells, index), cells, line)
        slot = slot_of(row.cells, index)
        if caret.leans:
            slot = _behind(row.cells, slot, index)
        return Place(y, slot, row.cells, line)

    def left(self, cells: tuple[Cell, ...], side: Side) -> int:
        """The column in which the cells of a row begin; 0 in a row without end."""
        return 0 if side == "ltr" else max(0, self.setup.width - width_of(cells))

    def caret_at(self, y: int, column: int) -> Caret:
        """The place whose cell is nearest to a column of a row, which is counted from the row's first cell."""
        line = self.line(y)
        row = line.row
        for cell in row.cells:
            if 0 <= column < cell.width:
                return Caret(line.at + cell.start)
            column -= cell.width
        behind = column < 0 if row.side == "rtl" else column >= 0
        return self.row_end(y) if behind else Caret(line.at)

    def row_start(self, y: int) -> Caret:
        """Where a row begins to be read."""
        return Caret(self.line(y).at)

    def row_end(self, y: int) -> Caret:
        """Behind what a row holds; before the blank at which it was parted from the next."""
        at, row = self.line(y)
        if row.closed:
            return Caret(at + row.size)
        if self._at_row_end(y + 1):
            return Caret(at + row.size, leans=True)
        return Caret(at + max(cell.start for cell in row.cells))

    def beside(self, caret: Caret, step: int) -> Caret:
        """The place one cell to the right of a cursor (`step` 1), or to the left (-1); the same at the very end."""
        place = self.place(caret)
        slot = place.slot + step
        if 0 <= slot < len(place.cells):
            return Caret(place.line.at + place.cells[slot].start)
        y = self._row_beside(place.y, step)
        if y is None:
            return caret
        line = self.line(y)
        return Caret(line.at + line.row.cells[0 if step > 0 else -1].start)

    # --- rows beside rows

    def _row_beside(self, y: int, step: int) -> int | None:
        """The row that goes on where a row ends on the right (`step` 1) or on the left (-1)."""
        first, last = self._blocks.paragraph(y)
        if (self._side(y) == "ltr") == (step > 0):
            if y < last:
                return y + 1
        elif y > first:
            return y - 1
        below = (self._blocks.all[0].side == "ltr") == (step > 0)
        if (last + 1 == self.height) if below else not first:
            return None
        beside = last + 1 if below else first - 1
        first, last = self._blocks.paragraph(beside)
        return first if (self._side(beside) == "ltr") == (step > 0) else last

    def _side(self, y: int) -> Side:
        return self._blocks.all[self._blocks.find_row(y).number].side

    def _at_row_end(self, y: int) -> Place | None:
        """The place behind the last character of the row before `y`, where the paragraph has it and there is room."""
        if not y:
            return None
        line = self.line(y - 1)
        row = line.row
        if row.closed or width_of(row.cells) >= self.setup.width:
            return None
        if row.cells[slot_of(row.cells, row.size - 1)].text.isspace():
            return None
        cells = with_end(row.cells, row.size, row.side)
        return Place(y - 1, slot_of(cells, row.size), cells, line)


def _behind(cells: tuple[Cell, ...], slot: int, index: int) -> int:
    """The cell where what was typed before `index` goes on: its own, or another where the direction changes there."""
    typed = slot_of(cells, index - 1)
    if cells[typed].rtl == cells[slot].rtl:
        return slot
    return max(0, min(len(cells) - 1, typed - 1 if cells[typed].rtl else typed + 1))
