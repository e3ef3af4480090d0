"""Services that come round: each row of the table, thirty days ahead and again seven, with what is offered."""

from datetime import date, timedelta
from typing import Any

import pytest

from agentdesk.core.inputs import Choose
from agentdesk.process.steps import Spoken
from tests.process.follow_up import after, changed, due, going, imported, planned, written
from tests.process.scene import line

ROWS = [
    ({"service": "standardisation", "kind": "self_assessment", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "standardisation", "kind": "recertification", "last_done_on": "2024-01-20"}, "2027-01-20"),
    # Without a kind it is the assessment that every firm has.
    ({"service": "standardisation", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "construction_project", "stage": "safety_study", "expires_on": "2027-01-20"}, "2027-01-20"),
    ({"service": "construction_project", "stage": "pre_assessment", "expires_on": "2027-01-20"}, "2027-01-20"),
    ({"service": "construction_project", "stage": "design_review", "expires_on": "2027-01-20"}, "2027-01-20"),
    ({"service": "construction_project", "stage": "trial_run", "expires_on": "2027-01-20"}, "2027-01-20"),
    ({"service": "construction_project", "stage": "acceptance", "expires_on": "2027-01-20"}, "2027-01-20"),
    ({"service": "hazardous_chemicals", "business": "producer", "last_done_on": "2024-01-20"}, "2027-01-20"),
    ({"service": "hazardous_chemicals", "business": "trader", "last_done_on": "2024-01-20"}, "2027-01-20"),
    ({"service": "toxic_substances", "region": "zhaoqing", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "toxic_substances", "region": "zhongshan", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "toxic_substances", "region": "jiangmen", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "toxic_substances", "region": "guangzhou", "last_done_on": "2024-01-20"}, "2027-01-20"),
    ({"service": "toxic_substances", "last_done_on": "2024-01-20"}, "2027-01-20"),
    ({"service": "emergency_plan", "kind": "general", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "emergency_plan", "kind": "special", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "emergency_plan", "kind": "on_site", "last_done_on": "2026-07-20"}, "2027-01-20"),
    ({"service": "safety_training", "last_done_on": "2026-01-20"}, "2027-01-20"),
    ({"service": "other", "every": "FREQ=MONTHLY;INTERVAL=4", "last_done_on": "2026-05-20"}, "2027-01-20"),
    ({"service": "other", "expires_on": "2027-01-20"}, "2027-01-20"),
]


def _named(value: Any) -> str:
    return "_".join(str(part) for part in value.values()) if isinstance(value, dict) else str(value)


@pytest.mark.parametrize(("facts", "next_on"), ROWS, ids=_named)
def test_each_service_comes_round_and_is_told_thirty_days_ahead(facts: dict[str, str], next_on: str) -> None:
    state = imported(**facts)
    assert state.facts["next_on"] == next_on
    # 20 January less thirty days.
    assert due(state) == "2026-12-21T14:00 to 2026-12-21T20:00"
    assert (state.status, state.task) == ("planned", "remind")


@pytest.mark.parametrize(("facts", "next_on"), ROWS, ids=_named)
def test_it_is_told_again_seven_days_ahead(facts: dict[str, str], next_on: str) -> None:
    state = after("listens,thinks_it_over", "2026-12-21T15:00", next_on=next_on, **facts)
    assert due(state) == "2027-01-13T14:00 to 2027-01-13T20:00"
    assert (state.facts["reminders"], state.facts["reached_on"]) == (1, "2026-12-21")


@pytest.mark.parametrize(
    ("last_done_on", "next_on", "falls"),
    [
        # 29 February and the ends of months.
        ("2024-02-29", "2025-02-28", "2026-11-24T14:00 to 2026-11-24T20:00"),
        ("2026-02-28", "2027-02-28", "2027-01-29T14:00 to 2027-01-29T20:00"),
        # What should have been told long ago is told today, and never before it.
        ("2019-05-06", "2020-05-06", "2026-11-24T14:00 to 2026-11-24T20:00"),
        ("2025-12-01", "2026-12-01", "2026-11-24T14:00 to 2026-11-24T20:00"),
        # A day to come is not refused: it was typed too early, and is counted from.
        ("2027-03-15", "2028-03-15", "2028-02-14T14:00 to 2028-02-14T20:00"),
    ],
)
def test_the_day_is_counted_from_the_last_time(last_done_on: str, next_on: str, falls: str) -> None:
    state = imported(service="safety_training", last_done_on=last_done_on)
    assert state.facts["next_on"] == next_on
    assert due(state) == falls


@pytest.mark.parametrize(
    ("last_done_on", "next_on"),
    [("2026-08-31", "2027-02-28"), ("2026-11-30", "2027-05-30"), ("2026-02-28", "2026-08-28")],
)
def test_half_a_year_ends_with_a_short_month(last_done_on: str, next_on: str) -> None:
    state = imported(service="emergency_plan", kind="on_site", last_done_on=last_done_on)
    assert state.facts["next_on"] == next_on


def test_what_is_on_record_counts_more_than_the_interval() -> None:
    state = imported(service="safety_training", last_done_on="2026-01-20", expires_on="2027-02-20")
    assert state.facts["next_on"] == "2027-02-20"


def test_a_reminder_on_a_holiday_moves_before_it() -> None:
    # Thirty days before 2 November 2026 is 3 October, in the week of National Day.
    state = imported("2026-09-01T10:00", service="other", expires_on="2026-11-02")
    assert due(state) == "2026-09-30T19:00 to 2026-09-30T20:00"


@pytest.mark.parametrize("facts", [{}, {"stage": "trial_run"}, {"region": "zhaoqing"}, {"every": "FREQ=YEARLY"}])
def test_a_date_that_nobody_knows_is_found_out(facts: dict[str, str]) -> None:
    service = "construction_project" if "stage" in facts else "toxic_substances" if "region" in facts else "other"
    state = imported(service=service, **facts)
    assert (state.status, due(state)) == ("new", "2026-11-24T10:00 to 2026-11-24T16:30")


@pytest.mark.parametrize(
    ("answers", "next_on"),
    [
        ("reminder,standardisation,self_assessment,last_done_on=2026-01-20", "2027-01-20"),
        ("reminder,standardisation,recertification,last_done_on=2025-01-20", "2028-01-20"),
        ("reminder,construction_project,trial_run,expires_on=2027-01-20", "2027-01-20"),
        ("reminder,hazardous_chemicals,trader,last_done_on=2025-01-20", "2028-01-20"),
        ("reminder,toxic_substances,jiangmen,last_done_on=2026-01-20", "2027-01-20"),
        ("reminder,toxic_substances,elsewhere,last_done_on=2026-01-20", "2029-01-20"),
        ("reminder,emergency_plan,on_site,last_done_on=2026-11-20", "2027-05-20"),
        ("reminder,safety_training,last_done_on=2026-01-20", "2027-01-20"),
        ("reminder,other,yearly,last_done_on=2026-01-20", "2027-01-20"),
        ("reminder,other,half_yearly,last_done_on=2026-08-31", "2027-02-28"),
        ("reminder,other,quarterly,last_done_on=2026-08-31", "2026-11-30"),
        ("reminder,other,monthly,last_done_on=2026-11-20", "2026-12-20"),
        ("reminder,other,three_yearly,last_done_on=2026-01-20", "2029-01-20"),
        ("reminder,other,once,expires_on=2027-03-01", "2027-03-01"),
    ],
)
def test_the_agent_says_which_service_it_is(answers: str, next_on: str) -> None:
    state = after(answers, status="new")
    assert (state.status, state.facts["next_on"]) == ("planned", next_on)


def _offer(**facts: str) -> str:
    """The line that offers help with a service."""
    walk = going("", "2026-12-21T15:00", next_on="2027-01-20", **facts)
    from agentdesk.process.engine import respond

    call = respond(walk.call, Choose("listens"), walk.call.log[-1].at)
    assert isinstance(call.step, Spoken)
    return line(call, walk.call.log[-1].at)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"service": "standardisation"},
            ("before the certificate runs out", "put right", "again", "documents", "package"),
        ),
        ({"service": "construction_project", "stage": "safety_study"}, ("pre-assessment", "package")),
        ({"service": "construction_project", "stage": "design_review"}, ("design", "review")),
        ({"service": "construction_project", "stage": "trial_run"}, ("plan for the trial run",)),
        ({"service": "construction_project", "stage": "acceptance"}, ("report for the acceptance",)),
        ({"service": "hazardous_chemicals", "business": "producer"}, ("report on the present state", "application")),
        ({"service": "hazardous_chemicals", "business": "trader_with_storage"}, ("report on the present state",)),
        ({"service": "hazardous_chemicals", "business": "trader"}, ("no report is needed", "application")),
        ({"service": "toxic_substances"}, ("report", "used and stored")),
        ({"service": "emergency_plan"}, ("plan of the drill", "on site", "emergency plan")),
        ({"service": "safety_training"}, ("managers", "everybody")),
        ({"service": "other"}, ("take care of it",)),
    ],
    ids=_named,
)
def test_each_service_has_its_offer(facts: dict[str, str], words: tuple[str, ...]) -> None:
    said = _offer(**facts)
    assert all(word in said for word in words), said


REMINDED: dict[str, Any] = {"service": "safety_training", "last_done_on": "2026-01-20", "next_on": "2027-01-20"}


def test_an_offer_goes_to_sales_and_the_date_is_kept_in_sight() -> None:
    assert written("listens,wants_offer", "2026-12-21T15:00", **REMINDED) == [
        "tag offer",
        "notify sales_team",
        "fact reminders = 1",
        "fact reached_on = 2026-12-21",
        "fact unanswered = 0",
        "fact appointment_at = None",
        "status planned",
        "task remind",
        "due 2027-01-13T14:00 to 2027-01-13T20:00",
    ]


def test_after_the_second_reminder_the_desk_asks_when_the_date_has_passed() -> None:
    state = after("listens,thinks_it_over", "2027-01-13T15:00", reminders=1, **REMINDED)
    assert due(state) == "2027-01-21T14:00 to 2027-01-21T20:00"
    late = after("listens,thinks_it_over", "2027-01-21T15:00", reminders=2, **REMINDED)
    assert due(late).startswith("2027-02-")


def test_a_service_that_was_done_comes_round_again() -> None:
    state = after("done_already,last_done_on=2027-01-10", "2027-01-13T15:00", reminders=1, **REMINDED)
    assert (state.facts["next_on"], state.facts["reminders"]) == ("2028-01-10", 0)
    assert due(state) == "2027-12-11T14:00 to 2027-12-11T20:00"
    assert "served" in state.tags


def test_what_was_done_meanwhile_comes_with_an_import() -> None:
    state = changed(imported(**{**REMINDED, "next_on": None}), "2026-12-01T10:00", last_done_on="2026-11-28")
    assert (state.facts["next_on"], due(state)) == ("2027-11-28", "2027-10-29T14:00 to 2027-10-29T20:00")


def test_a_new_licence_comes_with_an_import() -> None:
    state = changed(imported(service="other", expires_on="2027-01-20"), "2026-12-01T10:00", expires_on="2028-06-30")
    assert (state.facts["next_on"], due(state)) == ("2028-06-30", "2028-05-31T14:30 to 2028-05-31T20:00")


def test_a_project_goes_from_stage_to_stage() -> None:
    facts = {"service": "construction_project", "stage": "design_review", "expires_on": "2027-01-20"}
    answers = "done_already,last_done_on=2027-01-12,yes,trial_run,expires_on=2027-06-01"
    state = after(answers, "2027-01-13T15:00", next_on="2027-01-20", **facts)
    assert (state.facts["stage"], state.facts["next_on"]) == ("trial_run", "2027-06-01")
    assert after("done_already,last_done_on=2027-01-12,no", "2027-01-13T15:00", next_on="2027-01-20", **facts).closed


def test_a_service_without_a_rule_is_asked_for_its_next_date() -> None:
    answers = "done_already,last_done_on=2027-01-12,expires_on=2027-09-01"
    state = after(answers, "2027-01-13T15:00", service="other", expires_on="2027-01-20", next_on="2027-01-20")
    assert state.facts["next_on"] == "2027-09-01"


def test_what_is_no_longer_needed_is_closed_with_its_reason() -> None:
    assert after("no_longer_needed", "2026-12-21T15:00", **REMINDED).closed == "no_longer_needed"
    assert after("listens,no_longer_needed", "2026-12-21T15:00", **REMINDED).closed == "no_longer_needed"


def test_who_isnt_reached_gets_the_reminder_by_mail() -> None:
    state = after("no_answer", "2026-12-21T15:00", **REMINDED)
    assert due(state) == "2026-12-21T19:00 to 2026-12-21T20:00"
    lines = written("no_answer", "2026-12-22T15:00", unanswered=2, **REMINDED)
    assert lines[-7:] == [
        "mail reminder",
        "note reminder_mailed",
        "fact reminders = 1",
        "fact unanswered = 0",
        "status planned",
        "task remind",
        "due 2027-01-13T14:00 to 2027-01-13T20:00",
    ]


def test_reminders_that_nobody_answers_end_three_months_after_the_date() -> None:
    facts = {"unanswered": 2, "reminders": 4, **REMINDED}
    assert due(after("no_answer", "2027-04-19T15:00", **facts)).startswith("2027-05-")
    late = after("no_answer", "2027-04-20T15:00", **facts)
    assert (late.closed, late.status, late.task) == ("date_passed", "closed", None)
    thinking = after("listens,thinks_it_over", "2027-04-20T15:00", **facts)
    assert due(thinking).startswith("2027-05-")


def test_a_plan_tells_both_reminders() -> None:
    steps = planned(service="safety_training", last_done_on="2026-01-20")
    days = [date.fromisoformat(falls[:10]) for _, falls in steps]
    assert {name for name, _ in steps} == {"remind"}
    assert days[0] == date(2027, 1, 20) - timedelta(30)
    assert date(2027, 1, 20) - timedelta(7) in days
