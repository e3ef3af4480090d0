"""A write that seems to fail, and has happened all the same: for the desk it never did."""

import sqlite3

import pytest

from agentdesk.core.effect import Effect
from agentdesk.core.event import Event
from agentdesk.desk.ports import LeaseLost, StoreUnavailable
from agentdesk.storage.hot import Driver
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, due, effects, event, healthy, taken, wrap


class Unclear:
    """A driver whose next COMMIT happens, and then seems to fail."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.failing = True

    def execute(self, sql: str, *values: object) -> object:
        done = self._driver.execute(sql, *values)
        if sql == "COMMIT" and self.failing:
            self.failing = False
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error
        return done

    def __getattr__(self, name: str) -> object:
        return getattr(self._driver, name)


def unclear(store: SqlStore) -> None:
    link = store._database._writer
    assert link is not None
    store._database._writer = link._replace(driver=Unclear(link.driver))  # type: ignore[arg-type]


def kinds_of(store: SqlStore) -> list[object]:
    (begun,) = store.open_calls("sara")
    return [each.value for each in begun.events]


@pytest.mark.parametrize("private", [False, True])
def test_an_append_whose_end_is_unknown_is_not_doubled(store: SqlStore, private: bool) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.append(lease, (event(value="first"),))
    unclear(store)
    with pytest.raises(StoreUnavailable):
        store.append(lease, (event(value="a", private=private), event(value="b")))
    store.append(lease, (event(value="a", private=private), event(value="b")))
    assert kinds_of(store) == [None, "first", "a", "b"]
    assert healthy(store)


def test_after_an_unknown_end_the_agent_may_answer_otherwise(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    unclear(store)
    with pytest.raises(StoreUnavailable):
        store.append(lease, effects(Effect("tag", "wrong")))
    store.append(lease, effects(Effect("tag", "right")))
    store.wrap_up(wrap(store, lease, Effect("tag", "last"), due(1), state=store.case("CC-1").state))
    assert [fault for fault in store.faults() if "tags" in fault.fault] != [], "the state given had no tags"
    values = [row["value"] for row in store.rows("events") if row["kind"] == "effect"]
    assert {"kind": "tag", "value": "right"} in values
    assert {"kind": "tag", "value": "wrong"} not in values


@pytest.mark.parametrize("ending", ["wrap_up", "give_back"])
def test_an_ending_whose_end_is_unknown_is_not_doubled(store: SqlStore, ending: str) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    given = wrap(store, lease, Effect("tag", "call_1"), due(1), note="said once")
    last = Event("given_back", NOW, turn=3)

    def end() -> None:
        if ending == "wrap_up":
            store.wrap_up(given)
        else:
            store.give_back(lease, at=NOW, events=(last,), reason="said once")

    unclear(store)
    with pytest.raises(StoreUnavailable):
        end()
    end()
    with store._database.reading() as link:
        assert link.driver.execute("SELECT text FROM notes").fetchall() == [("said once",)]
    with pytest.raises(LeaseLost):
        store.append(lease, (event(),))
    assert healthy(store)
