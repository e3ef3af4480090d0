"""A call as a value: where it stands, what is known, and everything that has happened in it."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.core.case import CaseState
from agentdesk.core.effect import Effect
from agentdesk.core.event import Event
from agentdesk.process.model import Process
from agentdesk.process.steps import Step


@dataclass(frozen=True, slots=True)
class Setting:
    """What doesn't change during a call: the process, the protocol around it (None: body only), the calendar.

    `numbers` are the telephone numbers the customer has; `voicemail` is their consent to messages; `barred`: they are
    not to be called.
    """

    body: Process
    protocol: Process | None
    days: WorkingDays
    zone: ZoneInfo
    window: CallingWindow
    numbers: int = 1
    voicemail: bool | None = None
    barred: bool = False

    @property
    def own(self) -> bool:
        """Whether the case belongs to the protocol itself."""
        return self.protocol is not None and self.protocol.id == self.body.id


class Spot(NamedTuple):
    """A step: of the body, or of the protocol."""

    step: str
    protocol: bool = False


class Frame(NamedTuple):
    """Where to go on after `resume`. `kind`: flow and body (after the step at `spot`), interrupt (back at `spot`,
    with what was ticked and begun there), dial (at the call step `spot`)."""

    kind: str
    spot: Spot
    ticks: frozenset[str] = frozenset()
    begun: bool = False


@dataclass(frozen=True)
class Call:
    """The state of a call. `step` is the step at `spot`, kept because everything asks for it.

    Times are seconds on the call's own clock: `clock` at the last event, `entered` when the step was entered,
    `answered` when the customer last answered (None: not yet). `ran_out`: the time of the live wait at hand is over.
    `entered_value`: the input at hand has its value. `agreed` and `waited` count the present hold.
    `tried` are the numbers that were dialled and left for the next one, `wrong` the places of those among them that
    are somebody else's. `unreached` says that the call step is to be answered with its not-reached option. `inbound`:
    the customer has called. `over`: nothing is left but to wrap up.
    """

    setting: Setting
    start: CaseState
    case: CaseState
    step: Step
    log: tuple[Event, ...] = ()
    spot: Spot = Spot("")
    stack: tuple[Frame, ...] = ()
    clock: float = 0.0
    entered: float = 0.0
    answered: float | None = None
    connected: bool = False
    begun: bool = False
    unreached: bool = False
    inbound: bool = False
    ran_out: bool = False
    entered_value: bool = False
    ticks: frozenset[str] = frozenset()
    agreed: float = 0.0
    waited: float = 0.0
    live_waits: int = 0
    holds: int = 0
    held: float = 0.0
    tried: int = 0
    wrong: tuple[int, ...] = ()
    passed: tuple[Spot, ...] = ()
    effects: tuple[Effect, ...] = ()
    outcome: str | None = None
    over: bool = False
    turn: int = 0

    def changed(self, **values: Any) -> "Call":
        """The same call but for these values. A copy of its dictionary: `replace` costs five times as much."""
        after = object.__new__(Call)
        after.__dict__.update(self.__dict__)
        after.__dict__.update(values)
        return after

    def process_at(self, spot: Spot) -> Process:
        """The process to which a spot belongs."""
        protocol = self.setting.protocol
        return protocol if spot.protocol and protocol is not None else self.setting.body

    def name(self, spot: Spot) -> str:
        """A spot's name in the journal: the protocol's steps carry its id before a slash."""
        return f"{self.process_at(spot).id}/{spot.step}" if spot.protocol else spot.step


def fresh(setting: Setting, case: CaseState) -> Call:
    """A call before its first event."""
    state = replace(case, note_required=False)
    start = setting.body.start
    return Call(setting, state, state, setting.body.steps[start], spot=Spot(start, protocol=setting.own))
