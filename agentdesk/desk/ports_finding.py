"""What the use cases need of the store to find customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from agentdesk.core.errors import NotFound


class NoCustomer(NotFound):
    """A customer who isn't there (any more)."""

    message = "there is no customer {name}"


class After(NamedTuple):
    """Where a page of a search ended: in which way of matching, at which of its words, at which key."""

    way: int
    word: int
    key: str
    customer: int


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case of a customer who was found; `closed` is the reason, once closed."""

    id: int
    external_id: str
    process: str
    status: str
    language: str
    country: str
    timezone: str
    due_from: datetime | None
    due_by: datetime | None
    closed: str | None


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    """A customer who was found, with the numbers to call and the cases: open ones first, by date."""

    id: int
    name: str
    gender: str
    numbers: tuple[str, ...]
    cases: tuple[FoundCase, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of a search; `after` asks for the next one (None: this was the last)."""

    customers: tuple[FoundCustomer, ...]
    after: After | None = None


class Customers(Protocol):
    """Reads of customers, in any thread."""

    def search(self, text: str, *, limit: int = 50, after: After | None = None) -> FoundPage:
        """Customers by name, telephone number, e-mail address or a case's external id, the closest first.

        Each word of `text` is the beginning of a word; of a Chinese name or a number, any part of it.
        """
        ...

    def found(self, ids: Sequence[int]) -> tuple[FoundCustomer, ...]:
        """These customers as a search gives them, in this order; those who aren't there are left out."""
        ...
