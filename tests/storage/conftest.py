"""Stores on databases of their own. The contract runs on each kind of database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW

Opener = Callable[[], SqlStore]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(params=["sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place for a database."""
    return {"sqlite": f"sqlite:///{tmp_path / 'desk.db'}"}[request.param]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database lies, for what only files can do."""
    return tmp_path / "desk.db"


@pytest.fixture
def opener(url: str, clock: FixedClock) -> Iterator[Opener]:
    """Opens further stores on the same database, as other programs would."""
    opened: list[SqlStore] = []

    def open_one() -> SqlStore:
        opened.append(open_store(url, clock=clock, create=True, wait=0.3))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Opener) -> SqlStore:
    return opener()
