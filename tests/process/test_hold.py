"""The hold of the call protocol: consent, forty seconds, one more, and what is said on the way back."""

import pytest

from agentdesk.core import event as events
from agentdesk.core.inputs import Again, Enter, Interrupt, Next, Return, TimeUp, Undo
from agentdesk.process.engine import interrupts, takes, undo_turn, why_not
from agentdesk.process.refusals import NothingToUndo, OnHold
from tests.process.calls_made import about_money, answered
from tests.process.effect_lines import lines
from tests.process.scene import Played, line, moment

HOLD = Interrupt("hold")


def held() -> Played:
    """A customer on hold, who has agreed to it."""
    call = answered()
    call.do(HOLD, "granted")
    assert call.step == "on_hold"
    return call


def test_a_hold_is_asked_for_with_its_length() -> None:
    call = answered()
    call.do(HOLD)
    assert call.step == "hold_consent"
    assert "{hold_seconds}" in line(call.call, call.at)
    assert call.call.setting.body.slots["hold_seconds"] == "40"


def test_without_consent_there_is_no_hold() -> None:
    call = answered()
    call.do(HOLD, "refused")
    assert call.step == "no_hold"
    assert call.call.holds == 0
    call.do("go_on")
    assert call.step == "resolve"


def test_instead_of_a_hold_a_call_back_can_be_agreed_on() -> None:
    call = answered()
    call.do(HOLD, "refused", "call_back", Enter("+1 11:00"))
    assert call.step == "call_back_said"
    call.do(Next())
    assert lines(call.call.effects) == [
        "fact callback_at = 2026-11-25T11:00:00+03:00",
        "due 2026-11-25T11:00 promised",
        "task callback",
        "tag callback",
    ]
    assert call.call.outcome == "call_back"
    assert call.step == "all_right"


def test_the_countdown_is_forty_seconds() -> None:
    call = held()
    assert call.call.step.seconds == 40
    assert takes(call.call) == ("@return", "@again")
    assert call.call.entered == call.call.clock


def test_back_in_time_there_are_thanks() -> None:
    call = held()
    happened = call.do(Return(), after=38)
    assert (happened[0].kind, happened[0].value) == (events.RETURNED, 38)
    assert call.step == "thanks"
    call.do(Next())
    assert call.step == "resolve"
    assert call.call.held == 38


@pytest.mark.parametrize(("seconds", "step"), [(43, "thanks"), (43.5, "thanks_and_sorry"), (50, "thanks_and_sorry")])
def test_an_apology_is_due_more_than_three_seconds_past_what_was_agreed(seconds: float, step: str) -> None:
    call = held()
    call.do(Return(), after=seconds)
    assert call.step == step


def test_when_the_time_is_over_the_customer_still_waits() -> None:
    call = held()
    assert call.do(TimeUp(), after=40)[0].kind == events.RAN_OUT
    assert call.step == "on_hold"
    assert call.call.ran_out
    assert call.do(TimeUp(), after=1) == ()


def test_one_more_hold_is_asked_for_once() -> None:
    call = held()
    assert call.do(Again(), after=39)[0].kind == events.AGAIN
    assert call.step == "re_ask"
    assert line(call.call, call.at).startswith("Thank you for waiting. I need")
    call.do("granted")
    assert call.step == "on_hold_longer"
    call.do(Again(), after=30)
    assert call.step == "too_long"


def test_the_re_ask_apologises_where_it_comes_late() -> None:
    call = held()
    call.do(Again(), after=44)
    assert "I am sorry that it took longer" in line(call.call, call.at)


@pytest.mark.parametrize(
    ("first", "second", "step"),
    [(40, 43, "thanks"), (40, 43.5, "thanks_and_sorry"), (30, 53, "thanks"), (30, 53.5, "thanks_and_sorry")],
)
def test_an_extension_adds_forty_seconds_to_what_was_agreed(first: float, second: float, step: str) -> None:
    call = held()
    call.do(Again(), after=first)
    call.do("granted")
    call.do(Return(), after=second)
    assert call.step == step
    assert call.call.held == first + second


def test_time_with_the_customer_is_no_time_on_hold() -> None:
    call = held()
    call.do(Again(), after=40)
    call.do("granted", after=20)
    call.do(Return(), after=40)
    assert call.step == "thanks"
    assert call.call.held == 80


def test_after_the_extension_a_call_back_is_one_key() -> None:
    call = held()
    call.do(Again(), after=40)
    call.do("granted")
    call.do(Again(), after=40)
    assert call.step == "too_long"
    assert next(iter(call.call.step.options)) == "call_back"
    assert "call you back" in line(call.call, call.at)
    call.do("call_back", Enter("16:00"))
    call.do(Next())
    assert "due 2026-11-24T16:00 promised" in lines(call.call.effects)


def test_a_re_ask_that_is_refused_leads_to_the_call_without_a_hold() -> None:
    call = held()
    call.do(Again(), after=40)
    call.do("refused")
    assert call.step == "no_hold"


def test_a_further_hold_is_discouraged_and_recorded() -> None:
    call = held()
    call.do(Return(), after=10)
    call.do(Next(), HOLD)
    assert call.step == "hold_once_more"
    assert next(iter(call.call.step.options)) == "call_back"
    call.do("hold_anyway", "granted")
    assert call.step == "on_hold"
    assert call.call.holds == 2
    call.do(Return(), after=42)
    assert call.step == "thanks"


def test_each_hold_is_agreed_on_afresh() -> None:
    call = held()
    call.do(Return(), after=10)
    call.do(Next(), HOLD, "hold_anyway", "granted")
    call.do(Return(), after=50)
    assert call.step == "thanks_and_sorry"


def test_a_hold_in_the_body_comes_back_to_the_body() -> None:
    call = about_money()
    call.do("answered")
    call.say()
    call.do("right_person")
    call.say()
    call.do("payment_agreed", HOLD, "granted")
    call.do(Return(), after=20)
    call.do(Next())
    assert call.step == "how_much"


@pytest.mark.parametrize("id", ["hold", "escalate", "empathy"])
def test_nothing_but_the_way_back_is_offered_while_a_customer_waits(id: str) -> None:
    call = held()
    assert isinstance(why_not(call.call, interrupts(call.call)[id], call.at), OnHold)


def test_a_hold_within_a_hold_is_refused() -> None:
    call = held()
    before = call.call
    with pytest.raises(OnHold):
        call.do(Interrupt("hold"), after=5)
    assert call.call == before


def test_an_escalation_asked_for_during_a_hold_ends_the_hold_first() -> None:
    call = held()
    call.do(Interrupt("escalate"), after=5)
    ended = [event for event in call.call.log if event.kind == events.RETURNED]
    assert [event.value for event in ended] == [5]
    assert call.call.log[-1].kind == events.INTERRUPTED
    call.do("customer_request")
    assert call.step == "escalate_by"


def test_a_hold_that_is_only_being_asked_for_can_still_become_something_else() -> None:
    call = answered()
    call.do(HOLD, Interrupt("escalate"))
    assert call.step == "escalate_why"


def test_the_wall_clock_may_jump_without_any_apology() -> None:
    call = held()
    call.at = moment("2026-11-24T12:00", "Asia/Riyadh")
    call.do(Return(), after=20)
    assert call.step == "thanks"


def test_a_line_that_drops_in_a_hold_comes_back_to_the_step_before_it() -> None:
    call = held()
    call.do(Interrupt("dropped"), after=15)
    assert call.call.held == 15
    call.do("answered", Next())
    assert call.step == "resolve"


def test_a_hold_that_was_lived_through_is_not_taken_back() -> None:
    call = held()
    call.do(Return(), after=20)
    assert undo_turn(call.call) is None
    with pytest.raises(NothingToUndo):
        call.do(Undo())


def test_a_hold_that_was_not_begun_is() -> None:
    call = answered()
    before = call.call
    call.do(HOLD, Undo())
    assert call.call.spot == before.spot
    assert call.call.stack == before.stack
