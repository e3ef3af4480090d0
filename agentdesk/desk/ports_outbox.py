"""What sending needs from outside: the outbox, and the ways out of the house."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

# Where an item stands. What is CLAIMED by a program that died is WAITING again; what was SENDING then is DOUBTFUL.
# In an INCOMPLETE one something is left open: a person has to look at it.
WAITING, CLAIMED, SENDING, SENT = "waiting", "claimed", "sending", "sent"
FAILED, WITHHELD, DOUBTFUL, DROPPED = "failed", "withheld", "doubtful", "dropped"
INCOMPLETE = "incomplete"
STATES = (WAITING, CLAIMED, SENDING, SENT, FAILED, WITHHELD, DOUBTFUL, DROPPED, INCOMPLETE)
# Reasons that are not a server's.
BY_HAND, BEFORE, NO_CONSENT, GAVE_UP = "by_hand", "before", "no_consent", "gave_up"


class Refused(Exception):
    """The message will never be taken like this. `reason` is a code without personal data: `recipient 550`.

    What a way out of the house raises is for the run that asked it; people are told in the report's own words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PutOff(Refused):
    """The message wasn't taken now, and certainly didn't leave."""


class Halted(PutOff):
    """The way itself is shut: nothing more is to be tried on it in this run."""


class InDoubt(Halted):
    """The connection broke after the whole message had left, before anybody said that it was taken."""


class ClaimLost(Exception):
    """Somebody else has the item now; nothing of it has left here."""


@dataclass(frozen=True, slots=True)
class Item:
    """One mail, letter, text or notice in the outbox, and where it stands.

    `address` is where it would go now, `contact` the id of that contact point (None: the customer has none of that
    kind; a notice has its role in `role`). `key` is the same for the same item in every copy of the database, and for
    no other one.
    """

    id: int
    key: str
    case: int
    external_id: str
    process: str
    country: str
    timezone: str
    customer: str
    kind: str
    template: str
    language: str
    role: str | None
    address: str | None
    contact: int | None
    subject: str
    body: str
    written_at: datetime
    state: str
    attempts: int
    next_try_at: datetime | None
    message_id: str | None
    sent_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send an item until a moment; the token proves it."""

    item: int
    token: str
    until: datetime


class Outgoing(Protocol):
    """The outbox as it is kept."""

    def items(self, *, at: datetime, after: int, limit: int, every: bool = False) -> tuple[Item, ...]:
        """The next items by id, as they stand at `at`: those neither sent nor dropped, or all of them."""
        ...

    def claim(self, claim: Claim, *, at: datetime, message_id: str, address: str, doubtful: bool = False) -> bool:
        """Claim an item that may be sent at `at`, or a `doubtful` one; False where somebody was faster."""
        ...

    def release(self, claim: Claim) -> None:
        """Write down, durably, that the item is about to leave. ClaimLost."""
        ...

    def settle(
        self, claim: Claim, state: str, *, at: datetime, reason: str | None = None, again: datetime | None = None
    ) -> None:
        """Write down what became of it; `again` is when it may be tried again. ClaimLost."""
        ...

    def withhold(self, item: int, reason: str) -> None:
        """Keep a waiting item back for good."""
        ...

    def decide(self, items: Sequence[int], state: str, *, at: datetime) -> tuple[int, ...]:
        """A person's word on unsent items that nobody is sending: SENT, DROPPED or WAITING again; returns those."""
        ...


class Carrier(Protocol):
    """A way out of the house."""

    def send(self, item: Item, address: str, message_id: str, release: Callable[[], None]) -> None:
        """Send one item; `release` is called when everything is ready and nothing has left.

        Refused, PutOff, Halted, InDoubt; ClaimLost from `release`.
        """
        ...

    def close(self) -> None:
        """Let go of a connection, if there is one."""
        ...
