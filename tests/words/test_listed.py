"""Texts one after the other, in the language's punctuation."""

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.words.listed import in_turn, listed
from agentdesk.words.look_up import Words
from agentdesk.words.translator import Translator


def stripped(text: str) -> str:
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


@pytest.mark.parametrize(
    ("language", "names", "clauses"),
    [
        ("en", "a, b, c", "a; b"),
        ("it", "a, b, c", "a; b"),
        ("zh", "a、b、c", "a；b"),
        ("ar", "a، b، c", "a؛ b"),
        ("fa", "a، b، c", "a؛ b"),
        ("he", "a, b, c", "a; b"),
    ],
)
def test_lists_are_punctuated_as_in_the_language(language: str, names: str, clauses: str) -> None:
    tr = Translator(Words(scripts_folder()), language)
    assert stripped(listed(["a", "b", "c"], tr)) == names
    assert stripped(in_turn(iter(["a", "b"]), tr)) == clauses


def test_one_stands_as_it_is_and_none_is_nothing() -> None:
    tr = Translator(Words(scripts_folder()), "en")
    assert (listed(["a"], tr), listed([], tr), in_turn(["one; two"], tr)) == ("a", "", "one; two")
