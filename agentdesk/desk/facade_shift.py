"""What the screens ask of a shift: who is there, hand-overs, appointments, and the day at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from agentdesk.core.call import Agent
from agentdesk.desk.ports_shift import Absence, Day, Promised

__all__ = ["Absence", "Colleague", "CustomerForm", "Day", "MyDay", "Promised", "Shift"]


@dataclass(frozen=True, slots=True)
class CustomerForm:
    """A customer as they are on record, for a form that corrects them. `number` is "" where it isn't shown."""

    name: str
    gender: str
    language: str
    number: str = ""
    mail: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can take a case over: whether they speak its language, and since when they are away, or haven't
    been seen at a desk (`absent`: they are neither away nor at a desk)."""

    agent: str
    name: str
    speaks: bool
    away_since: datetime | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class MyDay:
    """A day at its end. outcomes: in the reader's words; left_open: calls agreed on for today that weren't made;
    tomorrow: the agent's cases that come due on the next day."""

    day: Day
    outcomes: Mapping[str, int] = field(default_factory=dict)
    left_open: tuple[Promised, ...] = ()
    tomorrow: int = 0


class Shift(Protocol):
    """One agent's shift. Writes go through the writer's thread."""

    def here(self, agent: str) -> None:
        """Say that the agent is at this desk, and hand over what waits for somebody who isn't at theirs. A write."""
        ...

    def colleagues(self, case: int, agent: Agent) -> tuple[Colleague, ...]:
        """Whom the case can be given to: those first who speak its language and are there. NotFound."""
        ...

    def hand_over(self, case: int, agent: Agent, to: str | None, note: str = "") -> None:
        """Give the case to a colleague (None: to all who speak its language). NotFound, AlreadyTaken, AlreadyClosed,
        NoColleague. A write."""
        ...

    def appointments(self, agent: str) -> tuple[Promised, ...]:
        """The agent's appointments and promises to call, today and on the next days, the earliest first."""
        ...

    def away(self) -> tuple[Absence, ...]:
        """Who is away, by name."""
        ...

    def my_day(self, agent: str, interface: str) -> MyDay:
        """What the agent has done since midnight, and what is left."""
        ...
