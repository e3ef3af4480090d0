"""Translations that are missing, fuzzy, left over, or have other slots than the English."""

from pathlib import Path

import pytest

from agentdesk.core.errors import Fault
from agentdesk.process.checks import check
from agentdesk.process.loading import load
from tests.process.scene import HEAD
from tests.words.po import entry, po

TEXT = """\
start: greet
steps:
  greet:
    kind: say
    say: Good day {customer}, this is {agent}.
    next: finish
"""
GREETING = "Good day {customer}, this is {agent}."
TITLES = (
    entry("Small", "Piccolo", "title"),
    entry("A process for a test.", "Un processo di prova.", "summary"),
)
GREETED = entry(GREETING, "Buongiorno {customer}, sono {agent}.", "greet.say")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "process.yaml").write_text(HEAD + TEXT, encoding="utf-8")
    return folder


def found(folder: Path, *entries: str, language: str = "it") -> list[Fault]:
    """The faults of a process with this catalogue; places without the folder."""
    (folder / f"{language}.po").write_text(po(*entries), encoding="utf-8")
    return plain(folder)


def plain(folder: Path) -> list[Fault]:
    faults = check(load(folder / "process.yaml"))
    return [Fault(fault.place.replace(f"{folder}/", ""), fault.fault, fault.remedy) for fault in faults]


def test_a_whole_translation(folder: Path) -> None:
    assert found(folder, *TITLES, GREETED) == []


def test_without_a_catalogue_nothing_is_missing(folder: Path) -> None:
    assert plain(folder) == []


def test_a_text_without_a_translation_is_told_where_it_stands(folder: Path) -> None:
    assert found(folder, *TITLES) == [
        Fault(
            "process.yaml:11:10",
            "greet.say has no translation in Italiano (it.po)",
            'add an entry with the msgctxt "greet.say"',
        )
    ]


def test_an_entry_that_is_empty(folder: Path) -> None:
    assert found(folder, *TITLES, entry(GREETING, "", "greet.say")) == [
        Fault("it.po:15", "greet.say has no translation", "add it, or remove the entry of a variant")
    ]


def test_a_fuzzy_entry(folder: Path) -> None:
    fuzzy = entry(GREETING, "Buongiorno {customer}, sono {agent}.", "greet.say", "fuzzy")
    assert found(folder, *TITLES, fuzzy) == [
        Fault("it.po:16", "greet.say is marked as fuzzy, so it isn't shown", "look at it, and remove the mark")
    ]


def test_slots_that_are_missing_or_unknown(folder: Path) -> None:
    assert found(folder, *TITLES, entry(GREETING, "Buongiorno {custmer} {brand}.", "greet.say")) == [
        Fault("it.po:15", "greet.say: the English has no slot {brand}", "use the slots of the English"),
        Fault("it.po:15", "greet.say: the English has no slot {custmer}", "did you mean customer?"),
        Fault("it.po:15", "greet.say: the slot {agent} is missing", "put it where its value is to stand"),
        Fault("it.po:15", "greet.say: the slot {customer} is missing", "put it where its value is to stand"),
    ]


def test_slots_may_stand_elsewhere_and_twice(folder: Path) -> None:
    turned = entry(GREETING, "Sono {agent}. Buongiorno {customer}! Sono {agent}.", "greet.say")
    assert found(folder, *TITLES, turned) == []


def test_braces_that_do_not_match(folder: Path) -> None:
    (fault,) = found(folder, *TITLES, entry(GREETING, "Buongiorno {customer, sono {agent}.", "greet.say"))
    assert fault.place == "it.po:15"
    assert fault.fault.startswith("greet.say: ")
    assert fault.remedy.startswith("write a slot as {name}")


def test_a_text_that_is_no_more(folder: Path) -> None:
    gone = (entry("Bye.", "Ciao.", "greet.syy"), entry("Hm.", "Mah.", "other.task"))
    assert found(folder, *TITLES, GREETED, *gone) == [
        Fault("it.po:19", "there is no text greet.syy in the process", "did you mean greet.say?"),
        Fault("it.po:23", "there is no text other.task in the process", "remove the entry"),
    ]


def test_english_that_was_changed(folder: Path) -> None:
    remedy = "take it over, and look at the translation"
    assert found(folder, *TITLES, entry("Hello {customer}.", "Ciao {customer}.", "greet.say")) == [
        Fault("it.po:15", "the English of greet.say is another one by now", remedy)
    ]


def test_variants_by_gender(folder: Path) -> None:
    gentle = entry(GREETING, "Gentile {customer}, sono {agent}.", "greet.say|customer=f|agent=m")
    assert found(folder, *TITLES, GREETED, gentle) == []


def test_variants_need_the_neutral_form(folder: Path) -> None:
    gentle = entry(GREETING, "Gentile {customer}, sono {agent}.", "greet.say|customer=f")
    assert [fault.fault for fault in found(folder, *TITLES, gentle)] == [
        "greet.say has no translation in Italiano (it.po)"
    ]


@pytest.mark.parametrize("variant", ["customer=x", "agent=m|customer=f", "brand=f"])
def test_variants_that_are_never_asked_for(folder: Path, variant: str) -> None:
    gentle = entry(GREETING, "Gentile {customer}, sono {agent}.", f"greet.say|{variant}")
    assert found(folder, *TITLES, GREETED, gentle) == [
        Fault("it.po:19", f"{variant} is no variant", "write |customer=f or |customer=m, then |agent=f or |agent=m")
    ]


def test_english_needs_no_catalogue_but_may_have_variants(folder: Path) -> None:
    madam = entry(GREETING, "Good day madam {customer}, this is {agent}.", "greet.say|customer=f")
    assert found(folder, madam, language="en") == []


def test_a_region_says_only_what_differs(folder: Path) -> None:
    assert found(folder, *TITLES, GREETED) == []
    assert found(folder, entry("Small", "Piccolino", "title"), language="it_CH") == []


def test_a_region_alone_says_everything(folder: Path) -> None:
    faults = found(folder, *TITLES, language="it_CH")
    assert [fault.fault for fault in faults] == ["greet.say has no translation in Italiano (it_CH.po)"]


def test_a_broken_catalogue_is_told_by_its_line(folder: Path) -> None:
    (folder / "it.po").write_text(po(*TITLES) + "\nmsgid Small\n", encoding="utf-8")
    (fault,) = plain(folder)
    assert fault.place == "it.po:14"
    assert "is not a line of a .po file" in fault.fault


def test_every_language_is_looked_at(folder: Path) -> None:
    (folder / "he.po").write_text(po(*TITLES), encoding="utf-8")
    assert [fault.fault for fault in found(folder, *TITLES)] == [
        "greet.say has no translation in Italiano (it.po)",
        "greet.say has no translation in עברית (he.po)",
    ]
