"""The bell at the end of a real hold, on a machine that is busy with other things."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest

from tests.terminal.floor import Floor
from tests.terminal.moving_clock import REAL
from tests.terminal.rows import ILARIA

pytestmark = [pytest.mark.pty, pytest.mark.story]

AGREED = 40.0
LATE = 0.1


def test_bell_rings_at_the_end_of_the_hold_under_load(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    desk.do("1", "2", "3", "4", "enter", says="Call the customer. What happens?")
    desk.do("f2", says="Buongiorno")
    desk.do("f4", says="Say why and for how long")
    floor.clock.run()
    wall, real = floor.clock.now(), time.clock_gettime(REAL)
    with _busy(2):
        desk.press("1")
        desk.wait_for(lambda: desk.held is not None)
        shown = time.clock_gettime(REAL)
        desk.wait_for(lambda: bool(desk.bells), within=AGREED + 10)
        desk.wait_for("over the agreed time")
    (granted,) = [row["at"] for row in floor.rows("events") if row["value"] == "granted"]
    begun = real + (datetime.fromisoformat(str(granted)) - wall).total_seconds()
    # The hold was begun when the key was acknowledged, and before that was on the screen.
    assert real < begun <= shown
    late = desk.bells[0] - (begun + AGREED)
    assert 0 <= late < LATE, f"the bell rang {late:.3f} s after the end of the hold"
    assert len(desk.bells) == 1


@contextmanager
def _busy(count: int) -> Iterator[None]:
    """So many programs that never rest."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
