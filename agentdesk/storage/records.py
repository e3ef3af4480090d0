"""Records of calls in the database: what happened case by case, remarks, reports, and who has work planned."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, cast

from sqlalchemy import Integer, bindparam, insert, select

from agentdesk.core.effect import Effect
from agentdesk.core.event import CHANGED, EFFECT, IMPORTED, REMARKED, WRAPPED_UP, Event
from agentdesk.core.event_log import effective
from agentdesk.core.plain import Plain
from agentdesk.desk.ports_records import Coverage, Done, Move, NoRecord, Remark, Reported, Story
from agentdesk.storage import journal
from agentdesk.storage.database import Database
from agentdesk.storage.tables import WRAPPED, calls, cases, customers, events, notes, reports

REMARK = "remark"


class SqlRecords:
    """The port `Records`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stories(self, process: str, until: datetime) -> Iterator[Story]:
        with self._database.snapshot() as link:
            asked = {"of": process, "until": until}
            done = {row.id: Done(*row) for row in link.sql.execute(_DONE, asked)}
            for place, rows in groupby(link.sql.execute(_EVENTS, asked), key=lambda row: tuple(row[:4])):
                case, external_id, customer, timezone = place
                moves = tuple(_moves([(row[4], journal.event_of(row[5:])) for row in rows], done))
                yield Story(case, external_id, customer, timezone, moves)

    def latest(self, process: str, since: datetime, most: int) -> Iterator[Story]:
        with self._database.snapshot() as link:
            for row in link.sql.execute(_LATEST, {"of": process, "since": since, "most": most}):
                case, external_id, customer, timezone, *done = row
                log = effective(journal.of_call(link, done[0]))
                told = _effects(event.value for event in log if event.kind == EFFECT)
                yield Story(case, external_id, customer, timezone, (Move(done[3], told, Done(*done)),))

    def remarks(self, process: str, since: datetime, until: datetime) -> Sequence[Remark]:
        with self._database.reading() as link:
            found = link.sql.execute(_REMARKS, {"of": process, "since": since, "until": until})
            return tuple(Remark(*row) for row in found)

    def remark(self, said: Remark) -> None:
        with self._database.writing() as link:
            case = link.sql.scalar(_CASE_OF, {"in_call": said.call})
            if case is None:
                raise NoRecord(name=said.call)
            row = {"case_id": case, "call_id": said.call, "at": said.at, "agent": said.agent, "kind": REMARK}
            link.sql.execute(insert(notes), {**row, "text": said.text})
            journal.write_outside_calls(link, said.agent, [(case, Event(REMARKED, said.at, value=said.call))])

    def reported(self, report: str, since: datetime, until: datetime) -> Sequence[Reported]:
        with self._database.reading() as link:
            found = link.sql.execute(_REPORTED, {"report": report, "since": since, "until": until})
            return tuple(Reported(*row) for row in found)

    def coverage(self, process: str) -> Coverage:
        with self._database.snapshot() as link:
            standing = link.sql.execute(_STANDING, {"of": process}).all()
            alone = tuple(link.sql.scalars(_WITHOUT_CASES)) if standing else ()
        return _coverage(standing, alone)


def _moves(log: list[tuple[int | None, Event]], done: dict[int, Done]) -> Iterator[Move]:
    """What the events of one case come to; a call counts when it is wrapped up, without what was taken back."""
    in_calls: dict[int, list[Event]] = {}
    for call, event in log:
        if call is not None:
            in_calls.setdefault(call, []).append(event)
            if event.kind == WRAPPED_UP and call in done:
                told = [past.value for past in effective(in_calls.pop(call)) if past.kind == EFFECT]
                yield Move(event.at, _effects(told), done[call])
        elif event.kind == IMPORTED:
            yield Move(event.at, tuple(_of_import(event.value)))
        elif event.kind == CHANGED:
            yield Move(event.at, _effects(cast("list[Plain]", event.value or [])))


def _effects(values: Iterable[Plain]) -> tuple[Effect, ...]:
    """Effects as events carry them; one whose value was taken out of the journal is left aside."""
    known = (value for value in values if isinstance(value, dict))
    return tuple(Effect(str(value["kind"]), value["value"]) for value in known)


def _of_import(value: Plain) -> Iterator[Effect]:
    state = cast("dict[str, Any]", value)
    if state["due_by"] is not None:
        names = ("due_from", "due_by", "promised")
        due = {name: state[name] for name in names}
        yield Effect("due", {**due, "anytime": bool(state.get("anytime"))})
    for kind, name in (("task", "task"), ("assign", "assignee")):
        if state[name] is not None:
            yield Effect(kind, state[name])
    for fact, kept in state["facts"].items():
        yield Effect("fact", {"name": fact, "value": kept})
    if state["closed"] is not None:
        yield Effect("close", state["closed"])


def _coverage(standing: Sequence[Any], alone: tuple[int, ...]) -> Coverage:
    """Of each customer the newest case that is planned, or else the newest that is closed, tells."""
    planned, reasons, without = 0, Counter[str](), list(alone)
    for customer, rows in groupby(standing, key=lambda row: row[0]):
        found = list(rows)
        if any(closed is None and (dated is not None or listed) for _, closed, dated, listed in found):
            planned += 1
        elif closed := next((closed for _, closed, _, _ in found if closed), None):
            reasons[closed] += 1
        else:
            without.append(customer)
    whole = planned + sum(reasons.values()) + len(without)
    return Coverage(whole, planned, dict(sorted(reasons.items())), tuple(without))


_DONE = (
    select(calls.c.id, calls.c.agent, calls.c.begun_at, calls.c.ended_at, calls.c.outcome, calls.c.reached)
    .add_columns(calls.c.attempt)
    .join(cases, cases.c.id == calls.c.case_id)
    .where(cases.c.process == bindparam("of"), calls.c.state == WRAPPED, calls.c.ended_at < bindparam("until"))
)
_LATEST = (
    select(cases.c.id, cases.c.external_id, customers.c.name, cases.c.timezone, calls.c.id, calls.c.agent)
    .add_columns(calls.c.begun_at, calls.c.ended_at, calls.c.outcome, calls.c.reached, calls.c.attempt)
    .select_from(calls)
    .join(cases, cases.c.id == calls.c.case_id)
    .join(customers, customers.c.id == cases.c.customer_id)
    .where(
        cases.c.process == bindparam("of"),
        calls.c.begun_at >= bindparam("since"),
        calls.c.state == WRAPPED,
        calls.c.reached,
    )
    .order_by(calls.c.begun_at.desc(), calls.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_EVENTS = (
    select(events.c.case_id, cases.c.external_id, customers.c.name, cases.c.timezone, events.c.call_id)
    .add_columns(*journal.COLUMNS)
    .select_from(
        journal.SOURCE.join(cases, cases.c.id == events.c.case_id).join(
            customers, customers.c.id == cases.c.customer_id
        )
    )
    .where(cases.c.process == bindparam("of"), events.c.at < bindparam("until"))
    .order_by(events.c.case_id, events.c.id)
)
_REMARKS = (
    select(notes.c.call_id, notes.c.agent, notes.c.at, notes.c.text)
    .join(calls, calls.c.id == notes.c.call_id)
    .join(cases, cases.c.id == notes.c.case_id)
    .where(
        cases.c.process == bindparam("of"),
        notes.c.kind == REMARK,
        calls.c.ended_at >= bindparam("since"),
        calls.c.ended_at < bindparam("until"),
    )
    .order_by(notes.c.id)
)
_CASE_OF = select(calls.c.case_id).where(calls.c.id == bindparam("in_call"), calls.c.state == WRAPPED)
_REPORTED = (
    select(reports.c.case_id, cases.c.external_id, customers.c.name, cases.c.timezone, calls.c.agent, reports.c.at)
    .add_columns(reports.c.call_id)
    .join(cases, cases.c.id == reports.c.case_id)
    .join(customers, customers.c.id == cases.c.customer_id)
    .join(calls, calls.c.id == reports.c.call_id)
    .where(
        reports.c.name == bindparam("report"), reports.c.at >= bindparam("since"), reports.c.at < bindparam("until")
    )
    .order_by(reports.c.at, reports.c.id)
)
# Work is planned where it has a date, or is on somebody's list.
_STANDING = (
    select(cases.c.customer_id, cases.c.closed, cases.c.due_by, cases.c.assignee)
    .where(cases.c.process == bindparam("of"))
    .order_by(cases.c.customer_id, cases.c.id.desc())
)
_WITHOUT_CASES = (
    select(customers.c.id)
    .where(~select(cases.c.id).where(cases.c.customer_id == customers.c.id).exists())
    .order_by(customers.c.id)
)
