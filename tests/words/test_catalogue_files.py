"""The catalogues of a folder, and what a sound one holds."""

from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.words.catalogue_files import catalogues_in, is_tag, says_everything, sound_file, template_in
from agentdesk.words.entries import Entry
from tests.words.po import entry, plural, po, write


def test_entries_have_line_context_source_and_translation(tmp_path: Path) -> None:
    file = write(tmp_path, "small", "it", entry("Yes", "Sì", "ask.option.yes"), entry("No", "No"))
    assert sound_file(file).present == (Entry(7, "ask.option.yes", "Yes", ("Sì",)), Entry(10, "", "No", ("No",)))


def test_fuzzy_and_empty_entries_are_told(tmp_path: Path) -> None:
    file = write(tmp_path, "small", "it", entry("Yes", "Sì", "a", "fuzzy"), entry("No", "", "b"))
    assert [(one.fuzzy, one.translation) for one in sound_file(file).present] == [(True, "Sì"), (False, "")]


def test_a_plural_has_all_its_forms(tmp_path: Path) -> None:
    file = write(tmp_path, "small", "it", plural("{count} case", "{count} cases", "{count} caso", "{count} casi"))
    (one,) = sound_file(file).present
    assert (one.source, one.many, one.forms) == ("{count} case", "{count} cases", ("{count} caso", "{count} casi"))


def test_what_was_retired_is_no_entry(tmp_path: Path) -> None:
    file = tmp_path / "it.po"
    file.write_text(po(entry("Yes", "Sì")) + '\n#~ msgid "Old"\n#~ msgstr "Vecchio"\n', encoding="utf-8")
    assert [one.source for one in sound_file(file).present] == ["Yes"]


def test_a_broken_file_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "it.po"
    file.write_text(po('msgid "Yes"\nmsgstr "Sì\n'), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        sound_file(file)
    assert caught.value.faults[0].place == f"{file}:7"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't be read"):
        sound_file(tmp_path / "it.po")


def test_catalogues_are_named_after_their_language(tmp_path: Path) -> None:
    for name in ("it.po", "pt_BR.po", "notes of mine.po", "small.pot"):
        (tmp_path / name).touch()
    assert [file.name for file in catalogues_in(tmp_path)] == ["it.po", "pt_BR.po"]
    assert template_in(tmp_path).name == f"{tmp_path.name}.pot"
    assert [is_tag(tag) for tag in ("es", "zh-Hant", "../x", "", "Español")] == [True, True, False, False, False]


def test_english_and_a_region_beside_its_language_say_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / "it.po").touch()
    said = {name: says_everything(tmp_path / name) for name in ("it.po", "it_CH.po", "en.po", "en_US.po", "pt_BR.po")}
    assert said == {"it.po": True, "it_CH.po": False, "en.po": False, "en_US.po": False, "pt_BR.po": True}
