"""The program at the terminal is killed, told to end or hung up on: the call is taken up where it stood."""

import signal

import pytest

from tests.terminal.desk import RESOLVE, Desk
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA

pytestmark = pytest.mark.pty

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[?1000l", b"\x1b[23;2t")


@pytest.mark.story
def test_a_call_outlives_every_end_of_its_program(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    desk.do("1", "3", says="3 [✓] The last service")
    _end(desk, signal.SIGTERM)
    desk = _taken_up(floor)
    desk.said("1 [✓] Why the customer got in touch")
    assert desk.says("2 [ ] The problem")
    desk.do("2", "4", says="4 [✓] The purpose")
    desk.greet()
    desk.hold()
    floor.clock.move(13)
    desk.wait_for(lambda: desk.held == (13, 40))
    desk.kill()
    floor.clock.move(5)
    desk = _taken_up(floor)
    desk.wait_for(lambda: desk.held == (18, 40))
    floor.clock.move(25.5)
    desk.wait_for(lambda: desk.held == (43, 40))
    assert len(desk.bells) == 1
    desk.do("f4", says="please excuse the delay")
    desk.do("enter", says=RESOLVE)
    desk.do("2", says="When will the check be done")
    _end(desk, signal.SIGHUP)
    desk = _taken_up(floor)
    desk.said("When will the check be done")
    desk.do("2026-11-25 10:00", "enter", says="I will look into it and call you again")
    desk.do("enter", says="Make sure that the customer is content with")
    desk.do("1", says="Offer more help.")
    desk.do("1", says="Let the customer hang up first.")
    desk.press("enter")
    desk.wait_for(lambda: desk.wrapping)
    desk.write_note("half a no")
    desk.hang_up()
    assert desk.process.wait(20) == 128 + signal.SIGHUP
    assert floor.draft() == "half a no"
    desk = _taken_up(floor)
    desk.wait_for(lambda: desk.wrapping)
    desk.to_note()
    desk.do("te", says="half a note")
    desk.confirm()
    desk.wait_for("saved: call-back agreed")
    assert [call["note"] for call in floor.rows("calls")] == ["half a note"]
    assert floor.kinds().count("resumed") == 4
    assert floor.command("check").returncode == 0


def _end(desk: Desk, number: signal.Signals) -> None:
    """Tell the program to end; the terminal is as it was before."""
    desk.process.send_signal(number)
    assert desk.wait_end() == 128 + number
    assert [code for code in RESTORED if code not in desk.raw] == []
    assert b"Traceback" not in desk.raw
    assert desk.attributes == desk.before


def _taken_up(floor: Floor) -> Desk:
    """The call in a program started anew; what the one before left behind is sound."""
    assert floor.sound
    desk = floor.open()
    desk.sign_in()
    desk.take_up()
    return desk
