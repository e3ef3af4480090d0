"""Cases, events and wrap-ups to write, with as little said as a test needs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from agentdesk.core import event as kinds
from agentdesk.core.call import Lease, NewCase
from agentdesk.core.case import Case, CaseState
from agentdesk.core.customer import ContactPoint, Customer
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.event import Event
from agentdesk.core.plain import Plain
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.ports import Store, Wrap

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ROME = "credit_control|IT|Europe/Rome"
EVERYTHING = QueueFilter()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def new_case(external_id: str = "CC-1", **changes: Any) -> NewCase:
    """A case that is due, in Rome; `changes` are of its state, its customer or itself."""
    public = frozenset(changes.pop("public", ("open_invoices",)))
    customer = Customer(
        name=changes.pop("name", "Bianca Fumagalli"),
        gender=changes.pop("gender", "f"),
        contacts=changes.pop("contacts", (ContactPoint("+393006456046"),)),
    )
    state = CaseState(
        due_from=changes.pop("due_from", NOW - minutes(60)),
        due_by=changes.pop("due_by", NOW + minutes(60)),
        facts=changes.pop("facts", {"open_invoices": 2, "company": "Officina 523"}),
    )
    for name in CaseState.__dataclass_fields__:
        if name in changes:
            state = replace(state, **{name: changes.pop(name)})
    case = Case(
        id=0,
        external_id=external_id,
        process="credit_control",
        language="it",
        country="IT",
        timezone="Europe/Rome",
        customer=customer,
        state=state,
        created_at=NOW,
        window_key=ROME,
    )
    return NewCase(replace(case, **changes), public=public)


def brought_in(store: Store, *cases: NewCase) -> list[int]:
    """The ids of these cases, imported."""
    given = cases or (new_case(),)
    assert store.import_cases(given, at=NOW, agent="import") == (len(given), 0)
    return [store.case(each.case.external_id).id for each in given]


def event(kind: str = kinds.ANSWERED, value: Plain = None, **more: Any) -> Event:
    return Event(kind, **{"at": NOW, "step": "contact", "turn": 1, **more}, value=value)


def effects(*given: Effect, turn: int = 1, at: datetime = NOW) -> tuple[Event, ...]:
    """The events of effects, as the engine writes them."""
    values = ({"kind": effect.kind, "value": effect.value} for effect in given)
    return tuple(Event(kinds.EFFECT, at, 0.0, "contact", value, turn) for value in values)


def taken(store: Store, case: int, agent: str = "sara", at: datetime = NOW, **more: Any) -> Lease:
    first = more.pop("events", (Event(kinds.TAKEN, at),))
    return store.take(case, agent, at=at, minutes=10, version="v1", events=first, **more)


def wrap(store: Store, lease: Lease, *given: Effect, at: datetime = NOW, **more: Any) -> Wrap:
    """A wrap-up with these effects; their events come with it."""
    state = replace(apply_all(store.case(str(lease.case)).state, given), note_required=False)
    last = Event(kinds.WRAPPED_UP, at, 1.0, None, {"outcome": "no_answer"}, 9)
    return Wrap(
        **{
            "lease": lease,
            "at": at,
            "events": (*effects(*given, at=at), last),
            "state": state,
            "window_key": ROME,
            "outcome": "no_answer",
            "reached": False,
            "attempt": True,
            **more,
        }
    )


def given_back(store: Store, lease: Lease, reason: str = "", at: datetime = NOW) -> None:
    store.give_back(lease, at=at, events=(Event(kinds.GIVEN_BACK, at, turn=9),), reason=reason)


def due(days: float) -> Effect:
    start = NOW + timedelta(days=days)
    return Effect("due", {"due_from": start.isoformat(), "due_by": (start + minutes(60)).isoformat()})


def queued(
    store: Store,
    view: QueueFilter = EVERYTHING,
    *,
    at: datetime = NOW,
    windows: Sequence[str] = (ROME,),
    limit: int = 50,
) -> list[str]:
    """The external ids of the queue's first page."""
    page = store.queue_page(view, at=at, open_windows=windows, limit=limit)
    return [row.external_id for row in page.rows]


def healthy(store: Store) -> bool:
    """Whether `agentdesk check` would find nothing; what it finds is shown by the assertion."""
    assert list(store.faults()) == []
    return True
