"""Keys as they really come: in every script's digits, in bursts, and at the wrong moment."""

import pytest

from tests.terminal.desk import LOOKED_AT
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA, NICCOLO

pytestmark = pytest.mark.pty


def test_keys_typed_ahead_through_a_whole_call_lose_nothing(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    desk.said("4 [ ] The purpose")
    desk.press("f9", *"12 pieces, 3 lost", "f9", "١", "۲", "３")
    desk.said("3 [✓] The last service")
    desk.do("٠", says="All actions")
    desk.press("escape")
    desk.wait_for(lambda: not desk.says("All actions"))
    desk.press("٤", "enter", "f2", "enter", "enter", "enter", "2", "2026-11-25 10:00", "enter", "enter")
    desk.said("Make sure that the customer is content with")
    desk.press("1", "1", "enter", "enter", "f2")
    desk.wait_for(lambda: desk.wrapping)
    desk.press("f9", *", 10 found", "enter", *"yes", "f9")
    desk.said("12 pieces, 3 lost, 10 found yes")
    assert desk.wrapping
    desk.watch(LOOKED_AT)
    desk.press("enter")
    desk.wait_for("saved: call-back agreed")
    assert [call["note"] for call in floor.rows("calls")] == ["12 pieces, 3 lost, 10 found\nyes"]
    entered = [(row["step"], row["value"]) for row in floor.rows("events") if row["kind"] == "entered"]
    assert [step for step, _ in entered] == ["service_call/call_back_at"]
    assert floor.sound


@pytest.mark.story
def test_keys_typed_ahead_never_confirm_a_wrap_up_that_nobody_has_seen(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open()
    desk.sign_in()
    desk.settle()
    for keys in (("enter", "enter"), ("f2", "enter", "enter", "f2", "0", "1"), ()):
        desk.wait_for("Niccolò")
        desk.press(*keys)
        while not desk.wrapping:
            assert "saved" not in desk.text
            # A key that is held down comes thirty times a second.
            desk.press(*(() if keys else ("enter",)))
            desk.watch(0.03)
        desk.settle()
        assert desk.wrapping
        assert "wrapped_up" not in floor.kinds()
        desk.do("f7", says="Give the case back, because")
        desk.press("1")
        desk.wait_for(lambda: desk.at_queue)
    desk.take_next()
    desk.wait_for(lambda: desk.wrapping)
    desk.watch(LOOKED_AT)
    desk.press("enter")
    desk.wait_for("saved: notice before a block")


@pytest.mark.story
def test_quitting_asks_in_a_call_and_the_call_can_be_taken_up(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    desk.do("1", says="1 [✓] Why")
    desk.write_note("half a no")
    desk.do("ctrl+q", says="A call is under way. It can be taken up where it stands.")
    desk.do("2", says="half a no")
    desk.leave_note()
    desk.press("ctrl+c")
    desk.said("Ctrl+Q quits")
    desk.quit()
    assert desk.attributes == desk.before
    assert floor.draft() == "half a no"
    again = floor.open()
    again.sign_in()
    again.take_up()
    again.said("1 [✓] Why")
    assert floor.sound
