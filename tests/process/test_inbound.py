"""A call that the customer makes: greeted within three seconds, and nobody is dialled."""

import pytest

from agentdesk.core import event as events
from agentdesk.core.case import CaseState
from agentdesk.core.inputs import Interrupt, Next, Undo
from agentdesk.process.engine import begin, options, resume
from agentdesk.process.refusals import NothingToUndo
from tests.process.scene import TUESDAY, Played, case, line, setting, shipped


def calls_in(id: str, state: CaseState) -> Played:
    """A call that comes in about a case of a shipped process."""
    given = setting(shipped(id).process, full=True)
    when = Played.begun(given, state, TUESDAY).at
    return Played(begin(given, state, when, inbound=True), when)


def about_money(**facts: object) -> Played:
    return calls_in("credit_control", case(**{"open_invoices": 2, **facts}))


def test_it_begins_at_the_greeting_with_three_seconds() -> None:
    call = about_money()
    assert (call.step, call.call.connected, call.call.answered) == ("greet_caller", True, 0.0)
    assert call.call.log[0].value == events.INBOUND
    call.do(Next(), after=4.5)
    (begun,) = [event for event in call.call.log if event.kind == events.STARTED]
    assert begun.value == 4.5


def test_a_confidential_matter_is_told_to_the_customer_only() -> None:
    call = about_money()
    call.do(Next(), Next())
    assert call.step == "right_caller"
    call.do("somebody_else", Next())
    assert call.call.over
    assert call.call.outcome == "other_caller"
    assert [effect.kind for effect in call.call.effects] == ["note"]
    assert call.call.case.facts.get("unanswered_calls") is None


def test_the_customer_comes_to_the_body_and_nobody_is_asked_whether_they_were_reached() -> None:
    call = about_money()
    call.do(Next(), Next(), "right_person", Next())
    assert call.step == "contact"
    assert "no_answer" not in options(call.call)
    call.do("payment_agreed", "full")
    assert call.step == "promised_full"


@pytest.mark.parametrize(
    ("id", "state", "words"),
    [
        ("credit_control", case(open_invoices=2), "still open"),
        ("follow_up", case("planned", service="safety_training", next_on="2026-12-20"), "coming up"),
        ("follow_up", case("planned", service="safety_training", next_on="2026-11-20"), "has passed"),
        ("follow_up", case("planned", trigger="survey"), "Before we go on"),
        ("assertive_engagement", case("attempt_1", track="existing"), "glad that you are calling"),
        ("callback", case("scheduled"), "asked us to call you back"),
    ],
)
def test_nobody_who_calls_is_told_that_they_are_called(id: str, state: CaseState, words: str) -> None:
    call = calls_in(id, state)
    for _ in range(9):
        if call.step == "right_caller":
            call.do("right_person")
        elif not call.call.spot.protocol:
            break
        else:
            call.do(Next())
    said = line(call.call, call.at)
    assert words in said
    assert "I am calling" not in said
    assert "taking the call" not in said


def test_a_case_that_waits_for_a_date_is_opened_for_whoever_calls() -> None:
    call = calls_in("credit_control", case("pre_block", open_invoices=1, preblock_sent_on="2026-11-20"))
    call.do(Next(), Next(), "right_person", Next())
    assert call.call.connected
    assert not call.call.over


def test_a_matter_of_the_protocols_own_is_no_secret() -> None:
    call = calls_in("service_call", CaseState())
    call.do(Next(), Next(), Next())
    assert call.step == "resolve"
    call.do("solved", "yes", "nothing", Next())
    assert (call.call.over, call.call.outcome) == (True, "solved")


def test_it_is_taken_up_where_it_stood() -> None:
    call = about_money()
    call.do(Next(), Next(), "right_person", after=2.0)
    again = resume(call.call.setting, call.call.start, call.call.log)
    assert again == call.call
    assert again.inbound


def test_a_line_that_drops_is_called_back_by_dialling() -> None:
    call = about_money()
    call.do(Next(), Next(), "right_person", Next(), Interrupt("dropped"))
    assert not call.call.connected
    assert "no_answer" in options(call.call)


def test_that_the_customer_called_is_not_undone() -> None:
    call = about_money()
    with pytest.raises(NothingToUndo):
        call.do(Undo())
    call.do(Next(), Next(), Undo())
    assert call.step == "greet_caller"
    assert call.call.connected
