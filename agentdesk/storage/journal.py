"""Events as rows: written in order under their call's lease, private values apart."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, literal_column, select, update

from agentdesk.core.call import Lease
from agentdesk.core.event import Event
from agentdesk.storage.hot import Hot, Link, insertion
from agentdesk.storage.tables import OPEN, calls, event_values, events

# What an event is made from, in the order in which `event_of` takes it.
COLUMNS = (
    *(events.c.kind, events.c.at, events.c.dt, events.c.step, events.c.value, events.c.turn, events.c.private),
    event_values.c.value.label("apart"),
)
SOURCE = events.outerjoin(event_values, event_values.c.event_id == events.c.id)


def claim(link: Link, lease: Lease, written: Sequence[Event], **changes: Any) -> int | None:
    """Number the events under the lease and bring the call up to date; returns the number before the first one.

    None where the lease is lost. `changes` are columns of the call.
    """
    values = {
        "in_case": lease.case,
        "in_call": lease.call,
        "under": lease.token,
        "count": len(written),
        "step_now": next((event.step for event in reversed(written) if event.step is not None), None),
        "seen": written[-1].at if written else None,
    }
    found = (_END if changes else _NUMBER).run(link, {**values, **changes}).fetchall()
    return found[0][0] - len(written) if found else None


def write(link: Link, lease: Lease, written: Sequence[Event], before: int) -> None:
    """Write events of a call, whose last event had the number `before`."""
    numbered = list(enumerate(written, before + 1))
    _EVENT.run_all(link, [_row(lease.case, lease.agent, event, lease.call, number) for number, event in numbered])
    apart = [
        {"in_call": lease.call, "number": number, "apart": event.value}
        for number, event in numbered
        if event.private and event.value is not None
    ]
    if apart:
        _APART.run_all(link, apart)


def write_outside_calls(link: Link, agent: str, written: Sequence[tuple[int, Event]]) -> None:
    """Write events of cases, each with its case's id."""
    _EVENT.run_all(link, [_row(case, agent, event) for case, event in written if not event.private])
    for case, event in written:
        if event.private:
            made = link.sql.execute(_EVENT_ID, _row(case, agent, event))
            link.sql.execute(insert(event_values), {"event_id": made.scalar_one(), "value": event.value})


def _row(case: int, agent: str, event: Event, call: int | None = None, number: int | None = None) -> dict[str, Any]:
    return {
        "case_id": case,
        "call_id": call,
        "seq": number,
        "agent": agent,
        "at": event.at,
        "dt": event.dt,
        "kind": event.kind,
        "step": event.step,
        "value": None if event.private else event.value,
        "turn": event.turn,
        "private": event.private,
    }


def of_call(link: Link, call: int) -> tuple[Event, ...]:
    """The events of a call, in their order."""
    found = link.sql.execute(_OF_CALL, {"in_call": call})
    return tuple(event_of(row) for row in found)


def event_of(row: Sequence[Any]) -> Event:
    """An event from a row of COLUMNS; a private value that was taken out of the journal is None."""
    kind, at, dt, step, value, turn, private, apart = row
    return Event(kind, at, dt, step, apart if private else value, turn, private)


def forget_after(link: Link, lease: Lease, number: int) -> None:
    """Take out what a write brought in although it seemed to fail: for the desk it never happened."""
    late = select(events.c.id).where(events.c.call_id == lease.call, events.c.seq > number)
    held = select(calls.c.id).where(calls.c.id == lease.call, calls.c.token == lease.token, calls.c.state == OPEN)
    if link.sql.execute(held).first() is not None:
        link.sql.execute(delete(event_values).where(event_values.c.event_id.in_(late)))
        link.sql.execute(delete(events).where(events.c.call_id == lease.call, events.c.seq > number))
        link.sql.execute(update(calls).where(calls.c.id == lease.call).values(seq=number))


_COUNTED = {
    "seq": calls.c.seq + bindparam("count", type_=calls.c.seq.type),
    "step": func.coalesce(bindparam("step_now", type_=calls.c.step.type), calls.c.step),
    "seen_at": func.coalesce(bindparam("seen", type_=calls.c.seen_at.type), calls.c.seen_at),
}
_HELD = (
    update(calls)
    .where(
        calls.c.id == bindparam("in_call"),
        calls.c.case_id == bindparam("in_case"),
        calls.c.token == bindparam("under"),
        calls.c.state == literal_column(f"'{OPEN}'"),
    )
    .returning(calls.c.seq)
)
_NUMBER = Hot(_HELD.values(_COUNTED))
_END = Hot(
    _HELD.values(
        {
            **_COUNTED,
            "draft": literal_column("''"),
            "typed": literal_column("''"),
            "state": bindparam("ended_as", type_=calls.c.state.type),
            "ended_at": bindparam("ended", type_=calls.c.ended_at.type),
            "outcome": bindparam("result", type_=calls.c.outcome.type),
            "reached": bindparam("got_through", type_=calls.c.reached.type),
            "attempt": bindparam("counted", type_=calls.c.attempt.type),
        }
    )
)
_EVENT = Hot(insertion(events, "id"))
_EVENT_ID = insert(events).returning(events.c.id)
_APART = Hot(
    insert(event_values).from_select(
        ["event_id", "value"],
        select(events.c.id, bindparam("apart", type_=event_values.c.value.type)).where(
            events.c.call_id == bindparam("in_call"), events.c.seq == bindparam("number")
        ),
    )
)
_OF_CALL = select(*COLUMNS).select_from(SOURCE).where(events.c.call_id == bindparam("in_call")).order_by(events.c.seq)
