"""A shift in the database: corrections, hand-overs, appointments, absences, and a day's figures."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, literal_column, or_, select, update

from agentdesk.core.correction import GENDER, LANGUAGE, NAME, REACHED_BY, Correction, corrected
from agentdesk.core.customer import Customer
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.event import ANSWERED, CORRECTED, EFFECT, HANDED_OVER, INBOUND, TAKEN, WRAPPED_UP, Event
from agentdesk.core.event_log import effective
from agentdesk.desk.ports_callbacks import Owned
from agentdesk.desk.ports_shift import Absence, Day, Handed, Presence, Promised
from agentdesk.storage import cases as kept
from agentdesk.storage import contacts, customer_keys, imports, journal
from agentdesk.storage.database import Database
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import WRAPPED, agents, calls, cases, customers, event_values, events

# The step of the call protocol in which the number is dialled.
DIALLED = "service_call/dial"


class SqlShift:
    """The port `ShiftStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def correct(
        self,
        case: int,
        given: Sequence[Correction],
        *,
        found_wrong: Collection[int] = (),
        at: datetime,
        agent: str,
    ) -> None:
        with self._database.writing() as link:
            there = kept.named(link, str(case)).customer
            told = [(case, event) for one in given for event in _told(one, there, at)]
            _keep(link, there, corrected(there, given, found_wrong))
            for language in (one.value for one in given if one.what == LANGUAGE):
                others = _speak(link, there, case, language)
                told += [(id, Event(CORRECTED, at, value={"what": LANGUAGE, "value": language})) for id in others]
            journal.write_outside_calls(link, agent, told)

    def hand_over(self, case: int, effects: Sequence[Effect], told: Handed, *, language: str) -> None:
        with self._database.writing() as link:
            now, key = kept.state_of(link, case)
            after = apply_all(now, tuple(effects))
            imports.change(link, case, effects, after, key=key, at=told.at, agent=told.by)
            said = [Event(HANDED_OVER, told.at, value={"to": told.to, "language": language})]
            if told.note:
                said.append(Event(HANDED_OVER, told.at, value=told.note, private=True))
            journal.write_outside_calls(link, told.by, [(case, event) for event in said])

    def handed(self, case: int) -> Handed | None:
        found: Handed | None = None
        with self._database.reading() as link:
            for kind, agent, at, value, private, note in link.sql.execute(_HANDED, {"of": case}):
                if kind == HANDED_OVER and not private:
                    found = Handed(agent, value["to"], at)
                elif found is not None and kind == HANDED_OVER:
                    found = replace(found, note=note or "")
                elif found is not None and agent != found.by:
                    found = replace(found, followed=True)
        return found

    def on_lists(self) -> Sequence[Owned]:
        with self._database.reading() as link:
            return tuple(Owned(*row) for row in link.sql.execute(_ON_LISTS))

    def present(self) -> Mapping[str, Presence]:
        with self._database.reading() as link:
            return {row.id: Presence(row.away_since, row.seen_at) for row in link.sql.execute(_PRESENT)}

    def away(self) -> tuple[Absence, ...]:
        with self._database.reading() as link:
            return tuple(Absence(*row) for row in link.sql.execute(_AWAY))

    def promised(self, agent: str, since: datetime, until: datetime, *, limit: int = 100) -> tuple[Promised, ...]:
        named = {"agent": agent, "since": since, "until": until, "most": limit}
        with self._database.reading() as link:
            return tuple(Promised(*row) for row in link.sql.execute(_PROMISED, named))

    def day(self, agent: str, since: datetime, until: datetime) -> Day:
        with self._database.snapshot() as link:
            begun = link.sql.execute(_BEGUN, {"agent": agent, "since": since, "until": until}).all()
            logs = _logs(link, [row.id for row in begun])
        wrapped = [row for row in begun if row.state == WRAPPED]
        happened = [event for log in logs.values() for event in log]
        promises = sum(_promised_in(logs[row.id]) for row in wrapped)
        uncalled = sum(not _rang(logs[row.id]) for row in wrapped)
        return Day(
            calls=len(begun) - uncalled,
            inbound=sum(event.kind == TAKEN and event.value == INBOUND for event in happened),
            reached=sum(row.reached for row in wrapped),
            wrapped_up=len(wrapped),
            promises=promises,
            seconds=sum(event.dt for event in happened),
            held_seconds=sum(_held(event) for event in happened if event.kind == WRAPPED_UP),
            outcomes=Counter(row.outcome for row in wrapped if row.outcome),
            uncalled=uncalled,
        )

    def coming(self, agent: str, called_since: datetime, since: datetime, until: datetime) -> int:
        named = {"agent": agent, "called_since": called_since, "since": since, "until": until}
        with self._database.reading() as link:
            return len({id for statement in (_CALLED, _LISTED) for id in link.sql.scalars(statement, named)})


def _told(given: Correction, there: Customer, at: datetime) -> Iterable[Event]:
    """What the journal says: that something was corrected; from what to what stands apart, for it is personal."""
    if given.what == LANGUAGE:
        return ()
    old = next((point for point in there.contacts if given.old is not None and point.id == given.old), None)
    before = getattr(there, given.what) if given.what in (NAME, GENDER) else old.value if old else None
    said: dict[str, Any] = {"what": given.what}
    if given.what in REACHED_BY:
        said |= {"contact": given.old, "wrong": given.wrong}
    return (
        Event(CORRECTED, at, value=said),
        Event(CORRECTED, at, value={"what": given.what, "from": before, "to": given.value}, private=True),
    )


def _keep(link: Link, there: Customer, after: Customer) -> None:
    if there.id is None or after == there:
        return
    if (there.name, there.gender) != (after.name, after.gender):
        who = {"name": after.name, "gender": after.gender}
        link.sql.execute(update(customers).where(customers.c.id == there.id).values(who))
    if after.contacts != there.contacts:
        contacts.put(link, there.id, after.contacts)
    customer_keys.renew(link.sql, [there.id])


def _speak(link: Link, who: Customer, case: int, language: str) -> list[int]:
    """Let the customer's open cases be in a language; gives those that weren't."""
    mine = (cases.c.customer_id == who.id, or_(cases.c.closed.is_(None), cases.c.id == case))
    others = list(link.sql.scalars(select(cases.c.id).where(*mine, cases.c.language != language)))
    link.sql.execute(update(cases).where(cases.c.id.in_(others)).values(language=language))
    return others


def _logs(link: Link, ids: Sequence[int]) -> Mapping[int, list[Event]]:
    found: dict[int, list[Event]] = defaultdict(list)
    for some in kept.chunks(ids):
        for call, *row in link.sql.execute(_LOGS, {"of": some}):
            found[call].append(journal.event_of(row))
    return found


def _rang(log: Sequence[Event]) -> bool:
    """Whether a telephone had to do with it: somebody dialled, or the customer did."""
    dialled = ((event.kind, event.step) == (ANSWERED, DIALLED) for event in log)
    return any(dialled) or any((event.kind, event.value) == (TAKEN, INBOUND) for event in log)


def _promised_in(log: Sequence[Event]) -> int:
    """Whether a call has led to a next one that was agreed on with the customer: 0 or 1."""
    dues = [event.value["value"] for event in effective(log) if _is_due(event) and isinstance(event.value, dict)]
    return int(any(isinstance(due, dict) and due.get("promised") for due in dues[-1:]))


def _is_due(event: Event) -> bool:
    return event.kind == EFFECT and isinstance(event.value, dict) and event.value.get("kind") == "due"


def _held(event: Event) -> float:
    told = event.value.get("held") if isinstance(event.value, dict) else None
    return float(told) if isinstance(told, int | float) else 0.0


_agent: ColumnElement[str] = bindparam("agent", type_=calls.c.agent.type)
_HANDED = (
    select(
        *(events.c.kind, events.c.agent, events.c.at, events.c.value, events.c.private, event_values.c.value),
    )
    .select_from(events.outerjoin(event_values, event_values.c.event_id == events.c.id))
    .where(events.c.case_id == bindparam("of"), events.c.kind.in_((HANDED_OVER, WRAPPED_UP)))
    .order_by(events.c.id)
)
_ON_LISTS = (
    select(cases.c.id, cases.c.assignee, func.coalesce(agents.c.away_since, agents.c.seen_at))
    .select_from(agents.join(cases, cases.c.assignee == agents.c.id))
    .where(cases.c.assignee.is_not(None), cases.c.closed.is_(None), cases.c.open_call.is_(None))
)
_PRESENT = select(agents.c.id, agents.c.away_since, agents.c.seen_at)
_AWAY = (
    select(agents.c.id, agents.c.name, agents.c.away_since, agents.c.away_reason)
    .where(agents.c.away_since.is_not(None))
    .order_by(agents.c.name, agents.c.id)
)
_newest = (
    select(calls.c.agent)
    .where(calls.c.case_id == cases.c.id, calls.c.state == literal_column(f"'{WRAPPED}'"))
    .order_by(calls.c.id.desc())
    .limit(1)
    .correlate(cases)
    .scalar_subquery()
)
_in_time = (cases.c.due_from >= bindparam("since"), cases.c.due_from < bindparam("until"), cases.c.closed.is_(None))
_PROMISED = (
    select(
        *(cases.c.id, cases.c.external_id, customers.c.name, cases.c.process, cases.c.due_from, cases.c.due_by),
    )
    .select_from(cases.join(customers, customers.c.id == cases.c.customer_id))
    .where(
        *_in_time,
        cases.c.rank < literal_column("10"),
        or_(cases.c.assignee == _agent, cases.c.assignee.is_(None) & (_newest == _agent)),
    )
    .order_by(cases.c.due_from, cases.c.id)
    .limit(bindparam("most"))
)
_BEGUN = (
    select(calls.c.id, calls.c.state, calls.c.outcome, calls.c.reached)
    .where(calls.c.begun_at >= bindparam("since"), calls.c.begun_at < bindparam("until"), calls.c.agent == _agent)
    .order_by(calls.c.id)
)
_LOGS = (
    select(events.c.call_id, *journal.COLUMNS)
    .select_from(journal.SOURCE)
    .where(events.c.call_id.in_(bindparam("of", expanding=True)))
    .order_by(events.c.call_id, events.c.seq)
)
_LISTED = select(cases.c.id).where(*_in_time, cases.c.assignee == _agent)
_CALLED = (
    select(cases.c.id)
    .select_from(calls.join(cases, cases.c.id == calls.c.case_id))
    .where(
        *_in_time,
        calls.c.begun_at >= bindparam("called_since"),
        calls.c.agent == _agent,
        calls.c.state == literal_column(f"'{WRAPPED}'"),
        cases.c.assignee.is_(None),
    )
)
