"""The hold on the screen: clocks that jump, a laptop that sleeps, terminals of every size."""

import re

import pytest

from tests.terminal.desk import LOOKED_AT, RESOLVE, Desk
from tests.terminal.floor import TOM, Floor
from tests.terminal.rows import ILARIA

pytestmark = pytest.mark.pty

HOUR = 3600.0


@pytest.mark.story
def test_a_hold_counts_right_at_every_size_through_jumps_and_sleep(floor: Floor) -> None:
    desk = _in_the_body(floor)
    desk.hold()
    floor.clock.jump(HOUR)
    floor.clock.move(13)
    desk.wait_for(lambda: desk.held == (13, 40))
    for columns, rows in ((40, 10), (300, 100), (20, 5), (100, 30)):
        desk.resize(columns, rows)
        desk.wait_for(lambda wide=columns >= 80: _counts_down(desk, "0:27") and (not wide or desk.straight))
        assert desk.process.poll() is None
        assert desk.title.startswith("0:27 on hold")
    floor.clock.jump(-2 * HOUR)
    floor.clock.move(7)
    desk.wait_for(lambda: desk.held == (20, 40))
    assert desk.bells == []
    desk.do("f4", says=floor.script("service_call", "it", "thanks.say"))
    desk.do("enter", says=RESOLVE)
    desk.do("f4", says="A call-back is better than another hold.")
    desk.do("2", says="Say why and for how long")
    desk.press("1")
    desk.wait_for(lambda: desk.held == (0, 40))
    desk.resize(40, 10)
    floor.clock.move(43.5)
    desk.wait_for(lambda: _counts_down(desk, "+0:03"))
    assert len(desk.bells) == 1
    # Nothing but the clocks tells of a sleep. The lease of ten minutes runs out in it.
    floor.clock.move(1800)
    desk.wait_for(lambda: _counts_down(desk, "+30:03"))
    desk.press("f4")
    desk.wait_for(lambda: not _counts_down(desk, "+30:03"))
    desk.resize(100, 30)
    desk.said(floor.script("service_call", "it", "thanks_and_sorry.say"))
    desk.wait_for(lambda: desk.straight)
    desk.do("enter", says=RESOLVE)
    assert len(desk.bells) == 1
    assert [row["value"] for row in floor.rows("events") if row["kind"] == "returned"] == [20.0, 1843.5]
    assert "Sara has it" in floor.command("why", "SC-1", "--at", floor.clock.now().isoformat()).stdout
    assert floor.sound


@pytest.mark.story
def test_a_laptop_that_slept_too_long_tells_who_has_the_case_now(floor: Floor) -> None:
    desk, other = _in_the_body(floor), floor.open(TOM)
    other.sign_in()
    desk.hold()
    # The program is stopped, as the machine stops it when it goes to sleep.
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


@pytest.mark.story
def test_a_whole_call_goes_through_a_terminal_of_forty_columns(floor: Floor) -> None:
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
    desk.wait_for(lambda: desk.lines[1].strip() == "no answer")
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
    desk.do("1", "2", "3", "4", says="4 [✓] The purpose")
    desk.greet()
    return desk
