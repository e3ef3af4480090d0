"""Whole calls, from the queue to the outcome, by keyboard alone."""

import json
from collections import Counter

import pytest

from tests.terminal.desk import Desk
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA, XUEMEI

pytestmark = pytest.mark.pty

TICKED = "4 [✓] The purpose of this call"
RESOLVE = "Explain the solution. What comes of it?"
CONTACT = "Call the contact. What came of it?"


def test_an_italian_service_call_goes_from_the_queue_to_its_outcome(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    _greet(desk, floor, "Ecco che cosa abbiamo previsto: consegna domani in mattinata")
    desk.do("enter", says="Show that you understand")
    desk.do("enter", says=RESOLVE)
    _hold_too_long(desk, floor, floor.script("service_call", "it", "thanks_and_sorry.say"))
    desk.do("enter", says=RESOLVE)
    _drop(desk, floor, "Sono di nuovo io, Sara")
    desk.do("enter", says=RESOLVE)
    desk.do("f6", says="Why does it go to somebody else?")
    desk.do("3", says="By when will the supervisor be in touch?")
    desk.do("2026-11-25 10:00", "enter", says="mer 25 nov 2026, 10:00")
    desk.do("enter", says="Make sure that the customer is content with")
    _close(desk)
    desk.said("passed to a supervisor")
    desk.said("0:45 on hold in all")
    desk.confirm()
    desk.wait_for("saved: passed to a supervisor")
    (case,) = floor.rows("cases")
    assert (case["assignee"], case["priority"], case["task"]) == ("supervisors", "high", "escalation")
    _is_accounted_for(floor, {"interrupted": 3, "ran_out": 1, "returned": 1, "wrapped_up": 1})


@pytest.mark.story
def test_a_chinese_credit_control_call_goes_from_the_queue_to_its_outcome(floor: Floor) -> None:
    floor.bring_in("credit_control", XUEMEI)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    desk.said("Where does the case stand? the customer is to be called")
    _greet(desk, floor, "请问您是欧阳雪梅女士吗")
    desk.do("enter", says="Is it the right person?")
    desk.do("1", says="Show that you understand")
    desk.do("enter", says=CONTACT)
    _hold_too_long(desk, floor, floor.script("service_call", "zh", "thanks_and_sorry.say"))
    desk.do("enter", says=CONTACT)
    _drop(desk, floor, "还是我")
    desk.do("enter", says=CONTACT)
    desk.do("f6", says="Why does it go to somebody else?")
    desk.do("4", says="To which department?")
    desk.do("会计部", "enter", says="会计部的同事")
    desk.do("2", says=CONTACT)
    desk.do("2", says="Is it the whole amount?")
    desk.do("1", says="For which day is the payment promised?")
    desk.do("2026-12-01", "enter", says="Make sure that the customer is content with")
    _close(desk)
    desk.said("promise to pay")
    desk.confirm()
    desk.wait_for("saved: promise to pay")
    (case,) = floor.rows("cases")
    assert (case["status"], case["task"]) == ("awaiting_payment", "payment_check")
    _is_accounted_for(floor, {"interrupted": 3, "ran_out": 1, "returned": 1, "wrapped_up": 1})


def _greet(desk: Desk, floor: Floor, line: str) -> None:
    """Prepare, dial, and greet after two seconds."""
    desk.do("1", "2", "3", "4", says=TICKED)
    desk.do("enter", says="Call the customer. What happens?")
    desk.do("f2", says=line)
    floor.clock.move(2)
    desk.do("enter", says="the count has stopped")


def _hold_too_long(desk: Desk, floor: Floor, apology: str) -> None:
    desk.do("f4", says="Say why and for how long, and wait for the answer.")
    desk.press("1")
    desk.wait_for(lambda: desk.held == (0, 40))
    floor.clock.move(45)
    desk.said("over the agreed time")
    assert desk.held == (45, 40)
    assert len(desk.bells) == 1
    desk.do("f4", says=apology)


def _drop(desk: Desk, floor: Floor, line: str) -> None:
    desk.do("f7", says="The line dropped. Call back at once.")
    floor.clock.move(20)
    desk.do("f2", says=line)


def _close(desk: Desk) -> None:
    desk.do("1", says="Offer more help.")
    desk.do("1", says="Let the customer hang up first.")
    desk.press("enter")
    desk.wait_for(lambda: desk.wrapping)


def _is_accounted_for(floor: Floor, wanted: dict[str, int]) -> None:
    """The shipped commands find nothing wrong, and show every event of the call."""
    check = floor.command("check")
    assert (check.returncode, check.stderr) == (0, "")
    exported = floor.command("export", "events", "--format", "json")
    assert (exported.returncode, exported.stderr) == (0, "")
    events = [event for event in json.loads(exported.stdout) if event["call"] is not None]
    kinds = Counter(event["kind"] for event in events)
    assert [event["kind"] for event in events][:: len(events) - 1] == ["taken", "wrapped_up"]
    assert {kind: kinds[kind] for kind in wanted} == wanted
    assert kinds["ticked"] == 4
    assert kinds["started"] == 1
    assert [event["value"] for event in events if event["kind"] == "started"] == [2.0]
    assert [event["value"] for event in events if event["kind"] == "returned"] == [45.0]
    assert [event["value"] for event in events if event["kind"] == "interrupted"] == ["hold", "dropped", "escalate"]
    assert sum(event["kind"] == "effect" for event in events) >= 6
