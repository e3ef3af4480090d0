"""A call: taken by one, kept as it happens, ended once, lost by nobody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agentdesk.core import event as kinds
from agentdesk.core.call import Agent, OutboxItem
from agentdesk.core.clock import FixedClock
from agentdesk.core.effect import Effect
from agentdesk.core.errors import NotFound
from agentdesk.core.event import Event
from agentdesk.desk.ports import AlreadyClosed, AlreadyTaken, CaseChanged, LeaseLost, Standing
from agentdesk.storage.store import SqlStore
from tests.storage.scene import (
    EVERYTHING,
    NOW,
    ROME,
    brought_in,
    due,
    effects,
    event,
    given_back,
    healthy,
    minutes,
    new_case,
    queued,
    taken,
    wrap,
)

LETTER = OutboxItem("mail", "summary", "it", None, "Riepilogo", "Gentile cliente …")


def test_a_case_is_taken_once(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.sign_in(Agent("sara", "Sara"))
    lease = taken(store, case)
    assert lease.until == NOW + minutes(10)
    assert store.standing(case) == Standing("sara", NOW + minutes(10), lease.call)
    with pytest.raises(AlreadyTaken, match="Sara took this case"):
        taken(store, case, "omid")
    assert healthy(store)


def test_a_case_that_is_closed_or_not_there_is_not_taken(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.wrap_up(wrap(store, taken(store, case), Effect("close", "paid")))
    with pytest.raises(AlreadyClosed):
        taken(store, case)
    with pytest.raises(NotFound, match="no case 999"):
        taken(store, 999)


def test_a_case_that_was_changed_since_it_was_read_is_not_taken(store: SqlStore) -> None:
    (case,) = brought_in(store)
    seen = store.case(str(case)).state
    lease = taken(store, case, seen=seen)
    store.wrap_up(wrap(store, lease, Effect("tag", "call_1")))
    with pytest.raises(CaseChanged):
        taken(store, case, "omid", seen=seen)
    assert store.standing(case) == Standing(None, None, None)
    assert len(list(store.rows("calls"))) == 1
    taken(store, case, "omid", seen=store.case(str(case)).state)
    with pytest.raises(AlreadyTaken, match="omid took this case"):
        taken(store, case, seen=seen)
    assert healthy(store)


def test_events_come_back_as_they_were_written(store: SqlStore) -> None:
    (case,) = brought_in(store)
    first = Event(kinds.TAKEN, NOW)
    lease = taken(store, case, events=(first,))
    written = (
        event(value="no_answer", dt=1.5),
        event(kinds.ENTERED, "+39 300 999", private=True, turn=2),
        event(kinds.EFFECT, {"kind": "fact", "value": {"name": "x", "value": [1, None, "è"]}}, turn=2),
        event(kinds.RETURNED, 41.25, step=None, turn=3),
    )
    store.append(lease, written[:2])
    store.append(lease, written[2:])
    (begun,) = store.open_calls("sara")
    assert begun.events == (first, *written)
    assert begun.process_version == "v1"
    assert begun.case.left_at == "contact"
    assert healthy(store)


def test_free_text_stands_apart_from_the_journal(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.append(taken(store, case), (event(kinds.ENTERED, "her neighbour's number", private=True),))
    with store._database.reading() as link:
        journal = link.driver.execute("SELECT value FROM events WHERE value LIKE '%neighbour%'").fetchall()
        apart = link.driver.execute("SELECT value FROM event_values").fetchall()
    assert journal == []
    assert apart == [('"her neighbour\'s number"',)]


def test_wrap_up_writes_everything(store: SqlStore) -> None:
    (case,) = brought_in(store)
    (number,) = store.case("CC-1").customer.contacts
    lease = taken(store, case)
    tag, fact = Effect("tag", "call_1"), Effect("fact", {"name": "open_invoices", "value": 1})
    given = wrap(store, lease, tag, fact, due(5), note="nobody at home", outbox=(LETTER,), reports=("pre_block",))
    store.wrap_up(replace(given, wrong_numbers=(number.id or 0,)))
    now = store.case("CC-1")
    assert now.state.tags == ("call_1",)
    assert now.state.facts == {"open_invoices": 1, "company": "Officina 523"}
    assert now.state.due_from == NOW + timedelta(days=5)
    assert now.customer.contacts[0].wrong
    assert now.left_at is None
    assert store.standing(case) == Standing(None, None, None)
    assert [row["template"] for row in store.rows("outbox")] == ["summary"]
    (past,) = store.history(case)
    assert (past.outcome, past.note, past.at) == ("no_answer", "nobody at home", NOW)
    assert queued(store) == []
    assert healthy(store)


def test_numbers_of_another_customer_are_left_alone(store: SqlStore) -> None:
    mine, _ = brought_in(store, new_case("CC-1"), new_case("CC-2"))
    other = store.case("CC-2").customer.contacts[0]
    store.wrap_up(wrap(store, taken(store, mine), due(1), wrong_numbers=(other.id or 0,)))
    assert not store.case("CC-2").customer.contacts[0].wrong


def test_a_second_wrap_up_changes_nothing(store: SqlStore) -> None:
    (case,) = brought_in(store)
    given = wrap(store, taken(store, case), Effect("tag", "call_1"), due(5), note="once", outbox=(LETTER,))
    store.wrap_up(given)
    store.wrap_up(given)
    assert len(list(store.rows("outbox"))) == 1
    assert len(store.history(case)) == 1
    assert healthy(store)


def test_what_was_undone_is_not_written_by_the_fold(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.append(lease, effects(Effect("tag", "wrong"), turn=1))
    store.append(lease, (Event(kinds.UNDONE, NOW, value=1, turn=2),))
    store.append(lease, effects(Effect("tag", "right"), turn=3))
    before = store.case("CC-1").state
    last = Event(kinds.WRAPPED_UP, NOW, turn=4)
    store.wrap_up(replace(wrap(store, lease), events=(last,), state=replace(before, tags=("right",))))
    assert healthy(store)


def test_a_draft_is_kept_and_becomes_a_note_when_the_call_is_given_back(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.draft(lease, "she asked for")
    store.draft(lease, "she asked for a call")
    assert store.open_calls("sara")[0].note == "she asked for a call"
    given_back(store, lease, "wrong language")
    assert store.open_calls("sara") == ()
    assert [row["note"] for row in store.rows("calls")] == ["she asked for a call"]
    assert queued(store) == ["CC-1"]
    given_back(store, lease, "wrong language")
    assert healthy(store)


def test_a_value_that_was_begun_is_kept_with_its_step_and_never_lost(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.draft(lease, "", "promised_on\n24/12 1")
    assert store.open_calls("sara")[0].typed == "promised_on\n24/12 1"
    taken(store, case, "omid", at=NOW + minutes(11))
    assert [row["note"] for row in store.rows("calls")] == ["24/12 1", None]


def test_a_value_that_was_begun_ends_with_the_call(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.draft(lease, "a note", "promised_on\n24/12 1")
    store.wrap_up(wrap(store, lease, note="a note"))
    with store._database.reading() as link:
        assert link.sql.exec_driver_sql("SELECT draft, typed FROM calls").all() == [("", "")]


def test_a_lease_is_renewed(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    later = store.renew(lease, at=NOW + minutes(5), minutes=10)
    assert later == replace(lease, until=NOW + minutes(15))
    assert store.standing(case).until == NOW + minutes(15)


def test_an_interrupted_call_is_kept_and_then_returns_to_the_queue(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.append(taken(store, case), (event(step="promised_on"),))
    assert queued(store, at=NOW + minutes(9)) == []
    page = store.queue_page(EVERYTHING, at=NOW + minutes(10), open_windows=[ROME], limit=5)
    assert [(row.id, row.left_at) for row in page.rows] == [(case, "promised_on")]


def test_whoever_takes_it_then_ends_the_old_call(store: SqlStore) -> None:
    (case,) = brought_in(store)
    old = taken(store, case)
    store.draft(old, "half a note")
    new = taken(store, case, "omid", at=NOW + minutes(11))
    assert store.open_calls("sara") == ()
    ends = [row for row in store.rows("events") if row["kind"] == kinds.GIVEN_BACK]
    assert [(row["call"], row["agent"], row["value"]) for row in ends] == [(old.call, "sara", "lease_expired")]
    notes = {row["id"]: row["note"] for row in store.rows("calls")}
    assert notes == {old.call: "half a note", new.call: None}
    assert healthy(store)


def test_whoever_lost_the_lease_is_told_who_has_the_case(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.sign_in(Agent("omid", "Omid"))
    old = taken(store, case)
    taken(store, case, "omid", at=NOW + minutes(11))
    writes = [
        lambda: store.append(old, (event(),)),
        lambda: store.draft(old, "typed"),
        lambda: store.renew(old, at=NOW + minutes(12), minutes=10),
        lambda: store.wrap_up(wrap(store, old)),
        lambda: given_back(store, old),
        lambda: store.take_up(old.call, "sara", at=NOW + minutes(12), minutes=10, events=()),
    ]
    for write in writes:
        with pytest.raises(LeaseLost, match="Omid has this case now"):
            write()
    assert healthy(store)


def test_a_call_is_taken_over_by_another_program_of_the_same_agent(store: SqlStore) -> None:
    (case,) = brought_in(store)
    old = taken(store, case)
    new = store.take_up(old.call, "sara", at=NOW + minutes(1), minutes=10, events=(event(kinds.RESUMED),))
    assert (new.call, new.case, new.until) == (old.call, case, NOW + minutes(11))
    assert new.token != old.token
    with pytest.raises(LeaseLost):
        store.append(old, (event(),))
    store.append(new, (event(),))
    assert [each.kind for each in store.open_calls("sara")[0].events] == ["taken", "resumed", "answered"]
    with pytest.raises(NotFound, match="no call 999"):
        store.take_up(999, "sara", at=NOW, minutes=10, events=())


def test_a_call_is_live_while_its_program_was_heard_of(store: SqlStore, clock: FixedClock) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    assert store.open_calls("sara")[0].live
    clock.move(61)
    assert not store.open_calls("sara")[0].live
    store.renew(lease, at=NOW + timedelta(seconds=61), minutes=10)
    assert store.open_calls("sara")[0].live
