"""The outbox on its way: what may be sent, by whom, and what became of it (the port `Outgoing`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Integer, and_, bindparam, func, or_, select, update

from agentdesk.desk import ports_outbox as states
from agentdesk.desk.ports_outbox import Claim, ClaimLost, Item
from agentdesk.storage.database import Database
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import calls, cases, contact_points, customers, outbox

# The contact point that each kind goes to.
_POINTS = {"mail": "mail", "letter": "address", "text": "phone"}
_ITEMS = (
    select(
        *(outbox.c.id, outbox.c.case_id, outbox.c.at, outbox.c.kind, outbox.c.template, outbox.c.language),
        *(outbox.c.recipient, outbox.c.subject, outbox.c.body, outbox.c.state, outbox.c.attempts),
        *(outbox.c.next_try_at, outbox.c.claimed_until, outbox.c.message_id, outbox.c.sent_at, outbox.c.reason),
        *(cases.c.external_id, cases.c.process, cases.c.country, cases.c.timezone, cases.c.customer_id),
        *(customers.c.name, calls.c.token),
    )
    .select_from(
        outbox.join(cases, cases.c.id == outbox.c.case_id)
        .join(customers, customers.c.id == cases.c.customer_id)
        .outerjoin(calls, calls.c.id == outbox.c.call_id)
    )
    .where(outbox.c.id > bindparam("last"))
    .order_by(outbox.c.id)
    .limit(bindparam("at_most", type_=Integer))
)
_UNSENT = _ITEMS.where(outbox.c.sent_at.is_(None), outbox.c.state != states.DROPPED)
_POINTS_OF = (
    select(contact_points.c.id, contact_points.c.customer_id, contact_points.c.kind, contact_points.c.value)
    .where(contact_points.c.customer_id.in_(bindparam("owners", expanding=True)), ~contact_points.c.wrong)
    .order_by(contact_points.c.customer_id, contact_points.c.place)
)
_OVER = outbox.c.claimed_until <= bindparam("now")
_FREE = or_(outbox.c.state == states.WAITING, and_(outbox.c.state == states.CLAIMED, _OVER))
_UNCLEAR = or_(outbox.c.state == states.DOUBTFUL, and_(outbox.c.state == states.SENDING, _OVER))
_CLAIM = (
    update(outbox)
    .where(outbox.c.id == bindparam("wanted"))
    .values(
        state=states.CLAIMED,
        attempts=outbox.c.attempts + 1,
        claim=bindparam("token"),
        claimed_until=bindparam("until"),
        message_id=func.coalesce(outbox.c.message_id, bindparam("made_of")),
        recipient=func.coalesce(bindparam("to"), outbox.c.recipient),
        next_try_at=None,
        reason=None,
    )
)
_CLAIM_FREE = _CLAIM.where(_FREE, or_(outbox.c.next_try_at.is_(None), outbox.c.next_try_at <= bindparam("now")))
_CLAIM_UNCLEAR = _CLAIM.where(_UNCLEAR)
_MINE = update(outbox).where(outbox.c.id == bindparam("wanted"), outbox.c.claim == bindparam("token"))
_RELEASE = _MINE.where(outbox.c.state == states.CLAIMED).values(
    state=states.SENDING, claimed_until=bindparam("until")
)
_DONE: dict[str, Any] = {
    "state": bindparam("becomes"),
    "sent_at": bindparam("on"),
    "next_try_at": bindparam("again"),
    "reason": bindparam("why"),
    "claim": None,
    "claimed_until": None,
}
_SETTLE = _MINE.where(outbox.c.state.in_((states.CLAIMED, states.SENDING))).values(_DONE)
_WITHHOLD = (
    update(outbox)
    .where(outbox.c.id == bindparam("wanted"), outbox.c.state == states.WAITING)
    .values(state=states.WITHHELD, reason=bindparam("why"))
)
_DECIDE = (
    update(outbox)
    .where(
        outbox.c.id.in_(bindparam("wanted", expanding=True)),
        outbox.c.sent_at.is_(None),
        or_(outbox.c.state.not_in((states.CLAIMED, states.SENDING)), _OVER),
    )
    .values(_DONE)
    .returning(outbox.c.id)
)


class SqlOutgoing:
    """The outbox in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def items(self, *, at: datetime, after: int, limit: int, every: bool = False) -> tuple[Item, ...]:
        with self._database.snapshot() as link:
            rows = link.sql.execute(_ITEMS if every else _UNSENT, {"last": after, "at_most": limit}).all()
            points = _points(link, [row.customer_id for row in rows])
            return tuple(_item(row, points.get((row.customer_id, _POINTS.get(row.kind, ""))), at) for row in rows)

    def claim(self, claim: Claim, *, at: datetime, message_id: str, address: str, doubtful: bool = False) -> bool:
        given = {"wanted": claim.item, "token": claim.token, "until": claim.until, "now": at, "made_of": message_id}
        with self._database.writing() as link:
            statement = _CLAIM_UNCLEAR if doubtful else _CLAIM_FREE
            return bool(link.sql.execute(statement, {**given, "to": address or None}).rowcount)

    def release(self, claim: Claim) -> None:
        with self._database.writing() as link:
            _owned(link.sql.execute(_RELEASE, _given(claim) | {"until": claim.until}).rowcount)

    def settle(
        self, claim: Claim, state: str, *, at: datetime, reason: str | None = None, again: datetime | None = None
    ) -> None:
        became = {"becomes": state, "on": at if state == states.SENT else None, "again": again, "why": reason}
        with self._database.writing() as link:
            _owned(link.sql.execute(_SETTLE, _given(claim) | became).rowcount)

    def withhold(self, item: int, reason: str) -> None:
        with self._database.writing() as link:
            link.sql.execute(_WITHHOLD, {"wanted": item, "why": reason})

    def decide(self, items: Sequence[int], state: str, *, at: datetime) -> tuple[int, ...]:
        on = at if state == states.SENT else None
        became = {"becomes": state, "on": on, "again": None, "why": states.BY_HAND if on else None}
        with self._database.writing() as link:
            found = link.sql.execute(_DECIDE, {"wanted": list(items), "now": at, **became})
            return tuple(sorted(id for (id,) in found))


def _points(link: Link, owners: Sequence[int]) -> dict[tuple[int, str], tuple[int, str]]:
    """The first contact point of each customer and kind that isn't wrong: its id and its value."""
    found: dict[tuple[int, str], tuple[int, str]] = {}
    for id, owner, kind, value in link.sql.execute(_POINTS_OF, {"owners": sorted(set(owners))}):
        if value:
            found.setdefault((owner, kind), (id, value))
    return found


def _item(row: Any, point: tuple[int, str] | None, at: datetime) -> Item:
    contact, address = point or (None, None)
    return Item(
        id=row.id,
        key=_key(row),
        case=row.case_id,
        external_id=row.external_id,
        process=row.process,
        country=row.country,
        timezone=row.timezone,
        customer=row.name,
        kind=row.kind,
        template=row.template,
        language=row.language,
        role=row.recipient if row.kind == "notify" else None,
        address=address,
        contact=contact,
        subject=row.subject,
        body=row.body,
        written_at=row.at,
        state=_standing(row, at),
        attempts=row.attempts,
        next_try_at=row.next_try_at,
        message_id=row.message_id,
        sent_at=row.sent_at,
        reason=row.reason,
    )


def _key(row: Any) -> str:
    """Made of what no other item has: the call's token was drawn by lot."""
    parts = (row.token or "", row.id, row.template, row.body)
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]


def _standing(row: Any, at: datetime) -> str:
    """The state; what a program claimed and then left is free again, unless it had begun to leave."""
    over = row.claimed_until is not None and row.claimed_until <= at
    abandoned: Mapping[str, str] = {states.CLAIMED: states.WAITING, states.SENDING: states.DOUBTFUL}
    return abandoned.get(row.state, row.state) if over else str(row.state)


def _given(claim: Claim) -> dict[str, Any]:
    return {"wanted": claim.item, "token": claim.token}


def _owned(count: int) -> None:
    if not count:
        raise ClaimLost
