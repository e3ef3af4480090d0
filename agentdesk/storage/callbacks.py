"""Call-backs in the database: who is at a desk, whose requests wait for whom, and the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal, literal_column, or_, select, update

from agentdesk.core.event import CHANGED, IMPORTED, WRAPPED_UP
from agentdesk.core.plain import Plain
from agentdesk.desk.ports_callbacks import Account, Free, Lost, Owned, Places
from agentdesk.storage.database import Database
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import OPEN, agents, calls, cases, contact_points, events, windows

# Kinds of events that can close a case.
_CLOSING = (IMPORTED, CHANGED, WRAPPED_UP)


class SqlCallBacks:
    """The port `CallBackStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self, agent: str, at: datetime) -> None:
        with self._database.writing() as link:
            link.sql.execute(update(agents).where(agents.c.id == agent).values(seen_at=at))

    def owned(self, process: str, roles: Sequence[str]) -> Sequence[Owned]:
        with self._database.reading() as link:
            found = link.sql.execute(_OWNED, {"of": process, "roles": list(roles)})
            return sorted((Owned(*row) for row in found), key=attrgetter("case"))

    def due(
        self, process: str, status: str, free: Free, at: datetime, limit: int
    ) -> Sequence[tuple[int, Mapping[str, Plain]]]:
        statement = _DUE.where(cases.c.language.in_(free.languages)) if free.languages else _DUE
        named = {"of": process, "status": status, "agent": free.agent, "windows": list(free.open_windows)}
        with self._database.reading() as link:
            found = link.sql.execute(statement, {**named, "at": at, "limit": limit})
            return [(id, facts) for id, facts in found]

    def account(self, places: Places, at: datetime) -> Account:
        with self._database.snapshot() as link:
            found = link.sql.execute(_PLACES, {"of": places.process}).all()
            in_calls: dict[str, int] = dict(link.sql.execute(_IN_CALLS, {"of": places.process, "at": at}).all())
        standing = dict.fromkeys(places.standing, 0)
        closed = dict.fromkeys(places.closings, 0)
        for status, reason, count in found:
            if reason is not None:
                closed[reason] = closed.get(reason, 0) + count
            elif status in standing:
                standing[status] += count - in_calls.get(status, 0)
        return Account(sum(in_calls.values()), standing, closed)

    def requested(self, process: str) -> int:
        with self._database.reading() as link:
            return link.sql.scalar(_REQUESTED, {"of": process}) or 0

    def lost(self, places: Places, at: datetime) -> Iterator[Lost]:
        with self._database.snapshot() as link:
            for fault, statement in _astray(places):
                for row in link.sql.execute(statement, {"of": places.process, "at": at}):
                    yield Lost(row[0], row[1], fault, row[2] or "")


def one_by_one(link: Link) -> None:
    """Let nobody else bring requests in until this transaction ends: SQLite has one writer anyway."""
    if link.sql.dialect.name == "postgresql":
        link.sql.execute(_ONE_BY_ONE)


def with_number(link: Link, process: str, numbers: Sequence[str]) -> bool:
    """Whether an open case of the process has one of the numbers."""
    found = select(literal(1)).where(
        contact_points.c.value.in_(numbers),
        contact_points.c.customer_id == cases.c.customer_id,
        cases.c.process == process,
        cases.c.closed.is_(None),
    )
    return link.sql.execute(found.limit(1)).first() is not None


# Any number that no other lock of the database has.
_ONE_BY_ONE = select(func.pg_advisory_xact_lock(literal_column("5710261")))
_in_call: ColumnElement[bool] = and_(
    cases.c.open_call.is_not(None), cases.c.lease_until > bindparam("at", type_=cases.c.lease_until.type)
)
# || '': SQLite would else look through every case of the process.
_of_process = cases.c.process.concat(literal_column("''")) == bindparam("of")
_OWNED = (
    select(cases.c.id, cases.c.assignee, func.coalesce(agents.c.away_since, agents.c.seen_at))
    .select_from(cases.outerjoin(agents, agents.c.id == cases.c.assignee))
    .where(
        # The first two lead into the index of cases with an owner.
        cases.c.assignee.is_not(None),
        cases.c.assignee > literal_column("''"),
        cases.c.assignee.not_in(bindparam("roles", expanding=True)),
        cases.c.closed.is_(None),
        cases.c.open_call.is_(None),
        _of_process,
    )
)
_at = bindparam("at", type_=cases.c.due_from.type)
_open_now = select(windows.c.id).where(windows.c.key.in_(bindparam("windows", expanding=True)))
_DUE = (
    select(cases.c.id, cases.c.facts)
    .where(
        cases.c.process == bindparam("of"),
        cases.c.status == bindparam("status"),
        cases.c.closed.is_(None),
        cases.c.due_from <= _at,
        or_(cases.c.lease_until.is_(None), cases.c.lease_until <= _at),
        or_(cases.c.assignee.is_(None), cases.c.assignee == bindparam("agent")),
        # + 0: SQLite would else begin with the windows, for which cases of every process wait.
        (cases.c.window_id + literal_column("0")).in_(_open_now),
    )
    .order_by(cases.c.rank, cases.c.due_by, cases.c.id)
    .limit(bindparam("limit"))
)
_REQUESTED = (
    select(func.count())
    .select_from(events.join(cases, cases.c.id == events.c.case_id))
    .where(events.c.kind == IMPORTED, cases.c.process == bindparam("of"))
)
_PLACES = (
    select(cases.c.status, cases.c.closed, func.count())
    .where(cases.c.process == bindparam("of"))
    .group_by(cases.c.status, cases.c.closed)
)
_IN_CALLS = (
    select(cases.c.status, func.count())
    .select_from(calls.join(cases, cases.c.id == calls.c.case_id))
    .where(calls.c.state == literal_column(f"'{OPEN}'"), _of_process, _in_call)
    .group_by(cases.c.status)
)


def _astray(places: Places) -> Iterator[tuple[str, Select[Any]]]:
    """Cases that are nowhere, by what is wrong with them; each row is (id, external id, the wrong value)."""
    of_process = (cases.c.process == bindparam("of"),)
    nowhere = and_(cases.c.closed.is_(None), ~_in_call, cases.c.status.not_in(places.standing))
    half = and_(cases.c.closed.is_not(None), cases.c.status != places.closed)
    yield "status", select(cases.c.id, cases.c.external_id, cases.c.status).where(*of_process, or_(nowhere, half))
    unknown = (cases.c.closed.is_not(None), cases.c.closed.not_in(places.closings))
    yield "closing", select(cases.c.id, cases.c.external_id, cases.c.closed).where(*of_process, *unknown)
    closer = (
        select(events.c.agent)
        .where(events.c.case_id == cases.c.id, events.c.kind.in_(_CLOSING))
        .order_by(events.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    nameless = (cases.c.closed.is_not(None), func.coalesce(closer, "") == "")
    yield "name", select(cases.c.id, cases.c.external_id, cases.c.closed).where(*of_process, *nameless)
