"""Cases and their customers, from rows and to rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, literal, or_, select

from agentdesk.core.case import Case, CaseState
from agentdesk.core.consent import allowed
from agentdesk.core.customer import ContactPoint, Customer
from agentdesk.core.digits import western
from agentdesk.core.errors import NoCase
from agentdesk.core.queue import rank
from agentdesk.desk.ports import Standing
from agentdesk.storage import consents
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import calls, cases, contact_points, customers, windows

_AT_ONCE = 500
# In the order in which CaseState takes them.
_STATE = (
    *(cases.c.status, cases.c.priority, cases.c.assignee, cases.c.tags, cases.c.task, cases.c.due_from),
    *(cases.c.due_by, cases.c.promised, cases.c.note_required, cases.c.closed, cases.c.previous_status),
    *(cases.c.due_before, cases.c.facts, cases.c.anytime),
)
_CASE = select(
    *(cases.c.id, cases.c.external_id, cases.c.process, cases.c.language, cases.c.country, cases.c.timezone),
    *(cases.c.created_at, windows.c.key, calls.c.step, cases.c.customer_id, customers.c.name, customers.c.gender),
    *_STATE,
).select_from(
    cases.join(customers, customers.c.id == cases.c.customer_id)
    .join(windows, windows.c.id == cases.c.window_id)
    .outerjoin(calls, calls.c.id == cases.c.open_call)
)
_CONTACT = select(
    *(contact_points.c.customer_id, contact_points.c.value, contact_points.c.kind, contact_points.c.id),
    *(contact_points.c.valid, contact_points.c.wrong),
).order_by(contact_points.c.customer_id, contact_points.c.place)


def named(link: Link, name: str, at: datetime | None = None) -> Case:
    """The case with this id, or else the newest with this external id, in digits of any script. NotFound.

    Its consents are those at `at`; without a moment, here and below, none has expired.
    """
    number = western(name)
    wanted: list[ColumnElement[bool]] = [cases.c.external_id.in_({name, number})]
    if number.isascii() and number.isdecimal() and len(number) < 19:
        wanted.append(cases.c.id == int(number))
    by_id = case((cases.c.id == wanted[-1].right, 0), else_=1) if len(wanted) > 1 else literal(1)
    found = link.sql.execute(_CASE.where(or_(*wanted)).order_by(by_id, cases.c.id.desc()).limit(1)).all()
    if not found:
        raise NoCase(name=name)
    return next(iter(_with_contacts(link, found, at)))


def of_ids(link: Link, ids: Sequence[int], at: datetime | None = None) -> dict[int, Case]:
    """The cases with these ids."""
    found = (kept for some in chunks(ids) for kept in _where(link, at, cases.c.id.in_(some)))
    return {kept.id: kept for kept in found}


def of_external_ids(link: Link, process: str, names: Sequence[str], at: datetime | None = None) -> dict[str, Case]:
    """Those of the named cases that are there."""
    wanted = (cases.c.external_id.in_(some) for some in chunks(names))
    found = (kept for terms in wanted for kept in _where(link, at, terms, cases.c.process == process))
    return {kept.external_id: kept for kept in found}


def after(link: Link, id: int, limit: int) -> list[Case]:
    """The next cases by id, for reading all of them."""
    found = link.sql.execute(_CASE.where(cases.c.id > id).order_by(cases.c.id).limit(limit)).all()
    return _with_contacts(link, found, None)


def state_of(link: Link, id: int) -> tuple[CaseState, str]:
    """The state of a case as it stands now, and the key of its window. NotFound."""
    found = link.sql.execute(_CASE.where(cases.c.id == id)).one_or_none()
    if found is None:
        raise NoCase(name=id)
    return _state(found[-len(_STATE) :]), found.key


def standing(link: Link, id: int) -> Standing:
    """Who has the case, as it was last taken. NotFound."""
    found = link.sql.execute(
        select(cases.c.taken_by, cases.c.lease_until, cases.c.open_call).where(cases.c.id == id)
    ).one_or_none()
    if found is None:
        raise NoCase(name=id)
    return Standing(*found)


def state_values(state: CaseState, at: datetime) -> dict[str, Any]:
    """The columns of a state, those for the queue included."""
    dated = with_both_dates(state)
    return {
        "status": dated.status,
        "priority": dated.priority,
        "assignee": dated.assignee,
        "tags": list(dated.tags),
        "task": dated.task,
        "due_from": dated.due_from,
        "due_by": dated.due_by,
        "promised": dated.promised,
        "note_required": dated.note_required,
        "closed": dated.closed,
        "previous_status": dated.previous_status,
        "due_before": dated.due_before,
        "facts": dict(dated.facts),
        "anytime": dated.anytime,
        "rank": rank(promised=dated.promised, priority=dated.priority),
        "came_due": int(dated.due_from is not None and dated.due_from <= at),
    }


def with_both_dates(state: CaseState) -> CaseState:
    """The state with a range for its next action, where only one end of it was given."""
    if (state.due_from is None) == (state.due_by is None):
        return state
    return replace(state, due_from=state.due_from or state.due_by, due_by=state.due_by or state.due_from)


def chunks(given: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """The same in pieces that a statement can take."""
    return (given[start : start + _AT_ONCE] for start in range(0, len(given), _AT_ONCE))


def _where(link: Link, at: datetime | None, *terms: ColumnElement[bool]) -> list[Case]:
    return _with_contacts(link, link.sql.execute(_CASE.where(*terms)).all(), at)


def _with_contacts(link: Link, found: Sequence[Any], at: datetime | None) -> list[Case]:
    reached: dict[int, list[ContactPoint]] = defaultdict(list)
    owners = {row.customer_id for row in found}
    said = consents.of_customers(link, owners)
    for customer, *point in link.sql.execute(_CONTACT.where(contact_points.c.customer_id.in_(owners))):
        history, id = said.get(customer, ()), point[2]
        consented = (allowed(history, channel, id, at) for channel in ("voicemail", "text"))
        reached[customer].append(ContactPoint(*point, *consented))
    return [_case(row, tuple(reached[row.customer_id])) for row in found]


def _case(row: Any, contacts: tuple[ContactPoint, ...]) -> Case:
    id, external_id, process, language, country, timezone, created_at, key, step, owner, name, gender, *state = row
    return Case(
        id=id,
        external_id=external_id,
        process=process,
        language=language,
        country=country,
        timezone=timezone,
        customer=Customer(name, gender, owner, contacts),
        state=_state(state),
        created_at=created_at,
        window_key=key,
        left_at=step,
    )


def _state(values: Sequence[Any]) -> CaseState:
    status, priority, assignee, tags, task, due_from, due_by, promised, note, closed, previous, before, *rest = values
    given = (status, priority, assignee, tuple(tags), task, due_from, due_by)
    return CaseState(*given, promised, note, closed, previous, before, *rest)
