"""The ledger of call-backs: it adds up, and what it cannot account for is found."""

import sqlite3

import pytest

from agentdesk.desk import ledger
from agentdesk.desk.facade_callbacks import Asked
from tests.desk.conftest import Scene
from tests.desk.requests import down


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE cases SET status = 'in_call'", "with the status in_call it is nowhere"),
        ("UPDATE cases SET status = 'closed'", "with the status closed it is nowhere"),
        ("UPDATE cases SET closed = 'forgotten', status = 'closed'", "for the reason forgotten"),
        ("UPDATE cases SET closed = 'connected'", "with the status scheduled it is nowhere"),
        ("UPDATE events SET agent = ''; UPDATE cases SET closed = 'declined', status = 'closed'", "by whom"),
        ("DELETE FROM events WHERE kind = 'imported'", "0 requests = 1 scheduled"),
    ],
)
def test_a_lost_request_is_found(desk: Scene, damage: str, said: str) -> None:
    down(desk)
    with sqlite3.connect(desk.file) as driver:
        driver.executescript(damage)
    driver.close()
    found = [str(fault) for fault in ledger.faults(desk.office)]
    assert any(said in fault for fault in found), found


def test_the_floor_shows_the_ledger(desk: Scene) -> None:
    down(desk)
    down(desk, Asked(withheld=True))
    assert desk.office.figures().ledgers == {
        "callback": {"requests": 2, "scheduled": 1, "in_call": 0, "under_review": 1, "closed": 0}
    }
