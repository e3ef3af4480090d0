"""The outbox on its way: what is to be sent, by whom, where to, and what an older database held."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.core.customer import ContactPoint
from agentdesk.desk.ports_outbox import Claim, ClaimLost
from agentdesk.storage.opening import open_store
from agentdesk.storage.sending import _UNSENT
from agentdesk.storage.store import SqlStore
from tests.outbox.scene import LETTER, MAIL, NOTICE, TEXT, states, written
from tests.storage.conftest import Opener
from tests.storage.first_schema import first_schema
from tests.storage.scene import NOW, healthy, minutes

EVERYTHING = (MAIL, LETTER, TEXT, NOTICE)
FAR = NOW + minutes(60)


def claim(item: int, token: str = "mine") -> Claim:
    return Claim(item, token, FAR)


def test_each_kind_goes_to_the_first_contact_point_that_is_right(store: SqlStore) -> None:
    points = (
        ContactPoint("+393001111111", wrong=True),
        *(ContactPoint("old@example.com", "mail", wrong=True), ContactPoint("+393002222222")),
        *(ContactPoint("a@example.com", "mail"), ContactPoint("b@example.com", "mail")),
        ContactPoint("Via Larga 4", "address"),
    )
    written(store, *EVERYTHING, contacts=points)
    found = store.outgoing.items(at=NOW, after=0, limit=9)
    assert [(each.kind, each.address, each.role) for each in found] == [
        ("mail", "a@example.com", None),
        ("letter", "Via Larga 4", None),
        ("text", "+393002222222", None),
        ("notify", None, "accounts"),
    ]
    assert len({each.key for each in found}) == 4
    by_id = {point.id: point.value for point in store.case("CC-1").customer.contacts}
    assert [by_id.get(each.contact) for each in found] == [each.address for each in found]
    assert (found[0].customer, found[0].external_id, found[0].timezone) == ("Bianca Fumagalli", "CC-1", "Europe/Rome")


def test_the_outbox_is_read_in_pieces(store: SqlStore) -> None:
    ids = written(store, MAIL, MAIL, MAIL)
    first = store.outgoing.items(at=NOW, after=0, limit=2)
    rest = store.outgoing.items(at=NOW, after=first[-1].id, limit=2)
    assert [each.id for each in (*first, *rest)] == ids


def test_a_claim_holds_against_others_until_it_is_over(store: SqlStore, opener: Opener) -> None:
    (id,) = written(store)
    other = opener()
    assert store.outgoing.claim(claim(id), at=NOW, message_id="<1@x>", address="a@example.com")
    assert not other.outgoing.claim(claim(id, "theirs"), at=NOW, message_id="<2@x>", address="a@example.com")
    assert other.outgoing.claim(claim(id, "theirs"), at=FAR, message_id="<2@x>", address="b@example.com")
    with pytest.raises(ClaimLost):
        store.outgoing.release(claim(id))
    with pytest.raises(ClaimLost):
        store.outgoing.settle(claim(id), "sent", at=NOW)
    other.outgoing.release(claim(id, "theirs"))
    other.outgoing.settle(claim(id, "theirs"), "sent", at=NOW)
    (row,) = store.rows("outbox")
    assert (row["state"], row["message_id"], row["to"], row["attempts"]) == ("sent", "<1@x>", "b@example.com", 2)
    assert healthy(store)


def test_what_had_begun_to_leave_is_claimed_again_only_as_doubtful(store: SqlStore) -> None:
    (id,) = written(store)
    store.outgoing.claim(claim(id), at=NOW, message_id="<1@x>", address="a@example.com")
    store.outgoing.release(claim(id))
    later = replace(claim(id, "later"), until=FAR + minutes(60))
    assert not store.outgoing.claim(later, at=FAR, message_id="<2@x>", address="a@example.com")
    assert not store.outgoing.claim(later, at=NOW, message_id="<2@x>", address="a@example.com", doubtful=True)
    assert store.outgoing.claim(later, at=FAR, message_id="<2@x>", address="a@example.com", doubtful=True)


def test_what_was_put_off_waits(store: SqlStore) -> None:
    (id,) = written(store)
    store.outgoing.claim(claim(id), at=NOW, message_id="<1@x>", address="a@example.com")
    store.outgoing.settle(claim(id), "waiting", at=NOW, reason="stalled", again=NOW + minutes(5))
    assert not store.outgoing.claim(claim(id), at=NOW + minutes(4), message_id="<1@x>", address="a@example.com")
    assert store.outgoing.claim(claim(id), at=NOW + minutes(5), message_id="<1@x>", address="a@example.com")


def test_only_what_is_not_sent_is_looked_at_when_sending(store: SqlStore) -> None:
    with store._database.reading() as link:
        asked = _UNSENT.params(last=0, at_most=9)
        said = asked.compile(dialect=link.sql.dialect, compile_kwargs={"literal_binds": True})
        plan = link.driver.execute(f"EXPLAIN QUERY PLAN {said}").fetchall()
    assert any("USING INDEX outbox_unsent" in str(row) for row in plan)


OLD = """
INSERT INTO calls (id, case_id, agent, process_version, begun_at, ended_at, state, token, seq, seen_at) VALUES
  (1, 1, 'sara', 'v', '2026-11-20T10:00Z', '2026-11-20T10:00Z', 'wrapped_up', 't', 0, '2026-11-20T10:00Z');
INSERT INTO outbox VALUES (1, 1, 1, '2026-11-20T10:00Z', 'mail', 'summary', 'it', NULL, 'Riepilogo', '…');
"""


def test_of_what_was_written_before_there_was_sending_nobody_knows(tmp_path: Path, clock: FixedClock) -> None:
    file = first_schema(tmp_path / "old.db")
    with closing(sqlite3.connect(file)) as driver:
        driver.executescript(OLD)
    with closing(open_store(str(file), clock=clock, create=False)) as store:
        assert states(store) == [("doubtful", "before")]
        (found,) = store.outgoing.items(at=NOW, after=0, limit=9)
        assert (found.subject, found.attempts, found.message_id) == ("Riepilogo", 0, None)
        assert not store.outgoing.claim(claim(1), at=NOW, message_id="<1@x>", address="a@example.com")
