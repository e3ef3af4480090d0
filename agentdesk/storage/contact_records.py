"""What calling rules look at, read for a page of cases in a few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import and_, bindparam, func, literal, null, select

from agentdesk.core.consent import DoNotCall
from agentdesk.core.contact_record import Contact, ContactRecord, Override
from agentdesk.core.event import OVERRIDDEN
from agentdesk.storage import consents
from agentdesk.storage.cases import chunks
from agentdesk.storage.hot import Link
from agentdesk.storage.rule_tables import call_contacts, do_not_call
from agentdesk.storage.tables import WRAPPED, calls, cases, events, outbox

_OWNERS = select(cases.c.id, cases.c.customer_id).where(cases.c.id.in_(bindparam("of", expanding=True)))
_ASKED = cases.c.customer_id.in_(bindparam("of", expanding=True))
_CALLS = (
    select(
        *(cases.c.customer_id, calls.c.ended_at, calls.c.case_id, literal("voice"), call_contacts.c.contact_id),
        *(calls.c.attempt, and_(calls.c.reached, func.coalesce(call_contacts.c.inbound, literal(0)) == literal(0))),
        func.coalesce(call_contacts.c.refusal, literal(0)),
        func.coalesce(call_contacts.c.complaint, literal(0)),
    )
    .select_from(
        cases.join(calls, calls.c.case_id == cases.c.id).outerjoin(
            call_contacts, call_contacts.c.call_id == calls.c.id
        )
    )
    .where(_ASKED, calls.c.state == WRAPPED)
    .order_by(calls.c.ended_at)
)
_MESSAGES = (
    select(cases.c.customer_id, outbox.c.sent_at, outbox.c.case_id, outbox.c.kind, null())
    .select_from(cases.join(outbox, outbox.c.case_id == cases.c.id))
    .where(_ASKED, outbox.c.kind.in_(("mail", "letter", "text")), outbox.c.sent_at.is_not(None))
    .order_by(outbox.c.sent_at)
)
_BARRED = select(do_not_call).where(do_not_call.c.customer_id.in_(bindparam("of", expanding=True)))
_OVERRIDES = (
    select(events.c.case_id, events.c.at, events.c.value)
    .where(events.c.case_id.in_(bindparam("of", expanding=True)), events.c.kind == OVERRIDDEN)
    .where(events.c.private.is_(False))
    .order_by(events.c.id)
)


def of_cases(link: Link, wanted: Sequence[int], *, messages: bool = False) -> dict[int, ContactRecord]:
    """The record of each case that there is."""
    found: dict[int, ContactRecord] = {}
    for some in chunks(wanted):
        found |= _of_some(link, some, messages=messages)
    return found


def _of_some(link: Link, some: Sequence[int], *, messages: bool) -> dict[int, ContactRecord]:
    owners: dict[int, int] = dict(link.sql.execute(_OWNERS, {"of": some}).all())
    asked = {"of": sorted(set(owners.values()))}
    made = _contacts(link.sql.execute(_CALLS, asked))
    if messages:
        for owner, written in _contacts(link.sql.execute(_MESSAGES, asked)).items():
            made[owner] = sorted((*made[owner], *written), key=lambda one: one.at)
    said = consents.of_customers(link, asked["of"])
    barred = {row.customer_id: DoNotCall(row.at, row.agent, row.reason) for row in link.sql.execute(_BARRED, asked)}
    let = defaultdict(list)
    for case, at, value in link.sql.execute(_OVERRIDES, {"of": some}):
        let[case].append(_override(at, value))
    return {
        id: ContactRecord(tuple(made[owner]), said.get(owner, ()), barred.get(owner), tuple(let[id]))
        for id, owner in owners.items()
    }


def _contacts(rows: Iterable[Sequence[Any]]) -> defaultdict[int, list[Contact]]:
    found: defaultdict[int, list[Contact]] = defaultdict(list)
    for owner, at, case, channel, point, *rest in rows:
        found[owner].append(Contact(at, case, channel, point, *(bool(value) for value in rest)))
    return found


def _override(at: datetime, value: Any) -> Override:
    told = cast("Mapping[str, Any]", value)
    return Override(at, datetime.fromisoformat(told["until"]), tuple(told["rules"]), str(told["lead"]))
