"""A call as it is kept: who makes it, under which lease, and what has happened in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from agentdesk.core.case import Case
from agentdesk.core.effect import Effect
from agentdesk.core.event import Event

LEASE_MINUTES = 10
# The role of a team lead, on whose list stands what only a person can settle.
LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Agent:
    """Who works at the desk. `speaks` are languages of calls; `roles` are lists beside the open queue."""

    id: str
    name: str
    gender: str = "u"
    language: str = "en"
    speaks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def is_lead(self) -> bool:
        """Whether it is a team lead."""
        return LEAD in self.roles


def names_of(agents: Iterable[Agent]) -> dict[str, str]:
    """The agents' names, by their ids."""
    return {agent.id: agent.name for agent in agents}


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write to a call until `until`; the token proves it."""

    case: int
    call: int
    agent: str
    token: str
    until: datetime


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that was begun and not wrapped up: all that is needed to take it up where it stood.

    `typed` is a value that stood in a step's field: the step, a line break, what was typed. `live` says that another
    program of the agent still holds it (its lease was renewed in the last minute).
    """

    call: int
    case: Case
    agent: str
    process_version: str
    events: tuple[Event, ...]
    note: str = ""
    typed: str = ""
    live: bool = False


@dataclass(frozen=True, slots=True)
class PastCall:
    """One line of a customer's history."""

    call: int
    at: datetime
    agent: str
    process: str
    outcome: str | None
    note: str = ""
    held_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A mail, letter, text or notice to be sent: rendered, in the customer's language.

    `whole` is False where something in it wasn't known, and is left open.
    """

    kind: str
    template: str
    language: str
    to: str | None
    subject: str
    body: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as an import brings it. `known` is the id of the case that it changes (None: a new one).

    `effects` lead from the state of the known case to the one here (a new case comes as it stands). `public` are
    the facts whose values may stand in the journal; the others are free text. `doubled` is what follows for a new
    case where an open one of the same process has one of its numbers already.
    """

    case: Case
    known: int | None = None
    effects: tuple[Effect, ...] = ()
    public: frozenset[str] = frozenset()
    doubled: tuple[Effect, ...] = ()
