"""What the use cases need from outside: the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from agentdesk.core.call import Agent, Lease, NewCase, OpenCall, OutboxItem, PastCall
from agentdesk.core.case import Case, CaseState
from agentdesk.core.effect import Effect
from agentdesk.core.errors import AgentdeskError, Fault, NotFound
from agentdesk.core.event import Event
from agentdesk.core.plain import Plain
from agentdesk.core.queue import Page, QueueFilter
from agentdesk.desk.ports_areas import Areas
from agentdesk.desk.ports_rules import Objection

if TYPE_CHECKING:
    from agentdesk.core.figures import Figures


class LeaseLost(AgentdeskError):
    """Somebody else has the case now; what was typed is still on the screen."""

    message = "{agent} has this case now"


class AlreadyTaken(AgentdeskError):
    """The case was taken a moment before."""

    message = "{agent} took this case a moment ago"


class AlreadyClosed(AlreadyTaken):
    """The case was closed meanwhile: nobody can take it any more."""

    message = "this case is closed"


class CaseChanged(AlreadyTaken):
    """The case was changed since it was read: it has to be read again before it is taken."""

    message = "this case was changed a moment ago; take it again"


class StoreUnavailable(AgentdeskError):
    """The database can't be reached, is locked, or its disk is full; nothing was half written."""

    message = "the database doesn't take this: {cause}"


class NoCall(NotFound):
    """A call that isn't there."""

    message = "there is no call {name}"


class NoDatabase(NotFound):
    """The database named is not there, and the command at hand only reads."""

    message = "there is no database {name}; open the desk or import cases first, or name another one with --db"


class StoreInUse(AgentdeskError):
    """Something that needs the database for itself, while a program has it open."""

    message = "the database is in use by another program; close it and try again"


class NotADatabase(AgentdeskError):
    """The file or server named is not a database of this program, or is of a newer version."""

    message = "{place} is not a database of agentdesk: {cause}"


@dataclass(frozen=True, slots=True)
class WindowKey:
    """One calling window that open cases wait for: `key` as kept in the cases, and what it stands for."""

    key: str
    process: str
    country: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What the header shows: cases that could be worked now, and those among them that are late."""

    due: int
    late: int


@dataclass(frozen=True, slots=True)
class Wrap:
    """Everything that a confirmed wrap-up writes, in one transaction.

    `events` are the last ones, `wrapped_up` among them; `state` is the case as the effects leave it (checked by
    `agentdesk check` against the journal); `wrong_numbers` are ids of contact points.
    """

    lease: Lease
    at: datetime
    events: tuple[Event, ...]
    state: CaseState
    window_key: str
    outcome: str | None
    reached: bool
    attempt: bool
    note: str = ""
    outbox: tuple[OutboxItem, ...] = ()
    reports: tuple[str, ...] = ()
    wrong_numbers: tuple[int, ...] = ()
    contact: Objection = Objection()


@dataclass(frozen=True, slots=True)
class Standing:
    """Who has a case, for "why is it (not) here": the agent, until when, and whether the call is under way."""

    agent: str | None
    until: datetime | None
    call: int | None


class Reading(Protocol):
    """Reads that may run in any thread, each on a connection of its own."""

    def queue_page(
        self,
        view: QueueFilter,
        *,
        at: datetime,
        open_windows: Sequence[str],
        limit: int,
        after: tuple[int, datetime, int] | None = None,
    ) -> Page:
        """The queue's page after `after` (None: the first), in the order in which it is worked."""
        ...

    def counts(self, view: QueueFilter, *, at: datetime, open_windows: Sequence[str]) -> Counts:
        """How many cases the view holds, and how many of them are late."""
        ...

    def coming(
        self, view: QueueFilter, *, at: datetime, open_windows: Sequence[str]
    ) -> tuple[tuple[WindowKey, datetime], ...]:
        """The earliest `due_from` of each window's cases in the view: after `at`, or any where the window is shut.

        The view's text isn't looked at: no index finds what comes next by it.
        """
        ...

    def window_keys(self) -> tuple[WindowKey, ...]:
        """The calling windows for which open cases wait."""
        ...

    def case(self, name: str) -> Case:
        """The case with this id, or this external id. NotFound."""
        ...

    def standing(self, case: int) -> Standing:
        """Who has the case now."""
        ...

    def history(self, case: int, limit: int = 20) -> tuple[PastCall, ...]:
        """Wrapped-up calls of the case's customer, newest first."""
        ...

    def open_calls(self, agent: str) -> tuple[OpenCall, ...]:
        """The agent's calls that were begun and neither wrapped up nor given back, newest first."""
        ...

    def away_since(self, agent: str) -> datetime | None:
        """Since when the agent is away; None: they are there."""
        ...

    def agents(self) -> tuple[Agent, ...]:
        """Everybody who has signed in, or was imported, by name."""
        ...

    def figures(self, since: datetime, until: datetime, *, open_windows: Sequence[str]) -> "Figures":
        """The floor's figures between two moments."""
        ...

    def known_cases(self, process: str, external_ids: Sequence[str]) -> Mapping[str, Case]:
        """Those of the named cases that are there, by external id."""
        ...

    def version(self, digest: str) -> bytes | None:
        """A process version as it was kept at first use."""
        ...

    def rows(self, what: str) -> Iterator[Mapping[str, Plain]]:
        """All of "cases", "calls", "events" or "outbox" as plain rows, oldest first, streamed."""
        ...

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the database: events folded and compared with what stands, nothing lost or doubled."""
        ...


class Writing(Protocol):
    """Writes. One at a time, in order, from one thread."""

    def sign_in(self, agent: Agent) -> None:
        """Keep who the agent is (new, or changed)."""
        ...

    def be_away(self, agent: str, since: datetime | None, reason: str = "") -> None:
        """Keep since when an agent who has signed in is away (None: they are there), and why (one of REASONS)."""
        ...

    def keep_version(self, digest: str, content: bytes) -> None:
        """Keep a process version, once."""
        ...

    def promote(self, at: datetime) -> int:
        """Mark what has come due by `at`, so that the queue finds it by index; returns how many."""
        ...

    def take(
        self,
        case: int,
        agent: str,
        *,
        at: datetime,
        minutes: int,
        version: str,
        events: Sequence[Event],
        seen: CaseState | None = None,
    ) -> Lease:
        """Take the case for a new call and write its first events. AlreadyTaken; CaseChanged where the case is no
        longer as it was `seen` (None: never mind)."""
        ...

    def take_up(self, call: int, agent: str, *, at: datetime, minutes: int, events: Sequence[Event]) -> Lease:
        """Take up (or over) an open call of the same agent under a new token. LeaseLost, NotFound."""
        ...

    def renew(self, lease: Lease, *, at: datetime, minutes: int) -> Lease:
        """Keep the lease for `minutes` more. LeaseLost."""
        ...

    def append(self, lease: Lease, events: Sequence[Event]) -> None:
        """Write events of the call, durably, in order. LeaseLost."""
        ...

    def draft(self, lease: Lease, note: str, typed: str = "") -> None:
        """Keep the note as typed so far, and what stands in the step's field (see `OpenCall`). LeaseLost."""
        ...

    def wrap_up(self, wrap: Wrap) -> None:
        """Write the outcome, the case and everything that leaves the house, in one transaction. LeaseLost."""
        ...

    def give_back(self, lease: Lease, *, at: datetime, events: Sequence[Event], reason: str) -> None:
        """End the call without an outcome; the case returns to the queue. LeaseLost."""
        ...

    def import_cases(self, cases: Sequence[NewCase], *, at: datetime, agent: str) -> tuple[int, int]:
        """Write all cases or none, with their events; returns (new, changed)."""
        ...

    def change(
        self, case: int, effects: Sequence[Effect], state: CaseState, *, window_key: str, at: datetime, agent: str
    ) -> None:
        """Change a case outside a call (a payment that came in, a case handed back), with its event."""
        ...


class Store(Reading, Writing, Areas, Protocol):
    """The whole store."""

    def backup(self, target: Path) -> None:
        """Copy the database while it is in use. BadInput when the file is there or can't be written."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...
