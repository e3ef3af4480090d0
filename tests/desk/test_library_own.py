"""Processes of a user's own: beside the shipped ones or in their place, read anew, and never used while broken."""

import shutil
from pathlib import Path

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.desk.library import Library, NoProcess, Unusable
from agentdesk.process.steps import Ask
from agentdesk.words.look_up import Words
from tests.desk.small_process import write_visit

SAY = ("say: When would a visit suit you?", "say: On which day may we come to you?")
ENDLESS = ("next: again }", "next: nowhere }")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    write_visit(tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def library(own: Path, tmp_path: Path) -> Library:
    cache = tmp_path / "cache"
    return Library(scripts_folder(), Words(scripts_folder(), cache, own), cache, own)


def said(library: Library) -> str:
    """What is said to an Italian customer in the library's process."""
    edition = library.edition("visit")
    step = edition.body.process.steps["contact"]
    assert isinstance(step, Ask)
    return edition.words.find("visit", "it", "contact.say", step.say).text


def test_a_users_process_is_one_of_all(library: Library) -> None:
    assert {"visit", "service_call"} <= set(library.ids())
    assert library.outline("visit").words["status.waiting"] == "waiting for a day"
    assert said(library) == "Quando possiamo venire?"


def test_a_users_process_replaces_the_shipped_one_with_its_translations(own: Path, library: Library) -> None:
    assert not library.get("service_call").process.title.startswith("Our ")
    shutil.copytree(scripts_folder() / "service_call", own / "service_call")
    file = own / "service_call" / "process.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Our ", 1), encoding="utf-8")
    assert not library.get("service_call").process.title.startswith("Our ")
    assert library.read_anew().changed == ("service_call",)
    assert library.get("service_call").process.title.startswith("Our ")


def test_a_change_is_used_once_the_processes_are_read_anew(own: Path, library: Library) -> None:
    before = library.edition("visit")
    write_visit(own, SAY)
    assert library.edition("visit") == before
    anew = library.read_anew()
    assert (anew.changed, dict(anew.faults)) == (("visit",), {})
    assert library.edition("visit").version != before.version
    assert said(library) == "On which day may we come to you?"


def test_what_was_read_is_what_is_kept_whatever_became_of_the_files(own: Path, library: Library) -> None:
    before = library.edition("visit")
    folder = write_visit(own, SAY)
    (folder / "it.po").unlink()
    assert library.edition("visit").version == before.version
    packed = library.packed("visit")
    library.read_anew()
    old = library.kept_edition("visit", before.version, packed)
    assert old.version == before.version
    found = old.words.find("visit", "it", "contact.say", "When would a visit suit you?")
    assert found.text == "Quando possiamo venire?"


def test_an_edition_keeps_its_words_when_the_files_change(own: Path, library: Library) -> None:
    edition = library.edition("visit")
    folder = write_visit(own)
    italian = folder / "it.po"
    italian.write_text(italian.read_text(encoding="utf-8").replace("Quando", "Dove"), encoding="utf-8")
    library.read_anew()
    said_in = [
        words.find("visit", "it", "contact.say", "When would a visit suit you?").text
        for words in (edition.words, library.edition("visit").words)
    ]
    assert said_in == ["Quando possiamo venire?", "Dove possiamo venire?"]


def test_nothing_is_read_where_nothing_changed(library: Library) -> None:
    before = library.get("visit")
    assert library.read_anew().changed == ()
    assert library.get("visit") is before


@pytest.mark.parametrize("change", [ENDLESS, ("kind: ask", "kind: asks"), ("id: visit", "id: visits")])
def test_a_broken_process_is_not_used(own: Path, library: Library, change: tuple[str, str]) -> None:
    folder = write_visit(own, change)
    library.read_anew()
    with pytest.raises(Unusable) as refused:
        library.get("visit")
    assert refused.value.faults == library.faults("visit")
    assert refused.value.faults[0].place.startswith(str(folder / "process.yaml"))
    with pytest.raises(Unusable):
        library.outline("visit")
    assert library.get("service_call").process.id == "service_call"


def test_a_broken_catalogue_is_a_fault_too(own: Path, library: Library) -> None:
    (own / "visit" / "it.po").write_text('msgid "a', encoding="utf-8")
    assert dict(library.read_anew().faults).keys() == {"visit"}


def test_the_version_before_stays_where_the_new_one_is_broken(own: Path, library: Library) -> None:
    before = library.edition("visit")
    write_visit(own, ENDLESS)
    anew = library.read_anew()
    assert anew.changed == ()
    assert [fault.place for fault in anew.faults["visit"]]
    assert library.edition("visit").version == before.version
    assert said(library) == "Quando possiamo venire?"
    assert library.faults("visit") == anew.faults["visit"]
    write_visit(own, SAY)
    assert library.read_anew().faults == {}
    assert library.edition("visit").version != before.version


def test_what_is_untidy_but_harms_no_call_is_used(own: Path, library: Library) -> None:
    write_visit(own, ("  end: { kind: end }", "  end: { kind: end }\n  alone: { kind: end }"))
    assert library.read_anew().changed == ("visit",)
    assert "alone" in library.get("visit").process.steps


def test_a_process_that_went_is_told_as_such(own: Path, library: Library) -> None:
    edition, packed = library.edition("visit"), library.packed("visit")
    shutil.rmtree(own / "visit")
    assert library.read_anew().changed == ("visit",)
    with pytest.raises(NoProcess):
        library.get("visit")
    assert library.kept_edition("visit", edition.version, packed).body.process.title == "Visit"
