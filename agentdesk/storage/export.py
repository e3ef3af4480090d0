"""Everything as plain rows, read in pieces so that a large database fits."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, select

from agentdesk.core.case import Case
from agentdesk.core.plain import Plain
from agentdesk.storage import cases as kept
from agentdesk.storage.calling import NOTE
from agentdesk.storage.hot import Link
from agentdesk.storage.rule_tables import do_not_call
from agentdesk.storage.tables import calls, cases, event_values, events, notes, outbox

_AT_ONCE = 500
Row = Mapping[str, Plain]


def rows(link: Link, what: str) -> Iterator[Row]:
    """All of "cases", "calls", "events" or "outbox", oldest first."""
    last, reach = 0, _READERS[what]
    while piece := reach(link, last):
        for id, row in piece:
            yield row
            last = id


def _cases(link: Link, last: int) -> list[tuple[int, Row]]:
    found = kept.after(link, last, _AT_ONCE)
    among = do_not_call.c.customer_id.in_([each.customer.id for each in found])
    barred = set(link.sql.scalars(select(do_not_call.c.customer_id).where(among)))
    return [(each.id, _case(each, do_not_call=each.customer.id in barred)) for each in found]


def _case(each: Case, *, do_not_call: bool) -> Row:
    state, customer = each.state, each.customer
    return {
        "id": each.id,
        "external_id": each.external_id,
        "process": each.process,
        "status": state.status,
        "priority": state.priority,
        "due_from": _plain(state.due_from),
        "due_by": _plain(state.due_by),
        "customer": customer.name,
        "language": each.language,
        "gender": customer.gender,
        "country": each.country,
        "timezone": each.timezone,
        "numbers": [point.value for point in customer.contacts if point.kind == "phone"],
        "email": [point.value for point in customer.contacts if point.kind == "mail"],
        "address": next((_one_line(point.value) for point in customer.contacts if point.kind == "address"), None),
        "assignee": state.assignee,
        "tags": list(state.tags),
        "task": state.task,
        "promised": state.promised,
        "closed": state.closed,
        "do_not_call": do_not_call,
        "previous_status": state.previous_status,
        "created_at": _plain(each.created_at),
        "facts": dict(state.facts),
    }


def _one_line(address: str) -> str:
    return ";".join(address.split("\n"))


def _columns(statement: Select[Any]) -> Callable[[Link, int], list[tuple[int, Row]]]:
    def reach(link: Link, last: int) -> list[tuple[int, Row]]:
        found = link.sql.execute(statement, {"last": last, "at_once": _AT_ONCE})
        return [(row["id"], {name: _plain(value) for name, value in row.items()}) for row in found.mappings()]

    return reach


def _in_pieces(statement: Select[Any], id: Any) -> Callable[[Link, int], list[tuple[int, Row]]]:
    return _columns(statement.where(id > bindparam("last")).order_by(id).limit(bindparam("at_once")))


def _plain(value: Any) -> Plain:
    return value.isoformat() if isinstance(value, datetime) else value


_note = (
    select(notes.c.text)
    .where(notes.c.call_id == calls.c.id, notes.c.kind == NOTE)
    .order_by(notes.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_CALLS = select(
    *(calls.c.id, calls.c.case_id.label("case"), cases.c.external_id, cases.c.process, calls.c.agent),
    *(calls.c.begun_at, calls.c.ended_at, calls.c.state, calls.c.outcome, calls.c.reached, calls.c.attempt),
    *(_note.label("note"), calls.c.process_version),
).select_from(calls.join(cases, cases.c.id == calls.c.case_id))
_EVENTS = select(
    *(events.c.id, events.c.case_id.label("case"), events.c.call_id.label("call"), events.c.agent, events.c.at),
    *(events.c.kind, events.c.step),
    case((events.c.private, event_values.c.value), else_=events.c.value).label("value"),
    calls.c.process_version,
).select_from(
    events.outerjoin(event_values, event_values.c.event_id == events.c.id).outerjoin(
        calls, calls.c.id == events.c.call_id
    )
)
_OUTBOX = select(
    *(outbox.c.id, outbox.c.case_id.label("case"), outbox.c.call_id.label("call"), outbox.c.at, outbox.c.kind),
    *(outbox.c.template, outbox.c.language, outbox.c.recipient.label("to"), outbox.c.subject, outbox.c.body),
    *(outbox.c.state, outbox.c.attempts, outbox.c.next_try_at, outbox.c.sent_at, outbox.c.message_id),
    outbox.c.reason,
)
_READERS: Mapping[str, Callable[[Link, int], list[tuple[int, Row]]]] = {
    "cases": _cases,
    "calls": _in_pieces(_CALLS, calls.c.id),
    "events": _in_pieces(_EVENTS, events.c.id),
    "outbox": _in_pieces(_OUTBOX, outbox.c.id),
}
