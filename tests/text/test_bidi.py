"""Which way the characters of a paragraph run, beyond what the official tests look at."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.bidi import Direction, has_rtl, line_levels, line_order, mirrored, resolve
from agentdesk.text.bidi_classes import LETTERS, classes
from agentdesk.text.bidi_pairs import CLOSING, MIRRORED, OPENING

CODES = "\u200e\u200f\u061c\u200c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MIXED = st.text(alphabet="ab אב اب\u064b 12٣+-.,:$%()[]<>«»\t\n李，😀" + CODES, max_size=40)
ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl", "auto")


def seen(text: str, direction: Direction = "auto") -> str:
    """The text as it stands from left to right, brackets turned."""
    resolved = resolve(text, direction)
    return "".join(mirrored(text[i]) if (resolved.levels[i] or 0) & 1 else text[i] for i in resolved.order)


@pytest.mark.parametrize(
    ("text", "direction", "picture"),
    [
        ("", "auto", ""),
        ("call Dana", "auto", "call Dana"),
        ("call Dana", "rtl", "call Dana"),
        ("שלום (דנה)", "auto", "(הנד) םולש"),
        ("הזמנה ABC מספר 12", "auto", "12 רפסמ ABC הנמזה"),
        ("Dana דנה, 5", "auto", "Dana 5 ,הנד"),
        ("(דנה) ABC", "ltr", "(הנד) ABC"),
        ("قيمة 250.00 $", "auto", "$ 250.00 ةميق"),
        ("طلب \u2068SO-48213\u2069.", "auto", ".SO-48213 بلط"),
        ("هاتف \u2066+966 52 123 4567\u2069", "auto", "+966 52 123 4567 فتاه"),
        ("شروع a(b) پایان", "auto", "نایاپ a(b) عورش"),
        ("א〈ב\u232aג", "ltr", "ג\u2329ב〉א"),
    ],
)
def test_pictures(text: str, direction: Direction, picture: str) -> None:
    assert "".join(character for character in seen(text, direction) if character not in CODES) == picture


@pytest.mark.parametrize(
    ("text", "level"),
    [("12 (א)", 1), ("12 a א", 0), ("\u2067א\u2069 a", 0), ("\u2068a\u2069 א", 1), ("\u2067א a", 0), ("12", 0)],
)
def test_a_paragraph_takes_the_direction_of_its_first_letter_outside_isolates(text: str, level: int) -> None:
    assert resolve(text).level == level


def test_what_is_taken_out_has_no_level_and_no_place() -> None:
    resolved = resolve("می\u200cخواهم")
    assert resolved.levels == (1, 1, None, 1, 1, 1, 1, 1)
    assert resolved.order == (7, 6, 5, 4, 3, 1, 0)


def test_paragraphs_are_resolved_one_after_the_other() -> None:
    first, second = resolve("אב\n"), resolve("a 1\n")
    both = resolve("אב\na 1\n")
    assert (both.level, both.levels) == (1, first.levels + second.levels)
    assert both.order == (*first.order, *(3 + index for index in second.order))


def test_blanks_at_the_end_of_a_line_go_to_the_side_of_its_paragraph() -> None:
    text = "abc דנה מיכל"
    whole = resolve(text)
    assert whole.levels[7] == 1
    assert line_levels(text, whole, 0, 8) == (0, 0, 0, 0, 1, 1, 1, 0)
    assert line_order(text, whole, 0, 8) == (0, 1, 2, 3, 6, 5, 4, 7)
    assert line_order(text, whole, 8, 12) == (11, 10, 9, 8)


def test_a_line_that_begins_with_latin_keeps_the_direction_of_its_paragraph() -> None:
    text = "הזמנה ABC מספר"
    assert line_order(text, resolve(text), 6, 14) == (13, 12, 11, 10, 9, 6, 7, 8)


@given(MIXED, st.sampled_from(DIRECTIONS))
def test_each_character_has_its_place_or_none(text: str, direction: Direction) -> None:
    resolved = resolve(text, direction)
    assert len(resolved.levels) == len(text)
    assert sorted(resolved.order) == [index for index, level in enumerate(resolved.levels) if level is not None]


@given(ANY, st.sampled_from(DIRECTIONS))
def test_no_text_is_too_strange(text: str, direction: Direction) -> None:
    resolved = resolve(text, direction)
    assert {index for index, level in enumerate(resolved.levels) if level is not None} == set(resolved.order)


@given(MIXED.filter(lambda text: "\n" not in text), st.sampled_from(DIRECTIONS))
def test_a_line_that_is_the_whole_paragraph_is_the_paragraph(text: str, direction: Direction) -> None:
    resolved = resolve(text, direction)
    assert line_levels(text, resolved, 0, len(text)) == resolved.levels
    assert line_order(text, resolved, 0, len(text)) == resolved.order


@given(MIXED, st.sampled_from(DIRECTIONS))
def test_what_has_nothing_from_right_to_left_stays_as_it_is(text: str, direction: Direction) -> None:
    resolved = resolve(text, direction)
    if not has_rtl(text) and direction != "rtl":
        assert resolved.order == tuple(sorted(resolved.order))


@given(ANY)
def test_a_letter_from_right_to_left_is_seen_at_a_glance(text: str) -> None:
    names = {unicodedata.bidirectional(character) for character in text}
    assert has_rtl(text) or not names & {"R", "AL", "AN", "RLE", "RLO", "RLI"}


def test_codes_deeper_than_the_rules_allow_do_no_harm() -> None:
    text = "\u202b" * 200 + "a\u2067" * 200 + "א" + "\u2069" * 200
    levels = [level for level in resolve(text).levels if level is not None]
    assert max(levels) <= 127
    assert len(levels) == 601


@pytest.mark.parametrize(
    ("code", "letter"),
    [
        (0x05FF, "R"),
        (0x083F, "R"),
        (0x085F, "R"),
        (0x070E, "A"),
        (0xFBC3, "A"),
        (0x10EC7, "A"),
        (0x10CFF, "R"),
        (0x1EE04, "A"),
        (0x1EFFF, "R"),
        (0x20CF, "#"),
        (0x10EFD, "M"),
        (0xFDD0, "b"),
        (0xFFFE, "b"),
        (0xE0FFF, "b"),
        (0x1FADF + 0x14, "O"),
        (0x0378, "L"),
    ],
)
def test_code_points_without_a_character_have_the_class_of_their_block(code: int, letter: str) -> None:
    assert classes(chr(code)) == letter.encode()


def test_every_known_character_has_its_class() -> None:
    known = [chr(code) for code in range(0x3100) if unicodedata.bidirectional(chr(code))]
    assert classes("".join(known)).decode() == "".join(
        LETTERS[unicodedata.bidirectional(character)] for character in known
    )


def test_pairs_are_each_others_picture() -> None:
    assert all(MIRRORED[other] == character for character, other in MIRRORED.items())
    assert len(MIRRORED) == 428
    assert (len(OPENING), len(CLOSING)) == (64, 64)
    assert set(OPENING) | set(CLOSING) <= set(MIRRORED)
    assert mirrored("(") == ")"
    assert mirrored("«") == "»"
    assert mirrored("a") == "a"
