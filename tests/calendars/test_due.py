"""Due rules give the dates that the processes promise."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.calendars.due import Due, Rolled, resolve
from agentdesk.calendars.due_rule import DueRule
from agentdesk.calendars.fact_dates import BadFact, BadMomentFact, MissingFact
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow
from agentdesk.calendars.working_days import OutsideTable
from agentdesk.core.errors import BadInput

ROME = ZoneInfo("Europe/Rome")
MONDAY = "2026-11-23T10:00"

Settle = Callable[..., Due]


def local(text: str, zone: ZoneInfo = ROME) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.fixture
def settle(tables: Tables) -> Settle:
    """Resolves a rule for a customer in Rome at a local time, with office hours."""

    def settled(
        rule: DueRule,
        at: str = MONDAY,
        country: str = "IT",
        zone: ZoneInfo = ROME,
        window: CallingWindow = DEFAULT,
        **facts: object,
    ) -> Due:
        return resolve(rule, now=local(at, zone), facts=facts, zone=zone, days=tables.of(country), window=window)

    return settled


def dates(due: Due, zone: ZoneInfo = ROME) -> tuple[str, str]:
    """The two dates of `due`, once it is sure that they go from nine to six."""
    start, end = due.due_from.astimezone(zone), due.due_by.astimezone(zone)
    assert (start.hour, start.minute, end.hour, end.minute) == (9, 0, 18, 0)
    assert due.due_from.tzinfo is due.due_by.tzinfo is UTC
    return start.date().isoformat(), end.date().isoformat()


def test_one_number_of_working_days_is_one_day(settle: Settle) -> None:
    due = settle(DueRule(working_days=(5, 5)))
    assert due.due_from.astimezone(ROME).isoformat() == "2026-11-30T09:00:00+01:00"
    assert due.due_by.astimezone(ROME).isoformat() == "2026-11-30T18:00:00+01:00"
    assert not due.appointment
    assert due.rolled == ()


def test_a_range_has_two_dates(settle: Settle) -> None:
    assert dates(settle(DueRule(working_days=(3, 5)))) == ("2026-11-26", "2026-11-30")
    assert dates(settle(DueRule(working_days=(0, 5)))) == ("2026-11-23", "2026-11-30")
    assert dates(settle(DueRule(days=(0, 7)))) == ("2026-11-23", "2026-11-30")


def test_today_is_the_customer_s(settle: Settle) -> None:
    late = "2026-11-23T23:30"
    auckland = ZoneInfo("Pacific/Auckland")
    assert dates(settle(DueRule(days=(1, 1)), at=late)) == ("2026-11-24", "2026-11-24")
    assert dates(settle(DueRule(days=(1, 1)), "2026-11-23T00:30", "NZ", auckland), auckland) == ("2026-11-24",) * 2


@pytest.mark.parametrize("promised", ["2026-12-23", date(2026, 12, 23), "2026-12-23T23:30:00+01:00"])
def test_it_is_counted_from_a_fact(settle: Settle, promised: object) -> None:
    rule = DueRule(working_days=(3, 3), after="promised_on")
    assert dates(settle(rule, promised_on=promised)) == ("2026-12-29", "2026-12-29")


def test_it_is_counted_with_the_country_s_days(settle: Settle) -> None:
    shanghai, tehran = ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Tehran")
    rule = DueRule(working_days=(1, 1))
    assert dates(settle(rule, "2026-02-13T10:00", "CN", shanghai), shanghai) == ("2026-02-14",) * 2
    assert dates(settle(rule, "2026-07-02T10:00", "IR", tehran), tehran) == ("2026-07-04",) * 2


def test_plain_days_stay_where_they_fall(settle: Settle) -> None:
    due = settle(DueRule(days=(6, 6)))
    assert dates(due) == ("2026-11-29", "2026-11-29")
    assert due.rolled == ()


def test_plain_days_on_a_closed_day_have_office_hours(settle: Settle) -> None:
    late = CallingWindow.parse({"days": "working", "hours": ["14:00-20:00"]})
    assert dates(settle(DueRule(days=(6, 6)), window=late)) == ("2026-11-29", "2026-11-29")
    due = settle(DueRule(days=(7, 7)), window=late)
    assert (due.due_from, due.due_by) == (local("2026-11-30T14:00"), local("2026-11-30T20:00"))


def test_a_weekend_is_rolled_over(settle: Settle) -> None:
    due = settle(DueRule(days=(15, 15), roll=True), at="2026-11-20T10:00")
    assert dates(due) == ("2026-12-07", "2026-12-07")
    assert due.rolled == (Rolled(date(2026, 12, 5), date(2026, 12, 7), "weekend", ""),)


def test_a_holiday_is_rolled_over_by_its_name(settle: Settle) -> None:
    due = settle(DueRule(days=(15, 15), roll=True, after="sent_on"), sent_on="2026-12-10")
    assert dates(due) == ("2026-12-28", "2026-12-28")
    assert due.rolled == (Rolled(date(2026, 12, 25), date(2026, 12, 28), "holiday", "Christmas Day"),)


def test_only_the_date_that_moves_is_said_to_have_moved(settle: Settle) -> None:
    due = settle(DueRule(days=(2, 5), roll=True))
    assert dates(due) == ("2026-11-25", "2026-11-30")
    assert [move.wanted for move in due.rolled] == [date(2026, 11, 28)]


def test_both_dates_may_move(settle: Settle) -> None:
    due = settle(DueRule(days=(5, 6), roll=True))
    assert dates(due) == ("2026-11-30", "2026-11-30")
    assert [move.wanted for move in due.rolled] == [date(2026, 11, 28), date(2026, 11, 29)]


@pytest.mark.parametrize(
    ("at", "day", "wanted"),
    [
        ("2026-10-15T10:00", 10, "2026-11-10"),
        ("2026-09-30T10:00", 10, "2026-10-12"),  # the 10th is a Saturday
        ("2026-12-31T10:00", 10, "2027-01-11"),  # the 10th is a Sunday
        ("2026-12-01T10:00", 6, "2027-01-07"),  # the 6th is Epiphany
        ("2028-01-15T10:00", 31, "2028-02-29"),
        ("2027-01-31T10:00", 30, "2027-03-01"),  # the last day of February is a Sunday
    ],
)
def test_a_day_of_the_next_month(settle: Settle, at: str, day: int, wanted: str) -> None:
    assert dates(settle(DueRule(day_of_next_month=day, roll=True), at=at)) == (wanted, wanted)


def test_a_day_of_the_next_month_stays_unless_it_rolls(settle: Settle) -> None:
    rule = DueRule(day_of_next_month=10, after="opened_on")
    assert dates(settle(rule, opened_on="2026-09-01")) == ("2026-10-10", "2026-10-10")


def test_minutes_are_counted_from_now_or_from_a_moment(settle: Settle) -> None:
    due = settle(DueRule(minutes=15), at="2026-10-25T01:50")
    assert due == Due(local("2026-10-25T02:05"), local("2026-10-25T02:05"))
    asked = settle(DueRule(minutes=0, after="requested_at"), requested_at="2026-11-23T08:00:00Z")
    assert asked.due_from == asked.due_by == datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_now_is_now_also_at_night(settle: Settle) -> None:
    assert settle(DueRule(now=True), at="2026-11-22T03:00") == Due(
        local("2026-11-22T03:00"), local("2026-11-23T18:00")
    )
    assert settle(DueRule(now=True), at="2026-11-24T10:00") == Due(
        local("2026-11-24T10:00"), local("2026-11-24T18:00")
    )


def test_an_appointment_keeps_its_own_time(settle: Settle) -> None:
    due = settle(DueRule(at="appointment_at"), appointment_at="2026-11-29T20:15:00+01:00")
    assert due == Due(*[local("2026-11-29T20:15")] * 2, appointment=True)
    assert due.due_from.tzinfo is UTC


def test_a_moment_to_be_done_by_leaves_the_time_until_then(settle: Settle) -> None:
    due = settle(DueRule(by="told_by"), told_by="2026-11-24T12:00:00+01:00")
    assert due == Due(local(MONDAY), local("2026-11-24T12:00"))
    late = settle(DueRule(by="told_by"), told_by="2026-11-23T09:00:00+01:00")
    assert late == Due(*[local("2026-11-23T09:00")] * 2)


def test_a_date_is_taken_as_it_is_unless_it_rolls(settle: Settle) -> None:
    assert dates(settle(DueRule(on="due_on"), due_on="2026-11-29")) == ("2026-11-29", "2026-11-29")
    due = settle(DueRule(on="due_on", roll=True), due_on=date(2026, 11, 29))
    assert dates(due) == ("2026-11-30", "2026-11-30")
    assert due.rolled == (Rolled(date(2026, 11, 29), date(2026, 11, 30), "weekend", ""),)


def test_hours_are_the_day_s_own_where_clocks_change(settle: Settle) -> None:
    nights = CallingWindow.parse({"mon-sun": ["00:00-24:00"], "holidays": "open"})
    due = settle(DueRule(days=(1, 1)), at="2026-03-28T10:00", window=nights)
    assert due.due_by - due.due_from == timedelta(hours=23)
    assert dates(settle(DueRule(days=(1, 1)), at="2026-03-28T10:00")) == ("2026-03-29", "2026-03-29")


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        (DueRule(at="appointment_at"), "appointment_at"),
        (DueRule(by="told_by"), "told_by"),
        (DueRule(on="due_on"), "due_on"),
        (DueRule(working_days=(1, 1), after="promised_on"), "promised_on"),
        (DueRule(days=(1, 1), after="promised_on"), "promised_on"),
        (DueRule(minutes=5, after="requested_at"), "requested_at"),
    ],
)
def test_a_missing_fact_is_named(settle: Settle, rule: DueRule, fact: str) -> None:
    with pytest.raises(MissingFact, match=fact):
        settle(rule)
    with pytest.raises(BadFact, match=fact):
        settle(rule, **{fact: "soon"})


def test_an_appointment_needs_a_time_of_day(settle: Settle) -> None:
    with pytest.raises(BadMomentFact, match="appointment_at"):
        settle(DueRule(at="appointment_at"), appointment_at="2026-11-29")


def test_a_date_past_the_table_is_refused(settle: Settle) -> None:
    with pytest.raises(OutsideTable):
        settle(DueRule(working_days=(9000, 9000)))
    with pytest.raises(OutsideTable):
        settle(DueRule(on="due_on"), due_on="2057-01-03")


def test_a_date_beyond_the_table_is_found_in_the_wider_one(settle: Settle) -> None:
    assert dates(settle(DueRule(on="due_on"), due_on="2050-01-03")) == ("2050-01-03", "2050-01-03")
    long_ago = DueRule(working_days=(3, 3), after="done_on")
    assert dates(settle(long_ago, done_on="2019-12-23")) == ("2019-12-30", "2019-12-30")
    assert dates(settle(DueRule(years=(3, 3), after="done_on"), done_on="2018-05-02")) == ("2021-05-02", "2021-05-02")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (
            {},
            "due: it says no time; give one of working_days, days, months, years, minutes, ",
        ),
        ({"roll": True, "after": "paid_on"}, "due: it says no time; give one of "),
        ({"days": (1, 1), "now": True}, "due: it says days and now; keep one of them"),
        ({"minutes": 0, "at": "x", "on": "y"}, "due: it says minutes and at and on; keep one of them"),
        ({"days": (5, 3)}, "due: days: 5 to 3 is no range; write it like 3 to 5"),
        ({"working_days": (-1, 3)}, "due: working_days: -1 to 3 is no range; write it like 3 to 5"),
        ({"minutes": -5}, "due: minutes: -5 lies in the past; write 0 or more"),
        ({"day_of_next_month": 0}, "due: day_of_next_month: no month has a day 0; write 1 to 31"),
        ({"day_of_next_month": 32}, "due: day_of_next_month: no month has a day 32; write 1 to 31"),
        ({"now": True, "after": "x"}, "due: after: now is not counted from a date; leave after out"),
        ({"at": "y", "after": "x"}, "due: after: at is not counted from a date; leave after out"),
        ({"by": "y", "after": "x"}, "due: after: by is not counted from a date; leave after out"),
        ({"by": "x", "roll": True}, "due: roll: by keeps its own time; leave roll out"),
        ({"at": "x", "roll": True}, "due: roll: at keeps its own time; leave roll out"),
        ({"minutes": 5, "roll": True}, "due: roll: minutes keeps its own time; leave roll out"),
    ],
)
def test_a_rule_that_can_not_be_meant_is_refused(fields: dict[str, Any], fault: str) -> None:
    with pytest.raises(BadInput) as refused:
        DueRule(**fields)
    assert str(refused.value).startswith(fault)
    assert len(refused.value.faults) == 1


def test_all_faults_of_a_rule_are_named_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        DueRule(days=(5, 3), minutes=-1)
    assert [fault.place for fault in refused.value.faults] == ["due", "due: days", "due: minutes"]


@given(
    country=st.sampled_from(["IT", "IR", "SA", "IL", "CN"]),
    day=st.dates(date(2024, 1, 1), date(2029, 12, 31)),
    low=st.integers(0, 40),
    more=st.integers(0, 40),
    roll=st.booleans(),
)
def test_a_range_runs_forward_and_rolls_onto_working_days(
    tables: Tables, country: str, day: date, low: int, more: int, roll: bool
) -> None:
    days = tables.of(country)
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    rule = DueRule(days=(low, low + more), roll=roll)
    due = resolve(rule, now=now, facts={}, zone=ROME, days=days, window=DEFAULT)
    start, end = due.due_from.astimezone(ROME).date(), due.due_by.astimezone(ROME).date()
    assert day + timedelta(low) <= start <= end
    assert due.due_from < due.due_by
    if roll:
        assert days.is_working(start)
        assert days.is_working(end)
    else:
        assert (start, end) == (day + timedelta(low), day + timedelta(low + more))
    assert all(not days.is_working(move.wanted) and days.is_working(move.given) for move in due.rolled)
