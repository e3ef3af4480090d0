"""Call-backs: the ladder, the review list, and what becomes of each request."""

import pytest

from agentdesk.core.case import CaseState
from agentdesk.process.plan import plan
from agentdesk.process.walk import Walk
from tests.process.effect_lines import day, lines
from tests.process.scene import case, moment, setting, shipped, walked

JERUSALEM = "Asia/Jerusalem"
# A working Tuesday; Friday and Saturday are the weekend.
MORNING = "2026-11-24T10:00"


def request(status: str = "scheduled", **given: object) -> CaseState:
    return case(status, requested_at="2026-11-24T09:50:00+02:00", **given)


def called(answers: str = "", *, at: str = MORNING, full: bool = False, **given: object) -> Walk:
    return walked("callback", answers, case=request(**given), at=at, full=full)


def due(walk: Walk) -> str:
    state = walk.call.case
    assert state.due_from is not None
    assert state.due_by is not None
    zone = moment(MORNING, JERUSALEM).tzinfo
    return day(state.due_from.astimezone(zone), state.due_by.astimezone(zone))


def test_the_words_of_the_contract_are_there() -> None:
    process = shipped("callback").process
    assert list(process.statuses) == ["scheduled", "in_call", "under_review", "closed"]
    assert set(process.closings) == {"connected", "declined", "duplicate", "withdrawn"}
    assert set(process.facts["strategy"].choices) == {"active", "passive", "customer_first"}
    assert {"requested_at", "attempts"} <= set(process.facts)
    assert (process.language, process.country, process.timezone) == ("he", "IL", JERUSALEM)
    assert process.start_status == "scheduled"


@pytest.mark.parametrize(
    ("answers", "closed", "outcome"),
    [
        ("connected", "connected", "connected"),
        ("declined", "declined", "not_wanted"),
        ("@served", "connected", "settled"),
        ("@withdrawn", "withdrawn", "settled"),
        ("@duplicate", "duplicate", "settled"),
    ],
)
def test_a_request_ends_with_a_reason(answers: str, closed: str, outcome: str) -> None:
    call = called(answers, task="call_back").call
    assert call.over
    assert (call.case.status, call.case.closed, call.case.task) == ("closed", closed, None)
    assert call.outcome == outcome
    assert (call.case.due_from, call.case.due_by) == (None, None)


@pytest.mark.parametrize(
    ("before", "at", "until"),
    [
        (0, MORNING, "2026-11-24 10:05"),
        (1, MORNING, "2026-11-24 10:15"),
        (2, MORNING, "2026-11-24 11:00"),
        (3, MORNING, "2026-11-25"),
        (4, MORNING, "2026-11-25"),
        # Thursday: the next calling window is on Sunday.
        (3, "2026-11-26T10:00", "2026-11-29"),
        # A wait that would end after the last call of the day goes on with the next window.
        (0, "2026-11-24T17:58", "2026-11-25 09:00"),
        (2, "2026-11-26T17:30", "2026-11-29 09:00"),
        # The eve of Passover and its first day are 1 and 2 April 2026, a Wednesday and a Thursday.
        (3, "2026-03-31T10:00", "2026-04-01"),
    ],
)
def test_who_does_not_answer_is_called_again_on_the_ladder(before: int, at: str, until: str) -> None:
    call = called("no_answer", at=at, attempts=before)
    assert lines(call.call.effects)[:2] == [f"fact attempts = {before + 1}", "note no_answer"]
    start = call.call.case.due_from
    assert start is not None
    assert start.astimezone(moment(at, JERUSALEM).tzinfo).strftime("%Y-%m-%d %H:%M").startswith(until)
    assert (call.call.case.status, call.call.case.closed, call.call.case.assignee) == ("scheduled", None, None)
    assert call.call.outcome == "no_answer"


def test_the_promised_moment_keeps_its_place_in_the_queue() -> None:
    promised = {"due_from": moment("2026-11-24T09:50", JERUSALEM), "due_by": moment("2026-11-24T12:50", JERUSALEM)}
    state = called("no_answer", **promised).call.case
    assert state.due_from == moment("2026-11-24T10:05", JERUSALEM)
    assert state.due_by == promised["due_by"]
    late = called("no_answer", at="2026-11-24T12:50", **promised).call.case
    assert late.due_from == late.due_by == moment("2026-11-24T12:55", JERUSALEM)


@pytest.mark.parametrize(("most", "before"), [(None, 5), (None, 7), (2, 1), (1, 0)])
def test_after_the_last_attempt_a_lead_decides(most: int | None, before: int) -> None:
    facts = {"attempts": before, "most_attempts": most}
    call = called("no_answer", **facts).call
    assert lines(call.effects)[1:-1] == [
        *("note called_often", "status under_review", "assign lead", "task review", "tag not_reached")
    ]
    assert (call.case.status, call.case.assignee, call.case.closed) == ("under_review", "lead", None)
    assert call.case.due_from == moment(MORNING, JERUSALEM)


def test_a_request_that_lies_in_the_future_or_is_unknown_can_be_called() -> None:
    for when in (None, "2027-01-01T10:00:00+02:00"):
        state = case("scheduled", requested_at=when)
        assert walked("callback", "connected", case=state, at=MORNING).call.case.closed == "connected"


def test_another_time_is_promised_and_the_ladder_begins_anew() -> None:
    call = called("later,call_at=2026-11-24 15:30", attempts=4).call
    assert due(called("later,call_at=2026-11-24 15:30")) == "2026-11-24T15:30"
    assert call.case.promised
    assert call.case.facts["attempts"] == 0
    assert call.outcome == "another_time"


# --- the customer first


def test_the_customer_is_asked_first() -> None:
    walk = called(strategy="customer_first")
    assert walk.call.spot.step == "ask_first"
    assert called(strategy="active").call.spot.step == called(strategy="passive").call.spot.step == "call_back"


@pytest.mark.parametrize(
    ("answers", "closed"),
    [("yes,agent", "connected"), ("yes,myself,connected", "connected"), ("declined", "declined")],
)
def test_whoever_still_wants_the_call_is_handed_to_whoever_is_free(answers: str, closed: str) -> None:
    assert called(answers, strategy="customer_first").call.case.closed == closed


def test_nobody_free_keeps_the_customer_for_thirty_seconds_and_then_first_in_the_list() -> None:
    waiting = called("yes,nobody", strategy="customer_first").call
    assert (waiting.spot.step, waiting.step.kind) == ("kept_waiting", "wait")
    assert getattr(waiting.step, "seconds", None) == 30
    found = called("yes,nobody,@tick=20,@return,agent", strategy="customer_first").call
    assert found.case.closed == "connected"
    call = called("yes,nobody,@tick=30,@return,nobody", strategy="customer_first").call
    assert (call.case.status, call.case.priority, call.case.promised) == ("scheduled", "blocking", True)
    assert call.case.due_from == call.case.due_by == moment("2026-11-24T10:00:30", JERUSALEM)
    assert call.outcome == "first_in_line"


def test_who_is_first_in_the_list_is_not_asked_again() -> None:
    walk = called(strategy="customer_first", still_wanted=True)
    assert walk.call.spot.step == "call_back"
    assert called("no_answer", strategy="customer_first").call.case.facts["attempts"] == 1


# --- the lead's review list


@pytest.mark.parametrize("reason", ["connected", "declined", "withdrawn", "duplicate"])
def test_the_lead_closes_with_a_reason(reason: str) -> None:
    for numbers in (1, 0):
        state = request("under_review", attempts=6, assignee="lead", task="review")
        call = walked("callback", reason, case=state, at=MORNING, numbers=numbers).call
        assert (call.case.closed, call.case.status, call.case.task) == (reason, "closed", None)
        assert call.outcome == "settled"


def test_the_lead_lets_the_agents_call_again() -> None:
    call = called("call_again", status="under_review", attempts=6, assignee="lead", task="review").call
    assert (call.case.status, call.case.assignee, call.case.task) == ("scheduled", None, "call_back")
    assert call.case.facts["attempts"] == 0
    assert call.case.due_from == moment(MORNING, JERUSALEM)


def test_the_lead_calls_and_does_not_reach_the_customer_either() -> None:
    call = called("call_now,no_answer", status="under_review", attempts=6, assignee="lead").call
    assert (call.case.status, call.case.assignee) == ("under_review", "lead")
    fresh = called("call_now,no_answer", status="under_review", attempts=0, assignee="lead").call
    assert (fresh.case.status, fresh.case.assignee) == ("scheduled", None)


def test_nothing_but_a_person_ends_a_review() -> None:
    call = called("keep", status="under_review", attempts=6, assignee="lead").call
    assert (call.case.status, call.case.assignee, call.case.closed) == ("under_review", "lead", None)
    assert due(called("keep", status="under_review", assignee="lead")) == "2026-11-25"


def test_an_unknown_number_is_not_called() -> None:
    state = request("under_review", assignee="lead")
    walk = walked("callback", case=state, at=MORNING, numbers=0)
    assert walk.call.spot.step == "review_unknown"
    assert "call_again" not in walk.call.process_at(walk.call.spot).steps["review_unknown"].options


# --- in the call protocol, and planned


def test_the_greeting_says_what_the_customer_asked_for() -> None:
    walk = called("done,answered", full=True)
    greeted = next(passed for passed in walk.passed if passed.name == "greet_call_back")
    assert "asked us to call you back" in getattr(greeted.step, "say", "")
    assert walk.call.spot.step == "call_back"
    assert called("done,answered", full=True, strategy="customer_first").call.spot.step == "ask_first"


def test_a_message_on_the_answering_machine_says_it_too() -> None:
    walk = walked("callback", "done,voicemail", case=request(), at=MORNING, full=True, voicemail=True)
    assert walk.call.over
    assert [passed.name for passed in walk.passed if passed.name == "message"] == ["message"]
    assert walk.call.case.facts["attempts"] == 1


def test_a_customer_who_was_put_through_is_not_taken_leave_of() -> None:
    walk = called("done,answered,yes,agent", full=True, strategy="customer_first")
    assert walk.call.over
    assert "goodbye" not in [passed.name for passed in walk.passed]
    stays = called("done,answered,connected,yes,nothing", full=True)
    assert "goodbye" in [passed.name for passed in stays.passed]


def test_a_lead_is_not_sent_to_the_telephone_to_close_a_request() -> None:
    walk = called("withdrawn", full=True, status="under_review", assignee="lead")
    assert walk.call.over
    assert "dial" not in [passed.name for passed in walk.passed]


def test_a_plan_goes_up_the_ladder_and_ends_with_the_lead() -> None:
    process = shipped("callback").process
    planned = plan(setting(process), request(), moment(MORNING, JERUSALEM))
    zone = moment(MORNING, JERUSALEM).tzinfo
    told = [(visit.step, visit.due_from.astimezone(zone).strftime("%d %H:%M")) for visit in planned]
    assert told[:6] == [
        *(("call_back", time) for time in ("24 10:00", "24 10:05", "24 10:20", "24 11:20", "25 09:00", "26 09:00"))
    ]
    assert {step for step, _ in told[6:]} == {"review"}
