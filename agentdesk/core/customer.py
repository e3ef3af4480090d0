"""A customer and the ways to reach them."""

from dataclasses import dataclass

GENDERS = ("f", "m", "u")


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One number or address. Consents are None where nobody has asked.

    `valid` is False where the numbering plan says that the number can't ring; `wrong` once an agent has found
    that it belongs to someone else.
    """

    value: str
    kind: str = "phone"
    id: int | None = None
    valid: bool = True
    wrong: bool = False
    voicemail: bool | None = None
    texts: bool | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """The person behind a case; `gender` is "f", "m" or "u" (unknown)."""

    name: str
    gender: str = "u"
    id: int | None = None
    contacts: tuple[ContactPoint, ...] = ()

    @property
    def numbers(self) -> tuple[ContactPoint, ...]:
        """The telephone numbers that are not known to be wrong, first choice first."""
        return tuple(point for point in self.contacts if point.kind == "phone" and not point.wrong)
