"""What keys ask of a text that is edited: ways for the cursor, and things to do to the text.

Arrows go as the eye sees them. Words follow each other as the paragraph is read: in one from right to left, the next
word is the one on the left.
"""

from typing import Literal, NamedTuple, TypeAlias

from agentdesk.text.borders import last_word, next_word
from agentdesk.text.editing import Buffer
from agentdesk.text.layout import Caret, Layout

Way: TypeAlias = Literal[
    "left", "right", "word_left", "word_right", "up", "down", "page_up", "page_down",
    "row_start", "row_end", "text_start", "text_end",
]  # fmt: skip
Deed: TypeAlias = Literal[
    "erase_before", "erase_behind", "erase_word_before", "erase_word_behind", "erase_to_row_start",
    "erase_to_row_end", "choose_all", "undo", "redo",
]  # fmt: skip

_BESIDE = {"left": -1, "right": 1}
_WORDS = {"word_left": -1, "word_right": 1}
_ROWS = {"up": -1, "down": 1, "page_up": -1, "page_down": 1}


class Aim(NamedTuple):
    """The column that a cursor keeps to as it goes up and down, and the rows of a page."""

    column: int
    page: int = 1


def moved(paper: Layout, text: str, caret: Caret, way: Way, aim: Aim) -> Caret:
    """Where the cursor comes to."""
    if step := _BESIDE.get(way):
        return paper.beside(caret, step)
    if step := _WORDS.get(way):
        forth = (paper.place(caret).line.row.side == "ltr") == (step > 0)
        return Caret(next_word(text, caret.at) if forth else last_word(text, caret.at))
    y = paper.place(caret).y
    if step := _ROWS.get(way):
        return _in_row(paper, y + step * (aim.page if "page" in way else 1), aim.column)
    if way == "row_start":
        return paper.row_start(y)
    if way == "row_end":
        return paper.row_end(y)
    return Caret(0) if way == "text_start" else Caret(len(text))


def given_up(paper: Layout, buffer: Buffer, way: Way) -> Caret:
    """Where the cursor comes to that gives up a choice: to the end of it that lies where the way leads."""
    forth = (paper.place(Caret(buffer.chosen.cursor)).line.row.side == "ltr") == (way == "right")
    return Caret(buffer.span[forth])


def done(paper: Layout, buffer: Buffer, deed: Deed) -> Buffer:
    """What becomes of the text."""
    text, caret = buffer.text, Caret(buffer.chosen.cursor, buffer.chosen.leans)
    match deed:
        case "erase_before":
            return buffer.backspace()
        case "erase_behind":
            return buffer.delete()
        case "erase_word_before":
            return buffer.delete_to(last_word(text, caret.at))
        case "erase_word_behind":
            return buffer.delete_to(next_word(text, caret.at))
        case "erase_to_row_start":
            return buffer.delete_to(paper.row_start(paper.place(caret).y).at)
        case "erase_to_row_end":
            return buffer.delete_to(paper.row_end(paper.place(caret).y).at)
        case "choose_all":
            return buffer.choose(0, len(text))
        case "undo" | "redo":
            return buffer.undo() if deed == "undo" else buffer.redo()


def _in_row(paper: Layout, y: int, column: int) -> Caret:
    """The place in a row that is nearest to a column; above the first the text's start, below the last its end."""
    if y < 0:
        return Caret(0)
    if y >= paper.height:
        return paper.row_end(paper.height - 1)
    row = paper.line(y).row
    return paper.caret_at(y, column - paper.left(row.cells, row.side))
