"""What the screens show: plain values, already in the reader's words."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A line in the language in which it was found (`fallback`: not the one that was asked for)."""

    text: str
    language: str
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class OptionView:
    """One numbered choice, or one line of a checklist (`ticked` is None where nothing is ticked)."""

    number: int
    id: str
    text: str
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class InputView:
    """A value to type. `type` is count, number, money, date, time, phone or text; `default` is what Enter keeps."""

    name: str
    type: str
    optional: bool
    default: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PathView:
    """One phase of the call: `state` is done, now or ahead."""

    id: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision that the desk made from the facts just before this step; another answer may be chosen."""

    step: str
    question: str
    answer: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """An interrupt. `reason` says why it can't be used now; `key` is its name in the key table ("" = menu only)."""

    id: str
    text: str
    key: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimerView:
    """A running count. `passed` seconds stood on it when the call clock read `at` (steady seconds).

    kind: greet (must begin within `limit`) or hold (`limit` agreed in all; `extension`: the re-ask was granted;
    `again`: more time can be asked for).
    """

    kind: str
    passed: float
    limit: float
    at: float
    extension: bool = False
    again: bool = True

    def now(self, steady: float) -> float:
        """Seconds on the count at the steady time `steady`."""
        return self.passed + max(0.0, steady - self.at)


@dataclass(frozen=True, slots=True)
class CustomerView:
    """The card beside the script. `number` is what to dial now, in national or international writing; `held` says why
    it isn't shown, where a calling rule holds the call back."""

    name: str
    number: str
    number_note: str
    local_time: str
    window: str
    lines: tuple[str, ...]
    consents: tuple[str, ...]
    history: tuple[str, ...]
    held: str = ""


@dataclass(frozen=True, slots=True)
class CallView:
    """One moment of a call.

    `kind` is the step's: say, checklist, ask, input, wait (a hold), or end (nothing left to do but wrap up).
    `say` is for the customer, in the script's language; `gloss` the same in the agent's own; `task` is for the
    agent. `more` are further lines on demand. `begun`: a timed line has been begun.
    """

    step: str
    kind: str
    title: str
    task: str
    say: Said | None
    gloss: Said | None
    more: tuple[Said, ...]
    options: tuple[OptionView, ...]
    input: InputView | None
    timer: TimerView | None
    path: tuple[PathView, ...]
    decisions: tuple[DecisionView, ...]
    actions: tuple[ActionView, ...]
    reminders: tuple[str, ...]
    connected: bool
    begun: bool
    can_undo: bool
    note_required: bool
    talk_seconds: float
    at: float
    script_language: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class EffectView:
    """One line of "what will this write": what, and why a date was moved where it was."""

    kind: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class WrapView:
    """What wrap-up will write, before Enter. `idle` says why nobody goes on with the case ("" = somebody does)."""

    outcome: str
    effects: tuple[EffectView, ...]
    note_required: bool
    held_seconds: float
    note: str
    idle: str = ""
    can_undo: bool = True
    customer: str = ""


@dataclass(frozen=True, slots=True)
class PreviewView:
    """The case under the cursor of the queue."""

    case: int
    external_id: str
    title: str
    lines: tuple[str, ...]
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One rule that holds a case back, or lets it in, said in full."""

    rule: str
    text: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class WhyView:
    """Why a case is, or is not, in the queue."""

    case: int
    external_id: str
    customer: str
    in_queue: bool
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class ProcessView:
    """One process in the browser, with the faults of its files; without steps it can't be used as they stand."""

    id: str
    title: str
    summary: str
    languages: tuple[str, ...]
    steps: tuple[tuple[str, str, str], ...]
    faults: tuple[str, ...] = ()
