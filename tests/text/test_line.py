"""A line is shown as it has to be read, and every cell knows what it stands for."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from agentdesk.text.bidi import Direction, resolve
from agentdesk.text.line import MARK, STRONG, Cell, marked, visual, visual_of_line
from agentdesk.text.shaping import letters
from agentdesk.text.widths import clusters, width
from tests.text.golden_lines import GOLDEN, Golden, letters_seen

DIRECTIONS = st.sampled_from(["ltr", "rtl", "auto"])
CODES = "\u200e\u200f\u061c\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\t\x1b\x00"
SIGNS = "ab أبلادمءگی שלום َّٰ\u0301ְ 12٣۴+-.,:%()[]<>«»،؟ـ李，ー👩🔬🏽❤\u200d\u200c\ufe0f" + CODES
MIXED = st.lists(st.sampled_from([*SIGNS, "🇮🇹", "👩\u200d🔬", "ل\u064eا", "ه\u200d"]), max_size=40).map("".join)
ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)

PARAGRAPHS = re.compile("[\n\r\x1c-\x1e\x85\u2029]")


def drawn(cells: tuple[Cell, ...]) -> str:
    return "".join(cell.text for cell in cells)


def bare(text: str) -> str:
    """The text without what is seen through: joiners, and the forms of letters."""
    return letters(text).replace("\u200c", "").replace("\u200d", "")


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: ascii(golden.text))
def test_golden_lines(golden: Golden) -> None:
    cells = visual(golden.text, golden.direction, ligatures=False)
    joined = [cell.text if len(cell.text) > 1 and cell.text[0] == "👩" else bare(cell.text) for cell in cells]
    assert joined == letters_seen(golden.seen)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("بيت", "\ufe96\ufef4\ufe91"),
        ("رقم 12", "12 \ufee2\ufed7\ufead"),
        ("بِكَ", "\ufeda\u064e\ufe91\u0650"),
        ("می\u200cروم", "\ufee1\ufeed\ufead\ufbfd\u200c\ufee3"),
        ("خانهٔ", "\ufba5\ufee7\ufe8e\ufea7"),
    ],
)
def test_letters_are_joined_and_keep_their_marks(text: str, seen: str) -> None:
    assert drawn(visual(text)) == seen


def test_cells_know_what_they_stand_for() -> None:
    assert visual("\u2067בָ1\u2069 李", "ltr") == (
        Cell("1", 3, 5, 1, False),
        Cell("בָ", 0, 3, 1, True),
        Cell(" ", 5, 6, 1, False),
        Cell("李", 6, 7, 2, False),
    )


def test_brackets_and_blanks_within_a_word_run_with_it() -> None:
    assert [cell.rtl for cell in visual("(א ב) 12")] == [False, False, True, True, True, True, True, True]
    assert drawn(visual("(א ב) 12")) == "12 (ב א)"


@pytest.mark.parametrize(
    ("text", "direction", "seen", "places"),
    [
        # The blank stands where the line ends, or among blanks that were a gap already; never within a word.
        ("سلام", "auto", " \ufee1\ufefc\ufeb3", [(4, 4), (3, 4), (1, 3), (0, 1)]),
        ("لا", "ltr", "\ufefb ", [(0, 2), (2, 2)]),
        ("لَا", "rtl", " \ufefb\u064e", [(3, 3), (0, 3)]),
        ("لا  1", "rtl", "1   \ufefb", [(4, 5), (3, 4), (2, 3), (2, 2), (0, 2)]),
        ("لا ok", "rtl", " ok \ufefb", [(5, 5), (3, 4), (4, 5), (2, 3), (0, 2)]),
        ("لا  لا لا  1", "rtl", "1    \ufefb \ufefb   \ufefb", None),
        ("ok לא لا لا", "ltr", "ok \ufefb \ufefb אל  ", None),
        ("ب\ufefb", "rtl", "\ufefc\ufe91", [(1, 2), (0, 1)]),
    ],
)
def test_lam_alef_takes_one_cell_and_gives_one_back(
    text: str, direction: Direction, seen: str, places: list[tuple[int, int]] | None
) -> None:
    cells = visual(text, direction)
    assert drawn(cells) == seen
    assert places is None or [(cell.start, cell.end) for cell in cells] == places
    assert sum(cell.width for cell in visual(text, direction, ligatures=False)) == sum(c.width for c in cells)


def test_nothing_is_sent_that_cannot_be_or_that_steers() -> None:
    assert drawn(visual("\ud83dא", "ltr")) == "\ufffdא"
    assert drawn(visual("a\u2028b", "ltr")) == "ab"
    assert drawn(visual("a\x1b[b", "ltr")) == "a[b"


def test_a_joiner_joins_no_strangers() -> None:
    """Two cells that were apart in the text don't melt when they come to stand side by side."""
    cells = visual("אב👩\u200d", "rtl")
    assert drawn(cells) == "👩בא"
    assert drawn(visual("👩\u200d🔬א", "rtl")) == "א👩\u200d🔬"


def test_letters_in_an_override_stand_alone() -> None:
    assert drawn(visual("\u202dبيت\u202c", "ltr")) == "بيت"


@given(MIXED | ANY, DIRECTIONS, st.booleans())
@example("\ud800א", "ltr", True)
@example("\u0378ب\U000e0000", "rtl", True)
@example("א\u2028ב\u2029ג", "rtl", True)
@example("©\u200dم", "rtl", True)
@example("\u064eب", "rtl", True)
@example("ل\u064e\u0301ا\u0301", "rtl", True)
@example("\u200f", "rtl", True)
@example("ا\u00adب\u00ad", "rtl", True)
def test_cells_are_the_text(text: str, direction: Direction, ligatures: bool) -> None:
    cells = visual(text, direction, ligatures=ligatures)
    assert sum(cell.width for cell in cells) == width(text)
    assert all(cell.text and width(cell.text) == cell.width in {1, 2} for cell in cells)
    ranges = sorted((cell.start, cell.end) for cell in cells if cell.start < cell.end)
    if ranges:
        assert ranges[0][0] == 0
        assert ranges[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(ranges))


@given(MIXED, DIRECTIONS)
def test_each_cell_shows_its_own_letters(text: str, direction: Direction) -> None:
    """Cluster by cluster: one cell each, which shows it; lam and alef alone share one."""
    at, starts = 0, {}
    for piece, cells in clusters(text):
        if cells:
            starts[at] = piece
        at += len(piece)
    for cell in visual(text, direction):
        own = [starts.pop(start) for start in sorted(starts) if cell.start <= start < cell.end]
        assert len(own) == 1 or (len(own) == 2 and own[0][0] == "ل") or cell.text == " "
        if own and unicodedata.category(own[0][0]).startswith("L") and len(own) == 1:
            assert unicodedata.normalize("NFKC", cell.text)[0] == unicodedata.normalize("NFKC", own[0])[0]
    assert starts == {}


@given(MIXED, DIRECTIONS)
def test_a_line_in_one_text_is_as_wide_as_its_cells(text: str, direction: Direction) -> None:
    """Also by the measure that the screen is laid out with."""
    cells = visual(text, direction)
    assert width("".join(map(marked, cells))) == sum(cell.width for cell in cells)
    assert cell_len("".join(map(marked, cells))) == sum(cell.width for cell in cells)


@given(MIXED | ANY, DIRECTIONS)
@example("a\u2067א\u2068%", "ltr")
@example("€ا\u2068%", "ltr")
@example("א\u200e1", "rtl")
def test_cells_stand_in_the_order_of_the_algorithm(text: str, direction: Direction) -> None:
    text = PARAGRAPHS.sub("", text)
    at, bases = 0, set()
    for piece, cells in clusters(text):
        bases |= {at} if cells else set()
        at += len(piece)
    resolved = resolve(text, direction)
    order = [index for index in resolved.order if index in bases]
    shown = [
        next(n for n in range(cell.start, cell.end) if n in bases)
        for cell in visual(text, direction, ligatures=False)
    ]
    assert [index for index in shown if resolved.levels[index] is not None] == order
    assert sorted(shown) == sorted(bases)


WORDS = st.lists(st.sampled_from(["ab", "cde", "f", "אב", "גדה", "ו"]), max_size=12)


@given(WORDS, st.booleans())
def test_words_are_ordered_as_one_would_do_it_by_hand(words: list[str], rtl: bool) -> None:
    """Words that run with the line stand one after the other; a group that runs against it is turned as a whole."""
    groups: list[list[str]] = []
    for word in words:
        if groups and (groups[-1][0] >= "א") == (word >= "א"):
            groups[-1].append(word)
        else:
            groups.append([word])
    pieces = [" ".join(group) for group in groups]
    turned = [piece[::-1] if piece >= "א" else piece for piece in pieces]
    by_hand = " ".join(turned[::-1] if rtl else turned)
    assert drawn(visual(" ".join(words), "rtl" if rtl else "ltr")) == by_hand


@given(MIXED, DIRECTIONS, st.data())
def test_lines_of_a_paragraph(text: str, direction: Direction, data: st.DataObject) -> None:
    """However it is cut between clusters, each line has its own cells, as wide as they are."""
    edges = [0]
    for piece, _ in clusters(text):
        edges.append(edges[-1] + len(piece))
    start, end = sorted([data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))])
    cells_of_line = visual_of_line(text, start, end, direction)
    assert sum(cell.width for cell in cells_of_line) == width(text[start:end])
    assert all(start <= cell.start <= cell.end <= end for cell in cells_of_line)
    assert all(cell.text and cell.width in {1, 2} for cell in cells_of_line)


def test_a_whole_paragraph_is_its_only_line() -> None:
    for golden in GOLDEN:
        whole = visual_of_line(golden.text, 0, len(golden.text), golden.direction)
        assert whole == visual(golden.text, golden.direction)


def test_a_line_has_the_direction_of_its_paragraph() -> None:
    text = "שלום לכולם ABC, ok"
    assert drawn(visual_of_line(text, 11, 18)) == "ABC, ok"
    assert drawn(visual_of_line(text, 11, 16)) == " ABC,"
    assert drawn(visual_of_line(text, 0, 11)) == " םלוכל םולש"


def test_a_line_that_ends_within_a_word_keeps_its_joining() -> None:
    assert drawn(visual_of_line("بيت", 0, 2)) == "\ufef4\ufe91"
    assert drawn(visual_of_line("بيت", 2, 3)) == "\ufe96"


@pytest.mark.parametrize(
    ("start", "end", "seen"), [(0, 2, "\ufee0\ufeb3"), (2, 4, "\ufee1\ufe8e"), (1, 4, " \ufee1\ufefc")]
)
def test_a_lam_at_the_end_of_a_line_leaves_its_alef(start: int, end: int, seen: str) -> None:
    assert drawn(visual_of_line("سلام", start, end)) == seen


def test_a_mark_follows_what_a_terminal_might_reorder() -> None:
    texts = [marked(cell) for cell in visual("كِ12٣ (א) a۴؟", "ltr")]
    assert "".join(texts).replace(MARK, "!") == "(א!) 12٣!\ufed9ِ! a۴؟!"


def test_the_set_of_signs_is_that_of_unicode() -> None:
    """Every letter and number of a right-to-left script is in it, and no other letter, number or blank."""
    strong = re.compile(f"[{STRONG}]")
    for code in range(0x110000):
        kind = unicodedata.bidirectional(chr(code))
        if kind in {"R", "AL", "AN"} and code not in {0x200F, 0x61C}:
            assert strong.match(chr(code)), hex(code)
        elif kind in {"L", "EN", "WS", "CS", "ES", "ET"}:
            assert not strong.match(chr(code)), hex(code)
