"""Ways to reach a customer, first choice first."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update

from agentdesk.core.customer import ContactPoint, Customer
from agentdesk.storage import consents
from agentdesk.storage.hot import Hot, Link, insertion
from agentdesk.storage.tables import contact_points, customers


def add(link: Link, owned: Iterable[tuple[int, Sequence[ContactPoint]]], at: datetime, agent: str) -> None:
    """Keep the contact points of new customers, with the consents that come with them."""
    silent = []
    for owner, points in owned:
        if any(point.voicemail is not None or point.texts is not None for point in points):
            ids = [_new(link, owner, place, point) for place, point in enumerate(points)]
            consents.bring(link, owner, zip(ids, points, strict=True), at, agent, new=True)
        else:
            silent += [_row(owner, place, point) for place, point in enumerate(points)]
    _POINT.run_all(link, silent)


def refresh(link: Link, there: Customer, given: Customer, at: datetime, agent: str) -> None:
    """Take over what an import says of a known customer.

    Its contact points come first; those that it doesn't name stay, after them. What an agent has found out (a
    wrong number, a consent) stays where the import is silent.
    """
    if there.id is None:
        return
    if (there.name, there.gender) != (given.name, given.gender):
        who = {"name": given.name, "gender": given.gender}
        link.sql.execute(update(customers).where(customers.c.id == there.id).values(who))
    known = {(point.kind, point.value): point for point in there.contacts}
    listed = [_joined(point, known.pop((point.kind, point.value), None)) for point in given.contacts]
    points = [*listed, *known.values()]
    if points == list(there.contacts):
        return
    ids = put(link, there.id, points)
    consents.bring(link, there.id, zip(ids, points, strict=True), at, agent)


def put(link: Link, owner: int, points: Sequence[ContactPoint]) -> list[int]:
    """Write a customer's contact points in this order; those without an id are new. Gives the ids of all."""
    ids = []
    for place, point in enumerate(points):
        if point.id is None:
            ids.append(_new(link, owner, place, point))
        else:
            row = _row(owner, place, point)
            link.sql.execute(update(contact_points).where(contact_points.c.id == point.id).values(row))
            ids.append(point.id)
    return ids


def _new(link: Link, owner: int, place: int, point: ContactPoint) -> int:
    return int(_POINT_ID.run(link, _row(owner, place, point)).fetchall()[0][0])


_POINT = Hot(insertion(contact_points, "id"))
_POINT_ID = Hot(insertion(contact_points, "id").returning(contact_points.c.id))


def _joined(given: ContactPoint, known: ContactPoint | None) -> ContactPoint:
    if known is None:
        return ContactPoint(given.value, given.kind, None, given.valid, given.wrong, given.voicemail, given.texts)
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
    }
