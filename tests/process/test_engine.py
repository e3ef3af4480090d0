"""What the engine takes and refuses, decisions answered otherwise, calls taken up again."""

from datetime import timedelta

import pytest

from agentdesk.core import event as events
from agentdesk.core.inputs import Again, Choose, Enter, Interrupt, Next, Return, Tick, TimeUp, Undo
from agentdesk.process.engine import decisions, new_events, options, respond, resume, taken_up, takes, undo_turn
from agentdesk.process.refusals import CallOver, NotAccepted, NothingToUndo, NotNow
from tests.process.calls_made import PREPARED, about_money, answered, own
from tests.process.effect_lines import lines
from tests.process.scene import Played, case, setting, shipped, small, steps


def dunning(status: str = "new", **facts: object) -> Played:
    """A case of credit control, without the protocol."""
    return Played.begun(setting(shipped("credit_control").process), case(status, **{"open_invoices": 2, **facts}))


@pytest.mark.parametrize("refused", [Choose("maybe"), Tick("pen"), Next(), Enter("3"), Again(), Return(), TimeUp()])
def test_a_question_takes_its_answers_only(refused: object) -> None:
    call = dunning()
    before = call.call
    with pytest.raises(NotAccepted):
        respond(before, refused, call.at)
    assert call.call is before


@pytest.mark.parametrize("refused", [Choose("granted"), Tick("pen"), Next(), Enter("3"), Interrupt("hold")])
def test_a_hold_takes_its_two_ways_back_only(refused: object) -> None:
    call = answered()
    call.do(Interrupt("hold"), "granted")
    with pytest.raises(NotAccepted):
        call.do(refused)


def test_a_refusal_names_the_step_and_what_it_takes() -> None:
    with pytest.raises(NotAccepted) as caught:
        dunning().do("maybe")
    assert str(caught.value) == (
        "step contact doesn't take maybe; it takes no_answer, already_paid, payment_agreed, no_agreement"
    )


def test_what_each_kind_of_step_takes() -> None:
    call = own()
    assert takes(call.call) == ("done",)
    call.do(*PREPARED)
    assert takes(call.call) == ("answered", "no_answer", "busy", "wrong_number", "voicemail")
    call.do("answered")
    assert takes(call.call) == ()
    call.say()
    call.do(Next(), Interrupt("escalate"), "unsolved")
    assert takes(call.call) == ("follow_up_by=",)


def test_an_unknown_interrupt_is_refused() -> None:
    with pytest.raises(NotAccepted, match="it takes payment_received, delay_announced, hand_back"):
        dunning().do(Interrupt("hold"))


def test_the_first_state_is_nothing_to_undo() -> None:
    with pytest.raises(NothingToUndo):
        dunning().do(Undo())


def test_only_undo_is_taken_after_the_end() -> None:
    call = dunning()
    call.do("no_answer")
    assert call.call.over
    with pytest.raises(CallOver):
        call.do("no_answer")
    call.do(Undo())
    assert call.step == "contact"
    assert call.effects == []


def test_an_undo_takes_back_a_whole_input_with_all_that_followed() -> None:
    call = dunning()
    call.do("payment_agreed", "full", Enter("+3"))
    assert call.call.over
    call.do(Undo())
    assert call.step == "promised_full"
    assert "promised_on" not in call.call.case.facts
    call.do(Undo(), Undo())
    assert call.step == "contact"


def test_an_answer_after_an_undo_counts_alone() -> None:
    call = dunning()
    call.do("no_answer", Undo(), "no_agreement", "refuses")
    assert call.call.case.tags == ("preblock",)
    assert call.call.outcome == "refused"


def test_decisions_since_the_last_answer_are_shown() -> None:
    call = dunning()
    assert [(event.step, event.value) for event in decisions(call.call)] == [
        ("anything_open", "something"),
        ("whose_list", "agents"),
        ("standing", "to_call"),
    ]
    call.do("payment_agreed")
    assert decisions(call.call) == ()


def test_a_decision_can_be_answered_otherwise() -> None:
    call = dunning()
    happened = call.do(Choose("re_entry", "standing"))
    assert lines(call.call.effects)[-1] == "status new"
    assert call.step == "contact"
    told = [(event.kind, event.step) for event in happened if event.kind in (events.UNDONE, events.ANSWERED)]
    assert told == [(events.UNDONE, None), (events.ANSWERED, "standing")]
    assert len({event.turn for event in happened if event.kind in (events.UNDONE, events.ANSWERED)}) == 1


def reached(**facts: object) -> Played:
    """The right person, on the line: the body's own question is at hand."""
    call = about_money(**facts)
    call.do("answered")
    call.say()
    call.do("right_person")
    call.say()
    assert call.step == "contact"
    return call


def test_what_followed_from_the_first_answer_is_gone() -> None:
    call = reached()
    call.do("already_paid", Enter("2026-11-16"))
    assert call.call.case.tags == ("head_office_check",)
    call.do(Choose("lately", "paid_lately"))
    assert call.step == "all_right"
    assert call.call.case.tags == ("payment_control",)
    assert call.call.case.facts["paid_on"] == "2026-11-16"


def test_a_decision_that_ended_the_call_can_be_answered_otherwise_too() -> None:
    call = dunning("call_3")
    call.do("no_answer")
    assert call.call.over
    call.do(Choose("many", "last_try"))
    assert call.call.case.status == "pre_block"


def test_an_undo_takes_the_other_answer_back() -> None:
    call = dunning()
    before = call.call
    call.do(Choose("re_entry", "standing"), Undo())
    assert call.step == "contact"
    assert call.effects == []
    assert [event.value for event in decisions(call.call)] == [event.value for event in decisions(before)]


@pytest.mark.parametrize(("option", "step"), [("maybe", "standing"), ("paid", "since_then"), ("yes", "nowhere")])
def test_only_a_decision_just_made_can_be(option: str, step: str) -> None:
    with pytest.raises(NotAccepted):
        dunning().do(Choose(option, step))


def test_a_decision_that_lies_behind_an_answer_can_not() -> None:
    call = dunning()
    call.do("payment_agreed")
    with pytest.raises(NotAccepted):
        call.do(Choose("re_entry", "standing"))


def test_a_second_decision_can_be_answered_otherwise_too() -> None:
    call = dunning()
    call.do(Choose("agents", "whose_list"))
    call.do(Choose("re_entry", "standing"))
    assert lines(call.call.effects)[-1] == "status new"
    call.do(Undo(), Undo())
    assert call.effects == []


def test_a_decision_answered_otherwise_does_not_lengthen_the_hold() -> None:
    call = answered()
    call.do(Interrupt("hold"), "granted")
    call.do(Return(), after=38)
    call.do(Choose("yes", "back_on_line"), after=20)
    assert call.step == "thanks_and_sorry"
    assert call.call.held == 38
    assert call.call.waited == 38


def test_another_greeting_does_not_make_the_agent_quicker() -> None:
    call = own(order="A-1")
    call.do(*PREPARED, "answered")
    call.do(Choose("plain", "greeting"), after=4)
    assert call.do(Next(), after=1)[0].value == 5


def test_a_step_of_the_body_is_not_the_protocols_of_that_name() -> None:
    """`settled` is in both; only the protocol's means that the customer has confirmed."""
    call = reached()
    call.do(Interrupt("payment_received"), Enter("1"), "no_agreement", "must_check_first", Enter("+1 15:00"))
    assert call.step == "all_right"


def test_free_text_and_numbers_are_private_and_dates_are_not() -> None:
    call = answered()
    call.do(Interrupt("escalate"), "transfer")
    entered, noted, *_rest = call.do(Enter("logistics"))
    assert entered.private
    assert noted.private
    call.do("refused", Interrupt("escalate"), "unsolved")
    assert not any(event.private for event in call.do(Enter("+1 15:00")))


def test_an_empty_value_is_nobodys_fact() -> None:
    call = dunning("customer_care_resolution")
    call.do("update")
    happened = call.do(Enter(""))
    assert (happened[0].kind, happened[0].value) == (events.ENTERED, None)
    assert not any(event.kind == events.EFFECT for event in happened)


def test_events_carry_step_turn_and_time() -> None:
    call = own()
    (ticked,) = call.do(Tick("why"), after=2.5)
    assert (ticked.kind, ticked.step, ticked.value) == (events.TICKED, "service_call/prepare", "why")
    assert (ticked.turn, ticked.dt, ticked.at) == (2, 2.5, call.at)


def test_a_call_is_taken_up_with_its_timers_right() -> None:
    call = answered()
    call.do(Interrupt("hold"), "granted")
    call.do(TimeUp(), after=40)
    kept = call.call.log
    again = resume(call.call.setting, call.call.start, kept)
    again = taken_up(again, call.at + timedelta(seconds=30), 30.0)
    assert again.spot.step == "on_hold"
    assert again.ran_out
    assert new_events(call.call, again)[0].kind == events.RESUMED
    back = respond(again, Return(), call.at + timedelta(seconds=35), 5.0)
    assert back.held == 75
    assert back.spot.step == "thanks_and_sorry"


def test_taking_up_a_call_is_nothing_to_undo() -> None:
    call = answered()
    call.do("solved")
    again = taken_up(call.call, call.at, 60.0)
    assert undo_turn(again) == call.call.turn
    assert respond(again, Undo(), call.at).spot.step == "resolve"


def test_a_journal_is_enough_to_go_on() -> None:
    call = about_money()
    call.do("answered")
    call.say()
    again = resume(call.call.setting, call.call.start, call.call.log)
    assert again == call.call
    assert tuple(options(again)) == ("right_person", "somebody_else", "wrong_number")


def test_an_interrupt_out_of_an_interrupt_comes_back_to_the_step_before_both() -> None:
    call = answered()
    call.do(Interrupt("hold"), Interrupt("empathy"))
    assert call.step == "more_empathy"
    call.do(Next())
    assert call.step == "resolve"
    assert [frame.kind for frame in call.call.stack] == ["body"]


def test_ticks_are_still_there_after_an_interrupt() -> None:
    process = small(
        """\
        start: list
        steps:
          list:
            kind: checklist
            task: Ready?
            items: { pen: a pen, paper: paper }
            next: end
          line:
            kind: say
            say: I see.
            next: resume
          end:
            kind: end
        anywhere:
          more: { text: more, start: line }
        """
    ).process
    call = Played.begun(setting(process))
    call.do(Tick("pen"), Interrupt("more"), Next())
    assert call.call.ticks == {"pen"}
    call.do(Tick("paper"), Next())
    assert call.call.over


def test_a_flow_comes_back_to_what_follows_it() -> None:
    process = small(
        """\
        start: flow
        steps:
          flow:
            kind: flow
            flow: line
            next: inner
          inner:
            kind: flow
            flow: nested
            next: end
          nested:
            kind: flow
            flow: line
            next: resume
          line:
            kind: say
            say: Hello.
            next: resume
          end:
            kind: end
        """
    ).process
    call = Played.begun(setting(process))
    call.do(Next(), Next())
    assert call.call.over
    assert steps(call.call) == ["flow", "line", "flow", "inner", "nested", "line", "nested", "inner", "end"]


def test_steps_that_lead_to_each_other_unasked_are_stopped() -> None:
    process = small(
        """\
        start: here
        steps:
          here:
            kind: effects
            effects: [{ tag: here }]
            next: there
          there:
            kind: effects
            next: here
        """
    ).process
    with pytest.raises(NotNow, match="leads to itself"):
        Played.begun(setting(process))


def test_a_wait_for_a_date_sets_it_and_ends_the_work() -> None:
    call = dunning("pre_block", preblock_sent_on="2026-11-20")
    assert call.step == "wait_for_notice"
    call.do(Next())
    assert call.call.over
    assert call.call.outcome is None
    assert lines(call.call.effects) == ["due 2026-12-07 (2026-12-05: weekend)"]
