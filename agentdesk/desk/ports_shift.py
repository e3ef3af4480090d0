"""What a shift needs of the store: corrections, hand-overs, appointments, absences, and the figures of a day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from agentdesk.core.correction import Correction
from agentdesk.core.effect import Effect
from agentdesk.desk.ports_callbacks import Owned


@dataclass(frozen=True, slots=True)
class Promised:
    """A call that was agreed on with a customer, and that one agent has to make."""

    case: int
    external_id: str
    customer: str
    process: str
    due_from: datetime
    due_by: datetime


@dataclass(frozen=True, slots=True)
class Absence:
    """An agent who is away; `reason` is one of REASONS, or ""."""

    agent: str
    name: str
    since: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an agent is there: away since when, and when a desk of theirs last said that they are there."""

    away_since: datetime | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """The newest word that gave a case to somebody: by whom, to whom (None: all), and what they said to it.

    `followed`: somebody else has wrapped up a call since.
    """

    by: str
    to: str | None
    at: datetime
    note: str = ""
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What one agent has done between two moments.

    calls: begun in that time; uncalled: cases that were worked on and wrapped up without any call; inbound: calls
    that the customer made; reached, wrapped_up, outcomes: of the calls and of that work; promises: next calls and
    payments that were agreed on in those that were wrapped up; seconds: from the taking of each call to its last
    event, by the clock that doesn't jump; held_seconds: the customers' waiting.
    """

    calls: int = 0
    inbound: int = 0
    reached: int = 0
    wrapped_up: int = 0
    promises: int = 0
    seconds: float = 0.0
    held_seconds: float = 0.0
    outcomes: Mapping[str, int] = field(default_factory=dict)
    uncalled: int = 0


# Why an agent is away, where they say it.
REASONS = ("break", "meal", "meeting", "training", "other")


class ShiftStore(Protocol):
    """Reads in any thread; writes one at a time, each a transaction of its own, with its events."""

    def correct(
        self,
        case: int,
        given: Sequence[Correction],
        *,
        found_wrong: Collection[int] = (),
        at: datetime,
        agent: str,
    ) -> None:
        """Keep what was found out about the case's customer; a language is that of all their open cases. NotFound."""
        ...

    def hand_over(self, case: int, effects: Sequence[Effect], told: Handed, *, language: str) -> None:
        """Change the case by the effects, and write down who gave it to whom. NotFound."""
        ...

    def handed(self, case: int) -> Handed | None:
        """The newest hand-over of the case; None: there was none."""
        ...

    def on_lists(self) -> Sequence[Owned]:
        """The open cases that wait on the list of one agent; those in a call are left out."""
        ...

    def present(self) -> Mapping[str, Presence]:
        """Where every agent is, by id."""
        ...

    def away(self) -> tuple[Absence, ...]:
        """Who is away, by name."""
        ...

    def promised(self, agent: str, since: datetime, until: datetime, *, limit: int = 100) -> tuple[Promised, ...]:
        """The agent's open appointments and promises to call that begin in `since` <= moment < `until`: those on
        their list, and those that they agreed on, as long as nobody else has them. The earliest first."""
        ...

    def day(self, agent: str, since: datetime, until: datetime) -> Day:
        """The agent's calls that were begun in `since` <= moment < `until`."""
        ...

    def coming(self, agent: str, called_since: datetime, since: datetime, until: datetime) -> int:
        """How many open cases come due in `since` <= moment < `until`, of those that the agent has called since then,
        and those that are on their list."""
        ...
