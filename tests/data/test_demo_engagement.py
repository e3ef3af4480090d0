"""The demo cases of assertive engagement: fictional, unable to ring, and in step with the process."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers

from agentdesk.calendars.tables import Tables
from agentdesk.core.clock import FixedClock
from agentdesk.core.places import data_folder, scripts_folder
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.demo import fill
from agentdesk.process.loading import load
from agentdesk.wiring import House

NAME = "assertive_engagement"
START = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Rome"))


def rows(name: str) -> list[dict[str, str]]:
    with (data_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


MINE = rows(f"demo_{NAME}.csv")
OTHERS = [
    row
    for path in sorted(data_folder().glob("demo_*.csv"))
    if path.name != f"demo_{NAME}.csv"
    for row in rows(path.name)
]


def numbers(found: list[dict[str, str]]) -> list[str]:
    return ["".join(filter(str.isdigit, one)) for row in found for one in row["phone"].split(";")]


def test_numbers_are_possible_but_can_not_ring() -> None:
    for row in MINE:
        for written in row["phone"].split(";"):
            number = phonenumbers.parse(written)
            assert phonenumbers.is_possible_number(number), row
            assert not phonenumbers.is_valid_number(number), row


def test_nobody_is_in_the_demo_twice() -> None:
    for column in ("external_id", "name"):
        mine = [row[column] for row in MINE]
        assert len(mine) == len(set(mine))
        assert not {row[column] for row in OTHERS} & set(mine)
    assert len(numbers(MINE)) == len(set(numbers(MINE)))
    assert not set(numbers(OTHERS)) & set(numbers(MINE))


def test_every_language_both_tracks_and_every_kind_of_step_are_there() -> None:
    assert {row["language"] for row in MINE} == {"ar", "en", "fa", "he", "it", "zh"}
    assert {row["facts.track"] for row in MINE} == {"new", "existing"}
    process = load(scripts_folder() / NAME / "process.yaml").process
    assert {row["status"] for row in MINE} == set(process.statuses) - {"documents", "closed"}


def test_dates_and_counts_agree_with_the_status() -> None:
    for row in MINE:
        begun = row["status"] != "new"
        assert bool(row["facts.first_attempt_on"]) == begun, row
        assert bool(row["facts.attempts"]) == begun, row
        days = [row["facts.referral_assigned_on"], row["facts.first_attempt_on"]]
        known = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days if day]
        assert known == sorted(known), row
        assert all(day < START for day in known), row


def test_the_demo_begins_with_some_of_them_due(tmp_path: Path) -> None:
    house = House.build(FixedClock(START), tmp_path / "cache")
    store = house.open_store(str(tmp_path / "demo.db"), create=True)
    office = house.office(store, ZoneInfo("Europe/Rome"), demo=True)
    fill(office, data_folder())
    view = QueueFilter(agent="Sara", roles=(), languages=(), process=NAME)
    found = [row.external_id for row in office.queue(view, limit=50).rows]
    store.close()
    assert found[0] == "AE-3005"
    assert sorted(found) == ["AE-3001", "AE-3002", "AE-3003", "AE-3005"]


def test_a_new_client_is_dated_by_the_assignment() -> None:
    days = Tables(2026).of("IR")
    row = next(row for row in MINE if not row["due_on"])
    assigned = datetime.fromisoformat(row["facts.referral_assigned_on"]).date()
    assert days.ahead(assigned, 5).isoformat() == "2026-11-25"


def test_every_client_has_an_address_for_the_letter() -> None:
    for row in MINE:
        assert row["email"] if row["facts.letter_by"] == "email" else row["address"], row
