"""The floor's figures, counted in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from agentdesk.core.event import AGAIN, ANSWERED, INBOUND, INTERRUPTED, RAN_OUT, RETURNED, STARTED, TAKEN, UNDONE
from agentdesk.core.figures import Figures
from agentdesk.core.queue import QueueFilter
from agentdesk.storage import queue
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import OPEN, WRAPPED, agents, calls, cases, events

HOLD_CONSENT = "service_call/hold_consent"
_GREETINGS = (
    *("greet", "greet_neutral", "greet_call_back", "greet_problem", "reason_other", "greet_plain"),
    "greet_caller",
)
# Answers of the call protocol after which the customer is on hold.
_HELD_ON = ((HOLD_CONSENT, "granted"), ("service_call/re_ask", "granted"), ("service_call/too_long", "hold_anyway"))
_AT_GREETINGS = tuple(f"service_call/{name}" for name in _GREETINGS)
GREETED_WITHIN = 3.0  # seconds


def figures(link: Link, since: datetime, until: datetime, *, open_windows: Sequence[str]) -> Figures:
    """The figures of `since` <= moment < `until`.

    due, late: cases of the open queue at `until`, and those of them whose due_by is before it.
    calls, by_agent: calls begun in that time. inbound: those of them that the customer made (`taken` says so).
    reached, wrapped_up, outcomes: of these calls those that were wrapped up, all of them and those with the customer
    reached.
    holds: consents to a hold (`answered` at the hold's question with "granted").
    holds_over: holds of which a `ran_out` tells that their time passed; a hold counts once, when it first ran out.
    on_hold: open calls with a lease at `until` in which the customer agreed to wait, once or once more, after the
    newest `again`, `returned` or `interrupted`. escalations, dropped: `interrupted` with "escalate", "dropped".
    greeted_late: greetings `started` more than 3 s after the answer. away: agents who are away since then or before.
    What was undone in the same call counts nowhere.
    """
    time = {"since": since, "until": until}
    counts = queue.counts(link, QueueFilter(), at=until, open_windows=open_windows)
    by_agent = {row.agent: row for row in link.sql.execute(_BY_AGENT, time)}
    outcomes: dict[str, int] = dict(link.sql.execute(_OUTCOMES, time).all())
    counted = link.sql.execute(_COUNTED, time).one()._asdict()
    return Figures(
        since,
        until,
        due=counts.due,
        late=counts.late,
        calls=sum(row.begun for row in by_agent.values()),
        reached=sum(row.reached for row in by_agent.values()),
        wrapped_up=sum(row.wrapped_up for row in by_agent.values()),
        outcomes=outcomes,
        by_agent={agent: row.begun for agent, row in by_agent.items()},
        **counted,
    )


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _still_holds(event: Any) -> ColumnElement[bool]:
    undone = events.alias()
    took_back = (
        undone.c.call_id == event.c.call_id,
        undone.c.kind == UNDONE,
        undone.c.seq > event.c.seq,
        cast(type_coerce(undone.c.value, Text), Integer) <= event.c.turn,
        undone.c.turn > event.c.turn,
    )
    return ~select(literal(1)).where(*took_back).exists()


def _consent(event: Any) -> list[ColumnElement[bool]]:
    terms = (event.c.kind == ANSWERED, event.c.step == HOLD_CONSENT, event.c.value == "granted")
    return [*terms, _still_holds(event)]


def _in_time(event: Any) -> list[ColumnElement[bool]]:
    return [event.c.at >= bindparam("since"), event.c.at < bindparam("until")]


def _interruptions(name: str) -> Any:
    terms = (events.c.kind == INTERRUPTED, events.c.value == name, _still_holds(events))
    return select(func.count()).select_from(events).where(*terms, *_in_time(events)).scalar_subquery()


def _holds() -> Any:
    return select(func.count()).select_from(events).where(*_consent(events), *_in_time(events)).scalar_subquery()


def _holds_over() -> Any:
    """Consents followed by a `ran_out` in the time at hand that is the first one since the consent."""
    ran_out, began, before = events.alias(), events.alias(), events.alias()
    consents = select(func.max(began.c.seq)).where(began.c.call_id == ran_out.c.call_id, *_consent(began))
    begun = consents.where(began.c.seq < ran_out.c.seq).scalar_subquery()
    earlier = select(literal(1)).where(
        before.c.call_id == ran_out.c.call_id,
        before.c.kind == RAN_OUT,
        before.c.seq > begun,
        before.c.seq < ran_out.c.seq,
    )
    terms = (ran_out.c.kind == RAN_OUT, begun.is_not(None), ~earlier.exists(), *_in_time(ran_out))
    return select(func.count()).select_from(ran_out).where(*terms).scalar_subquery()


def _on_hold() -> Any:
    held, back = events.alias(), events.alias()
    agreed = or_(*(and_(held.c.step == step, held.c.value == answer) for step, answer in _HELD_ON))
    holds = (held.c.call_id == calls.c.id, held.c.kind == ANSWERED, agreed, _still_holds(held))
    ends = (back.c.call_id == calls.c.id, back.c.kind.in_((AGAIN, RETURNED, INTERRUPTED)))
    newest = select(func.max(held.c.seq)).where(*holds).scalar_subquery()
    ended = select(func.coalesce(func.max(back.c.seq), 0)).where(*ends).scalar_subquery()
    return (
        select(func.count())
        .select_from(calls.join(cases, and_(cases.c.id == calls.c.case_id, cases.c.open_call == calls.c.id)))
        .where(calls.c.state == OPEN, cases.c.lease_until > bindparam("until"), newest > ended)
        .scalar_subquery()
    )


def _greeted_late() -> Any:
    waited = cast(type_coerce(events.c.value, Text), Float)
    late = (events.c.step.in_(_AT_GREETINGS), waited > GREETED_WITHIN)
    terms = (events.c.kind == STARTED, *late, _still_holds(events))
    return select(func.count()).select_from(events).where(*terms, *_in_time(events)).scalar_subquery()


def _inbound() -> Any:
    terms = (events.c.kind == TAKEN, events.c.value == INBOUND, *_in_time(events))
    return select(func.count()).select_from(events).where(*terms).scalar_subquery()


_COUNTED = select(
    _inbound().label("inbound"),
    _holds().label("holds"),
    _holds_over().label("holds_over"),
    _on_hold().label("on_hold"),
    _interruptions("escalate").label("escalations"),
    _interruptions("dropped").label("dropped"),
    _greeted_late().label("greeted_late"),
    select(func.count()).select_from(agents).where(agents.c.away_since <= bindparam("until")).label("away"),
)
_begun = (calls.c.begun_at >= bindparam("since"), calls.c.begun_at < bindparam("until"))
_wrapped = calls.c.state == WRAPPED
_BY_AGENT = (
    select(
        calls.c.agent,
        func.count().label("begun"),
        _number(_wrapped).label("wrapped_up"),
        _number(and_(_wrapped, calls.c.reached)).label("reached"),
    )
    .where(*_begun)
    .group_by(calls.c.agent)
    .order_by(calls.c.agent)
)
_OUTCOMES = (
    select(calls.c.outcome, func.count())
    .where(*_begun, _wrapped, calls.c.outcome.is_not(None))
    .group_by(calls.c.outcome)
    .order_by(calls.c.outcome)
)
