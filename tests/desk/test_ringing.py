"""Who is rung for a call-back, in which order, and what becomes of an absent owner's."""

from dataclasses import replace

import pytest

from agentdesk.core.inputs import Choose, Next, Return, TimeUp
from agentdesk.desk.ports import AlreadyTaken
from tests.desk.conftest import SARA, TOM, TUESDAY, Scene, answered, give
from tests.desk.requests import MINUTE, down, later, promised, rings_for, seen_by, set_clock, sums, unanswered


def test_the_queue_goes_by_promise_and_then_by_arrival(desk: Scene) -> None:
    names = []
    for minute, phone in enumerate(("03-555 1111", "03-555 2222", "03-555 3333")):
        set_clock(desk, TUESDAY + minute * MINUTE)
        names.append(down(desk, phone=phone).external_id)
    unanswered(desk.take(names[0]))
    promised(desk.take(names[2]), desk)
    assert seen_by(desk) == [names[1]]
    later(desk, 10)
    assert seen_by(desk) == [names[2], names[0], names[1]]
    assert desk.office.store.case(names[0]).state.facts["requested_at"] == TUESDAY.isoformat()


def test_only_an_active_request_that_is_due_rings(desk: Scene) -> None:
    down(desk, phone="03-555 1111", strategy="passive")
    down(desk, phone="03-555 2222", strategy="customer_first")
    assert rings_for(desk) is None
    case = down(desk, phone="03-555 3333").case
    assert rings_for(desk) == case
    assert rings_for(desk, quiet=(case,)) is None
    waiting = desk.office.callbacks.next_for(SARA)
    assert waiting is not None
    assert (waiting.customer, waiting.requested_at, waiting.minutes) == ("דנה כהן", TUESDAY, 1)
    set_clock(desk, TUESDAY.replace(hour=22))
    assert rings_for(desk) is None


def test_who_does_not_speak_the_language_is_not_rung(desk: Scene) -> None:
    case = down(desk).case
    assert rings_for(desk, replace(SARA, speaks=("it", "en"))) is None
    assert rings_for(desk, replace(SARA, speaks=())) == case


def test_two_programs_make_one_live_attempt(desk: Scene) -> None:
    case = down(desk).case
    other = desk.again()
    assert rings_for(desk, SARA) == rings_for(other, TOM) == case
    live = desk.office.take(case, SARA)
    with pytest.raises(AlreadyTaken, match="Sara"):
        other.office.take(case, TOM)
    assert other.office.callbacks.taken_by(case) == "Sara"
    assert rings_for(other, TOM) is None
    assert sums(desk) == "1 requests = 0 scheduled + 1 in a call + 0 under review + 0 closed"
    unanswered(live)
    assert other.office.callbacks.taken_by(case) == ""
    later(desk, 5)
    assert other.office.callbacks.taken_by(case) is None
    assert rings_for(other, TOM) == case
    other.office.store.close()


def test_a_program_that_died_leaves_the_request_in_its_call_and_then_to_the_others(desk: Scene) -> None:
    case = down(desk).case
    desk.office.take(case, SARA)
    desk.office.store.close()
    again = desk.again()
    assert sums(again) == "1 requests = 0 scheduled + 1 in a call + 0 under review + 0 closed"
    later(again, 11)
    assert sums(again) == "1 requests = 1 scheduled + 0 in a call + 0 under review + 0 closed"
    assert rings_for(again, TOM) == case
    again.office.take(case, TOM)
    assert sums(again) == "1 requests = 0 scheduled + 1 in a call + 0 under review + 0 closed"
    desk.office.store = again.office.store


def test_an_owned_request_rings_only_there_until_its_owner_is_away(desk: Scene) -> None:
    taken = down(desk, owner="Tom")
    assert (rings_for(desk, SARA), rings_for(desk, TOM)) == (None, taken.case)
    rules = desk.office.why(taken.external_id, SARA, "en").reasons
    assert [(rule.rule, rule.text) for rule in rules] == [("assigned", "It is on the list of: Tom.")]
    desk.office.be_away("Tom", away=True)
    later(desk, 9)
    desk.office.shift.here("Sara")
    assert rings_for(desk, SARA) is None
    later(desk, 1)
    desk.office.shift.here("Sara")
    assert rings_for(desk, SARA) == taken.case
    said = desk.office.why(taken.external_id, SARA, "en").reasons
    assert [rule.rule for rule in said] == ["in_queue", "handed_over"]
    assert said[1].text == "Its agent, Tom, was absent: it was handed over to all."
    assert sums(desk).startswith("1 requests = 1 scheduled")


@pytest.mark.parametrize("seen", [True, False])
def test_an_owner_whose_desk_is_closed_is_absent(desk: Scene, seen: bool) -> None:
    taken = down(desk, owner="Tom")
    later(desk, 8)
    if seen:
        desk.office.shift.here("Tom")
    later(desk, 3)
    desk.office.shift.here("Sara")
    assert rings_for(desk, SARA) == (None if seen else taken.case)


def test_an_owner_in_a_call_keeps_the_call(desk: Scene) -> None:
    taken = down(desk, owner="Tom")
    desk.office.take(taken.case, TOM)
    desk.office.be_away("Tom", away=True)
    later(desk, 9)
    desk.office.shift.here("Sara")
    assert desk.office.store.case(taken.external_id).state.assignee == "Tom"


# --- the customer first


def test_nobody_free_keeps_the_customer_on_the_line_and_then_first_in_the_list(desk: Scene) -> None:
    other = down(desk, phone="03-555 7777")
    later(desk, 1)
    taken = down(desk, strategy="customer_first")
    live = desk.office.take(taken.case, SARA)
    answered(live)
    assert live.view("en").step == "ask_first"
    give(live, Choose("yes"), Choose("nobody"))
    assert "stay on the line" in str(live.view("en", "en").say)
    give(live, Next())
    waiting = live.view("en")
    assert (waiting.step, waiting.kind) == ("kept_waiting", "wait")
    assert waiting.timer is not None
    assert (waiting.timer.limit, waiting.timer.again) == (30, False)
    desk.clock.move(30)
    give(live, TimeUp(), Return())
    assert live.view("en").step == "anybody_free"
    give(live, Choose("nobody"), Next(), Choose("yes"), Choose("nothing"), Next())
    live.wrap_up("")
    assert seen_by(desk) == [taken.external_id, other.external_id]
    assert desk.office.take(taken.case, TOM).view("en").step == "prepare"
    assert sums(desk) == "2 requests = 1 scheduled + 1 in a call + 0 under review + 0 closed"


def test_a_customer_who_was_put_through_is_off_the_line(desk: Scene) -> None:
    taken = down(desk, strategy="customer_first")
    live = desk.office.take(taken.case, SARA)
    answered(live)
    give(live, Choose("yes"), Choose("agent"))
    assert live.view("en").over
    live.wrap_up("")
    assert desk.office.store.case(taken.external_id).state.closed == "connected"
    assert sums(desk) == "1 requests = 0 scheduled + 0 in a call + 0 under review + 1 closed"
