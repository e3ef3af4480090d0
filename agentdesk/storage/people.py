"""Agents, and what they and their calls have left behind."""

from datetime import datetime, timedelta

from sqlalchemy import Float, bindparam, func, insert, select, type_coerce, update
from sqlalchemy import cast as sql_cast
from sqlalchemy.types import Text

from agentdesk.core.call import Agent, OpenCall, PastCall
from agentdesk.core.event import AGAIN, RETURNED, WRAPPED_UP
from agentdesk.core.plain import Plain
from agentdesk.storage import cases as kept
from agentdesk.storage import journal
from agentdesk.storage.calling import NOTE
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import OPEN, WRAPPED, agents, calls, cases, events, notes

# A program renews its lease once a minute; one that was silent for longer is gone.
_SILENT = timedelta(seconds=60)


def sign_in(link: Link, agent: Agent) -> None:
    """Keep who the agent is."""
    values = {
        "name": agent.name,
        "gender": agent.gender,
        "language": agent.language,
        "speaks": list(agent.speaks),
        "roles": list(agent.roles),
    }
    if not link.sql.execute(update(agents).where(agents.c.id == agent.id).values(values)).rowcount:
        link.sql.execute(insert(agents).values(id=agent.id, **values))


def be_away(link: Link, agent: str, since: datetime | None, reason: str = "") -> None:
    """Keep since when an agent is away (None: they are there), and why, where they say it."""
    values = {"away_since": since, "away_reason": reason if since else ""}
    link.sql.execute(update(agents).where(agents.c.id == agent).values(values))


def away_since(link: Link, agent: str) -> datetime | None:
    """Since when an agent is away; None: they are there, or nobody knows them."""
    return link.sql.scalar(select(agents.c.away_since).where(agents.c.id == agent))


def everybody(link: Link) -> tuple[Agent, ...]:
    """All agents, by name."""
    found = link.sql.execute(select(agents).order_by(agents.c.name, agents.c.id))
    return tuple(
        Agent(row.id, row.name, row.gender, row.language, tuple(row.speaks), tuple(row.roles)) for row in found
    )


def open_calls(link: Link, agent: str, now: datetime) -> tuple[OpenCall, ...]:
    """The agent's open calls, newest first."""
    found = link.sql.execute(_OPEN_CALLS, {"of": agent}).all()
    of_cases = kept.of_ids(link, [row.case_id for row in found], now)
    return tuple(
        OpenCall(
            call=row.id,
            case=of_cases[row.case_id],
            agent=agent,
            process_version=row.process_version,
            events=journal.of_call(link, row.id),
            note=row.draft,
            typed=row.typed,
            live=now - row.seen_at < _SILENT,
        )
        for row in found
    )


def history(link: Link, case: int, limit: int) -> tuple[PastCall, ...]:
    """Wrapped-up calls of the case's customer, newest first."""
    found = link.sql.execute(_HISTORY, {"of": case, "most": limit})
    return tuple(PastCall(*row[:5], note=row[5] or "", held_seconds=_held_seconds(*row[6:])) for row in found)


def _held_seconds(told: Plain, waits: float | None) -> float:
    """What the wrap-up tells, which knows of holds that were never ended too; else what the waits add up to."""
    held = told.get("held") if isinstance(told, dict) else None
    return float(held) if isinstance(held, int | float) else waits or 0.0


_OPEN_CALLS = (
    select(calls.c.id, calls.c.case_id, calls.c.process_version, calls.c.draft, calls.c.typed, calls.c.seen_at)
    .where(calls.c.state == OPEN, calls.c.agent == bindparam("of"))
    .order_by(calls.c.begun_at.desc(), calls.c.id.desc())
)
_note = (
    select(notes.c.text)
    .where(notes.c.call_id == calls.c.id, notes.c.kind == NOTE)
    .order_by(notes.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_told = (
    select(events.c.value)
    .where(events.c.call_id == calls.c.id, events.c.kind == WRAPPED_UP)
    .limit(1)
    .scalar_subquery()
)
_waits = (
    select(func.sum(sql_cast(type_coerce(events.c.value, Text), Float)))
    .where(events.c.call_id == calls.c.id, events.c.kind.in_((AGAIN, RETURNED)))
    .scalar_subquery()
)
_customer = select(cases.c.customer_id).where(cases.c.id == bindparam("of")).scalar_subquery()
_HISTORY = (
    select(calls.c.id, calls.c.begun_at, calls.c.agent, cases.c.process, calls.c.outcome, _note, _told, _waits)
    .select_from(calls.join(cases, cases.c.id == calls.c.case_id))
    .where(cases.c.customer_id == _customer, calls.c.state == WRAPPED)
    .order_by(calls.c.begun_at.desc(), calls.c.id.desc())
    .limit(bindparam("most"))
)
