"""Text from outside loses what could do harm, and nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.desk.outside_text import cleaned, quoted


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bianca  Fumagalli ", "Bianca Fumagalli"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07Bianca", "Bianca"),
        ("\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]never closed", "never closed"),
        ("\x9b2Ja\x85b", "a b"),
        ("a\u202eb\u2066c\u200ed\u061ce\u2069", "abcde"),
        ("one\ttwo\r\nthree\u2028four", "one two three four"),
        ("نوروزی\u200cمقدم", "نوروزی\u200cمقدم"),
        ("\u200c\u200d", ""),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("e\u0301", "é"),
        ("[red]x[/] {name} %s", "[red]x[/] {name} %s"),
        ("\ud800x\ufeff", "x"),
    ],
)
def test_only_harm_is_removed(text: str, kept: str) -> None:
    assert cleaned(text) == kept


@given(
    st.text(
        st.characters(categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Lu", "Mn", "Lo"], include_characters="[;]")
    )
)
def test_nothing_that_moves_a_cursor_or_turns_a_line_is_left(text: str) -> None:
    kept = cleaned(text)
    assert cleaned(kept) == kept
    assert {unicodedata.category(char) for char in kept} & {"Cc", "Cs", "Zl", "Zp"} == set()
    assert {char for char in kept if unicodedata.category(char) == "Cf"} <= {"\u200c", "\u200d"}


def test_what_is_repeated_in_a_message_is_short() -> None:
    assert quoted("x" * 40) == f"“{'x' * 40}”"
    assert quoted("x" * 41) == f"“{'x' * 39}…”"
