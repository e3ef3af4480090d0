"""The due queue: one statement a view, built once, read by index and in pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    Update,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from agentdesk.core.queue import Page, QueueFilter, QueueRow
from agentdesk.desk.ports import Counts, WindowKey
from agentdesk.desk.windows import NEVER_OPEN
from agentdesk.storage.finding import has_key, having, rarest_first, reach
from agentdesk.storage.hot import Hot, Link
from agentdesk.storage.tables import calls, cases, customers, windows

_START = (-1, datetime(1, 1, 1, tzinfo=UTC), 0)
_PROMOTED_AT_ONCE = 10_000
_KEY = (cases.c.rank, cases.c.due_by, cases.c.id)
_COLUMNS = (
    *(cases.c.id, cases.c.external_id, cases.c.process, cases.c.status, cases.c.priority),
    *(cases.c.due_from, cases.c.due_by, cases.c.promised, customers.c.name, cases.c.language),
    *(cases.c.timezone, calls.c.step, cases.c.rank),
)
_SHOWN = cases.join(customers, customers.c.id == cases.c.customer_id).outerjoin(
    calls, calls.c.id == cases.c.open_call
)


class _Shape(NamedTuple):
    """What makes two views need two statements: how many of each there are to compare with."""

    windows: int
    languages: int
    roles: int
    agent: bool
    process: bool
    language: bool
    priority: bool
    text: tuple[int, ...]
    few: bool


def page(
    link: Link,
    view: QueueFilter,
    *,
    at: datetime,
    open_windows: Sequence[str],
    limit: int,
    after: tuple[int, datetime, int] | None,
) -> Page:
    """The queue's page after `after`."""
    shape, asked = _asked(view, tuple(open_windows), *rarest_first(link, view.text))
    rank, due_by, id = after or _START
    reach = {"at": at, "after_rank": rank, "after_due": due_by, "after_id": id, "limit": limit + 1}
    found = _page(shape).run(link, {**asked, **reach}).fetchall()
    rows = _rows(found[:limit], link.moment)
    if len(found) <= limit:
        return Page(rows)
    last = rows[-1]
    return Page(rows, (found[limit - 1][12], last.due_by, last.id))


def _rows(found: Sequence[Any], when: Callable[[Any], datetime]) -> tuple[QueueRow, ...]:
    # Written out, because a call or a slice for each row would cost a tenth of the whole page.
    return tuple(
        [
            QueueRow(r[0], r[1], r[2], r[3], r[4], when(r[5]), when(r[6]), r[7] == 1, r[8], r[9], r[10], r[11])
            for r in found
        ]
    )


def counts(link: Link, view: QueueFilter, *, at: datetime, open_windows: Sequence[str]) -> Counts:
    """Due and late in this view."""
    shape, asked = _asked(view, tuple(open_windows), *rarest_first(link, view.text))
    due, late = link.sql.execute(_counts(shape), {**asked, "at": at}).one()
    return Counts(int(due), int(late))


def coming(
    link: Link, view: QueueFilter, *, at: datetime, open_windows: Sequence[str]
) -> tuple[tuple[WindowKey, datetime], ...]:
    """The earliest case of each window, of an open one after `at`."""
    shape, asked = _asked(replace(view, text=""), tuple(open_windows), (), False)
    found = link.sql.execute(_earliest(shape), {**asked, "at": at, "ever": _START[1]})
    return tuple((WindowKey(*place), moment) for *place, moment in found if moment is not None)


def to_promote(link: Link, at: datetime) -> bool:
    """Whether there are cases that have come due and are not marked so."""
    return link.sql.execute(_COMING.limit(1), {"at": at}).first() is not None


def promote(link: Link, at: datetime) -> int:
    """Mark a bounded number of the cases that have come due; returns how many."""
    return link.sql.execute(_PROMOTE, {"at": at}).rowcount


@lru_cache(maxsize=64)
def _asked(
    view: QueueFilter, open_windows: tuple[str, ...], ways: tuple[tuple[str, ...], ...], few: bool
) -> tuple[_Shape, Mapping[str, Any]]:
    keys = ("", *open_windows)
    keys += ("",) * ((1 << (len(keys) - 1).bit_length()) - len(keys))
    shape = _Shape(
        len(keys),
        len(view.languages),
        len(view.roles),
        view.agent is not None,
        view.process is not None,
        view.language is not None,
        view.priority is not None,
        tuple(len(words) for words in ways),
        bool(ways) and few,
    )
    values: dict[str, Any] = {
        "agent": view.agent,
        "process": view.process,
        "language": view.language,
        "priority": view.priority,
    }
    for name, given in (("window", keys), ("speaks", view.languages), ("role", view.roles)):
        values.update(zip(_numbered(name, len(given)), given, strict=True))
    for way, words in enumerate(ways):
        for place, word in enumerate(words):
            values.update(reach(f"word_{way}_{place}", word))
    return shape, values


@lru_cache(maxsize=256)
def _numbered(name: str, count: int) -> tuple[str, ...]:
    return tuple(f"{name}_{number}" for number in range(count))


@lru_cache(maxsize=256)
def _page(shape: _Shape) -> Hot:
    legs = []
    for came_due in (1, 0):
        key = tuple_(*(bindparam(name, type_=column.type) for name, column in zip(_AFTER, _KEY, strict=True)))
        leg = select(*_COLUMNS).select_from(_SHOWN).where(*_due(shape, came_due), tuple_(*_KEY) > key)
        legs.append(select(leg.order_by(*_KEY).limit(bindparam("limit")).subquery()))
    both = union_all(*legs).subquery()
    return Hot(select(both).order_by(both.c.rank, both.c.due_by, both.c.id).limit(bindparam("limit")))


# Makes SQLite count within the queue's index.
_ANY_RANK = cases.c.rank >= literal_column("0")
_AFTER = ("after_rank", "after_due", "after_id")


@lru_cache(maxsize=256)
def _counts(shape: _Shape) -> Select[Any]:
    late = case((cases.c.due_by < bindparam("at"), 1), else_=0)
    legs = [
        select(func.count().label("due"), func.coalesce(func.sum(late), 0).label("late"))
        .select_from(cases)
        .where(*_due(shape, came_due), *([_ANY_RANK] if came_due else []))
        for came_due in (1, 0)
    ]
    both = union_all(*legs).subquery()
    return select(func.sum(both.c.due), func.sum(both.c.late))


@lru_cache(maxsize=256)
def _earliest(shape: _Shape) -> Select[Any]:
    shut_from, open_from = (bindparam(name, type_=cases.c.due_from.type) for name in ("ever", "at"))
    after = case((windows.c.key.in_(_named("window", shape.windows)), open_from), else_=shut_from)
    of_window = (cases.c.window_id == windows.c.id, cases.c.closed.is_(None), cases.c.due_from > after)
    first = select(cases.c.due_from).where(*of_window, *_allowed(shape), *_chosen(shape)).correlate(windows)
    place = (windows.c.key, windows.c.process, windows.c.country, windows.c.timezone)
    earliest = select(*place, first.order_by(cases.c.due_from).limit(1).scalar_subquery())
    earliest = earliest.where(windows.c.key != NEVER_OPEN)
    return earliest.where(windows.c.process.in_(("", bindparam("process")))) if shape.process else earliest


def _due(shape: _Shape, came_due: int) -> list[ColumnElement[bool]]:
    """What holds for every row of a view. The first two terms are those of the partial indexes."""
    at = bindparam("at", type_=cases.c.due_from.type)
    open_now = select(windows.c.id).where(windows.c.key.in_(_named("window", shape.windows)))
    return [
        cases.c.came_due == literal_column(str(came_due)),
        cases.c.closed.is_(None),
        # + 0: SQLite would else begin with the windows, and sort all the cases that wait for them.
        (cases.c.window_id + literal_column("0")).in_(open_now),
        cases.c.due_from <= at,
        or_(cases.c.lease_until.is_(None), cases.c.lease_until <= at),
        *_allowed(shape),
        *_chosen(shape),
    ]


def _allowed(shape: _Shape) -> list[ColumnElement[bool]]:
    terms: list[ColumnElement[bool]] = []
    if shape.languages:
        terms.append(cases.c.language.in_(_named("speaks", shape.languages)))
    mine: list[ColumnElement[bool]] = [cases.c.assignee.is_(None)]
    if shape.agent:
        mine.append(cases.c.assignee == bindparam("agent"))
    if shape.roles:
        mine.append(cases.c.assignee.in_(_named("role", shape.roles)))
    return [*terms, or_(*mine)]


def _chosen(shape: _Shape) -> list[ColumnElement[bool]]:
    wanted: Mapping[str, bool] = {"language": shape.language, "priority": shape.priority}
    terms: list[ColumnElement[bool]] = [cases.c[name] == bindparam(name) for name, given in wanted.items() if given]
    if shape.process:
        # With nothing behind it: SQLite would else begin with all cases of the process, and sort them.
        terms.append(cases.c.process.concat(literal_column("''")) == bindparam("process"))
    if shape.text:
        terms.append(_found(shape))
    return terms


def _found(shape: _Shape) -> ColumnElement[bool]:
    """Cases of those who are found by the view's text: looked up where they are few, else met on the way."""
    ways = tuple(enumerate(shape.text))
    if shape.few:
        return cases.c.customer_id.in_(union_all(*(having(way, count) for way, count in ways)))
    return or_(*(and_(*_words_of(way, count)) for way, count in ways))


def _words_of(way: int, count: int) -> list[ColumnElement[bool]]:
    return [has_key(cases.c.customer_id, f"word_{way}_{place}") for place in range(count)]


def _named(name: str, count: int) -> list[Any]:
    return [bindparam(numbered) for numbered in _numbered(name, count)]


_COMING = select(cases.c.id).where(
    cases.c.came_due == literal_column("0"), cases.c.closed.is_(None), cases.c.due_from <= bindparam("at")
)


def _promotion(at_once: int) -> Update:
    return update(cases).where(cases.c.id.in_(_COMING.limit(at_once))).values(came_due=1)


_PROMOTE = _promotion(_PROMOTED_AT_ONCE)
