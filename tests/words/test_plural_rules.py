"""Plural rules: those of our languages, of others, and forms that change from one rule to another."""

import pytest

from agentdesk.words.languages import LANGUAGES
from agentdesk.words.plural_rules import counts_of, plural_forms_of, reordered

# What `pybabel init -l ar` writes: the last two forms are the other way round.
BABEL_ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5);"
)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_our_own_rules_come_first(language: object) -> None:
    assert plural_forms_of(language.code) == language.plural_forms  # type: ignore[attr-defined]
    assert len(counts_of(language.plural_forms)) == int(language.plural_forms[9])  # type: ignore[attr-defined]


def test_rules_of_other_languages() -> None:
    assert plural_forms_of("es") == "nplurals=2; plural=n != 1;"
    assert plural_forms_of("pt-BR") == "nplurals=2; plural=n > 1;"
    assert plural_forms_of("it_CH") == plural_forms_of("it")
    assert len(counts_of(plural_forms_of("ru"))) == 3
    assert plural_forms_of("zz") == plural_forms_of("klingon") == ""


@pytest.mark.parametrize(
    "header", ["", "nplurals=2", "nplurals=0; plural=0;", "nplurals=1; plural=n;", "nplurals=2; plural=n $ 2;"]
)
def test_a_rule_that_cannot_be_used_counts_nothing(header: str) -> None:
    assert counts_of(header) == {}


def test_forms_move_to_where_their_counts_are() -> None:
    assert reordered("abcdef", BABEL_ARABIC, plural_forms_of("ar")) == (tuple("abcdfe"), True)


def test_the_same_rule_in_other_words_changes_nothing() -> None:
    assert reordered("ab", "nplurals=2; plural=(n != 1);", plural_forms_of("it")) == (("a", "b"), True)


def test_forms_that_fall_together_are_a_guess() -> None:
    forms, same = reordered("abc", "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;", plural_forms_of("zh"))
    assert (forms, same) == (("c",), False)


def test_forms_that_part_keep_their_text() -> None:
    assert reordered("ab", plural_forms_of("it"), plural_forms_of("he")) == (("a", "b", "b"), True)


def test_too_few_forms_leave_room() -> None:
    assert reordered("a", plural_forms_of("it"), plural_forms_of("it")) == (("a", ""), False)
