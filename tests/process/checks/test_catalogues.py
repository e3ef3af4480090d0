"""The catalogues of a process are checked beside its texts."""

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
            "`agentdesk processes translations` adds an entry for it",
        )
    ]


def test_what_is_wrong_with_an_entry_is_told_by_its_line(folder: Path) -> None:
    assert found(folder, *TITLES, entry(GREETING, "Buongiorno {custmer}, {agent}.", "greet.say")) == [
        Fault("it.po:15", "greet.say: the English has no slot {custmer}", "did you mean customer?"),
        Fault("it.po:15", "greet.say: the slot {customer} is missing", "put it where its value is to stand"),
    ]


def test_a_text_that_is_no_more(folder: Path) -> None:
    (fault,) = found(folder, *TITLES, GREETED, entry("Bye.", "Ciao.", "greet.syy"))
    assert fault == Fault("it.po:19", "greet.syy: there is no such text", "did you mean greet.say?")


def test_variants_by_gender(folder: Path) -> None:
    gentle = [
        entry(GREETING, f"{title} {{customer}}, sono {{agent}}.", f"greet.say|customer={gender}")
        for title, gender in (("Gentile", "f"), ("Egregio", "m"))
    ]
    assert found(folder, *TITLES, GREETED, *gentle) == []
    assert [fault.fault for fault in found(folder, *TITLES, GREETED, gentle[0])] == [
        "greet.say|customer=f: greet.say|customer=m is missing, for where the customer is a man"
    ]


def test_what_is_said_to_the_customer_has_no_english_words(folder: Path) -> None:
    titles = (entry("Small", "קטן", "title"), entry("A process for a test.", "תהליך לניסיון.", "summary"))
    said = entry(GREETING, "שלום {customer}, this is {agent}.", "greet.say")
    assert [fault.place for fault in found(folder, *titles, said, language="he")] == ["he.po:15", "he.po:15"]


def test_english_needs_no_catalogue_but_may_have_variants(folder: Path) -> None:
    titles = {"f": "madam", "m": "sir"}
    politely = [
        entry(GREETING, f"Good day {title} {{customer}}, this is {{agent}}.", f"greet.say|customer={gender}")
        for gender, title in titles.items()
    ]
    assert found(folder, *politely, language="en") == []


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
    (folder / "es.po").write_text(po(*TITLES), encoding="utf-8")
    assert [fault.fault for fault in found(folder, *TITLES)] == [
        "greet.say has no translation in Italiano (it.po)",
        "greet.say has no translation in es.po",
    ]
