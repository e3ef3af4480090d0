"""Windows by season and by class of day: working days, weekends, eves, holidays."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import CallingWindow
from agentdesk.core.errors import BadInput
from tests.calendars.place import CHINA, ISRAEL, ITALY, SEASONAL, Place

DEBTS = CallingWindow.parse({"mon-fri": ["08:30-21:00"], "sat": ["08:30-15:00"]})
SALES = CallingWindow.parse({"mon-fri": ["09:00-20:00"], "sat": ["10:00-19:00"], "eves": ["10:00-19:00"]})
HOURS = ["09:00-18:00"]


def hours(tables: Tables, window: CallingWindow, place: Place, day: str) -> list[str]:
    """The openings of a day as the clocks there show them."""
    opened = window.openings(date.fromisoformat(day), place.zone, tables.of(place.country))
    return [f"{place.shown(opens)[11:]}-{place.shown(closes)[11:]}" for opens, closes in opened]


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-04-30", "14:00-16:30"),
        ("2026-05-06", "14:30-16:30"),
        ("2026-09-30", "14:30-16:30"),
        ("2026-10-08", "14:00-16:30"),
        ("2026-12-31", "14:00-16:30"),
        ("2027-01-04", "14:00-16:30"),
        ("2028-02-29", "14:00-16:30"),
        ("2026-05-10", "14:30-16:30"),  # a Sunday
        ("2026-05-09", "14:30-16:30"),  # a Saturday that makes up for a holiday
    ],
)
def test_summer_and_the_rest_of_the_year(tables: Tables, day: str, first: str) -> None:
    assert hours(tables, SEASONAL, CHINA, day) == [first, "19:00-20:00"]


@pytest.mark.parametrize("day", ["2026-05-01", "2026-05-03", "2026-10-04", "2026-02-22", "2027-01-01"])
def test_holidays_are_closed_in_every_season(tables: Tables, day: str) -> None:
    assert hours(tables, SEASONAL, CHINA, day) == []


def test_closed_weekends_leave_the_days_that_make_up_for_them(tables: Tables) -> None:
    written = {"weekends": "closed", "seasons": {"summer": {"from": "05-01", "to": "09-30", "hours": HOURS}}}
    window = CallingWindow.parse(written)
    assert hours(tables, window, CHINA, "2026-05-09") == ["09:00-18:00"]
    assert hours(tables, window, CHINA, "2026-05-10") == []
    assert hours(tables, window, CHINA, "2026-05-11") == ["09:00-18:00"]
    assert hours(tables, window, CHINA, "2026-10-12") == []  # no season has the rest of the year


def test_a_season_crosses_new_year_with_both_its_days(tables: Tables) -> None:
    seasons = {"winter": {"from": "11-15", "to": "02-29", "hours": ["10:00-16:00"]}, "rest": {"hours": HOURS}}
    window = CallingWindow.parse({"holidays": "open", "weekends": "open", "seasons": seasons})
    found = [hours(tables, window, ITALY, day)[0] for day in ("2026-11-14", "2026-11-15", "2027-01-01")]
    assert found == ["09:00-18:00", "10:00-16:00", "10:00-16:00"]
    assert hours(tables, window, ITALY, "2028-02-29") == ["10:00-16:00"]
    assert hours(tables, window, ITALY, "2028-03-01") == hours(tables, window, ITALY, "2027-03-01") == ["09:00-18:00"]


def test_a_window_with_hours_of_its_own_has_seasons_as_exceptions(tables: Tables) -> None:
    august = {"august": {"from": "08-01", "to": "08-31", "mon-wed": ["09:00-13:00"]}}
    window = CallingWindow.parse({"days": "working", "hours": HOURS, "seasons": august})
    assert hours(tables, window, ITALY, "2026-07-31") == ["09:00-18:00"]
    assert hours(tables, window, ITALY, "2026-08-03") == ["09:00-13:00"]
    assert hours(tables, window, ITALY, "2026-08-06") == []
    assert hours(tables, window, ITALY, "2026-09-05") == []  # a Saturday


def test_hours_for_the_collection_of_debts(tables: Tables) -> None:
    assert hours(tables, DEBTS, ITALY, "2026-11-27") == ["08:30-21:00"]
    assert hours(tables, DEBTS, ITALY, "2026-11-28") == ["08:30-15:00"]
    assert hours(tables, DEBTS, ITALY, "2026-11-29") == []
    assert hours(tables, DEBTS, ITALY, "2026-12-08") == []
    assert hours(tables, DEBTS, ITALY, "2026-12-26") == []  # a Saturday, and a holiday


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-12-07", ["10:00-19:00"]),  # the Immaculate Conception comes next
        ("2026-12-24", ["10:00-19:00"]),
        ("2026-12-23", ["09:00-20:00"]),
        ("2026-12-05", ["10:00-19:00"]),  # a Saturday
        ("2026-12-25", []),
        ("2026-12-27", []),
        ("2027-10-31", []),  # an eve on a Sunday
    ],
)
def test_hours_of_eves(tables: Tables, day: str, found: list[str]) -> None:
    assert hours(tables, SALES, ITALY, day) == found


def test_eves_are_the_days_before_the_country_s_holidays(tables: Tables) -> None:
    israel = tables.of("IL")
    year = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    assert [day.isoformat() for day in year if israel.is_eve(day)] == [
        *("2026-04-01", "2026-04-07", "2026-04-21", "2026-05-21"),
        *("2026-09-11", "2026-09-20", "2026-09-25", "2026-10-02"),
    ]


def test_holidays_may_have_hours_of_their_own(tables: Tables) -> None:
    window = CallingWindow.parse({"days": "mon-fri", "hours": HOURS, "holidays": ["10:00-12:00"]})
    assert hours(tables, window, ITALY, "2026-12-08") == ["10:00-12:00"]
    assert hours(tables, window, ITALY, "2026-12-26") == ["10:00-12:00"]
    assert hours(tables, window, ITALY, "2026-12-09") == ["09:00-18:00"]


@pytest.mark.parametrize(
    ("weekends", "holidays", "found"),
    [
        ("open", "open", ["mon", "sat", "holiday", "holiday on a weekend"]),
        ("open", "closed", ["mon", "sat"]),
        ("closed", "open", ["mon", "holiday"]),
        ("closed", "closed", ["mon"]),
    ],
)
def test_weekends_and_holidays(tables: Tables, weekends: str, holidays: str, found: list[str]) -> None:
    window = CallingWindow.parse({"weekends": weekends, "holidays": holidays, "hours": HOURS})
    days = {"mon": "2026-11-23", "sat": "2026-11-28", "holiday": "2026-12-08", "holiday on a weekend": "2026-12-26"}
    assert [name for name, day in days.items() if hours(tables, window, ITALY, day)] == found


@pytest.mark.parametrize(
    ("place", "day", "length"),
    [
        (ITALY, "2026-03-28", 5),
        (ITALY, "2026-10-24", 7),
        (ITALY, "2026-10-25", 6),
        (ISRAEL, "2026-03-26", 5),
        (ISRAEL, "2026-10-24", 7),
        (ISRAEL, "2026-10-25", 6),
    ],
)
def test_a_night_across_midnight_is_as_long_as_the_clocks_make_it(
    tables: Tables, place: Place, day: str, length: int
) -> None:
    nights = {"hours": ["22:00-04:00"], "weekends": "open", "holidays": "open"}
    window = CallingWindow.parse(nights)
    ((opens, closes),) = window.openings(date.fromisoformat(day), place.zone, tables.of(place.country))
    assert closes - opens == timedelta(hours=length)
    assert window.is_open(closes - timedelta(seconds=1), place.zone, tables.of(place.country))
    assert not window.is_open(closes, place.zone, tables.of(place.country))


def test_a_night_of_one_season_goes_on_into_the_next(tables: Tables) -> None:
    seasons = {"summer": {"from": "05-01", "to": "09-30", "hours": ["22:00-02:00"]}, "winter": {"hours": HOURS}}
    window = CallingWindow.parse({"weekends": "open", "seasons": seasons})
    italy = tables.of("IT")
    assert window.is_open(ITALY.at("2026-10-01T01:00"), ITALY.zone, italy)
    assert not window.is_open(ITALY.at("2026-05-01T01:00"), ITALY.zone, italy)
    assert window.opens(ITALY.at("2026-10-01T02:00"), ITALY.zone, italy) == ITALY.at("2026-10-01T09:00")


@given(st.integers(0, 4 * 366 * 24 * 60))
def test_opens_and_closes_agree_in_every_season(tables: Tables, minutes: int) -> None:
    days, at = tables.of("CN"), CHINA.at("2025-01-01T00:00") + timedelta(minutes=minutes)
    opens = SEASONAL.opens(at, CHINA.zone, days)
    closes = SEASONAL.closes(at, CHINA.zone, days)
    assert closes is not None
    assert at <= opens < closes
    assert SEASONAL.is_open(at, CHINA.zone, days) is (opens == at)
    assert SEASONAL.is_open(opens, CHINA.zone, days)
    assert not SEASONAL.is_open(closes, CHINA.zone, days)
    assert not days.is_holiday(opens.astimezone(CHINA.zone).date())


def test_one_text_is_one_window() -> None:
    written = {"mon-fri": HOURS}
    assert CallingWindow.kept(written) is CallingWindow.kept(dict(written))
    assert CallingWindow.kept(written) == CallingWindow.parse(written)


SUMMER = {"from": "05-01", "to": "09-30", "hours": HOURS}
LIKE = '["09:00-18:00"]'


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"seasons": {}}, 'seasons: there is no season; write summer: { from: "05-01", to: "09-30", hours: '),
        ({"seasons": {"summer": HOURS}}, "seasons: summer: a season is not a table; write { from: "),
        (
            {"seasons": {"s": {**SUMMER, "to": "09-31"}}},
            "seasons: s: to: '09-31' is no day of the year; write month ",
        ),
        (
            {"seasons": {"s": {**SUMMER, "from": "May"}}},
            "seasons: s: from: 'May' is no day of the year; write month ",
        ),
        (
            {"seasons": {"s": {"from": "05-01", "hours": HOURS}}},
            "seasons: s: it has only one end; write from and to, ",
        ),
        (
            {"seasons": {"s": {"from": "05-01", "to": "09-30"}}},
            f"seasons: s: hours: there are no hours; write hours: {LIKE}",
        ),
        ({"seasons": {"s": {**SUMMER, "hours": ["9-18"]}}}, "seasons: s: hours: '9-18' is not a span of hours; "),
        ({"seasons": {"s": {**SUMMER, "monday": HOURS}}}, "seasons: s: monday: 'monday' names no days; "),
        (
            {"seasons": {"a": SUMMER, "b": {**SUMMER, "from": "09-30", "to": "12-31"}}},
            "seasons: two seasons have 09-30; let one end before the other begins",
        ),
        (
            {"seasons": {"a": {"hours": HOURS}, "b": {"hours": HOURS}, "c": SUMMER}},
            "seasons: b: the rest of the year is there twice; give one of them from and to",
        ),
        (
            {"seasons": {"a": {**SUMMER, "from": "03-01"}, "b": {**SUMMER, "from": "12-01", "to": "02-28"}}},
            'seasons: none of them has 29 February; write to: "02-29"',
        ),
        (
            {"weekends": "maybe", "hours": HOURS},
            "weekends: 'maybe' is neither open nor closed; write weekends: closed",
        ),
        (
            {"days": "working", "weekends": "open", "hours": HOURS},
            "weekends: days: working settles it already; leave weekends out",
        ),
        ({"mon-fri": HOURS, "eves": "late"}, "eves: 'late' is not a span of hours; write it like "),
        ({"mon-fri": HOURS, "holidays": ["ten"]}, "holidays: 'ten' is not a span of hours; write it like "),
        (
            {"seasons": {"s": {**SUMMER, "hours": []}}},
            "the calling window is never open; give at least one day some ",
        ),
    ],
)
def test_a_mistake_is_named_with_its_remedy(data: dict[str, Any], fault: str) -> None:
    with pytest.raises(BadInput) as refused:
        CallingWindow.parse(data)
    assert str(refused.value).startswith(fault)
    assert len(refused.value.faults) == 1
