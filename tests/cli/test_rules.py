"""Calling rules from the command line: turned on, told, checked."""

import json
from pathlib import Path

import pytest

from agentdesk.settings import Settings, rule_packs
from tests.cli.conftest import TUESDAY, Command

CASE = "CC-1023"
PACK = """id: never
title: Never
summary: Nobody is called.
rules:
  needed: { kind: consent, text: A consent is needed, source: a test }
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The team's own packs, with one that lets nobody be called."""
    monkeypatch.setenv("AGENTDESK_PROCESSES", str(tmp_path / "own"))
    folder = tmp_path / "own" / "rules" / "never"
    folder.mkdir(parents=True)
    (folder / "rules.yaml").write_text(PACK, encoding="utf-8")
    return folder


def test_a_pack_is_off_until_it_is_turned_on(imported: Command, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = imported("due", "--at", TUESDAY, "--json").document["cases"]
    assert CASE in {case["external_id"] for case in before}
    monkeypatch.setenv("AGENTDESK_RULES", "never")
    assert imported("due", "--at", TUESDAY, "--json").document["cases"] == []
    why = imported("why", CASE, "--at", TUESDAY, "--json").document
    assert why["in_queue"] is False
    assert why["reasons"] == [
        {
            "rule": "calling_rule",
            "until": None,
            "text": "A calling rule holds it back: A consent is needed (Never).",
        }
    ]
    assert own.is_dir()


def test_the_shipped_pack_shuts_the_queue_of_those_for_whom_it_counts(
    imported: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENTDESK_RULES", "unirec")
    assert CASE in {case["external_id"] for case in imported("due", "--at", TUESDAY, "--json").document["cases"]}
    said = imported("why", CASE, "--at", "2026-11-29T12:00+01:00").out
    assert "until Mon, 30 Nov 2026, 08:30" in said
    assert "UNIREC code of conduct" in said


def test_a_pack_that_is_not_there_is_told_in_one_line(imported: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTDESK_RULES", "unirek")
    said = imported("due", "--at", TUESDAY)
    assert said.status == 2
    assert "there is no pack of calling rules unirek" in said.err


@pytest.mark.parametrize(
    ("named", "kept", "active"),
    [
        (None, ["unirec"], ("unirec",)),
        (None, "unirec, house", ("unirec", "house")),
        (None, None, ()),
        (None, 5, ()),
        ("house", ["unirec"], ("house",)),
        ("", ["unirec"], ()),
    ],
)
def test_which_packs_are_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str | None, kept: object, active: tuple[str, ...]
) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"rules": kept}), encoding="utf-8")
    found = Settings.read(file)
    monkeypatch.setattr(Settings, "read", lambda: found)
    if named is not None:
        monkeypatch.setenv("AGENTDESK_RULES", named)
    assert rule_packs() == active


def test_packs_are_checked_with_the_processes(agentdesk: Command, own: Path) -> None:
    assert agentdesk("processes", "check", str(own)).status == 0
    assert agentdesk("processes", "check", str(own.parent)).status == 0
    (own / "rules.yaml").write_text(PACK.replace("consent,", "consents,"), encoding="utf-8")
    for path in (own, own.parent, own.parent.parent, own / "rules.yaml"):
        said = agentdesk("processes", "check", str(path))
        assert said.status == 1
        assert "rules.yaml:5:19: rules.needed.kind: there is no kind 'consents'; did you mean consent?" in said.out


def test_a_packs_translations_are_brought_in_step(agentdesk: Command, own: Path) -> None:
    assert agentdesk("processes", "translations", str(own), "--language", "it").status == 0
    text = (own / "it.po").read_text(encoding="utf-8")
    assert 'msgctxt "needed.text"' in text
    assert "rules.yaml:5" in text
    assert agentdesk("processes", "translations", str(own), "--check").status == 0


def test_a_folder_with_processes_and_packs_is_checked_whole(agentdesk: Command, own: Path) -> None:
    (own.parent.parent / "small").mkdir()
    (own.parent.parent / "small" / "process.yaml").write_text("id: small\n", encoding="utf-8")
    (own / "rules.yaml").write_text(PACK.replace("consent,", "consents,"), encoding="utf-8")
    said = agentdesk("processes", "check", str(own.parent.parent)).out
    assert "did you mean consent?" in said
    assert "small/process.yaml" in said
