"""The page for translators: its commands work, its entries are sound, its terms are those of the catalogues."""

import re
import shlex
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from agentdesk.cli import checking, main, translating
from agentdesk.core.places import scripts_folder
from agentdesk.desk import translations
from agentdesk.words.catalogue_files import catalogues_in, sound_file
from agentdesk.words.interface import interface_messages
from agentdesk.words.languages import LANGUAGES
from agentdesk.words.po_reading import read_po_file
from agentdesk.words.variants import meant_by, variant_of

PAGE = (scripts_folder() / "TRANSLATING.md").read_text(encoding="utf-8")
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMANDS = [line for kind, text in _FENCED.findall(PAGE) if kind == "sh" for line in text.splitlines()]
ENTRIES = [text for kind, text in _FENCED.findall(PAGE) if kind == "po"]
_ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")]
TERMS = [row for row in _ROWS if len(row) == 6 and row[0] and row[0] != "---"]
_COLUMNS = ("it", "zh", "ar", "fa", "he")


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout's folder with some of the processes, to be written to."""
    others = shutil.ignore_patterns("assertive_engagement", "callback", "follow_up", "rules")
    copy = Path(shutil.copytree(scripts_folder(), tmp_path / "scripts_i18n", ignore=others))
    monkeypatch.chdir(tmp_path)
    for module in (checking, translating):
        monkeypatch.setattr(module, "scripts_folder", lambda: copy)
    monkeypatch.setattr(translations, "interface_messages", cache(interface_messages))
    return copy


@pytest.mark.story
def test_the_commands_for_catalogues_do_what_the_page_says(scripts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = [shlex.split(line)[1:] for line in COMMANDS if line.startswith("agentdesk processes translations")]
    assert named
    for words in named:
        assert main(words) == 0, capsys.readouterr()
    assert {"es", "fr"} <= {file.stem for file in catalogues_in(scripts / "service_call")}
    assert {"es", "fr"} <= {file.stem for file in catalogues_in(scripts / "desk")}
    assert "fr" not in {file.stem for file in catalogues_in(scripts / "credit_control")}


def test_the_other_commands_exist(capsys: pytest.CaptureFixture[str]) -> None:
    others = {line.removeprefix("agentdesk ") for line in COMMANDS if line.startswith("agentdesk ")}
    for words in sorted({line.partition(" --")[0] for line in others}):
        with pytest.raises(SystemExit) as end:
            main([*shlex.split(words), "--help"])
        assert end.value.code == 0, capsys.readouterr()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext isn't installed")
def test_the_command_of_gettext_works(scripts: Path) -> None:
    (line,) = (line for line in COMMANDS if not line.startswith("agentdesk "))
    subprocess.run(shlex.split(line), cwd=scripts.parent, check=True, capture_output=True)


@pytest.mark.parametrize("text", ENTRIES)
def test_the_entries_are_sound(text: str) -> None:
    found = read_po_file(Path("page.po"), text.encode()).entries
    assert found
    assert all(meant_by(variant) for entry in found if (variant := variant_of(entry.context)))


@pytest.mark.parametrize("row", TERMS, ids=lambda row: row[0])
def test_the_terms_are_those_of_the_catalogues(row: list[str]) -> None:
    for language, cell in zip(_COLUMNS, row[1:], strict=True):
        said = _said(language)
        assert [term for term in cell.split(", ") if term.casefold() not in said] == []


def test_there_are_terms() -> None:
    assert len(TERMS) >= 18


def test_variants_are_told_as_they_are_declared() -> None:
    names = {"ar": "Arabic", "he": "Hebrew", "it": "Italian", "fa": "Persian", "zh": "Chinese", "en": "English"}
    rows = {row[0]: row[1:3] for row in _ROWS if len(row) == 4}
    for language in LANGUAGES:
        both = ["yes", "yes"] if "agent" in language.variants else ["title", "no"]
        assert rows[names[language.code]] == both


@cache
def _said(language: str) -> str:
    """All that the catalogues of a language say."""
    files = (file for file in scripts_folder().glob(f"*/{language}.po"))
    forms = (form for file in files for entry in sound_file(file).present for form in entry.forms)
    return " ".join(forms).casefold()
