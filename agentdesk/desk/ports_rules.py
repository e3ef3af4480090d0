"""What calling rules need of the store: consents, do-not-call, and what a customer was called for before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agentdesk.core.case import Case
from agentdesk.core.consent import Consent
from agentdesk.core.contact_record import ContactRecord, Override
from agentdesk.core.errors import AgentdeskError
from agentdesk.core.plain import Plain
from agentdesk.core.queue import Reason


class CallHeld(AgentdeskError):
    """A calling rule holds a case back, or its customer isn't to be called; `holds` says which, and until when."""

    message = "this case may not be called now: {reason}"

    def __init__(self, case: int, reason: str, holds: tuple[Reason, ...]) -> None:
        super().__init__(reason=reason)
        self.case = case
        self.holds = holds


class AllHeld(AgentdeskError):
    """So long a stretch of the queue is held back that looking on would keep everybody waiting."""

    message = "calling rules hold back {count} due cases one after the other; look at another part of the queue"


class NotHeld(AgentdeskError):
    """There is nothing to override."""

    message = "no calling rule holds this case back"


class NeverOverridden(AgentdeskError):
    """Who doesn't want to be called isn't called."""

    message = "the customer is not to be called; a lead can only allow calls again, at their word"


@dataclass(frozen=True, slots=True)
class Objection:
    """What a call was to its customer, beside its outcome: the number that was dialled last, what they said, and
    whether it was they who called."""

    point: int | None = None
    refusal: bool = False
    complaint: bool = False
    inbound: bool = False


@dataclass(frozen=True, slots=True)
class NotCalled:
    """A customer who isn't to be called, and one of the cases: an open one, if there is any.

    `agent` is who wrote it down, `country` and `timezone` are the case's. `idle` counts the customer's open cases
    that nobody works on: they are on no list.
    """

    customer: str
    case: int
    external_id: str
    country: str
    timezone: str
    at: datetime
    agent: str
    reason: str
    idle: int = 0


class RulesStore(Protocol):
    """Reads may run in any thread; writes one at a time, each one a transaction of its own, with its events."""

    def consents(self, case: int) -> tuple[Consent, ...]:
        """All that the case's customer has said about being reached, oldest first. NotFound."""
        ...

    def records(self, cases: Sequence[int], *, messages: bool = False) -> Mapping[int, ContactRecord]:
        """What rules look at, for each of these cases; `messages`: with what was written to the customers."""
        ...

    def cases(self, ids: Sequence[int]) -> Mapping[int, Case]:
        """The cases with these ids, with their customers."""
        ...

    def barred(self, customers: Sequence[int]) -> frozenset[int]:
        """Those of these customers who are not to be called."""
        ...

    def not_called(self, most: int) -> Sequence[NotCalled]:
        """The customers who aren't to be called, the latest first."""
        ...

    def set_consents(self, case: int, given: Sequence[Consent], *, at: datetime, agent: str) -> None:
        """Keep what the case's customer has said, with an event each. NotFound."""
        ...

    def bar(self, case: int, reason: str, *, at: datetime, agent: str) -> None:
        """Do not call the case's customer any more: all their cases leave the queue, with an event each. NotFound."""
        ...

    def unbar(self, case: int, reason: str, *, at: datetime, agent: str) -> None:
        """Calls are allowed again: the customer's cases wait for their windows as before. NotFound."""
        ...

    def note_blocks(self, blocks: Mapping[int, Plain], *, at: datetime, agent: str) -> None:
        """Write down which cases were held back, and why; what the journal says already isn't said again."""
        ...

    def override(self, case: int, said: Override, reason: str) -> None:
        """Write down that a lead lets a case be called. NotFound."""
        ...
