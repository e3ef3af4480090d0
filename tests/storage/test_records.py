"""Records and remarks in the database, who has work planned, and work that waits for no window."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agentdesk.core import event as kinds
from agentdesk.core.effect import Effect
from agentdesk.core.event import Event
from agentdesk.desk.ports_records import NoRecord, Remark
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, due, healthy, minutes, new_case, queued, taken, wrap
from tests.storage.test_finding_migration import first, open_store  # noqa: F401

PROCESS = "credit_control"
LATER = NOW + timedelta(days=1)
SAID = Effect("fact", {"name": "company", "value": "Officina 9"})


def worked(store: SqlStore, *given: Effect, reached: bool = True, id: str = "CC-1") -> int:
    """A case with one call that was wrapped up; the call's id."""
    (case,) = brought_in(store, new_case(id))
    lease = taken(store, case)
    store.wrap_up(replace(wrap(store, lease, *given), reached=reached))
    return lease.call


def test_a_story_tells_the_import_and_then_the_calls(store: SqlStore) -> None:
    call = worked(store, due(2), SAID)
    (story,) = store.records.stories(PROCESS, LATER)
    assert (story.external_id, story.customer, story.timezone) == ("CC-1", "Bianca Fumagalli", "Europe/Rome")
    brought, made = story.moves
    assert brought.call is None
    assert [effect.kind for effect in brought.effects] == ["due", "fact"]
    assert made.effects == (due(2), SAID)
    assert made.call is not None
    assert (made.call.call, made.call.agent, made.call.reached, made.call.attempt) == (call, "sara", True, True)


def test_what_was_taken_back_and_what_is_not_wrapped_up_tells_nothing(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.append(lease, (Event(kinds.EFFECT, NOW, value={"kind": "tag", "value": "x"}, turn=1),))
    (story,) = store.records.stories(PROCESS, LATER)
    assert [move.call for move in story.moves] == [None]


def test_a_story_ends_where_it_is_asked_for(store: SqlStore) -> None:
    worked(store)
    assert list(store.records.stories(PROCESS, NOW)) == []
    assert list(store.records.stories("follow_up", LATER)) == []


def test_a_remark_is_kept_with_its_call_and_in_the_journal(store: SqlStore) -> None:
    call = worked(store)
    store.records.remark(Remark(call, "tom", NOW + minutes(5), "well done"))
    assert store.records.remarks(PROCESS, NOW, LATER) == (Remark(call, "tom", NOW + minutes(5), "well done"),)
    assert store.records.remarks(PROCESS, LATER, LATER + minutes(1)) == ()
    last = list(store.rows("events"))[-1]
    assert (last["kind"], last["agent"], last["value"]) == ("remarked", "tom", call)
    assert healthy(store)


def test_only_a_call_that_was_wrapped_up_has_a_record(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    with pytest.raises(NoRecord):
        store.records.remark(Remark(lease.call, "tom", NOW, "well done"))


def test_the_newest_records_are_those_of_customers_who_were_reached(store: SqlStore) -> None:
    reached = worked(store, SAID)
    worked(store, reached=False, id="CC-2")
    (story,) = store.records.latest(PROCESS, NOW, 10)
    assert [move.call.call for move in story.moves if move.call] == [reached]
    assert story.moves[0].effects == (SAID,)
    assert list(store.records.latest(PROCESS, LATER, 10)) == []


def test_every_customer_has_work_planned_or_a_reason(store: SqlStore) -> None:
    worked(store, Effect("close", "paid"))
    brought_in(store, new_case("CC-2"), new_case("CC-3", assignee="credit_office", due_from=None, due_by=None))
    coverage = store.records.coverage(PROCESS)
    assert (coverage.customers, coverage.planned, coverage.reasons, coverage.without) == (3, 2, {"paid": 1}, ())
    assert store.records.coverage("follow_up").customers == 0


def test_work_that_waits_for_no_window_is_in_the_queue_at_any_hour(store: SqlStore) -> None:
    brought_in(store, new_case("CC-1", anytime=True, window_key=""), new_case("CC-2"))
    assert queued(store, windows=()) == ["CC-1"]
    assert store.case("CC-1").state.anytime
    assert healthy(store)


def test_a_call_can_make_it_wait_for_no_window(store: SqlStore) -> None:
    (case,) = brought_in(store)
    value = {"due_from": NOW.isoformat(), "due_by": (NOW + minutes(60)).isoformat(), "anytime": True}
    store.wrap_up(replace(wrap(store, taken(store, case), Effect("due", value)), window_key=""))
    assert queued(store, windows=()) == ["CC-1"]
    assert healthy(store)


def test_cases_of_the_first_schema_wait_for_their_window(first: Path) -> None:  # noqa: F811
    from agentdesk.core.clock import FixedClock

    store = open_store(str(first), clock=FixedClock(NOW), create=True)
    assert not store.case("CC-7").state.anytime
    store.close()
