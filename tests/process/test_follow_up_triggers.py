"""When a follow-up falls, trigger by trigger, in the Chinese calendar.

2026: National Day is a holiday from 1 to 7 October (Thursday to Wednesday), the Spring Festival from 15 to 23
February; Saturday 10 October and Saturday 28 February are worked to make up for it. Summer ends with September.
"""

import pytest

from tests.process.follow_up import TUESDAY, after, due, event, going, imported, planned, written


@pytest.mark.parametrize(
    ("trigger", "happened", "falls"),
    [
        ("visited_no_purchase", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-11-26T20:00"),
        # Not before the visit itself.
        ("visited_no_purchase", "2026-11-24T15:10", "2026-11-24T15:10 to 2026-11-26T20:00"),
        ("visited_purchased", "2026-11-24T09:00", "2026-11-24T19:00 to 2026-11-24T20:00"),
        ("sale_completed", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-12-01T20:00"),
        ("service_completed", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-12-01T20:00"),
        ("complaint", "2026-11-24T09:00", "2026-11-24T09:00 to 2026-11-26T18:00 anytime"),
        ("no_show", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-11-26T20:00"),
        ("treatment_interrupted", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-11-26T20:00"),
        ("outpatient_surgery", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-11-26T20:00"),
        ("inpatient_surgery", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-11-26T20:00"),
        ("survey", "2026-11-24T09:00", "2026-11-24T14:00 to 2026-12-01T20:00"),
        ("birthday", "2026-12-01T00:00", "2026-12-01 anytime"),
        ("seasonal_care", "2026-12-22T00:00", "2026-12-22 anytime"),
    ],
)
def test_each_trigger_has_its_time(trigger: str, happened: str, falls: str) -> None:
    state = imported(trigger=trigger, event_at=event(happened))
    assert due(state) == falls
    assert state.status == ("complaint_open" if trigger == "complaint" else "planned")


@pytest.mark.parametrize(
    ("trigger", "happened", "falls"),
    [
        # The last open window inside the limit is before the holidays.
        ("visited_no_purchase", "2026-09-30T09:00", "2026-09-30T14:30 to 2026-09-30T20:00"),
        ("sale_completed", "2026-09-29T12:00", "2026-09-29T14:30 to 2026-09-30T20:00"),
        # No window is open any more inside the limit: the first one after it.
        ("visited_no_purchase", "2026-09-30T20:30", "2026-10-08T14:00 to 2026-10-08T16:30"),
        ("sale_completed", "2026-10-01T09:00", "2026-10-08T14:00 to 2026-10-08T20:00"),
        ("visited_purchased", "2026-10-01T09:00", "2026-10-08T14:00 to 2026-10-08T16:30"),
        ("inpatient_surgery", "2026-10-02T09:00", "2026-10-08T14:00 to 2026-10-08T16:30"),
        # The evening is over: the first window after it.
        ("visited_purchased", "2026-11-24T20:30", "2026-11-25T14:00 to 2026-11-25T16:30"),
    ],
)
def test_nobody_is_called_on_a_holiday(trigger: str, happened: str, falls: str) -> None:
    assert due(imported(happened, trigger=trigger, event_at=event(happened))) == falls


@pytest.mark.parametrize(
    ("happened", "opens"),
    [
        ("2026-04-30T09:00", "14:00"),
        ("2026-05-06T09:00", "14:30"),
        ("2026-09-30T09:00", "14:30"),
        ("2026-10-08T09:00", "14:00"),
        # A Saturday is open, and so is the one that is worked.
        ("2026-11-28T09:00", "14:00"),
        ("2026-10-10T09:00", "14:00"),
    ],
)
def test_the_window_follows_the_season(happened: str, opens: str) -> None:
    assert due(imported(happened, trigger="survey", event_at=event(happened))).startswith(f"{happened[:10]}T{opens} ")


@pytest.mark.parametrize(
    ("happened", "falls"),
    [
        # Two working days after a Friday, and across a weekend that is partly worked.
        ("2026-11-27T09:00", "2026-11-27T09:00 to 2026-12-01T18:00 anytime"),
        ("2026-10-08T09:00", "2026-10-08T09:00 to 2026-10-10T18:00 anytime"),
        ("2026-09-30T09:00", "2026-09-30T09:00 to 2026-10-09T18:00 anytime"),
    ],
)
def test_a_complaint_is_sorted_within_two_working_days(happened: str, falls: str) -> None:
    state = imported(happened, trigger="complaint", event_at=event(happened))
    assert due(state) == falls
    assert (state.task, state.facts["complaint"]) == ("sort_complaint", "open")
    assert state.facts["complained_on"] == happened[:10]


def test_the_days_of_a_first_call_can_be_set() -> None:
    state = imported(trigger="no_show", event_at=event("2026-11-24T09:00"), within_days=5)
    assert due(state) == "2026-11-24T14:00 to 2026-11-29T20:00"


def test_an_event_to_come_is_planned_from_its_day() -> None:
    state = imported(trigger="service_completed", event_at=event("2026-12-10T12:00"))
    assert due(state) == "2026-12-10T14:00 to 2026-12-17T20:00"


def test_an_event_long_past_is_late_but_not_lost() -> None:
    state = imported(trigger="visited_no_purchase", event_at=event("2026-10-20T09:00"))
    assert due(state) == "2026-10-20T14:00 to 2026-10-22T20:00"
    first = planned(trigger="visited_no_purchase", event_at=event("2026-10-20T09:00"))[0]
    assert first == ("contact", "2026-11-24T14:00 to 2026-11-24T20:00")


def test_a_key_customer_comes_first() -> None:
    given = {"trigger": "sale_completed", "event_at": event("2026-11-24T09:00")}
    assert imported(**given, customer_kind="key").priority == "high"
    assert imported(**given).priority == "medium"


@pytest.mark.parametrize("facts", [{}, {"trigger": "survey"}, {"event_at": event("2026-11-20T09:00")}])
def test_what_is_missing_is_asked_for_at_once(facts: dict[str, str]) -> None:
    state = imported(**facts)
    assert due(state) == "2026-11-24T10:00 to 2026-11-24T16:30"
    assert state.status == "new"


def test_the_agent_says_what_the_follow_up_is_about() -> None:
    walk = going("visit,visited_no_purchase,event_at=2026-11-23 15:00", status="new")
    assert [step.name for step in walk.passed][:2] == ["stage", "known_reason"]
    assert walk.call.case.facts["trigger"] == "visited_no_purchase"
    assert due(walk.call.case) == "2026-11-23T15:00 to 2026-11-25T20:00"


@pytest.mark.parametrize(
    "answers",
    [
        "treatment,outpatient_surgery",
        "purchase,sale_completed",
        "feedback,survey",
        "greeting,birthday",
        "visit,no_show",
    ],
)
def test_every_trigger_can_be_named(answers: str) -> None:
    state = after(f"{answers},event_at=2026-11-24 09:00", status="new")
    assert (state.status, state.facts["trigger"]) == ("planned", answers.split(",")[1])


def test_a_birthday_comes_every_year() -> None:
    state = imported(trigger="birthday", event_at=event("1980-02-29T00:00"))
    # A common year has no 29 February.
    assert due(state) == "2027-02-28 anytime"
    facts = {"trigger": "birthday", "event_at": event("1980-02-29T00:00"), "next_on": "2027-02-28"}
    assert written("", "2027-02-28T09:00", **facts) == [
        "text birthday",
        "fact next_on = 2028-02-29",
        "due 2028-02-29",
    ]


def test_a_greeting_falls_on_a_holiday_as_well() -> None:
    state = imported("2026-09-01T10:00", trigger="seasonal_care", event_at=event("2026-10-01T00:00"))
    assert due(state) == "2026-10-01 anytime"


def test_a_greeting_waits_for_its_day() -> None:
    facts = {"trigger": "seasonal_care", "event_at": event("2026-12-22T00:00"), "next_on": "2026-12-22"}
    assert going(**facts).call.spot.step == "wait_for_day"
    state = after("", "2026-12-22T09:00", **facts)
    assert (state.closed, state.status) == ("greeted", "closed")


def test_a_plan_begins_with_the_first_call() -> None:
    assert planned(trigger="visited_purchased", event_at=event("2026-11-24T09:00")) == [
        ("contact", "2026-11-24T19:00 to 2026-11-24T20:00"),
        ("contact", "2026-11-25T14:00 to 2026-11-25T16:30"),
        ("contact", "2026-11-25T19:00 to 2026-11-25T20:00"),
    ]


def test_a_purchase_is_followed_up_again_in_a_month_where_nobody_answers() -> None:
    steps = planned(trigger="sale_completed", event_at=event("2026-11-24T09:00"))
    assert [step for step, _ in steps][:4] == ["contact"] * 4
    assert steps[3][1].startswith("2026-12-25")


def test_a_case_goes_to_the_customers_own_agent() -> None:
    given = {"trigger": "sale_completed", "event_at": event("2026-11-24T09:00")}
    assert imported(**given, owner="wei").assignee == "wei"
    assert imported(**given).assignee is None
    assert imported(service="safety_training", last_done_on="2026-01-20", owner="wei").assignee == "wei"


def test_who_comes_in_on_the_birthday_is_greeted_that_day() -> None:
    state = imported(trigger="birthday", event_at=event("1980-11-24T00:00"))
    assert due(state) == "2026-11-24 anytime"
    lines = written("", TUESDAY, trigger="birthday", event_at=event("1980-11-24T00:00"), next_on="2026-11-24")
    assert lines[-1] == "due 2027-11-24"
