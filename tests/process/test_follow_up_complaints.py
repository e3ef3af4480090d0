"""Complaints: sorted, with a department, solved, and not over before the customer was told the result."""

from typing import Any

import pytest

from agentdesk.core.inputs import Enter, Interrupt, Next
from tests.process.calls_made import PREPARED
from tests.process.follow_up import after, at, due, event, going, written
from tests.process.scene import Played, case, setting, shipped, steps

SALE = {"trigger": "sale_completed", "event_at": event("2026-11-20T11:00")}
VISIT = {"trigger": "visited_no_purchase", "event_at": event("2026-11-23T11:00")}
NOW = "2026-11-24T14:30"
TAKEN = "complaint_text=the room was cold,{kind},{department},solve_by=+2 12:00"
END = "nobody_else,feedback=,nothing"


def taken(kind: str = "service", department: str = "service_desk") -> str:
    return TAKEN.format(kind=kind, department=department)


def complained(**given: Any) -> list[str]:
    return written(f"details_right,good_moment,dissatisfied,{taken(**given)},{END}", NOW, **VISIT)


@pytest.mark.parametrize("department", ["medical_team", "technical_team", "sales_team", "service_desk", "management"])
def test_a_dissatisfied_customer_makes_it_the_matter_of_a_department(department: str) -> None:
    lines = complained(department=department)
    given = lines.index(f"assign {department}")
    assert lines[given : given + 6] == [
        f"assign {department}",
        f"notify {department}",
        "status complaint_assigned",
        "priority high",
        "task solve_complaint",
        "due 2026-11-24T14:30 to 2026-11-26T12:00",
    ]
    assert lines[-1] == "due 2026-11-24T14:30 to 2026-11-26T12:00"
    assert lines.count(f"notify {department}") == lines.count("report complaint") == 1


@pytest.mark.parametrize("kind", ["service", "waiting", "result", "product", "price", "other"])
def test_a_complaint_has_its_kind(kind: str) -> None:
    lines = complained(kind=kind)
    assert f"fact complaint_kind = {kind}" in lines
    assert "fact complaint = assigned" in lines
    assert "fact complained_on = 2026-11-24" in lines
    assert "fact solved = False" in lines


def test_the_call_counts_as_one_with_a_complaint() -> None:
    walk = going(f"details_right,good_moment,dissatisfied,{taken()},{END}", NOW, **VISIT)
    outcome = shipped("follow_up").process.outcomes[str(walk.call.outcome)]
    assert (outcome.complaint, outcome.attempt, outcome.reached) == (True, True, True)


def test_a_complaint_is_taken_once_though_several_roles_displease() -> None:
    roles = "doctor,dissatisfied,nurse,dissatisfied"
    state = after(f"details_right,good_moment,dissatisfied,{taken()},{roles},{END}", NOW, **VISIT)
    assert (state.facts["level_doctor"], state.facts["level_nurse"]) == ("dissatisfied", "dissatisfied")
    assert state.status == "complaint_assigned"


def test_a_role_that_displeased_is_a_complaint_by_itself() -> None:
    state = after(f"details_right,good_moment,satisfied,nurse,dissatisfied,{taken()},{END}", NOW, **VISIT)
    assert (state.facts["level"], state.status, state.assignee) == ("satisfied", "complaint_assigned", "service_desk")


def test_a_satisfied_customer_may_complain_about_something() -> None:
    answers = f"details_right,good_moment,satisfied,nobody_else,feedback=,complaint,{taken()},nothing"
    assert after(answers, NOW, **VISIT).status == "complaint_assigned"


@pytest.mark.parametrize(
    ("complaint", "asked"), [(None, True), ("told", True), ("assigned", False), ("solved", False)]
)
def test_nothing_new_is_offered_beside_a_complaint_that_is_open(complaint: str | None, asked: bool) -> None:
    told = going(f"details_right,good_moment,satisfied,{END}", NOW, **VISIT, complaint=complaint)
    assert ("new_services" in steps(told.call)) is asked
    complained = going(f"details_right,good_moment,dissatisfied,{taken()},{END}", NOW, **VISIT, complaint=complaint)
    assert "new_services" not in steps(complained.call)


def test_a_complaint_can_come_at_any_moment_of_a_call() -> None:
    call = Played.begun(setting(shipped("follow_up").process, full=True), case("planned", **SALE), NOW)
    call.do(*PREPARED, "answered")
    call.say()
    call.do("right_person", Next(), "details_right", Interrupt("complains"))
    call.do(Next(), Enter("it broke"), "product", "technical_team", Enter("+1 12:00"), Next())
    assert call.step == "good_moment"
    assert call.call.case.facts["complaint"] == "assigned"


def test_who_complained_is_told_when_the_result_comes() -> None:
    call = Played.begun(setting(shipped("follow_up").process), case("planned", **VISIT), NOW)
    call.do("details_right", "good_moment", "dissatisfied", Next(), Enter("the room was cold"))
    call.do("service", "service_desk", Enter("+2 12:00"))
    assert call.step == "complaint_said"


def test_a_complaint_that_came_by_itself_is_sorted_first() -> None:
    facts = {"trigger": "complaint", "event_at": event("2026-11-24T09:00"), "complaint": "open"}
    walk = going("waiting,medical_team,solve_by=+3 12:00", NOW, status="complaint_open", **facts)
    state = walk.call.case
    assert (state.status, state.assignee, walk.call.outcome) == ("complaint_assigned", "medical_team", "handled")
    assert (state.facts["complaint"], state.facts["complaint_kind"]) == ("assigned", "waiting")
    # The department isn't bound to the hours in which customers are called.
    assert due(state) == "2026-11-24T14:30 to 2026-11-27T12:00 anytime"


WITH_IT = {
    "complaint": "assigned",
    "complaint_department": "sales_team",
    "solve_by": event("2026-11-26T12:00"),
    **SALE,
}


def test_the_department_looks_at_it_every_working_day() -> None:
    state = after("in_progress", "2026-11-27T10:00", status="complaint_assigned", assignee="sales_team", **WITH_IT)
    assert (due(state), state.assignee) == ("2026-11-30 anytime", "sales_team")


def test_it_goes_on_to_another_department() -> None:
    answers = "elsewhere,product,technical_team,solve_by=+2 12:00"
    state = after(answers, NOW, status="complaint_assigned", assignee="sales_team", **WITH_IT)
    assert (state.status, state.assignee) == ("complaint_assigned", "technical_team")


def test_solved_is_not_over_before_the_customer_knows() -> None:
    answers = "solved,solution=a new one was sent"
    state = after(answers, "2026-11-25T10:00", status="complaint_assigned", assignee="sales_team", **WITH_IT)
    assert (state.status, state.assignee, state.closed) == ("complaint_solved", None, None)
    assert (state.facts["complaint"], state.task) == ("solved", "tell_result")
    # Not later than the customer was promised.
    assert due(state) == "2026-11-25T10:00 to 2026-11-26T12:00"


def test_the_result_is_told_within_a_working_day_though_more_time_was_promised() -> None:
    answers, later = "solved,solution=a new one was sent", {**WITH_IT, "solve_by": "2026-12-03T12:00:00+08:00"}
    state = after(answers, "2026-11-25T10:00", status="complaint_assigned", assignee="sales_team", **later)
    assert due(state) == "2026-11-25T10:00 to 2026-11-26T18:00"


SOLVED = {**WITH_IT, "complaint": "solved", "solution": "a new one was sent"}


def test_the_result_is_told_in_a_call() -> None:
    walk = going("content", NOW, status="complaint_solved", **SOLVED)
    state = walk.call.case
    assert (state.facts["complaint"], state.facts["told_on"], state.facts["solved"]) == ("told", "2026-11-24", True)
    assert walk.call.outcome == "result_told"
    # A buyer is called again within three months.
    assert (state.status, due(state)) == ("planned", "2027-02-11T14:00 to 2027-02-24T20:00")


def test_a_complaint_by_itself_ends_when_it_is_settled() -> None:
    facts = {**SOLVED, "trigger": "complaint"}
    assert after("content", NOW, status="complaint_solved", **facts).closed == "complaint_settled"


def test_who_isnt_content_begins_anew() -> None:
    answers = f"not_content,{taken(department='management')}"
    state = after(answers, NOW, status="complaint_solved", **SOLVED)
    assert (state.status, state.assignee, state.facts["complaint"]) == (
        "complaint_assigned",
        "management",
        "assigned",
    )
    assert "complaint_again" in state.tags
    assert "told_on" not in state.facts


def test_a_result_is_never_given_up() -> None:
    state = after("no_answer", NOW, status="complaint_solved", unanswered=2, **SOLVED)
    assert (state.status, state.closed, state.facts["unanswered"]) == ("complaint_solved", None, 0)
    assert due(state) == "2026-11-25T14:00 to 2026-11-25T20:00"
    assert "text result_waiting" in written("no_answer", NOW, status="complaint_solved", unanswered=2, **SOLVED)


def test_a_result_can_be_told_at_another_time() -> None:
    state = after("not_now,appointment_at=+1 19:30", NOW, status="complaint_solved", **SOLVED)
    assert (state.status, due(state)) == ("complaint_solved", "2026-11-25T19:30 promised")


def test_a_complaint_without_a_promise_gets_two_working_days() -> None:
    facts = {**SALE, "complaint": "assigned", "complaint_department": "sales_team"}
    state = after("no_answer", "2026-11-27T15:00", status="complaint_solved", **{**SOLVED, "unanswered": 0})
    assert state.status == "complaint_solved"
    walk = going(f"details_right,good_moment,not_needed,satisfied,{END}", "2026-11-27T15:00", **facts)
    assert walk.call.case.facts["solve_by"] == at("2026-12-01T18:00").isoformat()
    assert walk.call.case.assignee == "sales_team"


def test_a_promised_answer_is_not_forgotten_over_a_complaint() -> None:
    asked = "question,question=how long it lasts,answer_by=+1 10:00,nothing"
    answers = f"details_right,good_moment,dissatisfied,{taken()},nobody_else,feedback=,{asked}"
    state = after(answers, NOW, **VISIT)
    # The answer is promised for tomorrow, the result for the day after.
    assert due(state) == "2026-11-24T14:30 to 2026-11-25T10:00 anytime"
    given = after(
        "answer,answered", "2026-11-25T09:30", status="complaint_assigned", assignee="service_desk", **state.facts
    )
    assert (given.status, given.assignee, given.facts["complaint"]) == (
        "complaint_assigned",
        "service_desk",
        "assigned",
    )
    assert due(given) == "2026-11-25T09:30 to 2026-11-26T12:00 anytime"


def test_nobody_gives_up_an_answer_while_a_complaint_is_open() -> None:
    facts = {**WITH_IT, **VISIT, "answer_by": event("2026-11-25T10:00"), "unanswered": 2}
    state = after("answer,no_answer", NOW, status="complaint_assigned", assignee="sales_team", **facts)
    assert (state.status, state.closed) == ("complaint_assigned", None)


def test_an_answer_that_takes_longer_leaves_the_complaint_where_it_is() -> None:
    facts = {**WITH_IT, **VISIT, "answer_by": event("2026-11-24T15:00"), "question": "how long"}
    walk = going(
        "answer,not_yet,answer_by=+1 09:00", NOW, status="complaint_assigned", assignee="sales_team", **facts
    )
    assert (walk.call.case.status, walk.call.case.assignee) == ("complaint_assigned", "sales_team")
    assert (due(walk.call.case), walk.call.outcome) == ("2026-11-24T14:30 to 2026-11-25T09:00 anytime", "call_agreed")


def in_mid_complaint() -> Played:
    """A call in which a complaint was taken down, and its promise told."""
    call = Played.begun(setting(shipped("follow_up").process, full=True), case("planned", **SALE), NOW)
    call.do(*PREPARED, "answered")
    call.say()
    call.do("right_person", Next(), "details_right", Interrupt("complains"))
    call.do(Next(), Enter("it broke"), "product", "technical_team", Enter("+1 12:00"), Next())
    return call


@pytest.mark.parametrize("end", ["do_not_call", "dropped", "escalate"])
def test_a_complaint_is_with_its_department_however_the_call_ends(end: str) -> None:
    call = in_mid_complaint()
    call.do(Interrupt(end))
    state = call.call.case
    assert (state.status, state.task, state.priority) == ("complaint_assigned", "solve_complaint", "high")
    assert [effect.value for effect in call.call.effects if effect.kind == "notify"] == ["technical_team"]
    assert state.assignee == "technical_team"


def test_a_complaint_stays_with_its_department_though_the_customer_wants_no_more_calls() -> None:
    call = in_mid_complaint()
    call.do(Interrupt("do_not_call"))
    promised = due(call.call.case)
    call.do(Next())
    state = call.call.case
    assert (state.status, state.assignee, due(state)) == ("complaint_assigned", "technical_team", promised)
    assert (call.call.outcome, call.call.over) == ("no_more_calls", True)
