"""A hundred thousand characters pasted into a note."""

import pytest

from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA

pytestmark = pytest.mark.pty

# No two lines are the same, and some are long: what is cut or doubled shows.
PASTED = "\n".join(f"{number:05} " + "parola " * (number % 40) for number in range(700)).rstrip()
# A reader of the terminal's side takes part of this: the program's own share is a fraction of a second.
MOST = 10.0


def test_long_paste_is_taken_and_survives_kill(floor: Floor) -> None:
    assert len(PASTED) > 95_000
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.take_next()
    desk.to_note()
    desk.paste(PASTED)
    assert desk.wait_for("00699", within=MOST) < MOST
    desk.wait_for(lambda: floor.draft() == PASTED)
    # It is still quick: a key after it is on the screen and kept.
    assert desk.do("!", says="parola!") < MOST / 2
    desk.wait_for(lambda: floor.draft() == PASTED + "!")
    desk.kill()
    assert floor.draft() == PASTED + "!"
    assert floor.sound
