"""What a terminal takes for one sign, and how many cells it gives to it."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from agentdesk.text.widths import clusters, places, width
from tests.text.official import lines

SIGNS = st.text(alphabet="ab ا\u064bלא李。☎❤\ufe0f\u200d👩🔬👍🏽🇮🇹한\u0903\u2066\u2069", max_size=20)


def test_every_known_character_is_as_wide_as_the_screen_lays_it_out() -> None:
    codes = (*range(0x3400), *range(0xA000, 0xAC00), *range(0xD7A0, 0x20000), *range(0x20000, sys.maxunicode, 97))
    known = (chr(code) for code in codes if unicodedata.category(chr(code)) not in {"Cn", "Co", "Cs"})
    assert [ascii(sign) for sign in known if width(sign) != get_character_cell_size(sign)] == []


@pytest.mark.parametrize("sign", ["\U0001fae9", "\u0897", "\U0002fffd", "\U00010efc", "\U0001faef"])
def test_newer_characters_are_as_wide_as_the_screen_lays_them_out(sign: str) -> None:
    assert width(sign) == get_character_cell_size(sign)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("בָּא", [("בָּ", 1), ("א", 1)]),
        ("می\u200cخواهم"[:4], [("م", 1), ("ی\u200c", 1), ("خ", 1)]),
        ("👩‍👩‍👧a", [("👩‍👩‍👧", 2), ("a", 1)]),
        ("🇮🇹🇸🇦🇮", [("🇮🇹", 2), ("🇸🇦", 2), ("🇮", 1)]),
        ("👍🏽☎️☎", [("👍🏽", 2), ("☎️", 2), ("☎", 1)]),
        ("#️⃣a\ufe0f", [("#️⃣", 2), ("a\ufe0f", 1)]),
        ("한글", [("한", 2), ("글", 2)]),
        ("한", [("한", 2)]),
        ("कि", [("कि", 1)]),
        ("\u0301a", [("\u0301", 0), ("a", 1)]),
    ],
)
def test_clusters(text: str, pieces: list[tuple[str, int]]) -> None:
    assert clusters(text) == pieces
    assert width(text) == sum(cells for _, cells in pieces)


def test_clusters_are_those_of_unicode_where_all_can_be_seen() -> None:
    checked = 0
    for line in lines("auxiliary/GraphemeBreakTest.txt"):
        marked = line.split("#")[0].strip().strip("÷").strip()
        expected = ["".join(chr(int(code, 16)) for code in part.split("×")) for part in marked.split("÷")]
        text = "".join(expected)
        if not set(text) & set("\r\n\x01\u0600\u1160\u11a8") and "\u1100" not in text[:-1]:
            checked += 1
            assert [piece for piece, _ in clusters(text)] == expected
    assert checked > 200


@given(SIGNS)
def test_places_tell_where_each_sign_starts(text: str) -> None:
    at = places(text)
    index = 0
    for piece, cells in clusters(text):
        assert at[index + len(piece)] - at[index] == cells
        index += len(piece)
    assert (at[0], at[-1], len(at)) == (0, width(text), len(text) + 1)


@given(st.text(alphabet=st.characters(exclude_categories=("Cn", "Cs"), exclude_characters="\u200d"), max_size=12))
def test_any_text_is_as_wide_as_the_screen_lays_it_out(text: str) -> None:
    assert width(text) == cell_len(text)
