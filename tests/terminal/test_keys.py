"""Keys as they really come: in every script's digits, in bursts, and at the wrong moment."""

import pytest

from tests.terminal.desk import LOOKED_AT, Desk
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA, NICCOLO, XUEMEI

pytestmark = pytest.mark.pty

RESOLVE = "Explain the solution. What comes of it?"


def test_digits_of_every_script_do_the_same(floor: Floor) -> None:
    desk = _at_the_desk(floor)
    desk.take_next()
    desk.do("١", says="1 [✓] Why")
    desk.do("۲", says="2 [✓] The problem")
    desk.do("３", says="3 [✓] The last service")
    desk.do("४", says="4 [✓] The purpose")
    desk.do("٠", says="All actions")
    desk.press("escape")
    desk.wait_for(lambda: not desk.says("All actions"))
    desk.do("enter", says="Call the customer. What happens?")
    desk.do("۱", says="I have begun to speak")


def test_burst_in_a_call_is_applied_in_order(floor: Floor) -> None:
    desk = _at_the_desk(floor)
    desk.take_next()
    desk.said("4 [ ] The purpose")
    greeting, empathy = ("enter", "enter"), ("enter",)
    desk.press(*"1234", "enter", "f2", *greeting, *empathy, "2", "2026-11-25 10:00", "enter")
    desk.said("I will look into it and call you again")
    assert [row["step"] for row in floor.rows("events") if row["kind"] == "entered"] == ["service_call/call_back_at"]


def test_burst_into_the_note_goes_into_the_note(floor: Floor) -> None:
    desk = _at_the_desk(floor)
    desk.take_next()
    desk.said("4 [ ] The purpose")
    desk.press("f9", *"12 pieces, 3 lost", "f9", "4")
    desk.said("4 [✓] The purpose")
    assert desk.says("1 [ ] Why")
    desk.wait_for(lambda: floor.draft() == "12 pieces, 3 lost")


def test_burst_into_the_note_of_the_wrap_up_goes_into_the_note(floor: Floor) -> None:
    desk = _at_the_desk(floor)
    desk.take_next()
    desk.do("1", "2", "3", "4", "enter", says="Call the customer. What happens?")
    desk.press("2")
    desk.wait_for(lambda: desk.wrapping)
    desk.press("f9", *"10 times", "enter", *"no answer")
    desk.said("10 times")
    desk.wait_for(lambda: floor.draft() == "10 times\nno answer")
    assert desk.wrapping


def test_burst_that_filters_the_queue_takes_no_case(floor: Floor) -> None:
    floor.bring_in("credit_control", XUEMEI)
    desk = _at_the_desk(floor)
    desk.press("/", *"Ilaria", "enter")
    desk.wait_for(lambda: desk.in_call or "only “Ilaria”" in desk.text)
    assert not desk.in_call
    assert floor.kinds() == []


@pytest.mark.parametrize("keys", [("enter", "enter"), ("f2", "enter", "enter", "f2")])
def test_burst_never_confirms_a_wrap_up_that_nobody_has_seen(floor: Floor, keys: tuple[str, ...]) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open()
    desk.sign_in()
    desk.wait_for("Niccolò")
    desk.settle()
    desk.press(*keys)
    desk.wait_for(lambda: desk.wrapping)
    desk.settle()
    assert desk.wrapping
    assert "wrapped_up" not in floor.kinds()
    desk.watch(LOOKED_AT)
    desk.press("enter")
    desk.wait_for("saved: notice before a block")


def test_key_that_repeats_never_confirms_a_wrap_up_that_nobody_has_seen(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open()
    desk.sign_in()
    desk.wait_for("Niccolò")
    desk.settle()
    while not desk.wrapping:
        assert "saved" not in desk.text
        desk.press("enter")
        desk.watch(0.03)
    desk.settle()
    assert desk.wrapping
    assert "wrapped_up" not in floor.kinds()


def test_quitting_asks_in_a_call_and_the_call_can_be_taken_up(floor: Floor) -> None:
    desk = _at_the_desk(floor)
    desk.take_next()
    desk.do("1", says="1 [✓] Why")
    desk.write_note("half a no")
    desk.do("ctrl+q", says="A call is under way. It can be taken up where it stands.")
    desk.do("2", says="half a no")
    desk.leave_note()
    desk.press("ctrl+c")
    desk.said("Ctrl+Q quits")
    desk.do("ctrl+q", says="A call is under way")
    desk.press("1")
    assert desk.wait_end() == 0
    assert desk.attributes == desk.before
    assert floor.draft() == "half a no"
    again = floor.open()
    again.sign_in()
    again.take_up()
    again.said("1 [✓] Why")
    assert floor.sound


def _at_the_desk(floor: Floor) -> Desk:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.wait_for("Ilaria")
    return desk
