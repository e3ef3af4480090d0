"""A call that comes in, in a real terminal: taken by three keys, and not lost when the program is killed."""

import pytest

from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA

pytestmark = pytest.mark.pty


@pytest.mark.story
def test_a_call_that_came_in_outlives_the_program(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.wait_for("1 due")
    desk.do("f6", says="Find a customer")
    desk.do("benv", says="Ilaria Benvenuti")
    desk.do("f2", says="open a new case")
    desk.press("enter")
    desk.wait_for(lambda: desk.in_call)
    desk.said("How can I help you?")
    desk.do("enter", says="the count has stopped")
    desk.kill()
    again = floor.open()
    again.sign_in()
    again.take_up()
    again.said("How can I help you?")
    again.do("enter", says="Show that you understand")
    again.do("enter", says="Explain the solution")
    taken = [row["value"] for row in floor.rows("events") if row["kind"] == "taken"]
    assert taken == ["inbound"]
    assert floor.sound


@pytest.mark.story
def test_what_is_typed_ahead_of_the_search_reaches_it_in_its_order(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.wait_for("1 due")
    desk.press("f6", "+39 06 5550 1234", "f2")
    desk.said("A call from a new customer")
    desk.said("+39 06 5550 1234")


def test_a_stranger_on_the_line_is_in_a_call_at_once(floor: Floor) -> None:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open()
    desk.sign_in()
    desk.wait_for("1 due")
    desk.do("f6", says="Find a customer")
    desk.do("+39 06 5550 1234", says="+39 06 5550 1234")
    desk.do("f2", says="A call from a new customer")
    desk.press("enter")
    desk.wait_for(lambda: desk.in_call)
    desk.said("How can I help you?")
    assert floor.sound
