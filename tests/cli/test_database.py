"""`stats`, `check`, `backup`, `restore`."""

import sqlite3
from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.wiring import run_demo
from tests.cli.conftest import Command


def test_the_figures_as_a_document(imported: Command) -> None:
    document = imported("stats", "--since", "2026-11-24", "--until", "2026-11-24T12:00+01:00", "--json").document
    assert {"since", "until", "due", "late", "calls", "reached", "holds_over", "escalations"} <= set(document)
    assert document["due"] > 0
    assert document["calls"] == 0


def test_a_sound_database_passes_and_a_changed_one_does_not(imported: Command, tmp_path: Path) -> None:
    assert imported("check").status == 0
    with sqlite3.connect(tmp_path / "desk.db") as link:
        link.execute("UPDATE cases SET status = 'paid' WHERE external_id = 'CC-1001'")
    link.close()
    said = imported("check")
    assert said.status == 1
    assert "CC-1001" in said.out


def test_a_backup_can_be_restored(imported: Command, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.db", str(tmp_path / "other.db")
    assert imported("backup", str(copy)).status == 0
    assert imported("restore", str(copy), "--db", other).status == 0
    assert len(imported("export", "cases", "--format", "json", "--db", other).document) == 72


def test_the_demo_is_never_made_in_a_database_that_holds_cases(imported: Command, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there are cases in it already"):
        run_demo(str(tmp_path / "desk.db"))
    assert len(imported("export", "cases", "--format", "json").document) == 72


def test_a_backup_never_overwrites(imported: Command, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("something dear")
    said = imported("backup", str(copy))
    assert said.status == 2
    assert copy.read_text() == "something dear"


def test_only_a_backup_can_be_restored(imported: Command, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("no database")
    said = imported("restore", str(letter))
    assert said.status == 2
    assert imported("check").status == 0


def test_a_file_that_is_no_database_is_told(agentdesk: Command, tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_text("a shopping list")
    said = agentdesk("due")
    assert said.status == 2
    assert "Traceback" not in said.err
    assert (tmp_path / "desk.db").read_text() == "a shopping list"
