"""What records of calls and reports need of the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from agentdesk.core.effect import Effect
from agentdesk.core.errors import NotFound


class NoRecord(NotFound):
    """A call that isn't there, or wasn't wrapped up."""

    message = "there is no record of call {name}"


@dataclass(frozen=True, slots=True)
class Done:
    """A call that was wrapped up. Moments are UTC."""

    call: int
    agent: str
    begun_at: datetime
    ended_at: datetime
    outcome: str | None
    reached: bool
    attempt: bool


@dataclass(frozen=True, slots=True)
class Move:
    """What happened to a case at once: an import (its date, task and facts as effects), a change, or a call."""

    at: datetime
    effects: tuple[Effect, ...]
    call: Done | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A case with all that happened to it, in its order."""

    case: int
    external_id: str
    customer: str
    timezone: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a lead said about the record of a call."""

    call: int
    agent: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A row that a call added to a report."""

    case: int
    external_id: str
    customer: str
    timezone: str
    agent: str
    at: datetime
    call: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The customers of a process: all of them, those with work that is planned, the others by the reason why none is.

    `without` are the ids of those for whom neither is on record.
    """

    customers: int
    planned: int
    reasons: Mapping[str, int] = field(default_factory=dict)
    without: Sequence[int] = ()


class Records(Protocol):
    """Records of calls. `remark` is a write."""

    def stories(self, process: str, until: datetime) -> Iterator[Story]:
        """The cases of a process, with what happened to each of them before `until`."""
        ...

    def latest(self, process: str, since: datetime, most: int) -> Iterator[Story]:
        """The newest calls of a process that reached the customer, begun since then; each in a story of its own."""
        ...

    def remarks(self, process: str, since: datetime, until: datetime) -> Sequence[Remark]:
        """The remarks on calls that were wrapped up in that time, in their order."""
        ...

    def remark(self, said: Remark) -> None:
        """Keep a remark, and in the journal that there is one. NoRecord."""
        ...

    def reported(self, report: str, since: datetime, until: datetime) -> Sequence[Reported]:
        """The rows of a report that were added in that time."""
        ...

    def coverage(self, process: str) -> Coverage:
        """Who of the customers has work planned, and why not."""
        ...
