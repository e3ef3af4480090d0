"""Catalogues of processes and of the interface are brought in step with their sources."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from agentdesk.core.errors import BadInput
from agentdesk.core.places import scripts_folder
from agentdesk.core.shelf import Shelf
from agentdesk.desk import translations
from agentdesk.desk.library import NoProcess
from agentdesk.desk.translations import Brought, Folder, brought_in_step, check_interface, folders
from agentdesk.words.interface import interface_messages
from agentdesk.words.look_up import Found, Words
from agentdesk.words.po_reading import read_po_file
from tests.desk.conftest import Scene

interface = cache(interface_messages)


@pytest.fixture(autouse=True)
def code_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here changes the code, in which the texts of the interface stand."""
    monkeypatch.setattr(translations, "interface_messages", interface)


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    copy = tmp_path / "scripts"
    shutil.copytree(scripts_folder(), copy)
    return copy


Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(scripts: Path) -> Edit:
    """Replaces a text in a file."""

    def replace(file: str, old: str, new: str) -> None:
        text = (scripts / file).read_text(encoding="utf-8")
        assert old in text
        (scripts / file).write_text(text.replace(old, new), encoding="utf-8")

    return replace


def brought(scripts: Path, name: str, language: str = "") -> dict[str, Brought]:
    (folder,) = folders((name,), Shelf(scripts))
    return {file.file.name: file for file in brought_in_step(folder, language)}


@pytest.mark.parametrize("folder", folders((), Shelf(scripts_folder())), ids=lambda folder: folder.path.name)
def test_the_shipped_files_are_in_step(folder: Folder) -> None:
    late = [file.file.name for file in brought_in_step(folder) if not file.in_step]
    assert late == [], "run: agentdesk processes translations"


def test_all_folders_are_found_and_named_ones_by_name_or_path(scripts: Path, tmp_path: Path) -> None:
    every = sorted(file.parent.name for file in scripts.glob("*/process.yaml"))
    packs = sorted(file.parent.name for file in scripts.glob("rules/*/rules.yaml"))
    assert [folder.path.name for folder in folders((), Shelf(scripts))] == [*every, *packs, "desk"]
    elsewhere = tmp_path / "mine"
    shutil.copytree(scripts / "credit_control", elsewhere)
    named = folders(("desk", str(elsewhere)), Shelf(scripts))
    assert [folder.path for folder in named] == [scripts / "desk", elsewhere]
    with pytest.raises(NoProcess):
        folders(("nothing",), Shelf(scripts))


def test_another_english_is_a_guess_in_every_language(scripts: Path, edit: Edit) -> None:
    edit("service_call/process.yaml", "title: Service call", "title: Calls")
    done = brought(scripts, "service_call")
    assert all(not one.in_step for one in done.values())
    hebrew = done["he.po"]
    assert (hebrew.added, hebrew.changed, hebrew.gone) == (0, 1, 0)
    assert b'#, fuzzy\n#| msgid "Service call"\nmsgctxt "title"\nmsgid "Calls"\n' in hebrew.now


def test_a_new_text_and_one_that_is_gone_are_counted(scripts: Path, edit: Edit) -> None:
    edit("service_call/process.yaml", "\nreminders:\n", "\nreminders:\n  new_one: Breathe.\n")
    done = brought(scripts, "service_call", "it")["it.po"]
    assert (done.added, done.changed, done.gone) == (1, 0, 0)
    done.write()
    edit("service_call/process.yaml", "  new_one: Breathe.\n", "")
    done = brought(scripts, "service_call", "it")["it.po"]
    assert (done.added, done.changed, done.gone) == (0, 0, 1)


def test_what_was_written_is_in_step(scripts: Path, edit: Edit) -> None:
    edit("service_call/process.yaml", "title: Service call", "title: Calls")
    for file in brought(scripts, "service_call").values():
        file.write()
    assert all(file.in_step for file in brought(scripts, "service_call").values())


@pytest.mark.parametrize("name", ["service_call", "desk"])
def test_a_new_language_is_begun_with_every_text(scripts: Path, name: str) -> None:
    spanish = brought(scripts, name, "es")["es.po"]
    assert (spanish.was, spanish.file) == (None, scripts / name / "es.po")
    spanish.write()
    begun = read_po_file(spanish.file, spanish.now)
    assert len(begun.entries) == spanish.added == len(Folder(scripts / name).messages)
    assert begun.header is not None
    assert "Language: es\nMIME-Version: 1.0" in begun.header.translation
    assert "Plural-Forms: nplurals=2; plural=n != 1;" in begun.header.translation
    assert brought(scripts, name, "ES")["es.po"].in_step


@pytest.mark.parametrize("language", ["klingon", "../it", "español", "tlh"])
def test_what_is_no_language_is_not_begun(scripts: Path, language: str) -> None:
    with pytest.raises(BadInput, match="is no language"):
        brought(scripts, "service_call", language)


def test_a_broken_catalogue_is_told_and_left_alone(scripts: Path, edit: Edit) -> None:
    edit("service_call/it.po", 'msgctxt "title"', "msgctxt title")
    with pytest.raises(BadInput, match=r"it\.po:\d+: “msgctxt title” is not a line of a \.po file"):
        brought(scripts, "service_call")


def test_a_broken_template_is_made_anew(scripts: Path, edit: Edit) -> None:
    before = (scripts / "service_call" / "service_call.pot").read_bytes()
    edit("service_call/service_call.pot", 'msgctxt "title"', "msgctxt title")
    assert brought(scripts, "service_call")["service_call.pot"].now == before


def test_a_full_disk_loses_nothing(scripts: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    edit("service_call/process.yaml", "title: Service call", "title: Calls")
    done = brought(scripts, "service_call")["it.po"]
    there = sorted((scripts / "service_call").iterdir())
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        done.write()
    assert done.file.read_bytes() == done.was
    assert sorted((scripts / "service_call").iterdir()) == there


def test_what_a_translator_saves_meanwhile_is_not_written_over(scripts: Path, edit: Edit) -> None:
    edit("service_call/process.yaml", "title: Service call", "title: Calls")
    done = brought(scripts, "service_call")["it.po"]
    edit("service_call/it.po", "Chiamata di assistenza", "Chiamata di servizio")
    with pytest.raises(BadInput, match="was changed by somebody meanwhile"):
        done.write()
    assert "Chiamata di servizio" in done.file.read_text(encoding="utf-8")


GETTEXT = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="GNU gettext isn't installed")
CATALOGUES = [("service_call", "he.po"), ("credit_control", "ar.po"), ("service_call", "it.po")]


@pytest.mark.wide
@GETTEXT
@pytest.mark.parametrize(("name", "file"), CATALOGUES)
@pytest.mark.parametrize("tool", [("msgcat",), ("msgmerge", "--previous"), ("msgmerge", "--no-fuzzy-matching")])
def test_what_other_tools_make_of_a_file_is_put_right(scripts: Path, name: str, file: str, tool: list[str]) -> None:
    path = scripts / name / file
    before = path.read_bytes()
    template = [str(scripts / name / f"{name}.pot")] if tool[0] == "msgmerge" else []
    path.write_bytes(subprocess.run([*tool, path, *template], capture_output=True, check=True).stdout)
    assert path.read_bytes() != before
    brought(scripts, name)[file].write()
    assert path.read_bytes() == before


@pytest.mark.wide
@pytest.mark.parametrize(("name", "file"), CATALOGUES)
def test_what_babel_makes_of_a_file_is_put_right(scripts: Path, name: str, file: str) -> None:
    path = scripts / name / file
    before = path.read_bytes()
    with path.open("rb") as old, (scripts / name / f"{name}.pot").open("rb") as template:
        catalogue = read_po(old, locale=path.stem)
        catalogue.update(read_po(template), no_fuzzy_matching=True)
    with path.open("wb") as new:
        write_po(new, catalogue, omit_header=False)
    assert b"#~ msgctxt" in path.read_bytes()
    done = brought(scripts, name)[file]
    own, theirs = read_po_file(path, before).entries, read_po_file(path, done.now).entries
    assert [(one.context, one.forms, one.fuzzy, one.gone) for one in theirs] == [
        (one.context, one.forms, one.fuzzy, one.gone) for one in own
    ]


def test_the_interface_is_checked_beside_its_template(scripts: Path, edit: Edit) -> None:
    folder = Folder(scripts / "desk")
    assert list(check_interface(folder)) == []
    edit("desk/fa.po", "دیگری", "ديگری")
    faults = list(check_interface(folder))
    assert faults
    assert {fault.remedy for fault in faults} == {"write ی (U+06CC)"}
    assert all(fault.place.startswith(f"{scripts / 'desk' / 'fa.po'}:") for fault in faults)


def test_a_text_of_the_interface_without_an_entry_is_told_by_its_template(scripts: Path, edit: Edit) -> None:
    edit("desk/desk.pot", 'msgid "Enter"', 'msgid "Enter it"')
    faults = [str(fault) for fault in check_interface(Folder(scripts / "desk"))]
    assert sum("“Enter it” has no translation" in fault for fault in faults) == 5
    assert sum("“Enter”: there is no such text" in fault for fault in faults) == 5


def test_a_broken_template_or_catalogue_of_the_interface_is_a_fault(scripts: Path, edit: Edit) -> None:
    edit("desk/it.po", 'msgid "Enter"', "msgid Enter")
    fault = next(iter(check_interface(Folder(scripts / "desk"))))
    assert "is not a line of a .po file" in fault.fault
    (scripts / "desk" / "desk.pot").unlink()
    (fault,) = check_interface(Folder(scripts / "desk"))
    assert fault.fault.startswith("can't be read")


def test_a_language_that_was_just_begun_is_spoken_in_english_and_says_so(scripts: Path) -> None:
    for name in ("service_call", "desk"):
        brought(scripts, name, "es")["es.po"].write()
    words = Words(scripts)
    assert {"es"} <= set(words.languages("service_call")) & set(words.languages("desk"))
    assert words.find("service_call", "es", "title", "Service call") == Found("Service call", "en")
    assert words.find("service_call", "es", "slot.hold_seconds", "40") == Found("40", "es")
    one, many = next((text.source, text.many) for text in Folder(scripts / "desk").messages if text.many)
    assert words.find_plural("desk", "es", "", one, many, 5) == Found(many, "en")


def test_the_queue_has_english_words_where_a_language_has_none(scene: Scene) -> None:
    label = scene.office.label
    assert label("status", "credit_control", "new", "he") == "חדש"
    assert label("status", "credit_control", "new", "fr") == "new"
    assert label("status", "credit_control", "not_declared", "he") == "not declared"
