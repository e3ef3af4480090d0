"""What an agent can do in a call: the inputs that the engine takes."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Choose:
    """An option of an ask, or another answer to a decision that the desk has just made (`step` names it)."""

    option: str
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """Tick or untick one line of a checklist."""

    item: str


@dataclass(frozen=True, slots=True)
class Enter:
    """A value, as typed; empty keeps what is there, where the step allows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Next:
    """Go on: the line was said, the checklist is done. A line with a time limit is first begun, then said."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Leave the step for one that is reachable from anywhere: hold, escalate, dropped …"""

    id: str


@dataclass(frozen=True, slots=True)
class Again:
    """During a hold: back to the customer, to ask for more time."""


@dataclass(frozen=True, slots=True)
class Return:
    """During a hold: back to the customer, the check is done."""


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The time of a live wait has run out."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last answer back."""


CallInput: TypeAlias = Choose | Tick | Enter | Next | Interrupt | Again | Return | TimeUp | Undo
