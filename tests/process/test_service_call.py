"""The call protocol, rule by rule: prepare, dial, greet, body, close, escalate, transfer, drop."""

import pytest

from agentdesk.core import event as events
from agentdesk.core.inputs import Enter, Interrupt, Next, Tick, Undo
from agentdesk.process.engine import options, undo_turn
from agentdesk.process.refusals import NotAllTicked, NotNow
from agentdesk.process.values import HasPassed, Missing
from agentdesk.words.slots import slots_of
from tests.process.calls_made import ORDER, PREPARED, about_money, answered, own
from tests.process.effect_lines import lines
from tests.process.scene import line, shipped, steps


def test_nobody_dials_before_every_line_is_ticked() -> None:
    call = own()
    call.do(Tick("why"), Tick("problem"), Tick("last_service"))
    with pytest.raises(NotAllTicked):
        call.do(Next())
    call.do(Tick("purpose"), Tick("why"))
    with pytest.raises(NotAllTicked):
        call.do(Next())
    call.do(Tick("why"), Next())
    assert call.step == "dial"


def test_dialling_has_five_results() -> None:
    assert tuple(shipped("service_call").process.steps["dial"].options) == (
        *("answered", "no_answer", "busy", "wrong_number", "voicemail"),
    )


@pytest.mark.parametrize("result", ["no_answer", "busy", "voicemail"])
def test_a_call_that_is_not_answered_skips_greeting_and_close(result: str) -> None:
    call = own(**ORDER)
    call.do(*PREPARED, result)
    assert call.call.over
    assert call.call.outcome == "no_answer"
    assert not {"greet", "greeting", "empathy", "close", "goodbye"} & set(steps(call.call))
    assert lines(call.call.effects) == ["fact tries = 1", "note no_answer", "due 2026-11-25"]


@pytest.mark.parametrize("result", ["no_answer", "busy", "voicemail", "wrong_number"])
def test_a_body_takes_its_not_reached_option_instead(result: str) -> None:
    call = about_money()
    call.do(result)
    assert call.call.over
    assert call.call.outcome == "no_answer"
    assert call.call.case.status == "call_1"
    assert not {"greeting", "greet_neutral", "empathy", "close", "goodbye"} & set(steps(call.call))


def test_once_they_answer_the_body_no_longer_offers_not_reached() -> None:
    call = about_money()
    call.do("answered")
    call.say()
    call.do("right_person")
    call.say()
    assert call.step == "contact"
    assert tuple(options(call.call)) == ("already_paid", "payment_agreed", "no_agreement")


def test_a_wrong_number_is_marked_and_the_next_one_offered() -> None:
    call = own(numbers=3)
    call.do(*PREPARED, "wrong_number")
    assert call.step == "dial"
    call.do("wrong_number")
    assert call.step == "dial"
    call.do("wrong_number")
    assert call.call.over
    assert lines(call.call.effects)[:3] == ["number wrong"] * 3


def test_a_wrong_number_that_is_taken_back_is_offered_again() -> None:
    call = own(numbers=2)
    call.do(*PREPARED, "wrong_number", Undo())
    assert call.call.tried == 0
    assert call.effects == []


@pytest.mark.parametrize("consent", [None, False])
def test_without_consent_there_is_no_message(consent: bool | None) -> None:
    call = own(voicemail=consent)
    call.do(*PREPARED, "voicemail")
    assert call.call.over
    assert "message" not in steps(call.call)


def test_with_consent_a_message_is_left() -> None:
    call = own(voicemail=True)
    call.do(*PREPARED, "voicemail")
    assert call.step == "message"
    assert "It is about your message to us." in line(call.call, call.at)
    call.do(Next())
    assert call.call.outcome == "no_answer"


def test_a_confidential_message_gives_no_reason() -> None:
    call = about_money(voicemail=True)
    call.do("voicemail")
    said = line(call.call, call.at)
    assert set(slots_of(said)) == {"agent", "brand", "customer"}
    assert "about" not in said


def test_the_delay_of_the_greeting_is_recorded() -> None:
    call = own(**ORDER)
    call.do(*PREPARED, "answered")
    started = call.do(Next(), after=2.25)
    assert [(event.kind, event.value) for event in started] == [(events.STARTED, 2.25)]
    assert call.step == "greet"
    assert call.call.begun
    assert call.do(Next(), after=9)[0].kind == events.ADVANCED
    assert call.step == "empathy"


def test_a_greeting_that_was_begun_stays_begun_and_the_answer_before_it_is_taken_back() -> None:
    call = own(**ORDER)
    call.do(*PREPARED, "answered")
    call.do(Next(), after=2)
    call.do(Next(), after=5)
    call.do(Undo(), after=1)
    assert call.step == "greet"
    assert call.call.begun
    call.do(Undo(), after=1)
    assert call.step == "dial"
    call.do("answered", after=10)
    assert call.do(Next(), after=1.5)[0].value == 1.5


def test_a_late_greeting_is_recorded_as_late() -> None:
    call = own(**ORDER)
    call.do(*PREPARED, "answered")
    assert call.do(Next(), after=4.5)[0].value == 4.5
    assert call.call.process_at(call.call.spot).steps["greet"].within == 3


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({"order": "A-1", "reason": "refund"}, "greet"),
        ({"order": "A-1", "reason": "refund", "known_problem": "lost"}, "greet_problem"),
        ({"order": "A-1", "reason": "other"}, "reason_other"),
        ({"order": "A-1", "reason": "other", "details": "the colour"}, "greet"),
        ({"order": "A-1", "reason": "other", "known_problem": "lost"}, "greet_problem"),
        ({}, "greet_plain"),
    ],
)
def test_the_greeting_fits_what_is_known(facts: dict[str, str], step: str) -> None:
    call = own(**facts)
    call.do(*PREPARED, "answered")
    assert call.step == step


def test_the_greeting_names_agent_brand_department_reason_and_what_is_done() -> None:
    said = shipped("service_call").process.steps
    greet = set(slots_of(said["greet"].say))
    assert greet == {"agent", "brand", "department", "channel", "order", "store", "reason", "solution"}
    problem = said["greet_problem"].say
    assert problem.index("{known_problem}") < problem.index("{channel}") < problem.index("{solution}")
    assert said["reason_other"].say.endswith("?")


def test_where_no_reason_is_known_the_customer_speaks_before_anybody_feels_with_them() -> None:
    call = own()
    call.do(*PREPARED, "answered")
    assert call.step == "greet_plain"
    call.say()
    assert call.step == "tell_me"
    assert line(call.call, call.at) == "Please tell me first how I can help you."
    call.do(Next())
    assert call.step == "empathy"


def test_a_third_party_learns_nothing() -> None:
    call = about_money()
    call.do("answered")
    assert call.step == "greet_neutral"
    heard = [line(call.call, call.at)]
    call.say()
    assert call.step == "right_person"
    call.do("somebody_else")
    heard.append(line(call.call, call.at))
    call.do(Next())
    assert {slot for said in heard for slot in slots_of(said)} <= {"agent", "brand", "customer"}
    assert not any(word in " ".join(heard).lower() for word in ("invoice", "account", "payment", "department"))
    assert call.call.over
    assert call.call.outcome == "no_answer"
    assert "close" not in steps(call.call)


def test_nobody_of_that_name_marks_the_number() -> None:
    call = about_money()
    call.do("answered")
    call.say()
    call.do("wrong_number", Next())
    assert lines(call.call.effects)[0] == "number wrong"
    assert call.call.case.status == "call_1"


def test_empathy_comes_first_with_more_on_demand() -> None:
    call = own(**ORDER)
    call.do(*PREPARED, "answered")
    call.say()
    assert call.step == "empathy"
    assert len(call.call.step.more) == 2
    call.do(Next(), Interrupt("empathy"))
    assert call.step == "more_empathy"
    call.do(Next())
    assert call.step == "resolve"


def test_the_reminders_stand() -> None:
    assert set(shipped("service_call").process.reminders) == {"pace", "listen", "quiet", "positive", "policy"}


def test_the_close_confirms_offers_help_thanks_and_invites() -> None:
    call = answered()
    call.do("solved")
    assert call.step == "satisfied"
    call.do("yes")
    assert call.step == "anything_else"
    call.do("nothing")
    assert call.step == "goodbye"
    assert set(slots_of(line(call.call, call.at))) == {"brand", "rating_channel"}
    assert "lovely day" in line(call.call, call.at)
    call.do(Next())
    assert call.call.over
    assert call.call.outcome == "solved"
    assert lines(call.call.effects) == ["status closed", "task done", "close solved"]


def test_not_yet_satisfied_goes_back_to_the_solution() -> None:
    call = answered()
    call.do("solved", "not_yet")
    assert call.step == "resolve"


def test_a_body_that_is_done_comes_to_the_same_close() -> None:
    call = about_money()
    call.do("answered")
    call.say()
    call.do("right_person")
    call.say()
    call.do("no_agreement", "must_check_first", Enter("2026-12-01 15:30"))
    assert call.step == "all_right"
    call.do("yes", "something", Next())
    assert call.call.over
    assert call.call.outcome == "appointment"


@pytest.mark.parametrize("answers", [("no_agreement", "refuses"), ("already_paid", Enter("2026-11-23"))])
def test_the_close_of_a_call_that_settled_nothing_takes_nothing_for_granted(answers: tuple[str | Enter, ...]) -> None:
    call = about_money()
    call.do("answered")
    call.say()
    call.do("right_person")
    call.say()
    call.do(*answers)
    assert "agreed" not in line(call.call, call.at)
    call.do("yes", "nothing")
    said = line(call.call, call.at)
    assert "lovely" not in said
    assert set(slots_of(said)) == {"brand", "rating_channel"}


@pytest.mark.parametrize("why", ["unsolved", "no_authority", "customer_request"])
def test_an_escalation_needs_a_promised_time(why: str) -> None:
    call = answered()
    call.do(Interrupt("escalate"), why)
    assert call.step == "escalate_by"
    with pytest.raises(Missing):
        call.do(Enter(""))
    with pytest.raises(HasPassed):
        call.do(Enter("2026-11-24 09:00"))
    call.do(Enter("2026-11-24 16:00"))
    assert slots_of(line(call.call, call.at)) == ("follow_up_by",)
    call.do(Next())
    assert lines(call.call.effects) == [
        "fact follow_up_by = 2026-11-24T16:00:00+03:00",
        "assign supervisors",
        "priority high",
        "tag escalated",
        "task escalation",
        "due 2026-11-24T10:00 to 2026-11-24T16:00",
    ]
    assert call.step == "all_right"
    assert call.call.outcome == "escalated"


def test_a_transfer_needs_consent_and_an_answer_on_the_other_side() -> None:
    call = answered()
    call.do(Interrupt("escalate"), "transfer", Enter("logistics"))
    assert slots_of(line(call.call, call.at)) == ("transfer_to",)
    call.do("granted")
    assert call.step == "transfer_wait"
    call.do("nobody")
    assert call.step == "transfer_failed"
    call.do(Next())
    assert call.step == "resolve"
    call.do(Interrupt("escalate"), "transfer", Enter("logistics"), "granted", "answered")
    assert call.call.over
    assert call.call.outcome == "transferred"


def test_a_transfer_that_is_refused_leaves_the_call_where_it_was() -> None:
    call = answered()
    call.do(Interrupt("escalate"), "transfer", Enter("logistics"), "refused")
    assert call.step == "resolve"


def test_what_is_not_our_matter_is_explained_with_a_name_and_a_number() -> None:
    call = answered()
    call.do(Interrupt("escalate"), "not_our_matter", Enter("logistics, 0300 000 000"))
    assert slots_of(line(call.call, call.at)) == ("transfer_to",)
    call.do(Next())
    assert call.step == "resolve"


def test_after_a_drop_the_same_case_goes_on_at_the_same_step() -> None:
    call = answered()
    happened = call.do(Interrupt("dropped"))
    assert [(event.kind, event.value) for event in happened] == [
        (events.INTERRUPTED, "dropped"),
        (events.DECIDED, "redial"),
    ]
    assert call.step == "redial"
    assert not call.call.connected
    call.do("answered")
    assert call.step == "cut_off"
    assert "cut off" in line(call.call, call.at)
    call.do(Next())
    assert call.step == "resolve"
    assert call.call.connected


@pytest.mark.parametrize("result", ["no_answer", "busy"])
def test_a_customer_who_is_lost_is_due_again_in_a_quarter_of_an_hour(result: str) -> None:
    call = answered()
    call.do(Interrupt("dropped"), result)
    assert call.call.over
    assert call.call.outcome == "dropped"
    assert lines(call.call.effects) == ["note line_dropped", "tag dropped", "due 2026-11-24T10:15"]


@pytest.mark.parametrize("interrupt", ["hold", "escalate", "dropped", "empathy"])
def test_nothing_is_interrupted_while_nobody_is_on_the_line(interrupt: str) -> None:
    call = own()
    with pytest.raises(NotNow, match="nobody is on the line"):
        call.do(Interrupt(interrupt))


def test_a_line_that_dropped_stays_dropped() -> None:
    call = answered()
    call.do(Interrupt("dropped"))
    before = call.call
    assert undo_turn(before) is None
