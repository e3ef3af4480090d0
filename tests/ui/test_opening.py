"""Opening the desk: once, and again where it failed."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from agentdesk.desk.ports import StoreUnavailable
from agentdesk.ui.opening import Opening
from agentdesk.ui.work import Work
from tests.ui.fake_desk import FakeDesk


@pytest.fixture
def work() -> Iterator[Work]:
    work = Work(lambda error: None)
    yield work
    work.close()


async def test_the_desk_is_made_once_however_many_wait_for_it(work: Work) -> None:
    made: list[Any] = []

    def make() -> FakeDesk:
        made.append(FakeDesk())
        return made[-1]

    opening = Opening(make, work)
    opening.begin()
    assert await opening.opened() is made[0]
    assert await opening.opened() is made[0]
    assert len(made) == 1
    opening.end()


async def test_what_keeps_it_from_opening_is_tried_anew(work: Work) -> None:
    fails = [StoreUnavailable(cause="it is locked")]

    def make() -> FakeDesk:
        if fails:
            raise fails.pop()
        return FakeDesk()

    opening = Opening(make, work)
    with pytest.raises(StoreUnavailable):
        await opening.opened()
    assert opening.desk is None
    assert await opening.opened() is opening.desk
    opening.end()


async def test_the_garbage_collector_is_left_as_it_was_found(work: Work) -> None:
    opening = Opening(FakeDesk, work)
    await opening.opened()
    assert gc.isenabled()
    opening.end()
    assert gc.get_freeze_count() == 0
