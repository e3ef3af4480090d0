"""The program at the terminal is killed, hung up or told to end: the call is taken up where it stood."""

import signal

import pytest

from tests.terminal.desk import Desk
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA

pytestmark = pytest.mark.pty

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[?1000l", b"\x1b[23;2t")
RESOLVE = "Explain the solution. What comes of it?"


def test_killed_in_a_checklist_in_a_hold_and_in_the_wrap_up(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = _restarted(floor, None)
    desk.take_next()
    desk.do("1", "3", says="3 [✓] The last service")
    desk = _restarted(floor, desk)
    desk.take_up()
    desk.said("1 [✓] Why the customer got in touch")
    assert desk.says("2 [ ] The problem")
    desk.do("2", "4", says="4 [✓] The purpose")
    assert desk.says("3 [✓] The last service")
    _go_to_the_body(desk)
    desk.do("f4", says="Say why and for how long")
    desk.press("1")
    desk.wait_for(lambda: desk.hold == (0, 40))
    floor.clock.move(13)
    desk.wait_for(lambda: desk.hold == (13, 40))
    desk = _restarted(floor, desk, away=5)
    desk.take_up()
    desk.wait_for(lambda: desk.hold == (18, 40))
    floor.clock.move(25.5)
    desk.wait_for(lambda: desk.hold == (43, 40))
    desk.do("f4", says="please excuse the delay")
    desk.do("enter", says=RESOLVE)
    desk.do("2", says="When will the check be done")
    desk.do("2026-11-25 10:00", "enter", says="I will look into it and call you again")
    desk.do("enter", says="Is what we have agreed on all right for you?")
    desk.do("1", says="Is there anything else I can do for you?")
    desk.do("1", says="Let the customer hang up first.")
    desk.press("enter")
    desk.wait_for(lambda: desk.wrapping)
    desk.write_note("half a no")
    desk.wait_for(lambda: floor.draft() == "half a no")
    desk = _restarted(floor, desk)
    desk.wait_for("A call was cut off")
    desk.press("1")
    desk.wait_for(lambda: desk.wrapping)
    desk.said("half a no")
    desk.to_note()
    desk.do("te", says="half a note")
    desk.confirm()
    desk.wait_for("saved: call-back agreed")
    assert [call["note"] for call in floor.rows("calls")] == ["half a note"]
    assert floor.kinds().count("resumed") == 3
    assert floor.command("check").returncode == 0


def test_told_to_end_or_hung_up_on_it_leaves_a_clean_terminal_and_the_call_behind(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = _restarted(floor, None)
    desk.take_next()
    desk.do("1", says="1 [✓] Why")
    for number in (signal.SIGTERM, signal.SIGHUP):
        desk.process.send_signal(number)
        assert desk.wait_end() == 128 + number
        assert [code for code in RESTORED if code not in desk.raw] == []
        assert b"Traceback" not in desk.raw
        assert desk.attributes == desk.before
        assert floor.sound
        desk = _restarted(floor, desk)
        desk.take_up()
        desk.said("1 [✓] Why")
    desk.write_note("kept as it is ty")
    desk.hang_up()
    desk.process.wait(20)
    assert floor.sound
    assert floor.draft() == "kept as it is ty"
    desk = _restarted(floor, desk)
    desk.take_up()
    desk.to_note()
    desk.said("kept as it is ty")


def _go_to_the_body(desk: Desk) -> None:
    desk.do("enter", says="Call the customer. What happens?")
    desk.do("f2", says="I have begun to speak")
    desk.do("enter", says="the count has stopped")
    desk.do("enter", says="Show that you understand")
    desk.do("enter", says=RESOLVE)


def _restarted(floor: Floor, before: Desk | None, *, away: float = 0.0) -> Desk:
    """The program, started anew; the one before is killed where it stands."""
    if before is not None:
        before.close()
        assert floor.sound
    floor.clock.move(away)
    desk = floor.open()
    desk.sign_in()
    return desk
