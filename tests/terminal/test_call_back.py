"""A request to be called back: two desks ring, one accepts, is killed, and the request is lost to nobody."""

import pytest

from agentdesk.desk import ledger
from tests.terminal.floor import SARA, TOM, Floor
from tests.terminal.rows import Row

pytestmark = [pytest.mark.pty, pytest.mark.story]

GIADA: Row = {
    "external_id": "CB-1",
    "name": "Giada Montefiori",
    "phone": "+39 302 118 4476",
    "country": "IT",
    "timezone": "Europe/Rome",
    "language": "it",
    "gender": "f",
    "facts.requested_at": "2026-11-24T09:55+01:00",
    "facts.strategy": "active",
}
RINGS = "The desk is ringing"


def sums(floor: Floor) -> str:
    """The ledger of call-backs as a sum, with nothing wrong in it."""
    with floor.office() as office:
        assert [*office.store.faults(), *ledger.faults(office)] == []
        return next(iter(ledger.equations(office)))


def test_a_request_rings_at_every_free_desk_until_one_accepts_and_survives_its_death(floor: Floor) -> None:
    sara, tom = floor.open(SARA), floor.open(TOM)
    sara.sign_in()
    tom.sign_in()
    floor.bring_in("callback", GIADA)
    bells = len(sara.bells)
    sara.said(RINGS)
    tom.said(RINGS)
    assert sara.says("Giada Montefiori waits to be called back")
    assert len(sara.bells) > bells
    sara.press("1")
    sara.wait_for(lambda: sara.in_call)
    tom.said("Sara has this call-back now")
    tom.wait_for(lambda: not tom.says(RINGS))
    assert sums(floor) == "callback: 1 requests = 0 scheduled + 1 in a call + 0 under review + 0 closed"
    sara.do("1", says="1 [✓] Why")
    sara.kill()
    assert sums(floor) == "callback: 1 requests = 0 scheduled + 1 in a call + 0 under review + 0 closed"
    # Kept for Sara for ten minutes; then it rings again.
    floor.clock.move(11 * 60)
    tom.said(RINGS)
    assert sums(floor) == "callback: 1 requests = 1 scheduled + 0 in a call + 0 under review + 0 closed"
    tom.do("2", says="take next")
    tom.wait_for(lambda: not tom.says(RINGS))
    # Not now: it rings again after the minute of the team.
    floor.clock.move(61)
    tom.said(RINGS)
    tom.press("1")
    tom.wait_for(lambda: tom.in_call)
    assert sums(floor) == "callback: 1 requests = 0 scheduled + 1 in a call + 0 under review + 0 closed"
    tom.quit()
