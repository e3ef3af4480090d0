"""Consents as rows: each word a customer gave, the newest of which counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from agentdesk.core.consent import IMPORTED, Consent, standing
from agentdesk.core.customer import ContactPoint
from agentdesk.storage.hot import Hot, Link, insertion
from agentdesk.storage.rule_tables import consents

_ADD = Hot(insertion(consents, "id"))
_HISTORY = (
    select(
        *(consents.c.customer_id, consents.c.channel, consents.c.given, consents.c.at, consents.c.until),
        *(consents.c.contact_id, consents.c.source, consents.c.agent),
    )
    .where(consents.c.customer_id.in_(bindparam("of", expanding=True)))
    .order_by(consents.c.id)
)


def of_customers(link: Link, customers: Iterable[int]) -> dict[int, tuple[Consent, ...]]:
    """All that these customers have said, oldest first."""
    found: dict[int, list[Consent]] = defaultdict(list)
    wanted = list(customers)
    if wanted:
        for customer, *said in link.sql.execute(_HISTORY, {"of": wanted}):
            found[customer].append(Consent(*said))
    return {customer: tuple(said) for customer, said in found.items()}


def add(link: Link, customer: int, given: Sequence[Consent]) -> None:
    """Keep what a customer has said."""
    _ADD.run_all(link, [_row(customer, one) for one in given])


def bring(
    link: Link,
    customer: int,
    points: Iterable[tuple[int, ContactPoint]],
    at: datetime,
    agent: str,
    *,
    new: bool = False,
) -> None:
    """Take over what an import says of the contact points with these ids, where it differs from what stands.

    What a customer has withdrawn at the desk is not given again by an import. `new`: the customer has no history.
    """
    told = [(id, point) for id, point in points if point.voicemail is not None or point.texts is not None]
    if not told:
        return
    known = () if new else of_customers(link, [customer]).get(customer, ())
    fresh = []
    for id, point in told:
        for channel, given in (("voicemail", point.voicemail), ("text", point.texts)):
            last = standing(known, channel, id)
            if given is not None and _is_news(last, at, given=given):
                fresh.append(Consent(channel, given, at, None, id, IMPORTED, agent))
    add(link, customer, fresh)


def _is_news(last: Consent | None, at: datetime, *, given: bool) -> bool:
    if last is None:
        return True
    withdrawn_at_the_desk = not last.given and last.agent != "" and last.source != IMPORTED
    return not (given and withdrawn_at_the_desk) and (last.given != given or not last.holds(at))


def _row(customer: int, said: Consent) -> dict[str, Any]:
    return {
        "customer_id": customer,
        "contact_id": said.contact,
        "channel": said.channel,
        "given": said.given,
        "at": said.at,
        "until": said.until,
        "source": said.source,
        "agent": said.agent,
    }
