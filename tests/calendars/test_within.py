"""A time to answer in: so many hours of a calling day, and the next morning for whoever asks late."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentdesk.calendars.due import Due, resolve
from agentdesk.calendars.due_rule import DueRule
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow
from agentdesk.calendars.within import Within
from agentdesk.core.errors import BadInput

JERUSALEM = ZoneInfo("Asia/Jerusalem")
TABLES = Tables(2026)
RULE = DueRule(within=Within(3, 2))
BREAK = CallingWindow.parse({"sun-thu": ["09:00-12:00", "14:00-18:00"]})
NIGHT = CallingWindow.parse({"mon-sun": ["20:00-02:00"], "holidays": "open"})


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JERUSALEM)


def due(at: str, rule: DueRule = RULE, window: CallingWindow = DEFAULT, **facts: str) -> Due:
    days = TABLES.of("IL")
    return resolve(rule, now=local(at), facts=facts, zone=JERUSALEM, days=days, window=window)


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("2026-11-24T09:00", "2026-11-24T12:00"),
        ("2026-11-24T14:59", "2026-11-24T17:59"),
        ("2026-11-24T16:00", "2026-11-24T18:00"),
        ("2026-11-24T16:01", "2026-11-25T12:00"),
        ("2026-11-24T18:00", "2026-11-25T12:00"),
        ("2026-11-24T05:00", "2026-11-24T12:00"),
        ("2026-11-26T16:01", "2026-11-29T12:00"),
        # The eve and the first day of Passover: Wednesday is worked, Thursday isn't.
        ("2026-04-01T16:30", "2026-04-05T12:00"),
        # The clocks go forward in the night to Friday 27 March, and back in the one to Sunday 25 October.
        ("2026-03-26T16:30", "2026-03-29T12:00"),
        ("2026-10-22T16:30", "2026-10-25T12:00"),
    ],
)
def test_whoever_asks_has_an_answer_within_three_hours_of_a_calling_day(asked: str, by: str) -> None:
    assert due(asked) == Due(local(asked).astimezone(UTC), local(by).astimezone(UTC))


def test_the_day_is_over_at_its_last_window() -> None:
    assert due("2026-11-24T11:30", window=BREAK).due_by == local("2026-11-24T14:30")
    assert due("2026-11-24T12:30", window=BREAK).due_by == local("2026-11-24T17:00")


def test_a_window_across_midnight_is_one_day() -> None:
    assert due("2026-11-24T21:00", window=NIGHT).due_by == local("2026-11-25T00:00")


def test_without_late_askers_the_day_is_what_is_left_of_it() -> None:
    assert due("2026-11-24T17:50", DueRule(within=Within(3))).due_by == local("2026-11-24T18:00")


def test_it_is_counted_from_when_they_asked() -> None:
    rule = DueRule(within=Within(3, 2), after="asked_at")
    found = due("2026-11-24T11:00", rule, asked_at="2026-11-24T09:30:00+02:00")
    assert (found.due_from, found.due_by) == (local("2026-11-24T09:30"), local("2026-11-24T12:30"))


@pytest.mark.parametrize("within", [Within(0, 0), Within(25, 0), Within(3, -1), Within(3, 25), Within(-3, 2)])
def test_hours_that_are_no_time_to_answer_in(within: Within) -> None:
    with pytest.raises(BadInput, match="no time to answer in; write hours of one day, like 3 and 2"):
        DueRule(within=within)


@settings(max_examples=60, deadline=None)
@given(
    minutes=st.integers(0, 500 * 24 * 60),
    hours=st.integers(1, 24),
    late=st.integers(0, 24),
    window=st.sampled_from([DEFAULT, BREAK, NIGHT]),
)
def test_the_answer_never_comes_before_the_question_and_falls_while_people_are_called(
    minutes: int, hours: int, late: int, window: CallingWindow
) -> None:
    asked = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    days = TABLES.of("IL")
    rule = DueRule(within=Within(hours, late))
    found = resolve(rule, now=asked, facts={}, zone=JERUSALEM, days=days, window=window)
    assert found.due_from == asked < found.due_by
    opens = window.opens(asked, JERUSALEM, days)
    assert opens < found.due_by
    assert found.due_by - opens <= timedelta(days=20)
