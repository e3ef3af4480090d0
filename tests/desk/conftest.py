"""A desk on a real database of its own, with the demo customers and a clock that stands until it is moved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agentdesk.core.call import Agent
from agentdesk.core.clock import FixedClock
from agentdesk.core.inputs import CallInput, Choose, Enter, Next, Tick
from agentdesk.core.places import data_folder
from agentdesk.desk.live import Live
from agentdesk.desk.office import Office
from agentdesk.wiring import House

ROME = ZoneInfo("Europe/Rome")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ROME)
SARA = Agent("Sara", "Sara", "f", "en", ("en", "it", "zh", "ar", "fa", "he"))
TOM = replace(SARA, id="Tom", name="Tom", gender="m")
PREPARED = tuple(Tick(item) for item in ("why", "problem", "last_service", "purpose"))


@dataclass(slots=True)
class Scene:
    """A desk, its clock, and the file under it."""

    office: Office
    clock: FixedClock
    file: Path
    cache: Path

    def again(self) -> "Scene":
        """The same database, opened by another program."""
        return opened(self.file, self.cache, self.clock)

    def take(self, external_id: str, agent: Agent = SARA) -> Live:
        """The case with this external id, taken."""
        return self.office.take(self.office.store.case(external_id).id, agent)


def opened(file: Path, cache: Path, clock: FixedClock) -> Scene:
    """A program on the database in `file`."""
    house = House.build(clock, cache)
    store = house.open_store(str(file), create=True)
    return Scene(house.office(store, ROME), clock, file, cache)


def give(live: Live, *inputs: CallInput) -> None:
    """Inputs, one after the other."""
    for given in inputs:
        live.submit(given)


def answered(live: Live) -> None:
    """Through the protocol up to the body: prepared, dialled, answered, greeted."""
    give(live, *PREPARED, Next(), Choose("answered"))
    while live.view("en").kind == "say":
        give(live, Next())
    if live.view("en").step == "right_person":
        give(live, Choose("right_person"), Next())


@pytest.fixture(scope="session")
def house_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled catalogues and calendars, once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, house_cache: Path) -> Path:
    """A database with the demo customers, to be copied."""
    from agentdesk.desk.demo import fill

    file = tmp_path_factory.mktemp("filled") / "demo.db"
    scene = opened(file, house_cache, FixedClock(TUESDAY))
    fill(scene.office, data_folder())
    scene.office.store.close()
    return file


@pytest.fixture
def scene(filled: Path, house_cache: Path, tmp_path: Path) -> Iterator[Scene]:
    """A desk on a fresh copy of the demo."""
    file = tmp_path / "desk.db"
    file.write_bytes(filled.read_bytes())
    found = opened(file, house_cache, FixedClock(TUESDAY))
    yield found
    found.office.store.close()


@pytest.fixture
def desk(tmp_path: Path, house_cache: Path) -> Iterator[Scene]:
    """A desk on an empty database, with two agents who are there."""
    found = opened(tmp_path / "desk.db", house_cache, FixedClock(TUESDAY))
    for agent in (SARA, TOM):
        found.office.sign_in(agent)
        found.office.shift.here(agent.id)
    yield found
    found.office.store.close()


__all__ = ["Enter", "Scene", "answered", "give", "opened"]
