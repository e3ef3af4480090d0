"""Processes are found in folders, outlined in a cache, and kept by version."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agentdesk.core.errors import NotFound
from agentdesk.core.places import scripts_folder
from agentdesk.desk.library import Library
from agentdesk.words.look_up import Words

LAZY = """
import sys
from pathlib import Path
from agentdesk.desk.library import Library
from agentdesk.words.look_up import Words
folder, cache = map(Path, sys.argv[1:])
library = Library(folder, Words(folder, cache), cache)
print(library.outline("credit_control").words["status.call_1"])
print(sorted({"yaml", "pydantic", "babel"} & set(sys.modules)))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "scripts"
    shutil.copytree(scripts_folder(), copy)
    return copy


def library(folder: Path, cache: Path | None) -> Library:
    return Library(folder, Words(folder, cache), cache)


def test_a_kept_outline_needs_no_process_file_to_be_read(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = library(folder, cache).outline("credit_control")
    said = subprocess.run(
        [sys.executable, "-c", LAZY, folder, cache], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert said.stdout.splitlines() == [first.words["status.call_1"], "[]"]


def test_a_changed_file_has_another_outline(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    library(folder, cache).outline("credit_control")
    file = folder / "credit_control" / "process.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("call_1: no answer yet (1)", "call_1: missed once"))
    assert library(folder, cache).outline("credit_control").words["status.call_1"] == "missed once"


def test_a_broken_cache_is_made_anew(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    wanted = library(folder, cache).outline("credit_control")
    (cache / "outlines" / "credit_control.json").write_text("{")
    assert library(folder, cache).outline("credit_control") == wanted


def test_a_call_is_read_in_the_version_under_which_it_was_begun(folder: Path, tmp_path: Path) -> None:
    known = library(folder, tmp_path / "cache")
    version, packed = known.edition("credit_control").version, known.packed("credit_control")
    file = folder / "credit_control" / "process.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Call the contact.", "Ring them."), encoding="utf-8")
    today = library(folder, tmp_path / "cache")
    assert today.edition("credit_control").version != version
    old = today.kept_edition("credit_control", version, packed)
    assert old.version == version
    assert old.body.process.steps["contact"].task.startswith("Call the contact.")
    said = old.words.find("credit_control", "it", "contact.task", old.body.process.steps["contact"].task)
    assert said.language == "it"


def test_a_translation_belongs_to_the_version(folder: Path) -> None:
    before = library(folder, None).edition("credit_control").version
    with (folder / "credit_control" / "it.po").open("a", encoding="utf-8") as file:
        file.write("\n# a word to translators\n")
    assert library(folder, None).edition("credit_control").version != before


def test_an_unknown_process_is_told(folder: Path) -> None:
    with pytest.raises(NotFound):
        library(folder, None).get("dunning")
