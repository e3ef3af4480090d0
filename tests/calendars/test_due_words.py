"""Every word of a due rule means what the page of the process format says."""

from datetime import date, datetime
from typing import Any

import pytest

from agentdesk.calendars.due import Rolled, TooFar
from agentdesk.calendars.due_rule import DueRule, FromFact, Ladder
from agentdesk.calendars.fact_dates import BadCountFact, BadFact, BadRuleFact, MissingFact
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import CallingWindow
from agentdesk.core.errors import BadInput
from tests.calendars.place import CHINA, ITALY, SEASONAL

MONDAY = "2026-11-23T10:00"
ALWAYS = CallingWindow.parse({"mon-sun": ["00:00-24:00"], "holidays": "open"})
EVENING = DueRule(days=(0, 0), after="bought_at", hours=("19:00-20:00",), inside=True)
TWO_DAYS = DueRule(days=(0, 2), after="visited_at", inside=True)


def italian(tables: Tables, rule: DueRule, at: str = MONDAY, **facts: object) -> tuple[str, str]:
    """The dates of a rule in Italy."""
    first, last = ITALY.span(ITALY.due(tables, rule, at, **facts))
    return first[:10], last[:10]


def chinese(tables: Tables, rule: DueRule, at: str, **facts: object) -> tuple[str, str]:
    """The range of a rule in the hours of the after-service."""
    return CHINA.span(CHINA.due(tables, rule, at, SEASONAL, **facts))


@pytest.mark.parametrize(
    ("rule", "base", "wanted"),
    [
        (DueRule(months=(1, 1), after="base"), "2026-01-31", "2026-02-28"),
        (DueRule(months=(1, 1), after="base"), "2028-01-31", "2028-02-29"),
        (DueRule(months=(3, 3), after="base"), "2026-11-30", "2027-02-28"),
        (DueRule(months=(12, 12), after="base"), "2028-02-29", "2029-02-28"),
        (DueRule(years=(1, 1), after="base"), "2028-02-29", "2029-02-28"),
        (DueRule(years=(4, 4), after="base"), "2028-02-29", "2032-02-29"),
        (DueRule(years=(3, 3), after="base"), "2024-12-31", "2027-12-31"),
        (DueRule(years=(1, 1), after="base", roll=True), "2026-12-25", "2027-12-27"),
    ],
)
def test_months_and_years_keep_the_day_as_far_as_they_have_it(
    tables: Tables, rule: DueRule, base: str, wanted: str
) -> None:
    assert italian(tables, rule, base=base) == (wanted, wanted)


def test_months_and_years_are_ranges_and_count_from_today(tables: Tables) -> None:
    assert italian(tables, DueRule(months=(1, 3))) == ("2026-12-23", "2027-02-23")
    assert italian(tables, DueRule(years=(0, 1))) == ("2026-11-23", "2027-11-23")


@pytest.mark.parametrize(
    ("ahead", "base", "wanted"),
    [
        ((30, 30), "2026-05-20", ("2027-04-20", "2027-04-20")),
        ((30, 7), "2026-05-20", ("2027-04-20", "2027-05-13")),
        ((30, 7), "2025-12-10", ("2026-11-23", "2026-12-03")),  # the first of the two has passed
        ((30, 7), "2025-11-25", ("2026-11-23", "2026-11-23")),  # both have
        ((30, 30), "2020-05-20", ("2026-11-23", "2026-11-23")),  # so has the date itself
        ((1, 1), "2027-02-28", ("2028-02-27", "2028-02-27")),
        ((1, 1), "2027-03-01", ("2028-02-29", "2028-02-29")),
    ],
)
def test_ahead_is_so_many_days_before_and_never_before_today(
    tables: Tables, ahead: tuple[int, int], base: str, wanted: tuple[str, str]
) -> None:
    assert italian(tables, DueRule(years=(1, 1), after="done_on", ahead=ahead), done_on=base) == wanted


def test_ahead_goes_with_a_date_and_with_working_days(tables: Tables) -> None:
    assert italian(tables, DueRule(on="birthday", ahead=(1, 0)), birthday="2026-12-09") == (
        "2026-12-08",
        "2026-12-09",
    )
    assert italian(tables, DueRule(on="birthday", ahead=(1, 1), roll=True), birthday="2026-12-09")[0] == "2026-12-09"
    assert italian(tables, DueRule(working_days=(5, 5), ahead=(2, 2))) == ("2026-11-28", "2026-11-28")


def test_a_recurrence_comes_after_today_and_after_what_it_is_counted_from(tables: Tables) -> None:
    yearly = DueRule(recurs="FREQ=YEARLY", after="done_on")
    assert italian(tables, yearly, done_on="2020-03-02") == ("2027-03-02", "2027-03-02")
    assert italian(tables, yearly, done_on="2026-11-23") == ("2027-11-23", "2027-11-23")
    assert italian(tables, yearly, done_on="2028-05-10") == ("2029-05-10", "2029-05-10")
    assert italian(tables, DueRule(recurs="FREQ=MONTHLY")) == ("2026-12-23", "2026-12-23")
    third = DueRule(recurs="FREQ=YEARLY;INTERVAL=3", after="done_on", ahead=(30, 30))
    assert italian(tables, third, done_on="2025-02-10") == ("2028-01-11", "2028-01-11")


def test_a_recurrence_may_stand_in_a_fact(tables: Tables) -> None:
    rule = DueRule(recurs=FromFact("every"), after="done_on")
    assert italian(tables, rule, every="FREQ=MONTHLY;INTERVAL=6", done_on="2026-08-31") == ("2027-02-28",) * 2
    for wrong in ("every year", "FREQ=HOURLY", 12):
        with pytest.raises(BadRuleFact, match="every"):
            italian(tables, rule, every=wrong, done_on="2026-08-31")
    with pytest.raises(MissingFact, match="every"):
        italian(tables, rule, done_on="2026-08-31")


def test_a_number_may_stand_in_a_fact(tables: Tables) -> None:
    pause = DueRule(working_days=(FromFact("least"), FromFact("most")))
    assert italian(tables, pause, least=3, most=5) == ("2026-11-26", "2026-11-30")
    assert italian(tables, DueRule(days=(0, FromFact("most"))), most=2) == ("2026-11-23", "2026-11-25")
    assert italian(tables, DueRule(day_of_next_month=FromFact("day")), day=10) == ("2026-12-10", "2026-12-10")
    soon = ITALY.due(tables, DueRule(minutes=FromFact("pause")), MONDAY, pause=15)
    assert ITALY.span(soon) == ("2026-11-23T10:15",) * 2


@pytest.mark.parametrize("wrong", [-1, 2.5, "3", True, 10_001])
def test_a_fact_that_is_no_count_is_named(tables: Tables, wrong: object) -> None:
    with pytest.raises(BadCountFact, match="pause"):
        italian(tables, DueRule(days=(FromFact("pause"), FromFact("pause"))), pause=wrong)


def test_facts_that_make_no_rule_are_refused(tables: Tables) -> None:
    with pytest.raises(BadInput, match="5 to 3 is no range"):
        italian(tables, DueRule(days=(FromFact("least"), FromFact("most"))), least=5, most=3)
    with pytest.raises(BadInput, match="no month has a day 40"):
        italian(tables, DueRule(day_of_next_month=FromFact("day")), day=40)


@pytest.mark.parametrize(
    ("bought", "wanted"),
    [
        ("2026-09-29T10:00", ("2026-09-29T19:00", "2026-09-29T20:00")),
        ("2026-11-24T19:20", ("2026-11-24T19:20", "2026-11-24T20:00")),
        ("2026-11-24T20:00", ("2026-11-25T14:00", "2026-11-25T16:30")),  # too late for the same evening
        ("2026-10-01T10:00", ("2026-10-08T14:00", "2026-10-08T16:30")),  # a week of holidays
        ("2026-02-14T10:00", ("2026-02-14T19:00", "2026-02-14T20:00")),  # a Saturday that is worked
        ("2026-02-15T10:00", ("2026-02-24T14:00", "2026-02-24T16:30")),
        ("2026-11-22T10:00", ("2026-11-22T19:00", "2026-11-22T20:00")),  # weekends are open
    ],
)
def test_the_same_evening(tables: Tables, bought: str, wanted: tuple[str, str]) -> None:
    assert chinese(tables, EVENING, bought, bought_at=f"{bought}:00+08:00") == wanted


def test_an_evening_that_has_passed_is_late_and_stays_so(tables: Tables) -> None:
    found = chinese(tables, EVENING, "2026-11-27T10:00", bought_at="2026-11-24T10:00:00+08:00")
    assert found == ("2026-11-24T19:00", "2026-11-24T20:00")


@pytest.mark.parametrize(
    ("visited", "wanted"),
    [
        ("2026-11-24T10:00", ("2026-11-24T14:00", "2026-11-26T20:00")),
        ("2026-11-24T15:00", ("2026-11-24T15:00", "2026-11-26T20:00")),
        ("2026-09-30T15:00", ("2026-09-30T15:00", "2026-09-30T20:00")),  # the last open window inside the limit
        ("2026-09-30T20:30", ("2026-10-08T14:00", "2026-10-08T16:30")),  # none inside it: the first one after it
        ("2026-10-06T11:00", ("2026-10-08T14:00", "2026-10-08T20:00")),
        ("2026-09-30", ("2026-09-30T14:30", "2026-09-30T20:00")),
    ],
)
def test_a_limit_is_kept_to_open_windows(tables: Tables, visited: str, wanted: tuple[str, str]) -> None:
    fact = f"{visited}:00+08:00" if "T" in visited else visited
    assert chinese(tables, TWO_DAYS, "2026-11-24T10:00", visited_at=fact) == wanted


def test_a_single_day_without_a_window_goes_back_to_the_last_one_before_it(tables: Tables) -> None:
    quarter = DueRule(months=(3, 3), after="reached_on", inside=True)
    assert chinese(tables, quarter, "2026-07-05T10:00", reached_on="2026-07-04") == (
        "2026-09-30T19:00",
        "2026-09-30T20:00",
    )


def test_what_moved_a_date_is_told(tables: Tables) -> None:
    due = CHINA.due(tables, TWO_DAYS, "2026-09-30T15:00", SEASONAL, visited_at="2026-09-30T15:00:00+08:00")
    assert due.rolled == (Rolled(date(2026, 10, 2), date(2026, 9, 30), "holiday", "National Day"),)
    mornings = CallingWindow.parse({"mon": ["09:00-12:00"], "holidays": "open"})
    moved = ITALY.due(tables, DueRule(days=(1, 1), inside=True), MONDAY, mornings).rolled
    assert moved == (Rolled(date(2026, 11, 24), date(2026, 11, 23), "hours", ""),)
    weekend = ITALY.due(tables, DueRule(days=(5, 5), inside=True), MONDAY).rolled
    assert weekend == (Rolled(date(2026, 11, 28), date(2026, 11, 27), "weekend", ""),)


@pytest.mark.parametrize(
    ("hours", "wanted"),
    [
        (("15:00-21:00",), ("15:00", "20:00")),  # kept to the window
        (("09:00-12:00",), ("09:00", "12:00")),  # nothing in common: as they stand
        (("09:00-15:00", "19:30-23:00"), ("14:00", "20:00")),
    ],
)
def test_hours_of_a_rule(tables: Tables, hours: tuple[str, ...], wanted: tuple[str, str]) -> None:
    first, last = chinese(tables, DueRule(days=(1, 1), hours=hours), "2026-11-23T10:00")
    assert (first, last) == (f"2026-11-24T{wanted[0]}", f"2026-11-24T{wanted[1]}")


def test_hours_of_a_closed_day_stand_as_they_are(tables: Tables) -> None:
    rule = DueRule(days=(0, 0), after="on", hours=("19:00-20:00",))
    assert chinese(tables, rule, "2026-11-23T10:00", on="2026-10-02") == ("2026-10-02T19:00", "2026-10-02T20:00")


@pytest.mark.parametrize(
    ("at", "attempts", "wanted"),
    [
        ("2026-11-24T15:00", 0, ("2026-11-24T15:05", "2026-11-24T15:05")),
        ("2026-11-24T15:00", 1, ("2026-11-24T15:05", "2026-11-24T15:05")),
        ("2026-11-24T15:00", 2, ("2026-11-24T15:15", "2026-11-24T15:15")),
        ("2026-11-24T15:00", 3, ("2026-11-24T16:00", "2026-11-24T16:00")),
        ("2026-11-24T15:00", 4, ("2026-11-24T19:00", "2026-11-24T20:00")),
        ("2026-11-24T16:25", 1, ("2026-11-24T19:00", "2026-11-24T20:00")),  # closed at half past four, to the minute
        ("2026-11-24T19:58", 1, ("2026-11-25T14:00", "2026-11-25T16:30")),
        ("2026-09-30T19:30", 9, ("2026-10-08T14:00", "2026-10-08T16:30")),
    ],
)
def test_the_ladder(tables: Tables, at: str, attempts: int, wanted: tuple[str, str]) -> None:
    assert chinese(tables, DueRule(ladder=Ladder((5, 15, 60), "tries")), at, tries=attempts) == wanted


def test_the_ladder_needs_a_count(tables: Tables) -> None:
    with pytest.raises(MissingFact, match="tries"):
        chinese(tables, DueRule(ladder=Ladder((5,), "tries")), MONDAY)
    with pytest.raises(BadCountFact, match="tries"):
        chinese(tables, DueRule(ladder=Ladder((5,), "tries")), MONDAY, tries=-2)


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("2026-11-24T15:00", ("2026-11-24T19:00", "2026-11-24T20:00")),
        ("2026-11-24T12:00", ("2026-11-24T14:00", "2026-11-24T16:30")),  # none is at hand
        ("2026-11-24T19:00", ("2026-11-25T14:00", "2026-11-25T16:30")),
        ("2026-04-30T19:30", ("2026-05-06T14:30", "2026-05-06T16:30")),  # past the holidays, into the summer
    ],
)
def test_the_next_window_is_the_one_after_that_at_hand(tables: Tables, at: str, wanted: tuple[str, str]) -> None:
    assert chinese(tables, DueRule(next_window=True), at) == wanted


def test_the_next_window_of_one_that_never_closes_begins_at_midnight(tables: Tables) -> None:
    due = ITALY.due(tables, DueRule(next_window=True), MONDAY, ALWAYS)
    assert ITALY.span(due) == ("2026-11-24T00:00", "2026-11-25T00:00")


def test_dates_that_no_calendar_has_are_refused(tables: Tables) -> None:
    for rule in (DueRule(days=(9999, 9999), after="on"), DueRule(years=(1, 1), after="on")):
        with pytest.raises(TooFar, match="9999-12-30"):
            italian(tables, rule, on="9999-12-30")
    with pytest.raises(BadFact):
        italian(tables, DueRule(months=(1, 1), after="on"), on=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"months": (3, 1)}, "due: months: 3 to 1 is no range; write it like 3 to 5"),
        ({"years": (-1, 1)}, "due: years: -1 to 1 is no range; write it like 3 to 5"),
        ({"days": (-1, FromFact("most"))}, "due: days: -1 to "),
        (
            {"days": (1, 1), "ahead": (7, 30)},
            "due: ahead: 7 to 30 days ahead is no range; write the earlier day first, like 30 to 7",
        ),
        ({"minutes": 5, "ahead": (1, 1)}, "due: ahead: minutes keeps its own time; leave ahead out"),
        ({"now": True, "inside": True}, "due: inside: now keeps its own time; leave inside out"),
        ({"at": "x", "hours": ("19:00-20:00",)}, "due: hours: at keeps its own time; leave hours out"),
        ({"next_window": True, "after": "x"}, "due: after: next_window is not counted from a date; leave after out"),
        ({"days": (1, 1), "hours": ("7pm",)}, "due: hours: '7pm' is not a span of hours; write it like "),
        (
            {"days": (1, 1), "roll": True, "inside": True},
            "due: roll: inside moves the date already; keep one of the two",
        ),
        (
            {"recurs": "yearly"},
            "due: recurs: YEARLY is no part of a recurrence; write it like FREQ=YEARLY;INTERVAL=3",
        ),
        ({"ladder": Ladder((), "n")}, "due: ladder: the ladder has no step; write it like 5, 15, 60"),
        ({"ladder": Ladder((5, 0), "n")}, "due: ladder: 0 minutes are no wait; write 1 or more"),
        ({"ladder": Ladder((5,), "n"), "next_window": True}, "due: it says ladder and next_window; keep one of them"),
    ],
)
def test_a_rule_that_can_not_be_meant_is_refused(fields: dict[str, Any], fault: str) -> None:
    with pytest.raises(BadInput) as refused:
        DueRule(**fields)
    assert str(refused.value).startswith(fault)


def test_a_rule_tells_the_facts_that_it_needs() -> None:
    rule = DueRule(days=(FromFact("least"), FromFact("most")), after="done_on", ahead=(FromFact("early"), 0))
    assert list(rule.facts()) == [("after", "done_on"), ("days", "least"), ("days", "most"), ("ahead", "early")]
    assert list(DueRule(ladder=Ladder((5,), "tries")).facts()) == [("ladder", "tries")]
    assert list(DueRule(at="agreed_at").facts()) == [("at", "agreed_at")]
