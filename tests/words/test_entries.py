"""The entries of a .po file, with the line on which each begins."""

from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.words.entries import Entry, entries
from tests.words.po import entry, plural, po, write


def test_entries_have_line_context_source_and_translation(tmp_path: Path) -> None:
    file = write(tmp_path, "small", "it", entry("Yes", "Sì", "ask.option.yes"), entry("No", "No"))
    assert entries(file) == (Entry(7, "ask.option.yes", "Yes", "Sì"), Entry(10, "", "No", "No"))


def test_fuzzy_and_empty_entries_are_told(tmp_path: Path) -> None:
    file = write(tmp_path, "small", "it", entry("Yes", "Sì", "a", "fuzzy"), entry("No", "", "b"))
    assert [(one.fuzzy, one.translation) for one in entries(file)] == [(True, "Sì"), (False, "")]


def test_a_plural_is_its_first_form(tmp_path: Path) -> None:
    file = write(tmp_path, "small", "it", plural("{count} case", "{count} cases", "{count} caso", "{count} casi"))
    assert [(one.source, one.translation) for one in entries(file)] == [("{count} case", "{count} caso")]


def test_texts_over_several_lines_are_put_together(tmp_path: Path) -> None:
    file = tmp_path / "it.po"
    long = 'msgctxt "a"\nmsgid ""\n"Good "\n"day\\n"\nmsgstr ""\n"Buon "\n"giorno\\n"\n'
    file.write_text(po(long), encoding="utf-8-sig")
    assert entries(file) == (Entry(7, "a", "Good day\n", "Buon giorno\n"),)


def test_what_was_retired_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "it.po"
    file.write_text(po(entry("Yes", "Sì")) + '\n#~ msgid "Old"\n#~ msgstr "Vecchio"\n', encoding="utf-8")
    assert [one.source for one in entries(file)] == ["Yes"]


def test_a_broken_file_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "it.po"
    file.write_text(po('msgid "Yes"\nmsgstr "Sì\n'), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        entries(file)
    assert caught.value.faults[0].place == f"{file}:7"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't be read"):
        entries(tmp_path / "it.po")
