"""What may yet change says so: estimated feasts, and years of which a government hasn't spoken."""

from datetime import date
from pathlib import Path

import pytest

from agentdesk.calendars.due_rule import DueRule, Ladder
from agentdesk.calendars.tables import Tables, compute
from tests.calendars.place import ARABIA, CHINA, IRAN, ITALY, SEASONAL, Place


@pytest.mark.parametrize(
    ("place", "first", "last", "provisional"),
    [
        (CHINA, "2026-12-31", "2026-12-31", False),
        (CHINA, "2026-12-31", "2027-01-01", True),
        (CHINA, "2027-06-15", "2027-06-15", True),
        (ARABIA, "2027-03-09", "2027-03-09", True),  # the feast that ends the fast
        (ARABIA, "2027-03-08", "2027-03-08", True),  # it may come a day earlier
        (ARABIA, "2027-03-07", "2027-03-07", False),
        (ARABIA, "2027-03-15", "2027-03-15", True),  # the day after one that was moved
        (ARABIA, "2027-02-22", "2027-02-22", False),  # Founding Day
        (IRAN, "2027-03-21", "2027-03-21", False),  # Nowruz is certain
        (ITALY, "2027-01-01", "2031-12-31", False),
        (ITALY, "2045-01-01", "2045-12-31", False),
        (CHINA, "2045-05-04", "2045-05-04", True),
    ],
)
def test_days_that_may_yet_change(tables: Tables, place: Place, first: str, last: str, provisional: bool) -> None:
    days = tables.of(place.country)
    assert days.is_provisional(date.fromisoformat(first), date.fromisoformat(last)) is provisional


def test_the_notice_of_a_year_makes_it_certain() -> None:
    assert compute("CN", 2025, 2027).official_until == date(2026, 12, 31)
    assert compute("IT", 2026, 2026).official_until is None


@pytest.mark.parametrize(
    ("rule", "at", "provisional"),
    [
        (DueRule(working_days=(5, 5)), "2026-12-21T10:00", False),
        (DueRule(working_days=(15, 15)), "2026-12-21T10:00", True),
        (DueRule(months=(3, 3)), "2026-12-21T10:00", True),
        (DueRule(days=(0, 2), inside=True), "2026-12-21T10:00", False),
        (DueRule(days=(0, 20), inside=True), "2026-12-21T10:00", True),
        (DueRule(minutes=15), "2027-12-21T10:00", False),
        (DueRule(next_window=True), "2026-12-30T19:30", False),
        (DueRule(next_window=True), "2026-12-31T19:30", True),
        (DueRule(ladder=Ladder((5,), "tries")), "2027-11-23T15:00", False),
        (DueRule(ladder=Ladder((5,), "tries")), "2027-11-23T16:28", True),
    ],
)
def test_a_date_that_leans_on_them_is_provisional(tables: Tables, rule: DueRule, at: str, provisional: bool) -> None:
    assert CHINA.due(tables, rule, at, SEASONAL, tries=1).provisional is provisional


def test_working_days_across_an_estimated_feast_are_provisional(tables: Tables) -> None:
    across = DueRule(working_days=(10, 10), after="sent_on")
    assert ARABIA.due(tables, across, "2027-02-01T10:00", sent_on="2027-03-01").provisional
    assert not ARABIA.due(tables, across, "2027-01-02T10:00", sent_on="2027-01-03").provisional


def test_a_date_rolled_off_an_estimated_feast_is_provisional(tables: Tables) -> None:
    due = ARABIA.due(tables, DueRule(on="due_on", roll=True), "2027-02-01T10:00", due_on="2027-03-09")
    assert due.provisional
    assert "(estimated)" in due.rolled[0].name


def test_a_kept_table_knows_what_is_provisional(tmp_path: Path) -> None:
    for country in ("CN", "SA"):
        computed = Tables(2026, tmp_path).of(country)
        kept = Tables(2026, tmp_path).of(country)
        assert (kept.estimated, kept.official_until) == (computed.estimated, computed.official_until)
        assert kept.is_provisional(date(2027, 3, 8), date(2027, 3, 8))
