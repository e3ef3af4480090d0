"""`processes list`, `check` and `graph`, and the commands themselves."""

from pathlib import Path

import pytest

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


def test_the_shipped_processes_are_sound(agentdesk: Command) -> None:
    said = agentdesk("processes", "check")
    assert (said.status, said.out) == (0, "")


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
        *(("processes", "list"), ("processes", "check"), ("processes", "graph"), ("stats",), ("check",)),
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
