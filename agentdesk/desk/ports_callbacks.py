"""What call-backs need of the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from agentdesk.core.plain import Plain


@dataclass(frozen=True, slots=True)
class Places:
    """Where the cases of a process with a ledger can be: `standing` are the statuses of those that are neither in a
    call nor closed, `closed` is the status and `closings` are the reasons of those that are closed."""

    process: str
    standing: tuple[str, ...]
    closed: str
    closings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A ledger at one moment: the cases in a call, those that stand in a status, and those closed, by reason."""

    in_call: int
    standing: Mapping[str, int] = field(default_factory=dict)
    closed: Mapping[str, int] = field(default_factory=dict)

    @property
    def all(self) -> int:
        """All that are somewhere."""
        return self.in_call + sum(self.standing.values()) + sum(self.closed.values())


@dataclass(frozen=True, slots=True)
class Lost:
    """A case that the ledger can't account for. `fault` says why: status, closing or name."""

    case: int
    external_id: str
    fault: str
    value: str


@dataclass(frozen=True, slots=True)
class Owned:
    """A case on the list of one agent, and since when that agent isn't there (None: never seen at a desk)."""

    case: int
    agent: str
    absent_since: datetime | None


@dataclass(frozen=True, slots=True)
class Free:
    """An agent who could take a case now: in these languages (none: in all), while these windows are open."""

    agent: str
    languages: tuple[str, ...]
    open_windows: tuple[str, ...]


class CallBackStore(Protocol):
    """Who is at a desk, whose requests wait for whom, and the ledger. Reads in any thread, writes in the writer's."""

    def seen(self, agent: str, at: datetime) -> None:
        """Keep that a desk of the agent's is there. A write."""
        ...

    def owned(self, process: str, roles: Sequence[str]) -> Sequence[Owned]:
        """The open cases of the process that wait on a list that isn't one of the `roles`', but one agent's; those
        in a call are left out."""
        ...

    def due(
        self, process: str, status: str, free: Free, at: datetime, limit: int
    ) -> Sequence[tuple[int, Mapping[str, Plain]]]:
        """The cases of the process with this status that the agent could take, each with its facts, in the order of
        the queue."""
        ...

    def account(self, places: Places, at: datetime) -> Account:
        """The ledger at `at`."""
        ...

    def requested(self, process: str) -> int:
        """How many cases of the process have come in, as the journal tells it."""
        ...

    def lost(self, places: Places, at: datetime) -> Iterator[Lost]:
        """The cases that are in none of the places, or closed without a reason or a name."""
        ...
