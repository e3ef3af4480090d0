"""When the next case comes due: what is told where nobody is due now."""

from datetime import datetime, timedelta

import pytest

from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.queue import QueueFilter
from tests.desk.conftest import ROME, SARA, Scene

ITALIANS = QueueFilter(process="credit_control", languages=("it",))


def move_to(scene: Scene, moment: datetime) -> None:
    scene.clock.move((moment - scene.clock.now()).total_seconds())


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 28, 12, 0, tzinfo=ROME), datetime(2026, 11, 30, 9, 0, tzinfo=ROME)),
        (datetime(2026, 12, 7, 20, 0, tzinfo=ROME), datetime(2026, 12, 9, 9, 0, tzinfo=ROME)),
    ],
    ids=["a weekend", "an Italian holiday"],
)
def test_cases_that_wait_for_their_window_come_with_its_opening(scene: Scene, now: datetime, opens: datetime) -> None:
    move_to(scene, now)
    assert scene.office.queue(ITALIANS).rows == ()
    assert scene.office.next_due(ITALIANS) == opens
    move_to(scene, opens)
    assert scene.office.queue(ITALIANS).rows != ()


def test_an_appointment_comes_at_its_own_time(scene: Scene) -> None:
    store, now = scene.office.store, datetime(2026, 11, 28, 12, 0, tzinfo=ROME)
    move_to(scene, now)
    case = store.case("CC-1025")
    at = (now + timedelta(hours=2)).isoformat()
    effect = Effect("due", {"due_from": at, "due_by": at, "promised": True})
    state = apply_all(case.state, (effect,))
    store.change(case.id, [effect], state, window_key="", at=scene.clock.now(), agent="Sara")
    assert scene.office.next_due(ITALIANS) == now + timedelta(hours=2)


def test_where_no_case_waits_there_is_no_next_one(scene: Scene) -> None:
    assert scene.office.next_due(QueueFilter(languages=("xx",))) is None


def test_being_away_outlives_the_program(scene: Scene) -> None:
    office = scene.office
    office.sign_in(SARA)
    assert not office.is_away("Sara")
    office.be_away("Sara", away=True)
    other = scene.again()
    assert other.office.is_away("Sara")
    assert other.office.figures().away == 1
    other.office.be_away("Sara", away=False)
    assert not office.is_away("Sara")
    other.office.store.close()
