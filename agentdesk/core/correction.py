"""What an agent has found out about a customer, and the customer as they are by it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from agentdesk.core.customer import ContactPoint, Customer

NAME, GENDER, LANGUAGE = "name", "gender", "language"
REACHED_BY = ("phone", "mail", "address")


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that is otherwise than it was kept.

    `what` is name, gender, language, or the kind of a contact point. A number or address takes the place of `old`
    (the id of a contact point; None: it comes first), which stays behind it, or is `wrong` from now on. `valid` is
    False where the numbering plan says that the number can't ring.
    """

    what: str
    value: str
    valid: bool = True
    old: int | None = None
    wrong: bool = False


def corrected(customer: Customer, given: Sequence[Correction], found_wrong: Collection[int | None] = ()) -> Customer:
    """The customer by these corrections; a contact point that is new has no id.

    `found_wrong` are the numbers that the call at hand has found wrong: they keep their places, for the call counts
    them, and what takes the place of one of them comes behind it.
    """
    for one in given:
        if one.what == NAME:
            customer = replace(customer, name=one.value)
        elif one.what == GENDER:
            customer = replace(customer, gender=one.value)
        elif one.what in REACHED_BY:
            customer = replace(customer, contacts=_with(customer.contacts, one, found_wrong))
    return customer


def _with(
    points: tuple[ContactPoint, ...], given: Correction, found_wrong: Collection[int | None]
) -> tuple[ContactPoint, ...]:
    same = next((point for point in points if (point.kind, point.value) == (given.what, given.value)), None)
    new = replace(same or ContactPoint(given.value, given.what), valid=given.valid, wrong=False)
    rest = [point for point in points if point is not same]
    place = next((index for index, point in enumerate(rest) if given.old is not None and point.id == given.old), None)
    if place is None:
        kept = [index for index, point in enumerate(rest) if point.kind == given.what and point.id in found_wrong]
        place = kept[-1] + 1 if kept else 0
    elif rest[place].id in found_wrong:
        place += 1
    elif given.wrong:
        rest[place] = replace(rest[place], wrong=True)
    return (*rest[:place], new, *rest[place:])
