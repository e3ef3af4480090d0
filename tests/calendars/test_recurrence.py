"""Recurrences come on the days that an author means by them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.calendars.months import months_between, months_on
from agentdesk.calendars.recurrence import NoOccurrence, faults_of_recurrence, recurrence


def following(text: str, start: str, times: int = 4) -> list[str]:
    """The next days of a rule, each after the one before."""
    days = [date.fromisoformat(start)]
    for _ in range(times):
        days.append(recurrence(text).next(date.fromisoformat(start), days[-1]))
    return [day.isoformat() for day in days[1:]]


@pytest.mark.parametrize(
    ("text", "start", "days"),
    [
        ("FREQ=YEARLY", "2026-05-20", ["2027-05-20", "2028-05-20"]),
        ("FREQ=YEARLY", "2028-02-29", ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("FREQ=YEARLY;INTERVAL=3", "2024-02-29", ["2027-02-28", "2030-02-28", "2033-02-28"]),
        ("FREQ=YEARLY;BYMONTH=3,9", "2026-01-31", ["2026-03-31", "2026-09-30", "2027-03-31"]),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", "2026-05-01", ["2027-03-31", "2028-03-31"]),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "2026-05-01", ["2026-12-31", "2027-12-31"]),
        ("FREQ=MONTHLY", "2026-01-31", ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("FREQ=MONTHLY", "2028-01-30", ["2028-02-29", "2028-03-30"]),
        ("FREQ=MONTHLY;INTERVAL=6", "2026-08-31", ["2027-02-28", "2027-08-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-11-23", ["2026-12-01", "2026-12-15", "2027-01-01"]),
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-11-23", ["2026-12-07", "2027-01-04"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-23", ["2026-11-27", "2026-12-25"]),
        ("FREQ=WEEKLY", "2026-11-23", ["2026-11-30", "2026-12-07"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-11-23", ["2026-11-24", "2026-11-26", "2026-12-08"]),
        ("FREQ=DAILY;INTERVAL=10", "2026-11-23", ["2026-12-03", "2026-12-13"]),
        ("rrule:freq=daily", "2026-12-31", ["2027-01-01"]),
    ],
)
def test_the_days_of_a_rule(text: str, start: str, days: list[str]) -> None:
    assert following(text, start, len(days)) == days


def test_it_comes_after_both_days() -> None:
    rule, done = recurrence("FREQ=YEARLY;INTERVAL=3"), date(2020, 3, 2)
    assert rule.next(done, date(2026, 3, 1)) == date(2026, 3, 2)
    assert rule.next(done, date(2026, 3, 2)) == date(2029, 3, 2)
    assert rule.next(date(2030, 1, 1), date(2026, 3, 2)) == date(2033, 1, 1)


def test_a_rule_that_has_come_to_the_end_of_the_calendar_says_so() -> None:
    with pytest.raises(NoOccurrence, match="FREQ=YEARLY has no day after 9999-06-01"):
        recurrence("FREQ=YEARLY").next(date(9999, 5, 1), date(9999, 6, 1))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "'' is no part of a recurrence; write it like FREQ=YEARLY;INTERVAL=3, of the parts FREQ, INTERVAL, "),
        ("FREQ=HOURLY", "it doesn't say how often; begin with FREQ= and one of YEARLY, MONTHLY, WEEKLY, DAILY"),
        ("INTERVAL=3", "it doesn't say how often; begin with FREQ= and one of "),
        ("FREQ=YEARLY;COUNT=3", "COUNT=3 is no part of a recurrence; "),
        ("FREQ=YEARLY;FREQ=DAILY", "FREQ is there twice; keep one of them"),
        ("FREQ=YEARLY;INTERVAL=0", "0 is no value of INTERVAL; write 1 to 120"),
        ("FREQ=YEARLY;INTERVAL=three", "THREE is no value of INTERVAL; write 1 to 120"),
        ("FREQ=YEARLY;INTERVAL=1,2", "INTERVAL is there twice; keep one of them"),
        ("FREQ=YEARLY;BYMONTH=13", "13 is no value of BYMONTH; write 1 to 12"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "not every month has a day 31; write -1 for the last day of a month"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "not every month has a day 29; write -1 for the last day of a month"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "a week has no days of a month; write BYDAY, or FREQ=MONTHLY"),
        ("FREQ=WEEKLY;BYDAY=1MO", "only a month has a first or a last weekday; leave the number out, or write "),
        ("FREQ=WEEKLY;BYDAY=MON", "MON is no value of BYDAY; write MO to SU, or 1MO for the first Monday, "),
    ],
)
def test_a_mistake_is_named_with_its_remedy(text: str, fault: str) -> None:
    told = [str(one) for one in faults_of_recurrence(text, "due: recurs")]
    assert told[0].startswith(f"due: recurs: {fault}")


@given(
    st.sampled_from(["FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=5", "FREQ=YEARLY;BYMONTH=2,4", "FREQ=MONTHLY;BYDAY=5SU"]),
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.integers(0, 3000),
)
def test_the_next_day_lies_ahead(text: str, start: date, later: int) -> None:
    after = start + timedelta(later)
    assert recurrence(text).next(start, after) > after


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-01-15", "2026-01-15", 0),
        ("2026-01-15", "2026-04-15", 3),
        ("2026-01-31", "2026-02-28", 1),
        ("2028-02-29", "2029-02-28", 12),
        ("2026-11-30", "2027-02-28", 3),
        ("2026-01-15", "2026-04-16", 3 + 1 / 30),
        ("2026-01-15", "2026-04-14", 2 + 30 / 31),
        ("2026-04-15", "2026-01-15", -3),
    ],
)
def test_months_between_two_days(start: str, end: str, months: float) -> None:
    found = months_between(date.fromisoformat(start), date.fromisoformat(end))
    assert found == pytest.approx(months)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_months_on_and_between_agree(start: date, months: int) -> None:
    assert months_between(start, months_on(start, months)) == months
    assert months - 1 < months_between(start, months_on(start, months) - timedelta(1)) < months
