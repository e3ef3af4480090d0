"""The shipped pack for Italy: each of its rules, as its source has them."""

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.process.rules.model import Pack
from agentdesk.process.rules.reading import load
from tests.process.rules.scene import held, subject, talk


@pytest.fixture(scope="module")
def unirec() -> Pack:
    return load(scripts_folder() / "rules" / "unirec" / "rules.yaml").pack


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-11-23T08:29", "2026-11-23T08:30"),
        ("2026-11-23T08:30", None),
        ("2026-11-27T20:59", None),
        ("2026-11-27T21:00", "2026-11-28T08:30"),
        ("2026-11-28T08:30", None),
        ("2026-11-28T15:00", "2026-11-30T08:30"),
        ("2026-11-29T12:00", "2026-11-30T08:30"),
        ("2026-12-24T21:00", "2026-12-28T08:30"),
        ("2026-12-25T12:00", "2026-12-28T08:30"),
    ],
)
def test_hours(unirec: Pack, at: str, until: str | None) -> None:
    assert held(unirec, subject(at)).get("unirec.hours") == until


def test_one_conversation_a_day(unirec: Pack) -> None:
    spoke = talk("2026-11-24T09:00")
    assert held(unirec, subject("2026-11-24T20:00", spoke)) == {"unirec.one_a_day": "2026-11-25T00:00"}
    assert held(unirec, subject("2026-11-25T08:30", spoke)) == {}


def test_three_conversations_a_week(unirec: Pack) -> None:
    spoke = [talk(f"2026-11-{day}T09:00") for day in (23, 24, 25)]
    assert held(unirec, subject("2026-11-26T09:00", *spoke)) == {"unirec.three_a_week": "2026-11-30T00:00"}
    assert held(unirec, subject("2026-11-26T09:00", *spoke[1:])) == {}
    assert held(unirec, subject("2026-11-30T09:00", *spoke)) == {}


def test_what_was_agreed_on_is_excepted(unirec: Pack) -> None:
    assert held(unirec, subject("2026-11-29T12:00", talk("2026-11-29T09:00"), agreed=True)) == {}


def test_it_counts_for_debts_in_italy_alone(unirec: Pack) -> None:
    sunday = "2026-11-29T12:00"
    assert held(unirec, subject(sunday, process="follow_up")) == {}
    assert held(unirec, subject(sunday, country="FR", zone="Europe/Paris")) == {}
