"""Text from outside can't steer the terminal or the text around it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.text.safe import shown, shown_lines

STEERING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("Mariam", "Mariam"),
        ("a\x1b[31mred", "a\ufffd[31mred"),
        ("two\r\nlines\there", "two lines here"),
        ("\u202eevil\u202c", "evil"),
        ("\u2067open", "open"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("half \ud83d", "half \ufffd"),
        ("c1 \x9b2J", "c1 \ufffd2J"),
        ("[bold]markup[/]", "[bold]markup[/]"),
    ],
)
def test_what_is_shown(given: str, seen: str) -> None:
    assert shown(given) == seen


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_that_steers_is_left(text: str) -> None:
    seen = shown(text)
    assert not set(seen) & set(STEERING)
    assert all(unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} for character in seen)
    assert shown(seen) == seen


def test_lines_can_be_kept() -> None:
    assert shown_lines("one\r\ntwo\x1b\u2028three") == "one\ntwo\ufffd\nthree"
