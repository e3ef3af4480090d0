"""The hold on the screen: clocks that jump, a laptop that sleeps, terminals of every size."""

import re

import pytest

from tests.terminal.desk import LOOKED_AT, Desk
from tests.terminal.floor import TOM, Floor
from tests.terminal.rows import ILARIA

pytestmark = pytest.mark.pty

RESOLVE = "Explain the solution. What comes of it?"
HOUR = 3600.0


def test_wall_clock_that_jumps_changes_no_hold(floor: Floor) -> None:
    desk = _in_the_body(floor)
    _hold(desk, floor)
    for jump in (HOUR, -2 * HOUR):
        floor.clock.jump(jump)
        floor.clock.move(10)
        desk.wait_for(lambda: desk.hold is not None and desk.hold[0] % 10 == 0 and desk.hold[0] > 0)
    desk.wait_for(lambda: desk.hold == (20, 40))
    assert desk.bells == []
    desk.do("f4", says=floor.script("service_call", "it", "thanks.say"))
    desk.do("enter", says=RESOLVE)
    floor.clock.jump(HOUR)
    _hold(desk, floor, again=True)
    floor.clock.jump(HOUR)
    floor.clock.move(43.5)
    desk.wait_for(lambda: desk.hold == (43, 40))
    assert len(desk.bells) == 1
    floor.clock.jump(-HOUR)
    desk.do("f4", says=floor.script("service_call", "it", "thanks_and_sorry.say"))
    assert [row["value"] for row in floor.rows("events") if row["kind"] == "returned"] == [20.0, 43.5]
    assert floor.sound


def test_laptop_that_slept_in_a_hold_says_so_and_keeps_the_case(floor: Floor) -> None:
    desk, other = _in_the_body(floor), floor.open(TOM)
    other.sign_in()
    _hold(desk, floor)
    floor.clock.move(10)
    desk.wait_for(lambda: desk.hold == (10, 40))
    floor.clock.move(1800)
    desk.said("over the agreed time")
    assert desk.hold == (1810, 40)
    assert len(desk.bells) == 1
    desk.do("f4", says=floor.script("service_call", "it", "thanks_and_sorry.say"))
    desk.do("enter", says=RESOLVE)
    # The lease of ten minutes has run out meanwhile; who is back in the call has the case all the same.
    why = floor.command("why", "SC-1", "--at", "2026-11-24T09:31+00:00")
    assert "Sara has it" in why.stdout
    other.do("f2", says="Nobody is due now.")
    assert other.at_queue
    assert floor.sound


def test_laptop_that_slept_too_long_tells_who_has_the_case_now(floor: Floor) -> None:
    desk, other = _in_the_body(floor), floor.open(TOM)
    other.sign_in()
    _hold(desk, floor)
    # Nothing but the clock tells the program of the sleep: it is stopped, as the machine stops it.
    desk.stop()
    floor.clock.move(1800)
    other.press("f5")
    other.wait_for("1 due")
    other.take_next()
    other.said("Before you dial")
    desk.go_on()
    desk.said("over the agreed time")
    desk.do("f4", says="The case is no longer yours")
    assert desk.says("Tom has this case now")
    assert floor.sound


def test_hold_is_seen_at_every_size(floor: Floor) -> None:
    desk = _in_the_body(floor)
    _hold(desk, floor)
    floor.clock.move(13)
    desk.wait_for(lambda: desk.hold == (13, 40))
    for columns, rows in ((40, 10), (300, 100), (20, 5), (100, 30)):
        desk.resize(columns, rows)
        desk.wait_for(lambda wide=columns >= 80: _counts_down(desk, "0:27") and (not wide or desk.straight))
        assert desk.process.poll() is None
        assert desk.title.startswith("0:27 on hold")
    desk.resize(40, 10)
    floor.clock.move(30.5)
    desk.wait_for(lambda: _counts_down(desk, "+0:03"))
    desk.press("f4")
    desk.wait_for(lambda: not _counts_down(desk, "+0:03"))
    desk.resize(100, 30)
    desk.said("please excuse the delay")
    desk.wait_for(lambda: desk.straight)


def test_whole_call_goes_through_a_terminal_of_forty_columns(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open(size=(40, 10))
    desk.sign_in()
    desk.take_next()
    desk.wait_for("1 [ ] Why the customer got in touch")
    for number in "1234":
        desk.press(number)
    desk.press("enter")
    desk.wait_for("What happens?")
    desk.press("2")
    desk.wait_for("no answer")
    desk.wait_for(lambda: "confirm" in desk.lines[-1])
    desk.watch(LOOKED_AT)
    desk.press("f2")
    desk.wait_for("saved: no answer")
    assert floor.sound


def _counts_down(desk: Desk, count: str) -> bool:
    """Whether the count of the hold is on the screen, in large digits or in the header."""
    return desk.shows_large(count) or (
        count in desk.words and re.search("hold", desk.text, re.IGNORECASE) is not None
    )


def _in_the_body(floor: Floor) -> Desk:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    desk.do("1", "2", "3", "4", "enter", says="Call the customer. What happens?")
    desk.do("f2", says="I have begun to speak")
    desk.do("enter", says="the count has stopped")
    desk.do("enter", says="Show that you understand")
    desk.do("enter", says=RESOLVE)
    return desk


def _hold(desk: Desk, floor: Floor, *, again: bool = False) -> None:
    if again:
        desk.do("f4", says="A call-back is better than another hold.")
        desk.do("2", says="Say why and for how long")
    else:
        desk.do("f4", says="Say why and for how long")
    desk.press("1")
    desk.wait_for(lambda: desk.hold == (0, 40))
