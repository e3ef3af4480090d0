"""The interface's words."""

from pathlib import Path
from typing import ClassVar

import pytest

from agentdesk.core.errors import AgentdeskError, BadInput, Fault, NotFound, Phrase
from agentdesk.words.look_up import Words
from agentdesk.words.slots import MissingValue
from agentdesk.words.translator import Translator
from tests.words.po import entry, plural, write

FSI, LRI, PDI = "\u2068", "\u2066", "\u2069"


@pytest.fixture
def words(tmp_path: Path) -> Words:
    write(
        tmp_path,
        "desk",
        "it",
        entry("Take {name}", "Prendi {name}"),
        entry("Due", "In scadenza"),
        entry("Due", "Scadenza", context="column"),
        entry("Bad {name}", "Male {nome}"),
        entry("Worse {name}", "Peggio {name"),
        entry("there is nothing called {name}", "{name} non esiste"),
        plural("{count} case for {name}", "{count} cases for {name}", "{count} caso", "{count} casi di {name}"),
    )
    write(tmp_path, "desk", "fa", entry("Take {name}", "برداشتن {name}"))
    write(tmp_path, "desk", "he", entry("Take {name}", "לקחת את {name}"))
    return Words(tmp_path)


@pytest.fixture
def tr(words: Words) -> Translator:
    return Translator(words, "it")


def test_a_text_is_translated_and_filled(tr: Translator) -> None:
    assert tr("Take {name}", name="Ada") == "Prendi Ada"
    assert tr("Due") == "In scadenza"
    assert tr("Due", context="column") == "Scadenza"
    assert tr("Never translated: {source}", source=1) == "Never translated: 1"


def test_plurals_fill_their_count(tr: Translator) -> None:
    def cases(count: int) -> str:
        return tr.plural("{count} case for {name}", "{count} cases for {name}", count, name="Ada")

    assert [cases(1), cases(2)] == ["1 caso", "2 casi di Ada"]


def test_english_needs_no_catalogue(words: Words) -> None:
    tr = Translator(words, "en")
    assert tr("Take {name}", name="Ada") == "Take Ada"
    assert [tr.plural("{count} case", "{count} cases", count) for count in (0, 1, 2)] == [
        "0 cases",
        "1 case",
        "2 cases",
    ]


def test_language_and_direction(words: Words) -> None:
    assert (Translator(words, "it").language, Translator(words, "it").direction) == ("it", "ltr")
    assert (Translator(words, "he").language, Translator(words, "he").direction) == ("he", "rtl")


def test_values_are_isolated_only_where_direction_could_go_wrong(words: Words) -> None:
    italian, hebrew = Translator(words, "it"), Translator(words, "he")
    assert italian("Take {name}", name="שרה") == f"Prendi {FSI}שרה{PDI}"
    assert italian("Take {name}", name="#12") == "Prendi #12"
    assert hebrew("Take {name}", name="#12") == f"לקחת את {LRI}#12{PDI}"


def test_counts_are_written_in_the_digits_of_the_language_and_codes_are_not(words: Words) -> None:
    assert Translator(words, "fa")("Take {name}", name=12) == f"برداشتن {LRI}۱۲{PDI}"
    assert Translator(words, "fa")("Take {name}", name="A-12") == f"برداشتن {LRI}A-12{PDI}"
    assert Translator(words, "he")("Take {name}", name=12) == f"לקחת את {LRI}12{PDI}"


def test_values_are_text_and_nothing_else(tr: Translator) -> None:
    assert tr("Take {name}", name="{kind}[b]\n") == "Prendi {kind}[b] "


@pytest.mark.parametrize("source", ["Bad {name}", "Worse {name}"])
def test_a_translation_with_wrong_slots_gives_way_to_english(tr: Translator, source: str) -> None:
    assert tr(source, name="Ada") == source.replace("{name}", "Ada")


def test_a_source_without_its_value_is_our_own_mistake(tr: Translator) -> None:
    with pytest.raises(MissingValue):
        tr("Take {name}")
    with pytest.raises(MissingValue):
        tr("Not translated {name}")


def test_errors_are_said_in_the_language(tr: Translator) -> None:
    assert tr.error(NotFound(name="x")) == "x non esiste"
    assert tr.error(AgentdeskError()) == "something went wrong"


def test_a_phrase_in_a_slot_is_said_in_the_language_too(tr: Translator) -> None:
    class Refused(AgentdeskError):
        message: ClassVar[str] = "Take {name}"

    assert str(Refused(name=Phrase("Due"))) == "Take Due"
    assert tr.error(Refused(name=Phrase("Due"))) == "Prendi In scadenza"
    inner = Phrase("Take {name}", name=Phrase("Due"))
    assert inner == "Take Due"
    assert tr.error(Refused(name=inner)) == "Prendi Prendi In scadenza"
    assert tr.error(Refused(name="Due")) == "Prendi Due"


def test_faults_are_said_in_the_language_as_far_as_they_are_phrases(tr: Translator) -> None:
    error = BadInput(Fault("a.csv:2", Phrase("Take {name}", name="{x}"), Phrase("Due")), Fault("b", "Due", "Due"))
    assert str(error) == "a.csv:2: Take {x}; Due\nb: Due; Due"
    assert tr.error(error) == "a.csv:2: Prendi {x}; In scadenza\nb: Due; Due"


def test_an_error_may_have_a_slot_of_any_name(tr: Translator) -> None:
    class Odd(AgentdeskError):
        message: ClassVar[str] = "{context} of {source}"

    assert tr.error(Odd(context="a", source="b")) == "a of b"


def test_bad_input_says_each_fault_on_a_line_of_its_own(tr: Translator) -> None:
    error = BadInput(Fault("a.csv:2", "no\nname \u202e"), Fault("a.csv:3", "no phone", "add one"))
    assert tr.error(error) == "a.csv:2: no name \na.csv:3: no phone; add one"


def test_a_broken_catalogue_stops_the_choice_of_its_language(words: Words, tmp_path: Path) -> None:
    write(tmp_path, "desk", "fa", 'msgid "a')
    with pytest.raises(BadInput):
        Translator(words, "fa")


def test_an_error_is_said_even_while_the_catalogue_is_broken(tr: Translator, words: Words, tmp_path: Path) -> None:
    write(tmp_path, "desk", "it", 'msgid "a')
    words.reload()
    assert tr.error(NotFound(name="x")) == "there is nothing called x"
