"""Call-backs in the database: who is at a desk, whose requests wait for whom, and the ledger."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from agentdesk.core.call import Agent, NewCase
from agentdesk.core.clock import FixedClock
from agentdesk.core.customer import ContactPoint
from agentdesk.core.effect import Effect
from agentdesk.desk.ports_callbacks import Free, Lost, Owned, Places
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore
from tests.storage.first_schema import first_schema
from tests.storage.scene import NOW, brought_in, healthy, minutes, new_case, taken, wrap

KEY = "callback|IL|Asia/Jerusalem"
PLACES = Places("callback", ("scheduled", "under_review"), "closed", ("connected", "duplicate"))
WHO = ("here", "away", "busy", "never", "lead")
TWICE = (Effect("status", "closed"), Effect("close", "duplicate"))


def request(name: str, number: str = "+97235551234", **changes: object) -> NewCase:
    place = {"process": "callback", "language": "he", "country": "IL", "timezone": "Asia/Jerusalem"}
    state = {"status": "scheduled", "facts": {}, "contacts": (ContactPoint(number),), "window_key": KEY}
    return replace(new_case(name, **{**place, **state, **changes}), doubled=TWICE)


def free(agent: str = "sara", languages: tuple[str, ...] = (), windows: tuple[str, ...] = (KEY,)) -> Free:
    return Free(agent, languages, ("", *windows))


def due(store: SqlStore, given: Free | None = None, limit: int = 9) -> list[str]:
    found = store.callbacks.due("callback", "scheduled", given or free(), NOW, limit)
    return [store.case(str(id)).external_id for id, _facts in found]


def test_what_an_agent_could_take_comes_in_the_order_of_the_queue(store: SqlStore) -> None:
    brought_in(
        store,
        request("later", "+97235550001", due_by=NOW + minutes(90)),
        request("first", "+97235550002", due_by=NOW + minutes(30)),
        request("promised", "+97235550003", due_by=NOW + minutes(80), promised=True),
        request("not yet", "+97235550004", due_from=NOW + minutes(1)),
        request("tom's", "+97235550005", assignee="tom"),
        request("reviewed", "+97235550006", status="under_review"),
        new_case("of another process"),
    )
    assert due(store) == ["promised", "first", "later"]
    assert due(store, limit=1) == ["promised"]
    assert due(store, free("tom"))[1:] == ["first", "tom's", "later"]
    assert due(store, free(languages=("it",))) == []
    assert due(store, free(languages=("it", "he"))) == ["promised", "first", "later"]
    assert due(store, free(windows=())) == []
    taken(store, store.case("first").id)
    assert due(store) == ["promised", "later"]


def test_a_new_case_of_a_number_that_is_open_is_doubled(store: SqlStore) -> None:
    brought_in(store, request("one"))
    brought_in(store, request("two"), request("other", "+97235559999"), request("third", "+97235559999"))
    closed = {name: store.case(name).state.closed for name in ("one", "two", "other", "third")}
    assert closed == {"one": None, "two": "duplicate", "other": None, "third": "duplicate"}
    assert healthy(store)


def test_a_number_of_another_process_or_of_a_closed_case_is_no_double(store: SqlStore) -> None:
    brought_in(store, new_case("CC", contacts=(ContactPoint("+97235551234"),)))
    brought_in(store, request("one"))
    assert store.case("one").state.closed is None
    lease = taken(store, store.case("one").id)
    store.wrap_up(wrap(store, lease, Effect("status", "closed"), Effect("close", "connected")))
    brought_in(store, request("two"))
    assert store.case("two").state.closed is None


def test_whoever_is_absent_is_known_since_when(store: SqlStore) -> None:
    brought_in(store, *(request(who, f"+9723555000{place}", assignee=who) for place, who in enumerate(WHO)))
    for who in ("here", "away", "busy"):
        store.sign_in(Agent(who, who))
        store.callbacks.seen(who, NOW)
    store.be_away("away", NOW - minutes(5))
    taken(store, store.case("busy").id, agent="busy")
    ids = {who: store.case(who).id for who in WHO}
    assert list(store.callbacks.owned("callback", ("lead",))) == [
        Owned(ids["here"], "here", NOW),
        Owned(ids["away"], "away", NOW - minutes(5)),
        Owned(ids["never"], "never", None),
    ]


def test_the_ledger_is_counted_in_the_journal_and_where_the_cases_stand(store: SqlStore) -> None:
    brought_in(
        store,
        request("a", "+97235550001"),
        request("b", "+97235550002"),
        request("c", "+97235550003", status="under_review"),
        request("d", "+97235550001"),
        new_case("of another process"),
    )
    taken(store, store.case("b").id)
    account = store.callbacks.account(PLACES, NOW)
    assert (account.in_call, dict(account.standing)) == (1, {"scheduled": 1, "under_review": 1})
    assert dict(account.closed) == {"connected": 0, "duplicate": 1}
    assert store.callbacks.requested("callback") == account.all == 4
    assert list(store.callbacks.lost(PLACES, NOW)) == []
    late = store.callbacks.account(PLACES, NOW + timedelta(hours=1))
    assert (late.in_call, late.standing["scheduled"]) == (0, 2)


def test_a_case_that_is_nowhere_is_named(store: SqlStore) -> None:
    (id,) = brought_in(store, request("a", status="lost"))
    assert list(store.callbacks.lost(PLACES, NOW)) == [Lost(id, "a", "status", "lost")]


def test_an_agent_of_an_older_database_is_absent_until_a_desk_says_so(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    first_schema(file)
    with closing(sqlite3.connect(file)) as driver, driver:
        driver.execute("INSERT INTO agents VALUES ('tom', 'Tom', 'm', 'en', '[]', '[]', NULL)")
    with closing(open_store(str(file), clock=FixedClock(NOW), create=True)) as store:
        (agent,) = store.agents()
        brought_in(store, request("of an old agent", "+97235550009", assignee=agent.id))
        (owned,) = store.callbacks.owned("callback", ("lead",))
        assert (owned.agent, owned.absent_since) == (agent.id, None)
        store.callbacks.seen(agent.id, NOW)
        assert store.callbacks.owned("callback", ("lead",))[0].absent_since == NOW
