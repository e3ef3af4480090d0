"""Lines turned for a mirrored screen, and written for the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from agentdesk.text.line import MARK
from agentdesk.ui.direction import Reading, direction_filter
from agentdesk.ui.turning import TURNED, LastFilter, last_filter, touches, turned

BLACK = Color(0, 0, 0)
BOLD, RED = Style(bold=True), Style(color="red")
HEBREW = "".join(letter + MARK for letter in "םולש")


def sent(line: list[Segment], *, mirrored: bool = False, strategy: str = "visual") -> str:
    return "".join(segment.text for segment in LastFilter(mirrored, strategy).apply(line, BLACK))  # type: ignore[arg-type]


def test_a_mirrored_line_has_its_cells_frames_and_styles_the_other_way_round() -> None:
    line = [Segment("├─▸", RED), Segment("olleh" + TURNED, BOLD), Segment(" ┐")]
    assert turned(line) == [Segment("┌ "), Segment("hello", BOLD), Segment("◂─┤", RED)]


def test_progress_grows_from_the_other_side() -> None:
    [rest, full] = turned([Segment("██▊", RED)])
    assert (full.text, full.style) == ("██", RED)
    assert (rest.text, rest.style) == ("▎", RED + Style(reverse=True))
    again = turned([rest, full])
    assert [(segment.text, bool(segment.style and segment.style.reverse)) for segment in again] == [
        ("██", False),
        ("▊", False),
    ]


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [("visual", HEBREW), ("plain", "םולש"), ("words", f"{MARK}שלום{MARK}"), ("kitty", "שלום")],
)
def test_a_word_is_written_as_the_terminal_needs_it(strategy: str, expected: str) -> None:
    assert sent([Segment("a "), Segment(HEBREW), Segment(" b")], strategy=strategy) == f"a {expected} b"


def test_styles_stay_in_their_places_whatever_the_terminal_needs() -> None:
    line = [Segment(f"ם{MARK}ו{MARK}", BOLD), Segment(f"ל{MARK}ש{MARK}", RED)]
    written = LastFilter(mirrored=False, strategy="kitty").apply(line, BLACK)
    assert [(segment.text, segment.style) for segment in written] == [("של", BOLD), ("ום", RED)]


def test_the_last_letter_of_a_word_has_room_in_its_own_colours() -> None:
    word = f"{MARK}".join("ضرم") + MARK
    line = [Segment("ab  "), Segment(word, RED), Segment(" "), Segment(word, BOLD)]
    written = LastFilter(mirrored=False, strategy="visual").apply(line, BLACK)
    assert written == [Segment("ab "), Segment(" " + word, RED), Segment(" " + word, BOLD)]


@pytest.mark.parametrize(
    "style", [Style(bgcolor="blue"), Style(reverse=True), Style(underline=True), Style(link="tel:+390550")]
)
def test_a_blank_that_would_be_seen_keeps_its_colours(style: Style) -> None:
    word = f"{MARK}".join("ضرم") + MARK
    for line in ([Segment(" ", RED), Segment(word, style)], [Segment(" ", style), Segment(word, RED)]):
        assert LastFilter(mirrored=False, strategy="visual").apply(line, BLACK) == line


def test_a_word_that_a_dialog_covers_in_part_is_right_where_it_is_seen() -> None:
    line = Strip(direction_filter(Reading()).apply([Segment("ab שָׁלוֹם עולם cd")], BLACK))
    cells = line.cell_length
    for cut in range(cells + 1):
        pieces = [sent(list(line.crop(0, cut))), sent(list(line.crop(cut, cells)))]
        assert "".join(pieces).replace(MARK, "") == line.text.replace(MARK, "")
        for piece in pieces:
            assert piece.count(MARK) == sum("א" <= letter <= "ת" for letter in piece)
            assert not piece.startswith(MARK)


def test_two_pieces_that_the_terminal_would_take_for_one_word_are_known() -> None:
    hebrew, latin, blank = [Segment(HEBREW)], [Segment("abc")], [Segment("  ")]
    assert touches(hebrew, hebrew)
    assert touches([Segment("ש")], hebrew)
    assert not touches(hebrew, latin)
    assert not touches(hebrew + blank, hebrew)
    assert not touches(hebrew, blank + hebrew)
    assert not touches([], hebrew)


def test_what_is_plain_goes_as_it_is() -> None:
    line = [Segment("│ abc 李明 ▸", BOLD)]
    assert LastFilter(mirrored=False, strategy="kitty").apply(line, BLACK) is line
    assert last_filter(False, "kitty") is last_filter(False, "kitty")


@given(st.lists(st.text(alphabet="אבגabc 12─│┌█▍▊▸◂李סלاب\u05b8", max_size=12), max_size=4), st.data())
def test_however_a_line_is_cut_it_is_seen_as_one(parts: list[str], data: st.DataObject) -> None:
    line = Strip(direction_filter(Reading(mirrored=True)).apply([Segment(part) for part in parts if part], BLACK))
    cut = data.draw(st.integers(0, line.cell_length))
    whole = "".join(segment.text for segment in turned(list(line)))
    pieces = [list(line.crop(cut, line.cell_length)), list(line.crop(0, cut))]
    seen = "".join(segment.text for piece in pieces for segment in turned(piece))
    assert cell_len(seen) == cell_len(whole)
    if "李" not in whole:
        assert seen.replace(MARK, "") == whole.replace(MARK, "")
