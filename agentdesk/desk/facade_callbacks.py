"""What the screens ask of call-backs; every method blocks and belongs in a worker."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agentdesk.core.call import Agent


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to be called back, as it is taken down. What is "" is as usual in the process; without a number it
    is `withheld`, and goes to the lead's list. `owner` is the agent who is to call."""

    phone: str = ""
    name: str = ""
    language: str = ""
    country: str = ""
    timezone: str = ""
    strategy: str = ""
    owner: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A request as it is kept, to be read back.

    `number` is the one to call ("" where it is withheld), `read_back` the same as people write it; `valid` is False
    where the numbering plan says that it can't ring. `duplicate`: the customer had asked already, and keeps that
    place.
    """

    case: int
    external_id: str
    status: str
    number: str
    read_back: str
    valid: bool
    requested_at: datetime
    due_by: datetime | None
    duplicate: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A customer who waits to be called back. `minutes` is how long a desk waits before it rings again."""

    case: int
    customer: str
    requested_at: datetime
    minutes: int


class CallBacks(Protocol):
    """Call-backs at one desk."""

    def take_down(self, asked: Asked, agent: str) -> TakenDown:
        """Keep a request; it is stored when this returns. BadInput, with the place of each fault. A write."""
        ...

    def ringing(self, agent: Agent, quiet: Collection[int] = ()) -> Waiting | None:
        """The request for which the desk of this agent, who is free, should ring now; not one of the `quiet`."""
        ...

    def next_for(self, agent: Agent) -> Waiting | None:
        """The request with which an agent who has become free could begin at once."""
        ...

    def withdraw(self, case: int, agent: str) -> None:
        """The customer took the request back: AlreadyClosed, AlreadyTaken. A write."""
        ...

    def taken_by(self, case: int) -> str | None:
        """The name of whoever has the request now, "" where it needs nobody any more; None: it still waits."""
        ...
