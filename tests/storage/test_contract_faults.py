"""The check: it finds nothing in a healthy database, and names what was spoilt by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from agentdesk.core import event as kinds
from agentdesk.core.call import OutboxItem
from agentdesk.core.effect import Effect
from agentdesk.core.event import Event
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, due, effects, given_back, healthy, minutes, new_case, taken, wrap

Spoil = Callable[[str], None]


@pytest.fixture
def spoil(store: SqlStore) -> Spoil:
    """Runs a statement that the program never would."""

    def run(sql: str) -> None:
        with store._database.writing() as link:
            link.driver.execute(sql)

    return run


@pytest.fixture
def busy(store: SqlStore) -> SqlStore:
    """Four cases: wrapped up, given back, taken, closed; ids 1 to 4, calls likewise."""
    a, b, c, d = brought_in(store, *(new_case(name) for name in "abcd"))
    letter = OutboxItem("mail", "summary", "it", None, "Riepilogo", "…")
    fact = Effect("fact", {"name": "open_invoices", "value": 3})
    first = wrap(store, taken(store, a), Effect("tag", "call_1"), fact, due(5), outbox=(letter,), reports=("x",))
    store.wrap_up(first)
    given_back(store, taken(store, b), "by mistake")
    store.append(taken(store, c), effects(Effect("tag", "call_1")))
    store.wrap_up(wrap(store, taken(store, d), Effect("status", "closed"), Effect("close", "paid")))
    return store


def said(store: SqlStore) -> list[str]:
    return [str(fault) for fault in store.faults()]


def test_a_busy_database_is_healthy(busy: SqlStore) -> None:
    assert healthy(busy)


@pytest.mark.parametrize(
    ("sql", "place", "fault"),
    [
        ("UPDATE cases SET status = 'call_2' WHERE id = 1", "case 1", "status of a is not what the journal tells"),
        ("UPDATE cases SET tags = '[]' WHERE id = 1", "case 1", "tags of a"),
        ("UPDATE cases SET due_by = due_from WHERE id = 1", "case 1", "due_by of a"),
        ("UPDATE cases SET facts = '{}' WHERE id = 1", "case 1", "facts.open_invoices of a"),
        ("UPDATE cases SET closed = NULL WHERE id = 4", "case 4", "closed of d"),
        ("UPDATE cases SET previous_status = 'x' WHERE id = 4", "case 4", "previous_status of d"),
        ("UPDATE cases SET due_before = '{}' WHERE id = 4", "case 4", "due_before of d"),
        ("UPDATE cases SET rank = 1 WHERE id = 1", "case 1", "wrong place of the queue"),
        ("UPDATE cases SET due_from = NULL WHERE id = 1", "case 1", "it would be forgotten"),
        ("UPDATE cases SET taken_by = 'omid' WHERE id = 3", "case 3", "its lease and its open call don't agree"),
        ("UPDATE cases SET lease_until = NULL WHERE id = 3", "case 3", "its lease and its open call"),
        ("UPDATE cases SET taken_by = 'omid' WHERE id = 1", "case 1", "its lease and its open call"),
        ("UPDATE cases SET open_call = NULL WHERE id = 3", "call 3", "its case knows nothing of it"),
        ("UPDATE calls SET state = 'open', ended_at = NULL WHERE id = 2", "call 2", "given back 1 times"),
        ("UPDATE calls SET state = 'given_back' WHERE id = 1", "call 1", "wrapped up 1 times and given back 0"),
        ("UPDATE calls SET state = 'given_back' WHERE id = 1", "outbox 1", "was not wrapped up"),
        ("UPDATE calls SET state = 'given_back' WHERE id = 1", "report 1", "was not wrapped up"),
        ("UPDATE calls SET ended_at = NULL WHERE id = 1", "call 1", "it is wrapped_up, but"),
        ("UPDATE calls SET seq = seq + 1 WHERE id = 1", "call 1", "without a gap"),
        ("UPDATE events SET seq = 9 WHERE call_id = 3 AND seq = 2", "call 3", "without a gap"),
        ("DELETE FROM events WHERE call_id = 3 AND seq = 1", "call 3", "without a gap"),
        ("UPDATE events SET case_id = 2 WHERE call_id = 3 AND seq = 1", "event", "belongs to another case"),
        ("DELETE FROM events WHERE kind = 'imported' AND case_id = 2", "case 2", "where b came from"),
        ("""UPDATE events SET value = '{"kind": 1}' WHERE kind = 'effect'""", "case 1", "can't be read"),
        ("UPDATE outbox SET state = 'gone'", "outbox 1", "a state that there isn't"),
        ("UPDATE outbox SET sent_at = at", "outbox 1", "whether it was sent and when don't agree"),
        ("UPDATE outbox SET state = 'sent'", "outbox 1", "whether it was sent and when don't agree"),
        ("UPDATE outbox SET state = 'sent', sent_at = at", "outbox 1", "has no message id"),
        ("UPDATE outbox SET state = 'sending'", "outbox 1", "who sends it and its state don't agree"),
        ("UPDATE outbox SET claim = 'x', claimed_until = at", "outbox 1", "who sends it and its state don't agree"),
    ],
)
def test_what_was_spoilt_is_named(busy: SqlStore, spoil: Spoil, sql: str, place: str, fault: str) -> None:
    spoil(sql)
    assert [line for line in said(busy) if line.startswith(place) and fault in line] != []


def test_two_open_calls_of_one_case(busy: SqlStore, spoil: Spoil) -> None:
    with pytest.raises(Exception, match="UNIQUE"):
        spoil("UPDATE calls SET case_id = 3, state = 'open' WHERE id = 2")
    spoil("DROP INDEX calls_open")
    spoil("UPDATE calls SET case_id = 3, state = 'open' WHERE id = 2")
    assert any("2 calls are open at once" in line for line in said(busy))


def test_what_was_forgotten_on_purpose_is_no_fault(store: SqlStore, spoil: Spoil) -> None:
    (case,) = brought_in(store, new_case(facts={"open_invoices": 2}))
    lease = taken(store, case)
    told = replace(effects(Effect("fact", {"name": "reason", "value": "her mother is ill"}))[0], private=True)
    store.append(lease, (told,))
    last = wrap(store, lease, Effect("fact", {"name": "reason", "value": "her mother is ill"}), due(1))
    store.wrap_up(replace(last, events=last.events[1:]))
    assert healthy(store)
    spoil("DELETE FROM event_values")
    assert healthy(store)


def test_a_call_that_lapsed_and_one_that_was_taken_up_are_no_faults(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    lease = store.take_up(lease.call, "sara", at=NOW, minutes=10, events=(Event(kinds.RESUMED, NOW, turn=2),))
    store.append(lease, effects(Effect("tag", "never"), turn=3))
    later = NOW + minutes(11)
    store.wrap_up(wrap(store, taken(store, case, "omid", at=later), due(1), at=later))
    assert store.case("CC-1").state.tags == ()
    assert healthy(store)


def test_a_known_import_between_calls_is_no_fault(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.wrap_up(wrap(store, taken(store, case), Effect("tag", "call_1"), due(0)))
    store.change(case, (due(3),), store.case("CC-1").state, window_key="", at=NOW, agent="sara")
    store.wrap_up(wrap(store, taken(store, case), Effect("tag", "call_2"), Effect("assign", "manager"), due(9)))
    assert healthy(store)
