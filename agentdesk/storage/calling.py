"""Writes of a call: taken under a lease, kept as it happens, ended once."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, literal_column, or_, select, update

from agentdesk.core.call import Lease
from agentdesk.core.case import CaseState
from agentdesk.core.errors import NoCase
from agentdesk.core.event import GIVEN_BACK, Event
from agentdesk.desk.ports import AlreadyClosed, AlreadyTaken, CaseChanged, LeaseLost, NoCall
from agentdesk.storage import journal
from agentdesk.storage.cases import state_of
from agentdesk.storage.hot import Hot, Link, insertion
from agentdesk.storage.tables import GIVEN, OPEN, agents, calls, cases, events, notes

LEASE_EXPIRED = "lease_expired"
NOTE, REASON = "note", "reason"


def take(
    link: Link,
    case: int,
    agent: str,
    *,
    at: datetime,
    minutes: int,
    version: str,
    first: Sequence[Event],
    seen: CaseState | None = None,
) -> Lease:
    """Take the case for a new call; a call that its agent left too long ago ends here.

    AlreadyTaken, NotFound; CaseChanged where it isn't as it was `seen`.
    """
    until = at + timedelta(minutes=minutes)
    won = _TAKE.run(link, {"wanted": case, "by": agent, "now": at, "until": until}).fetchall()
    if not won:
        raise _refused(link, case)
    if seen is not None and state_of(link, case)[0] != seen:
        raise CaseChanged
    if won[0][0] is not None:
        _lapse(link, won[0][0], at)
    token = secrets.token_hex(16)
    begun = {
        "case_id": case,
        "agent": agent,
        "process_version": version,
        "begun_at": at,
        "state": OPEN,
        "token": token,
        "seq": len(first),
        "step": next((event.step for event in reversed(first) if event.step is not None), None),
        "seen_at": at,
    }
    call: int = _BEGIN.run(link, begun).fetchall()[0][0]
    _HAS.run(link, {"wanted": case, "call": call})
    lease = Lease(case, call, agent, token, until)
    journal.write(link, lease, first, 0)
    return lease


def take_up(
    link: Link, call: int, agent: str, *, at: datetime, minutes: int, first: Sequence[Event]
) -> tuple[Lease, int]:
    """A new token for an open call of the agent, and its last event's number; whoever held the old token has
    lost it. LeaseLost, NotFound."""
    found = link.sql.execute(select(calls.c.case_id, calls.c.agent, calls.c.state).where(calls.c.id == call)).first()
    if found is None:
        raise NoCall(name=call)
    lease = Lease(found.case_id, call, agent, secrets.token_hex(16), at + timedelta(minutes=minutes))
    if found.state != OPEN or found.agent != agent:
        raise lost(link, lease)
    link.sql.execute(update(calls).where(calls.c.id == call).values(token=lease.token, seen_at=at))
    link.sql.execute(_RENEW_CASE, {"wanted": lease.case, "by": agent, "until": lease.until})
    return lease, append(link, lease, first)


def renew(link: Link, lease: Lease, *, at: datetime, minutes: int) -> Lease:
    """The same lease, until later. LeaseLost."""
    renewed = replace(lease, until=at + timedelta(minutes=minutes))
    if not _SEEN.run(link, {"in_call": lease.call, "under": lease.token, "now": at}).rowcount:
        raise lost(link, lease)
    link.sql.execute(_RENEW_CASE, {"wanted": lease.case, "by": lease.agent, "until": renewed.until})
    return renewed


def append(link: Link, lease: Lease, written: Sequence[Event]) -> int:
    """Events of the call, in order; returns the number of the last one. LeaseLost."""
    before = journal.claim(link, lease, written)
    if before is None:
        raise lost(link, lease)
    journal.write(link, lease, written, before)
    return before + len(written)


def draft(link: Link, lease: Lease, note: str, typed: str) -> None:
    """The note as typed so far, and what stands in the step's field. LeaseLost."""
    told = {"in_call": lease.call, "under": lease.token, "noted": note, "standing": typed}
    if not _DRAFT.run(link, told).rowcount:
        raise lost(link, lease)


def give_back(link: Link, lease: Lease, *, at: datetime, written: Sequence[Event], reason: str) -> None:
    """End the call without an outcome; what was typed so far is kept as a note. LeaseLost."""
    left = link.sql.execute(select(calls.c.draft, calls.c.typed).where(calls.c.id == lease.call)).one_or_none()
    before = journal.claim(link, lease, written, **_given_back(at))
    if before is None:
        if ended(link, lease, GIVEN):
            return
        raise lost(link, lease)
    journal.write(link, lease, written, before)
    link.sql.execute(_FREE, {"wanted": lease.case})
    keep_note(link, lease, at, NOTE, _typed(left.draft, left.typed) if left else "")
    keep_note(link, lease, at, REASON, reason)


def ended(link: Link, lease: Lease, state: str) -> bool:
    """Whether the call was ended so under this very lease: a write whose end was unknown did happen."""
    same = select(calls.c.id).where(calls.c.id == lease.call, calls.c.token == lease.token, calls.c.state == state)
    return link.sql.execute(same).first() is not None


def lost(link: Link, lease: Lease) -> LeaseLost:
    """The failure that names who has the case now, or who had it last."""
    newest = select(calls.c.agent).where(calls.c.case_id == lease.case).order_by(calls.c.id.desc()).limit(1)
    holder = select(func.coalesce(cases.c.taken_by, newest.scalar_subquery())).where(cases.c.id == lease.case)
    return LeaseLost(agent=_name(link, link.sql.scalar(holder) or lease.agent))


def keep_note(link: Link, lease: Lease, at: datetime, kind: str, text: str) -> None:
    """Keep a note, or the reason for giving back, unless it is empty."""
    if text:
        values = {"case_id": lease.case, "call_id": lease.call, "at": at, "agent": lease.agent}
        _NOTE.run(link, {**values, "kind": kind, "text": text})


def _refused(link: Link, case: int) -> Exception:
    found = link.sql.execute(select(cases.c.closed, cases.c.taken_by).where(cases.c.id == case)).first()
    if found is None:
        return NoCase(name=case)
    if found.closed is not None:
        return AlreadyClosed()
    return AlreadyTaken(agent=_name(link, found.taken_by))


def _name(link: Link, agent: str) -> str:
    return link.sql.scalar(select(agents.c.name).where(agents.c.id == agent)) or agent


def _lapse(link: Link, call: int, at: datetime) -> None:
    """End a call whose lease ran out, in the words of its own agent."""
    left = link.sql.execute(
        select(calls.c.case_id, calls.c.agent, calls.c.token, calls.c.step, calls.c.draft, calls.c.typed).where(
            calls.c.id == call
        )
    ).one()
    turn = link.sql.scalar(select(func.coalesce(func.max(events.c.turn), 0)).where(events.c.call_id == call))
    lease = Lease(left.case_id, call, left.agent, left.token, at)
    last = Event(GIVEN_BACK, at, step=left.step, value=LEASE_EXPIRED, turn=(turn or 0) + 1)
    before = journal.claim(link, lease, (last,), **_given_back(at))
    if before is not None:
        journal.write(link, lease, (last,), before)
        link.sql.execute(update(calls).where(calls.c.id == call).values(token=""))
        keep_note(link, lease, at, NOTE, _typed(left.draft, left.typed))


def _typed(note: str, typed: str) -> str:
    """All that was typed in a call that ends without its agent: the note, and the value that stood in a field."""
    return "\n".join(text for text in (note, typed.partition("\n")[2]) if text)


def _given_back(at: datetime) -> dict[str, Any]:
    return {"ended_as": GIVEN, "ended": at, "result": None, "got_through": False, "counted": False}


_OPEN = calls.c.state == literal_column(f"'{OPEN}'")
_TAKE = Hot(
    update(cases)
    .where(
        cases.c.id == bindparam("wanted"),
        cases.c.closed.is_(None),
        or_(cases.c.lease_until.is_(None), cases.c.lease_until <= bindparam("now")),
    )
    .values(taken_by=bindparam("by"), lease_until=bindparam("until"), touched=False)
    .returning(cases.c.open_call)
)
_BEGIN = Hot(
    insertion(calls, "id", "ended_at", "outcome", "reached", "attempt", "draft", "typed").returning(calls.c.id)
)
_HAS = Hot(update(cases).where(cases.c.id == bindparam("wanted")).values(open_call=bindparam("call")))
_FREE = update(cases).where(cases.c.id == bindparam("wanted")).values(taken_by=None, lease_until=None, open_call=None)
_RENEW_CASE = (
    update(cases)
    .where(cases.c.id == bindparam("wanted"))
    .values(taken_by=bindparam("by"), lease_until=bindparam("until"))
)
_MINE = update(calls).where(calls.c.id == bindparam("in_call"), calls.c.token == bindparam("under"), _OPEN)
_SEEN = Hot(_MINE.values(seen_at=bindparam("now")))
_DRAFT = Hot(_MINE.values(draft=bindparam("noted"), typed=bindparam("standing")))
_NOTE = Hot(insertion(notes, "id"))
