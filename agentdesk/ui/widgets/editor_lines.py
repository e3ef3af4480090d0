"""A row of a text that is being typed, as a line of the screen."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from agentdesk.text.line import Cell, marked
from agentdesk.ui.direction import Piece, collected, put_down


class Sight(NamedTuple):
    """What is seen of a row: its cells from left to right, the first of them in column `left` (left of the line where
    it is less than 0), the cell with the cursor (-1: none), and the characters that are chosen."""

    cells: tuple[Cell, ...] = ()
    left: int = 0
    cursor: int = -1
    chosen: tuple[int, int] = (0, 0)
    quiet: bool = False


class Looks(NamedTuple):
    """The styles of a line, and of what stands out in it."""

    plain: Style
    quiet: Style
    cursor: Style
    chosen: Style


def drawn(sight: Sight, width: int, looks: Looks, *, mirrored: bool, logical: bool) -> Strip:
    """The line; on a screen that will be turned round from right to left."""
    pieces = list(_pieces(sight, width, looks, mirrored=mirrored, logical=logical))
    return Strip(collected(reversed(pieces) if mirrored else pieces), width)


def _pieces(sight: Sight, width: int, looks: Looks, *, mirrored: bool, logical: bool) -> Iterator[Piece]:
    """Cell by cell from left to right, with what is left and right of them."""
    told = put_down if mirrored else _told if logical else marked
    text = looks.quiet if sight.quiet else looks.plain
    start, end = sight.chosen
    at = min(width, max(0, sight.left))
    if at:
        yield Piece(" " * at, looks.plain)
    column = sight.left
    for slot, cell in enumerate(sight.cells):
        last, column = column, column + cell.width
        if last < 0 or column > width:
            # Half of a wide sign at the line's edge.
            if last < width and column > 0:
                yield Piece(" ", looks.plain)
                at += 1
            continue
        style = looks.cursor if slot == sight.cursor else looks.chosen if start <= cell.start < end else text
        yield Piece(told(cell), style, alone=len(cell.text) > 1)
        at = column
    if at < width:
        yield Piece(" " * (width - at), looks.plain)


def _told(cell: Cell) -> str:
    return cell.text
