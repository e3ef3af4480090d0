"""`processes list`, `check`, `graph` and `translations`, and the commands themselves."""

import shutil
from pathlib import Path

import pytest

from agentdesk.core.places import scripts_folder
from tests.cli.conftest import Command

BAD = """\
id: small
title: Small
summary: A small process.
language: en
country: GB
timezone: Europe/London
start: first
steps:
  first:
    kind: ask
    task: Well?
    options:
      good: { text: "good", next: nowhere }
  lost:
    kind: end
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A copy of two of the shipped processes, and of the interface."""
    others = shutil.ignore_patterns("assertive_engagement", "callback", "follow_up", "rules")
    return Path(shutil.copytree(scripts_folder(), tmp_path / "scripts", ignore=others))


def test_faults_are_told_like_a_compiler(agentdesk: Command, tmp_path: Path) -> None:
    path = tmp_path / "process.yaml"
    path.write_text(BAD, encoding="utf-8")
    said = agentdesk("processes", "check", str(tmp_path))
    assert said.status == 1
    assert f"{path}:13:" in said.out
    assert "nowhere" in said.out
    assert f"{path}:14:" in said.out


def test_the_list_names_processes_and_languages(agentdesk: Command) -> None:
    listed = agentdesk("processes", "list", "--json").document["processes"]
    assert {row["id"] for row in listed} >= {"service_call", "credit_control"}
    assert all({"en", "it", "zh"} <= set(row["languages"]) for row in listed)


def test_a_process_is_drawn(agentdesk: Command) -> None:
    said = agentdesk("processes", "graph", "credit_control")
    assert said.status == 0
    assert said.out.startswith("flowchart")


@pytest.mark.parametrize(
    "words",
    [
        *((), ("demo",), ("import",), ("export",), ("due",), ("why",), ("walk",), ("plan",), ("processes",)),
        *(
            ("processes", "list"),
            ("processes", "check"),
            ("processes", "graph"),
            ("processes", "translations"),
            ("processes", "new"),
            ("processes", "schema"),
            ("processes", "test"),
            ("stats",),
            ("check",),
        ),
        *(("backup",), ("restore",)),
    ],
)
def test_every_command_has_help(agentdesk: Command, words: tuple[str, ...]) -> None:
    said = agentdesk(*words, "--help")
    assert said.status == 0
    assert said.out.startswith("usage: agentdesk")


@pytest.mark.parametrize(
    "words", [("fly",), ("due", "--limit", "many"), ("export", "dreams"), ("due", "--at", "soon")]
)
def test_wrong_use_is_two(agentdesk: Command, words: tuple[str, ...], tmp_path: Path) -> None:
    said = agentdesk(*words)
    assert said.status == 2
    assert said.err
    assert "Traceback" not in said.err


def test_without_a_terminal_the_desk_says_so(agentdesk: Command) -> None:
    said = agentdesk()
    assert said.status == 2
    assert "terminal" in said.err


def test_catalogues_are_brought_in_step(agentdesk: Command, scripts: Path) -> None:
    folder = scripts / "credit_control"
    template, italian = folder / "credit_control.pot", folder / "it.po"
    template.unlink()
    _rename(folder / "process.yaml", "title: Credit control", "title: Payments")
    said = agentdesk("processes", "translations", str(folder), "--language", "it", "--check")
    told = said.out
    assert (said.status, template.exists()) == (1, False)
    assert told.startswith(f"{template}: begun, ")
    assert told.endswith(f" new\n{italian}: 1 with another English\n")
    said = agentdesk("processes", "translations", str(folder), "--language", "it")
    assert (said.status, said.out) == (0, told)
    assert '#| msgid "Credit control"' in italian.read_text(encoding="utf-8")
    said = agentdesk("processes", "translations", str(folder), "--language", "it", "--check")
    assert (said.status, said.out) == (0, "")


def test_a_new_language_is_begun_and_its_work_is_listed(agentdesk: Command, scripts: Path) -> None:
    said = agentdesk("processes", "translations", str(scripts / "service_call"), "--language", "es")
    assert said.status == 0
    assert f"{scripts / 'service_call' / 'es.po'}: begun, " in said.out
    said = agentdesk("processes", "check", str(scripts / "service_call"))
    assert said.status == 1
    assert "title: no translation; translate it" in said.out


def test_the_interface_is_one_of_the_folders(agentdesk: Command, scripts: Path) -> None:
    _rename(scripts / "desk" / "it.po", "# same\n", "")
    said = agentdesk("processes", "check", str(scripts))
    assert said.status == 1
    assert all(line.startswith(f"{scripts / 'desk' / 'it.po'}:") for line in said.out.splitlines())
    assert agentdesk("processes", "check", str(scripts / "desk")).out == said.out


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("nothing",), "there is no process nothing"),
        (("desk", "--language", "klingon"), "klingon: is no language; write its code, such as es or pt_BR"),
    ],
)
def test_wrong_names_of_processes_and_languages_are_two(
    agentdesk: Command, words: tuple[str, ...], fault: str
) -> None:
    said = agentdesk("processes", "translations", *words)
    assert (said.status, said.err) == (2, f"agentdesk: {fault}\n")


def _rename(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
