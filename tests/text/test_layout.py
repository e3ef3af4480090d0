"""Every place of a text has a cell and every cell a place, in whatever directions the text runs."""

from typing import get_args

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from agentdesk.text.borders import after
from agentdesk.text.editing import Rules, cleaned
from agentdesk.text.layout import Caret, Layout, Place
from agentdesk.text.rows import Setup, Side, width_of
from tests.text.test_borders import SIGNS, borders

SIDES: tuple[Side, ...] = get_args(Side)
WORDS = (
    "سلام ",
    "الفاتورة ",
    "SO-48213 ",
    "call ",
    "back",
    "שלום ",
    "(12%) ",
    "٤٨ ",
    "下周付款，",
    "   ",
    "\n",
    "لا",
)
TEXTS = st.lists(st.sampled_from((*SIGNS, *WORDS)), max_size=24).map(lambda parts: cleaned("".join(parts), Rules()))
SETUPS = st.builds(
    Setup,
    width=st.sampled_from([0, 1, 2, 7, 12, 30]),
    screen=st.sampled_from(SIDES),
    ligatures=st.just(value=False),
    logical=st.booleans(),
)


def seen(place: Place) -> tuple[int, int]:
    """The cell in which a cursor is seen."""
    return place.y, place.slot


def takes_no_cell(text: str) -> bool:
    """Whether a line of it holds signs, but none that is seen: nothing but the line's end has a cell there."""
    return any(line and not width_of(Layout(line).line(0).row.cells[:-1]) for line in text.split("\n"))


def walked(paper: Layout, caret: Caret, step: int) -> list[int]:
    """Where a cursor comes by that goes one way until it goes no further."""
    by = [caret.at]
    while (beside := paper.beside(caret, step)) != caret:
        caret = beside
        by.append(caret.at)
        assert len(by) < 2000
    return by


def shown(text: str, width: int = 30, *, caret: Caret | None = None, screen: Side = "ltr") -> list[str]:
    """The rows as they are seen, with the cursor's cell in brackets."""
    paper = Layout(text, Setup(width, screen))
    lines = []
    for y in range(paper.height):
        row = paper.line(y).row
        place = paper.place(caret) if caret else None
        cells = place.cells if place and place.y == y else row.cells
        told = [cell.text for cell in cells]
        if place and place.y == y:
            told[place.slot] = f"[{told[place.slot]}]"
        lines.append(" " * paper.left(cells, row.side) + "".join(told))
    return lines


@given(TEXTS, SETUPS)
@example("\u200ea", Setup(7))
@example("a" * 5 + " " * 20 + "b", Setup(7))
@example("لا", Setup(1, "rtl"))
def test_every_place_has_one_cell_and_the_cell_leads_back(text: str, setup: Setup) -> None:
    assume(not takes_no_cell(text))
    paper = Layout(text, setup)
    cells = {}
    for index in borders(text):
        place = paper.place(Caret(index))
        assert cells.setdefault(seen(place), index) == index
        assert place.line.at + place.cells[place.slot].start == index
        assert paper.caret_at(place.y, place.column) == Caret(index)
    assert len(cells) == sum(len(paper.line(y).row.cells) for y in range(paper.height))


@given(TEXTS, SETUPS)
def test_rows_hold_all_of_the_text_and_fit(text: str, setup: Setup) -> None:
    paper = Layout(text, setup)
    lines = [paper.line(y) for y in range(paper.height)]
    assert paper.text == text
    assert [line.at for line in lines] == sorted({line.at for line in lines})
    assert sum(line.row.size + line.row.closed for line in lines) == len(text) + 1
    if setup.width > 2:
        assert all(width_of(line.row.cells) <= setup.width for line in lines)


@given(TEXTS, SETUPS)
def test_going_right_to_the_end_comes_by_every_place_once_and_left_by_the_same(text: str, setup: Setup) -> None:
    assume(not takes_no_cell(text))
    paper = Layout(text, setup)
    first = walked(paper, Caret(0), -1)[-1]
    right = walked(paper, Caret(first), 1)
    assert sorted(right) == borders(text)
    assert walked(paper, Caret(right[-1]), -1) == right[::-1]


@given(TEXTS, SETUPS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), TEXTS), max_size=6))
def test_a_changed_text_is_laid_out_like_a_new_one(text: str, setup: Setup, changes: list) -> None:
    paper = Layout(text, setup)
    for place, length, inserted in changes:
        start = min(place, len(text))
        end = min(start + length, len(text))
        text = text[:start] + inserted + text[end:]
        paper.change(start, end, inserted)
        fresh = Layout(text, setup)
        assert paper.text == text
        assert paper.height == fresh.height
        assert [paper.line(y) for y in range(paper.height)] == [fresh.line(y) for y in range(fresh.height)]


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["", "x", "\n", "سلام " * 90, "x" * 700])), max_size=12))
def test_a_long_text_stays_whole_however_it_is_changed(changes: list[tuple[float, str]]) -> None:
    text = "سيدفع العميل الفاتورة SO-48213 " * 60 + "\n" + "x" * 1500
    paper = Layout(text, Setup(40))
    for share, inserted in changes:
        start = int(share * len(text))
        end = min(len(text), start + 300)
        text = text[:start] + inserted + text[end:]
        paper.change(start, end, inserted)
    assert paper.text == text
    assert paper.line(paper.height - 1).row.closed
    lines = [paper.line(y) for y in range(paper.height)]
    assert sum(line.row.size + line.row.closed for line in lines) == len(text) + 1


@given(TEXTS, st.sampled_from(SIDES), st.sampled_from("بשa"))
def test_a_letter_appears_in_the_cell_where_the_cursor_was_seen(text: str, screen: Side, letter: str) -> None:
    text = text.replace("\n", " ") + letter
    paper = Layout(text, Setup(0, screen))
    before = paper.place(Caret(len(text), leans=True))
    paper.change(len(text), len(text), letter)
    now = [cell.start for cell in paper.line(0).row.cells if cell.start < len(text) + 1]
    assert [cell.start for cell in before.cells] == now


# --- as it is seen


@pytest.mark.parametrize(
    ("text", "caret", "line"),
    [
        ("call", Caret(4, leans=True), "call[ ]"),
        ("call", Caret(1), "c[a]ll "),
        ("שלום", Caret(4, leans=True), "                         [ ]םולש"),
        ("שלום", Caret(1), "                          םו[ל]ש"),
        # A code at the end: it goes on at its right, all else at the left.
        ("שלום SO-48", Caret(10, leans=True), "                   SO-48[ ] םולש"),
        ("שלום SO-48", Caret(10), "                   [ ]SO-48 םולש"),
        ("שלום SO-48 ", Caret(11, leans=True), "                  [ ] SO-48 םולש"),
        # In the middle it stands on the sign in front of which it is.
        ("שלום SO-48 כן", Caret(9), "                 ןכ SO-4[8] םולש"),
        ("שלום SO-48 כן", Caret(5), "                 ןכ [S]O-48 םולש"),
        ("שלום SO-48 כן", Caret(10), "                 ןכ[ ]SO-48 םולש"),
        # One that types, where the same kind of letter goes on.
        ("שלום SO-48 כן", Caret(5, leans=True), "                 ןכ SO-4[8] םולש"),
        ("שלום SO-48 כן", Caret(10, leans=True), "                 ןכ SO-48[ ]םולש"),
        ("abc שלום x", Caret(8, leans=True), "abc[ ]םולש x "),
        ("abc שלום", Caret(8, leans=True), "abc [ ]םולש"),
        ("abc שלום", Caret(8), "abc םולש[ ]"),
    ],
)
def test_where_the_cursor_is_seen(text: str, caret: Caret, line: str) -> None:
    assert shown(text, caret=caret) == [line]


def test_a_paragraph_stands_at_its_own_end_of_the_screen() -> None:
    assert shown("call\nשלום") == ["call ", "                          םולש"]
    assert shown("12\ncall\n\n34", screen="rtl") == [" " * 27 + " 12", "call ", " ", "34 "]


def test_on_a_screen_from_right_to_left_any_letter_of_that_kind_decides() -> None:
    assert shown("SO-48 שלום")[0].startswith("SO-48")
    assert shown("SO-48 שלום", screen="rtl")[0].endswith("SO-48")


def test_a_number_among_signs_is_read_as_it_is_typed_on_any_screen() -> None:
    assert shown("+39 06 55", caret=Caret(9, leans=True), screen="rtl") == [" " * 20 + "+39 06 55[ ]"]


def test_a_paragraph_without_letters_begins_where_the_one_before_does() -> None:
    text = "שלום\n"
    assert shown(text, caret=Caret(5))[1] == " " * 29 + "[ ]"
    paper = Layout(text, Setup(30))
    paper.change(0, 4, "call")
    assert paper.line(1).row.side == "ltr"


def test_blanks_stay_in_their_row_as_long_as_it_has_room() -> None:
    assert shown("abcde  fgh", 7) == ["abcde  ", "fgh "]
    assert shown("abcde   fgh", 7) == ["abcde  ", " ", "fgh "]
    assert shown("abcdef", 7) == ["abcdef "]
    assert shown("abcdef ", 7) == ["abcdef ", " "]


def test_chinese_rows_begin_and_end_as_chinese_rows_do() -> None:
    assert shown("客户说下周付款，发票号", 9) == ["客户说下", "周付款，", "发票号 "]


def test_the_cursor_stays_behind_what_it_typed_at_the_end_of_a_row() -> None:
    paper = Layout("客户说下周付款", Setup(10))
    assert paper.place(Caret(4)).y == 1
    assert paper.place(Caret(4, leans=True)).y == 0
    assert paper.row_end(0) == Caret(4, leans=True)
    words = Layout("one two three", Setup(9))
    assert words.row_end(0) == Caret(7)
    assert words.place(Caret(8, leans=True)).y == 1


@pytest.mark.parametrize("screen", SIDES)
def test_lam_alef_is_one_cell_where_the_terminal_makes_it_one(screen: Side) -> None:
    apart = Layout("سلام", Setup(30, screen)).line(0).row
    assert [cell.start for cell in apart.cells] == [4, 3, 2, 1, 0]
    paper = Layout("سلام", Setup(30, screen, ligatures=True))
    assert [cell.start for cell in paper.line(0).row.cells] == [4, 3, 1, 0]
    assert walked(paper, Caret(0), -1) == [0, 1, 3, 4]
    assert paper.place(Caret(2)).slot == paper.place(Caret(1)).slot


def test_where_the_terminal_reorders_cells_stay_as_they_are_read() -> None:
    paper = Layout("שלום SO-48", Setup(30, "rtl", logical=True))
    assert [cell.start for cell in paper.line(0).row.cells] == [*range(11)]


def test_a_click_beside_a_row_goes_to_its_nearer_end() -> None:
    paper = Layout("call back\nשלום", Setup(30))
    assert paper.caret_at(0, -3) == Caret(0)
    assert paper.caret_at(0, 25) == Caret(9)
    assert paper.caret_at(1, -3) == Caret(14)
    assert paper.caret_at(1, 25) == Caret(10)
    assert Layout("李明", Setup(30)).caret_at(0, 1) == Caret(0)


def test_arrows_go_on_in_a_paragraph_as_it_is_read_and_between_paragraphs_as_the_first_is() -> None:
    paper = Layout("one two\nאחת שתיים\nend", Setup(6))
    by = walked(paper, Caret(0), 1)
    assert by[:9] == [0, 1, 2, 3, 4, 5, 6, 7, 17]
    assert by[-5:] == [8, 18, 19, 20, 21]


@given(TEXTS, SETUPS)
def test_the_way_of_a_cluster_is_its_cell(text: str, setup: Setup) -> None:
    assume(not takes_no_cell(text))
    paper = Layout(text, setup)
    for y in range(paper.height):
        at, row = paper.line(y)
        for cell in row.cells:
            if cell.start < cell.end:
                assert after(text, at + cell.start) == at + cell.end
