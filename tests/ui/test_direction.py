"""Lines in visual order: fields, paragraphs, styles, marks; the words here are Hebrew where the letters' forms don't
matter, for these can be read backwards."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from agentdesk.text.line import MARK
from agentdesk.ui.direction import DirectionFilter, Reading, direction_filter, logical_column
from agentdesk.ui.paragraphs import paragraph, whole_paragraph
from agentdesk.ui.turning import TURNED, turned
from agentdesk.words.slots import isolated

LTR, RTL = Reading(), Reading(mirrored=True)
BLACK = Color(0, 0, 0)
BOLD, RED = Style(bold=True), Style(color="red")


def applied(line: str | list[Segment], reading: Reading) -> list[Segment]:
    return direction_filter(reading).apply([Segment(line)] if isinstance(line, str) else line, BLACK)


def text(segments: list[Segment]) -> str:
    return "".join(segment.text for segment in segments).replace(MARK, "").replace(TURNED, "")


def seen(line: str | list[Segment], reading: Reading = LTR) -> str:
    """What is seen in the end, on a screen of this one line."""
    segments = applied(line, reading)
    return text(turned(segments) if reading.mirrored else segments)


def styled(*parts: tuple[str, Style | None]) -> list[Segment]:
    return [Segment(part, style) for part, style in parts]


# --- fields


@pytest.mark.parametrize(
    ("line", "left_to_right", "mirrored"),
    [
        ("Giulia Rossi  ", "Giulia Rossi  ", "  Giulia Rossi"),
        ("שלום עולם   ", "םלוע םולש   ", "   םלוע םולש"),
        ("│ שלום │ עולם │", "│ םולש │ םלוע │", "│ םלוע │ םולש │"),
        ("┌─ שלום ─┐", "┌─ םולש ─┐", "┌─ םולש ─┐"),
        ("שלום  abc  12", "םולש  abc  12", "12  abc  םולש"),
        ("▸ 1 שלום", "םולש 1 ▸", "םולש 1 ◂"),
        ("▸ 1  abc", "▸ 1  abc", "abc  1 ◂"),
        ("a → b", "a → b", "a → b"),
        ("(שלום)", "(םולש)", "(םולש)"),
        ("[✓] שלום", "םולש [✓]", "םולש [✓]"),
        ("+39 055 012 3456", "+39 055 012 3456", "+39 055 012 3456"),
        ("שלום, abc!", "!abc ,םולש", "!abc ,םולש"),
        ("abc, שלום!", "abc, םולש!", "!םולש ,abc"),
        ("李明  12", "李明  12", "12  李明"),
        ("", "", ""),
        ("    ", "    ", "    "),
    ],
)
def test_each_field_of_a_line_is_read_by_itself(line: str, left_to_right: str, mirrored: str) -> None:
    assert seen(line) == left_to_right
    assert seen(line, RTL) == mirrored


def test_cells_of_a_table_are_fields_though_nothing_stands_between_them() -> None:
    def cell(text: str, column: int) -> Segment:
        return Segment(text, Style.from_meta({"row": 1, "column": column}))

    line = [cell("שלום ", 0), cell("עולם", 1)]
    assert seen(line) == "םולש םלוע"
    assert seen(line, RTL) == "םלוע םולש"


def test_a_value_that_is_isolated_keeps_to_itself() -> None:
    said = f"{isolated('INV-00004')} · {isolated('דנה Rossi')}"
    assert seen(said) == "INV-00004 · Rossi הנד"
    assert seen(said, RTL) == "Rossi הנד · INV-00004"
    assert seen("אב \u2068+39 055\u2069 גד") == "דג +39 055 בא"


def test_letters_are_joined_and_lam_alef_keeps_its_cells() -> None:
    line = applied("سلام  x", LTR)
    assert text(line) == "\ufee1\ufefc\ufeb3   x"
    assert sum(cell_len(segment.text) for segment in line) == cell_len("سلام  x")


def test_the_codes_of_direction_never_reach_the_screen() -> None:
    assert seen("\u2066abc\u2069 \u200e12\u200f") == "abc 12"


def test_where_the_terminal_reorders_by_itself_lines_stay_logical() -> None:
    assert seen("שלום  abc", RTL._replace(logical=True)) == "abc  שלום"


# --- paragraphs


def test_each_line_of_a_paragraph_runs_as_the_paragraph_does() -> None:
    said = "שלום לך, זה agentdesk."
    run = paragraph(said).rich_style
    assert seen([Segment("agentdesk.", run)], RTL) == ".agentdesk"
    assert seen([Segment("זה  agentdesk.", run)], RTL) == ".agentdesk  הז"
    assert seen("agentdesk.", RTL) == "agentdesk."
    assert seen([Segment("  ש. abc", run)]) == "  abc .ש"


def test_a_paragraph_against_the_screen_stands_at_its_own_end() -> None:
    rtl, ltr = whole_paragraph("rtl").rich_style, whole_paragraph("ltr").rich_style
    assert seen([Segment(" + שלום.    ", rtl)]) == "    .םולש + "
    assert seen([Segment(" + Hello.   ", ltr)], RTL) == " + Hello.   "
    assert seen([Segment(" + שלום.    ", rtl)], RTL) == "    .םולש + "
    assert seen([Segment("  14", ltr)], RTL) == "  14"


def test_a_picture_is_seen_on_a_mirrored_screen_as_it_is() -> None:
    digits = " █▀ ▍├→"
    assert seen(digits, RTL._replace(picture=True)) == digits
    assert applied(digits, Reading(picture=True)) == [Segment(digits)]


# --- styles and marks


def test_a_style_goes_with_its_characters() -> None:
    link = Style.from_meta({"@click": "app.bell"})
    line = applied(styled(("שלום ", BOLD), ("לך", link), (" abc", RED)), LTR)
    assert [(text([segment]), segment.style) for segment in line] == [("abc ", RED), ("ךל", link), (" םולש", BOLD)]


def test_a_letter_with_its_marks_is_never_cut() -> None:
    line = applied("שָׁלוֹם", LTR)
    assert [text([segment]) for segment in line] == ["ם", "וֹ", "ל", "שָׁ"]
    assert all(segment.text.endswith(MARK) for segment in line)


def test_what_needs_nothing_is_left_as_it_is() -> None:
    line = styled(("agentdesk ", BOLD), ("李明 ▲▲", None))
    assert applied(line, LTR) is line


def test_the_same_reading_has_the_same_filter_so_that_lines_are_kept() -> None:
    assert direction_filter(Reading(mirrored=True)) is direction_filter(RTL)
    assert isinstance(direction_filter(LTR), DirectionFilter)


# --- whatever the line

_WORDS = st.text(
    alphabet=st.sampled_from("אבגדהשםabcXYZ019 .,:()[]%-+·│─█▍▸→سلامابپ\u064e\u05b8\u2066\u2068\u2069\u200c中李（。"),
    max_size=40,
)
LETTERS = "אבגדהשםabcXYZ019"
_READINGS = st.sampled_from([LTR, RTL, RTL._replace(logical=True)])


@st.composite
def lines(draw: st.DrawFn) -> list[Segment]:
    """A line in segments, each with a style of its own; some are lines of paragraphs."""
    kept = []
    for number, said in enumerate(draw(st.lists(_WORDS, min_size=1, max_size=5))):
        style = Style.from_meta({"@click": f"app.go({number})"})
        if draw(st.integers(0, 3)) == 0:
            style += whole_paragraph(draw(st.sampled_from(["ltr", "rtl"]))).rich_style
        kept.append(Segment(said, style))
    return [segment for segment in kept if segment.text]


@given(lines(), _READINGS)
def test_a_line_keeps_its_cells(line: list[Segment], reading: Reading) -> None:
    cells = sum(cell_len(segment.text) for segment in line)
    once = applied(line, reading)
    assert sum(cell_len(segment.text) for segment in once) == cells
    assert sum(cell_len(segment.text) for segment in turned(once)) == cells


@given(lines(), _READINGS)
def test_to_filter_twice_changes_nothing(line: list[Segment], reading: Reading) -> None:
    once = applied(line, reading)
    assert applied(once, reading) == once


@given(lines(), _READINGS)
@example([Segment("\u064e", Style(bold=True)), Segment("0", Style(bold=False))], Reading())
def test_each_letter_is_there_once_with_its_style(line: list[Segment], reading: Reading) -> None:
    def letters(segments: list[Segment]) -> Counter[tuple[str, Style | None]]:
        return Counter((letter, style) for said, style, _ in segments for letter in said if letter in LETTERS)

    assert letters(applied(line, reading)) == letters(line)


@given(lines(), _READINGS, st.integers(0, 60))
def test_what_is_seen_in_a_column_is_found_in_the_line(line: list[Segment], reading: Reading, column: int) -> None:
    logical, visual = "".join(segment.text for segment in line), text(applied(line, reading))
    if column >= cell_len(visual):
        return
    places = [letter for letter in visual for _ in range(cell_len(letter))]
    sources = [letter for letter in logical for _ in range(cell_len(letter))]
    if places[column] in LETTERS:
        assert sources[logical_column(line, reading, column)] == places[column]
