"""Ways to reach a customer, first choice first."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import update

from agentdesk.core.customer import ContactPoint, Customer
from agentdesk.storage.folding import fold
from agentdesk.storage.hot import Hot, Link, insertion
from agentdesk.storage.tables import contact_points, customers


def add(link: Link, owned: Iterable[tuple[int, Sequence[ContactPoint]]]) -> None:
    """Keep the contact points of new customers."""
    rows = [_row(owner, place, point) for owner, points in owned for place, point in enumerate(points)]
    _POINT.run_all(link, rows)


def refresh(link: Link, there: Customer, given: Customer) -> None:
    """Take over what an import says of a known customer.

    Its contact points come first; those that it doesn't name stay, after them. What an agent has found out (a
    wrong number, a consent) stays where the import is silent.
    """
    if there.id is None:
        return
    if (there.name, there.gender) != (given.name, given.gender):
        who = {"name": given.name, "folded": fold(given.name), "gender": given.gender}
        link.sql.execute(update(customers).where(customers.c.id == there.id).values(who))
    known = {(point.kind, point.value): point for point in there.contacts}
    listed = [_joined(point, known.pop((point.kind, point.value), None)) for point in given.contacts]
    points = [*listed, *known.values()]
    if points == list(there.contacts):
        return
    for place, point in enumerate(points):
        row = _row(there.id, place, point)
        if point.id is None:
            _POINT.run(link, row)
        else:
            link.sql.execute(update(contact_points).where(contact_points.c.id == point.id).values(row))


_POINT = Hot(insertion(contact_points, "id"))


def _joined(given: ContactPoint, known: ContactPoint | None) -> ContactPoint:
    if known is None:
        return ContactPoint(
            given.value, given.kind, None, given.valid, given.wrong, given.voicemail, given.texts
        )
    return ContactPoint(
        value=given.value,
        kind=given.kind,
        id=known.id,
        valid=given.valid,
        wrong=given.wrong or known.wrong,
        voicemail=known.voicemail if given.voicemail is None else given.voicemail,
        texts=known.texts if given.texts is None else given.texts,
    )


def _row(owner: int, place: int, point: ContactPoint) -> dict[str, Any]:
    return {
        "customer_id": owner,
        "place": place,
        "kind": point.kind,
        "value": point.value,
        "valid": point.valid,
        "wrong": point.wrong,
        "consent_voicemail": point.voicemail,
        "consent_texts": point.texts,
    }
