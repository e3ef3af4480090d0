"""Programs on one database: nobody has a case by accident, and nobody loses what they typed."""

from base64 import b64encode

import pytest

from tests.terminal.floor import TOM, Floor
from tests.terminal.rows import ILARIA, XUEMEI

pytestmark = pytest.mark.pty


@pytest.mark.story
def test_a_case_has_one_agent_and_a_call_one_window(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    floor.bring_in("credit_control", XUEMEI)
    first, tom, second = floor.open(), floor.open(TOM), floor.open()
    tom.sign_in()
    tom.wait_for("2 due")
    first.sign_in()
    first.take_next()
    # Tom's list is older than that: the case still stands on top of it.
    tom.do("enter", says="Sara took this case a moment ago")
    tom.wait_for("1 due")
    tom.wait_for(lambda: not tom.says("Ilaria"))
    tom.do("f6", says="Find a customer")
    tom.do("SC-1", "enter", says="open a new case")
    tom.do("f3", says="Sara has it")
    assert tom.says("Ilaria Benvenuti")
    for _ in range(3):
        tom.press("escape")
    tom.wait_for(lambda: not tom.says("Find a customer"))
    tom.take_next()
    tom.said("Credit control")
    tom.close()
    first.do("1", says="1 [✓] Why")
    first.write_note("typed in the first")
    first.wait_for(lambda: floor.draft() == "typed in the first")
    second.sign_in()
    second.said("It may still be open in another window: taking it up here takes it over.")
    second.take_up()
    second.said("1 [✓] Why")
    second.to_note()
    second.said("typed in the first")
    second.leave_note()
    first.do(" and more", says="typed in the first and more")
    first.leave_note()
    first.do("2", says="The case is no longer yours")
    assert first.says("What you typed is still here")
    first.press("2")
    first.wait_for(lambda: b"\x1b]52;c;" + b64encode(b"typed in the first and more") in first.raw)
    first.to_note()
    first.said("typed in the first and more")
    first.leave_note()
    second.do("2", says="2 [✓] The problem")
    first.do("3", says="The case is no longer yours")
    first.do("3", says="take next")
    first.wait_for(lambda: first.at_queue)
    assert [row["value"] for row in floor.rows("events") if row["kind"] == "ticked"] == ["why", "problem"]
    assert floor.sound
