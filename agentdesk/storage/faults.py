"""Whether the database is whole: nothing lost, nothing doubled, everything as the journal tells it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, literal, or_, select

from agentdesk.core.errors import Fault
from agentdesk.core.event import GIVEN_BACK, WRAPPED_UP
from agentdesk.desk import ports_outbox as states
from agentdesk.storage import folds, rule_faults
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import GIVEN, OPEN, WRAPPED, calls, cases, events, outbox, reports

_BACKUP = "restore a backup from before"
_REPORT = "export it and report this: the program must never write that"


class _Rule(NamedTuple):
    """Rows that must not be: their ids, what they are, and what is wrong with them."""

    rows: Select[Any]
    place: str
    fault: str
    remedy: str = _REPORT


def faults(link: Link) -> Iterator[Fault]:
    """Everything that is wrong; nothing at all for a healthy database."""
    if link.sql.dialect.name == "sqlite":
        yield from _damage(link)
    for rule in _RULES:
        for row in link.sql.execute(rule.rows):
            yield Fault(rule.place.format(*row), rule.fault.format(*row), rule.remedy)
    yield from folds.faults(link)
    yield from rule_faults.faults(link)


def _damage(link: Link) -> Iterator[Fault]:
    for (said,) in link.driver.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield Fault("database", f"its file is damaged: {said}", _BACKUP)
    for table, row, target, _ in link.driver.execute("PRAGMA foreign_key_check").fetchall():
        yield Fault(f"{table} {row}", f"refers to something in {target} that is not there", _BACKUP)


def _count_of(kind: str) -> Any:
    return func.coalesce(func.sum(case((events.c.kind == kind, 1), else_=0)), 0)


_logged = calls.outerjoin(events, events.c.call_id == calls.c.id)
_by_call = select(calls.c.id).select_from(_logged).group_by(calls.c.id)
_GAPS = _by_call.having(
    or_(
        func.count(events.c.id) != calls.c.seq,
        func.coalesce(func.max(events.c.seq), 0) != calls.c.seq,
        func.coalesce(func.min(events.c.seq), 1) != 1,
    )
)
_ends = (_count_of(WRAPPED_UP), _count_of(GIVEN_BACK))
_ENDS = _by_call.add_columns(calls.c.state, *_ends).having(
    ~or_(
        and_(calls.c.state == OPEN, calls.c.ended_at.is_(None), _ends[0] == 0, _ends[1] == 0),
        and_(calls.c.state == WRAPPED, calls.c.ended_at.is_not(None), _ends[0] == 1, _ends[1] == 0),
        and_(calls.c.state == GIVEN, calls.c.ended_at.is_not(None), _ends[0] == 0, _ends[1] == 1),
    )
)
_open = select(literal(1)).where(
    calls.c.id == cases.c.open_call,
    calls.c.case_id == cases.c.id,
    calls.c.agent == cases.c.taken_by,
    calls.c.state == OPEN,
)
_HALF_TAKEN = select(cases.c.id).where(
    or_(
        and_(cases.c.open_call.is_not(None), or_(cases.c.lease_until.is_(None), ~_open.exists())),
        and_(cases.c.open_call.is_(None), or_(cases.c.lease_until.is_not(None), cases.c.taken_by.is_not(None))),
    )
)
_ASTRAY = (
    select(calls.c.id)
    .select_from(calls.join(cases, cases.c.id == calls.c.case_id))
    .where(calls.c.state == OPEN, or_(cases.c.open_call.is_(None), cases.c.open_call != calls.c.id))
)


def _too_early(table: Any) -> Select[Any]:
    return select(table.c.id).join(calls, calls.c.id == table.c.call_id).where(calls.c.state != WRAPPED)


_on_its_way = outbox.c.state.in_((states.CLAIMED, states.SENDING))
_claimed = and_(outbox.c.claim.is_not(None), outbox.c.claimed_until.is_not(None))
_ON_THEIR_WAY = (
    (
        select(outbox.c.id).where(outbox.c.state.not_in(states.STATES)),
        "it is in a state that there isn't",
    ),
    (
        select(outbox.c.id).where((outbox.c.state == states.SENT) != outbox.c.sent_at.is_not(None)),
        "whether it was sent and when don't agree",
    ),
    (
        select(outbox.c.id).where(
            outbox.c.state == states.SENT,
            outbox.c.message_id.is_(None),
            or_(outbox.c.reason.is_(None), outbox.c.reason != states.BY_HAND),
        ),
        "it was sent, but has no message id",
    ),
    (
        select(outbox.c.id).where(_on_its_way != _claimed),
        "who sends it and its state don't agree",
    ),
    (
        select(func.min(outbox.c.id))
        .where(outbox.c.message_id.is_not(None))
        .group_by(outbox.c.message_id)
        .having(func.count() > 1),
        "another one has the same message id",
    ),
)

_RULES = (
    _Rule(_GAPS, "call {0}", "its events are not numbered from one on without a gap", _BACKUP),
    _Rule(_ENDS, "call {0}", "it is {1}, but was wrapped up {2} times and given back {3} times in the journal"),
    _Rule(
        select(calls.c.case_id, func.count())
        .where(calls.c.state == OPEN)
        .group_by(calls.c.case_id)
        .having(func.count() > 1),
        *("case {0}", "{1} calls are open at once"),
    ),
    _Rule(_HALF_TAKEN, "case {0}", "its lease and its open call don't agree"),
    _Rule(_ASTRAY, "call {0}", "it is open, but its case knows nothing of it"),
    _Rule(
        select(events.c.id).join(calls, calls.c.id == events.c.call_id).where(calls.c.case_id != events.c.case_id),
        *("event {0}", "its call belongs to another case"),
    ),
    _Rule(_too_early(outbox), "outbox {0}", "it belongs to a call that was not wrapped up"),
    *(_Rule(rows, "outbox {0}", said) for rows, said in _ON_THEIR_WAY),
    _Rule(_too_early(reports), "report {0}", "it belongs to a call that was not wrapped up"),
    _Rule(
        select(cases.c.id, cases.c.external_id).where(
            cases.c.closed.is_(None), cases.c.due_from.is_(None), cases.c.assignee.is_(None)
        ),
        *("case {0}", "{1} is open, but has no date and is on nobody's list: it would be forgotten"),
        "give it a date or close it",
    ),
)
