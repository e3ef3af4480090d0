"""The file of a team's own days, as commands read it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agentdesk import settings
from agentdesk.core.places import data_folder
from tests.cli.conftest import Command

Write = Callable[[dict[str, Any]], str]


def walked(agentdesk: Command, case: str) -> tuple[str, int]:
    """The date after a call that nobody answers, five working days on; and the exit status."""
    said = agentdesk(
        *("walk", "credit_control", "--case", case, "--answers", "no_answer"),
        *("--at", "2026-11-30T10:00", "--json"),
    )
    return said.document["case"]["due_from"], said.status


def test_dates_are_counted_by_the_team_s_own_days(
    agentdesk: Command, case_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_file({"facts": {"open_invoices": 2}})
    assert walked(agentdesk, case) == ("2026-12-07T09:00:00+01:00", 0)
    monkeypatch.setenv("AGENTDESK_CALENDARS", str(data_folder() / "calendars_example.toml"))
    assert walked(agentdesk, case) == ("2026-12-09T09:00:00+01:00", 0)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[IT]\nweekend = 6\n", "IT: weekend: these are no weekdays; write it like"),
        ("IT", ":1:3: this isn't TOML; write"),
    ],
)
def test_a_fault_in_the_file_ends_a_command(
    agentdesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, fault: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("AGENTDESK_CALENDARS", str(file))
    said = agentdesk("plan", "credit_control")
    assert (said.status, said.out) == (2, "")
    assert str(file) in said.err
    assert fault in said.err


def test_a_file_that_is_named_has_to_be_there(
    agentdesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENTDESK_CALENDARS", str(tmp_path / "none.toml"))
    said = agentdesk("plan", "credit_control")
    assert said.status == 2
    assert "the file can't be read" in said.err


def test_the_usual_file_lies_beside_the_choices(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert settings.calendars_file() is None
    usual = Path(settings.Settings.read().file or "").with_name("calendars.toml")
    usual.parent.mkdir(parents=True, exist_ok=True)
    usual.touch()
    try:
        assert settings.calendars_file() == usual
        monkeypatch.setenv("AGENTDESK_CALENDARS", "~/own.toml")
        assert settings.calendars_file() == Path.home() / "own.toml"
    finally:
        usual.unlink()


def test_a_plan_marks_the_dates_that_may_yet_change(agentdesk: Command, case_file: Write) -> None:
    case = case_file({"country": "CN", "timezone": "Asia/Shanghai", "facts": {"open_invoices": 2}})
    words = ("plan", "credit_control", "--case", case, "--at", "2026-12-21T10:00")
    steps = agentdesk(*words, "--json").document["steps"]
    assert [step["provisional"] for step in steps[:3]] == [False, False, True]
    assert steps[2]["due_from"] == "2027-01-05T09:00:00+08:00"
    lines = agentdesk(*words).out.splitlines()
    assert ["(provisional)" in line for line in lines[:3]] == [False, False, True]
