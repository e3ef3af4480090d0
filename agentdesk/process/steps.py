"""The steps of a process: say, checklist, ask, input, decide, wait, effects, flow, body, end."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, field_validator, model_validator

from agentdesk.core.errors import Phrase
from agentdesk.process.conditions import Condition, Strict
from agentdesk.process.due_spec import DueSpec
from agentdesk.process.effects import EffectSpec

RESUME = "resume"
FINISH = "finish"
NOT_REACHED = "not_reached"
RESERVED = (RESUME, FINISH, NOT_REACHED)
VALUE_TYPES = ("count", "number", "money", "date", "time", "phone", "text")


class _Step(Strict):
    """`phase` is the line of the path under which the step shows; `task` is said to the agent.

    `planned`: a plan names the step wherever a visit comes through it.
    """

    phase: str = ""
    task: str = ""
    planned: bool = False


class Variant(Strict):
    """Another line for the same step, where `when` holds."""

    when: Condition
    say: str


class _Spoken(_Step):
    """`says` are tried in order before `say`."""

    say: str = ""
    says: tuple[Variant, ...] = ()


class Say(_Spoken):
    """A line for the customer. `within`: seconds after the answer by which it must be begun. `voicemail`: it is left
    as a message."""

    kind: Literal["say"]
    more: tuple[str, ...] = ()
    within: int | None = None
    voicemail: bool = False
    next: str


class Item(Strict):
    """A line to tick, where `when` holds; where it doesn't, `otherwise` says why there is nothing to tick.

    `otherwise` is a text, or several with conditions: the first whose condition holds is said.
    """

    text: str
    when: Condition = {}
    otherwise: tuple[Variant, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, given: Any) -> Any:
        return {"text": given} if isinstance(given, str) else given

    @field_validator("otherwise", mode="before")
    @classmethod
    def _single(cls, given: Any) -> Any:
        return ({"when": {}, "say": given},) if isinstance(given, str) else given


class CallFirst(Strict):
    """The call is made before the lines are ticked; a customer who answers needs none of them."""

    answered: str


class Checklist(_Spoken):
    """Lines to tick; all of them before going on."""

    kind: Literal["checklist"]
    items: dict[str, Item]
    call: CallFirst | None = None
    next: str


class Option(Strict):
    """One answer. `connects`: with it, the customer is on the line; `disconnects`: with it, they no longer are;
    `unreached`: it says that nobody is on the line, and isn't offered while somebody is."""

    text: str
    next: str
    connects: bool = False
    disconnects: bool = False
    unreached: bool = False


class CallMade(Strict):
    """Marks the step in which the call is made, and the option that stands for a customer who isn't reached."""

    not_reached: str


class Ask(_Spoken):
    """A question with up to nine answers. `unanswered` holds if nobody ever answers (plans).

    `fact` keeps the id of the answer that was given.
    """

    kind: Literal["ask"]
    options: dict[str, Option]
    call: CallMade | None = None
    unanswered: str | None = None
    fact: str | None = None

    @property
    def if_nobody(self) -> str | None:
        """The option that stands for silence."""
        return self.call.not_reached if self.call else self.unanswered


class Input(_Spoken):
    """A value to type, kept as the fact `fact`. Dates may be bound to today (`past`, `future`)."""

    kind: Literal["input"]
    type: Literal["count", "number", "money", "date", "time", "phone", "text"]
    fact: str
    optional: bool = False
    skip_when_known: bool = False
    past: bool = False
    future: bool = False
    next: str

    @model_validator(mode="after")
    def _one_side(self) -> "Input":
        if self.past and self.future:
            raise ValueError(Phrase("a date lies in the past or in the future, not in both"))
        return self


class Branch(Strict):
    """One answer of a decision; the first whose `when` holds is taken, one without `when` always holds."""

    text: str
    when: Condition = {}
    next: str


class Decide(_Step):
    """A question that the facts answer; the agent sees the answer and may choose another."""

    kind: Literal["decide"]
    options: dict[str, Branch]


class Wait(_Spoken):
    """A wait for a date (`due`, ends the call's work), or live, in seconds, with the customer on the line."""

    kind: Literal["wait"]
    due: DueSpec | None = None
    seconds: int | None = None
    again: str | None = None
    back: str | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Wait":
        if (self.due is None) == (self.seconds is None):
            raise ValueError(Phrase("a wait is either until a date (due) or live (seconds)"))
        if self.seconds is not None and self.back is None:
            raise ValueError(Phrase("a live wait needs `back`: the step after it"))
        return self


class Effects(_Step):
    """What follows, in order, and how the call is counted, where that is settled here."""

    kind: Literal["effects"]
    effects: tuple[EffectSpec, ...] = ()
    outcome: str | None = None
    next: str


class Flow(_Step):
    """Runs the steps from `flow` on until one of them says `resume`, then goes on at `next`."""

    kind: Literal["flow"]
    flow: str
    next: str


class Body(_Step):
    """The place in the call protocol where a process's own steps run.

    `own` is the first of them for cases of the protocol itself, `not_reached` the step for its unanswered calls.
    """

    kind: Literal["body"]
    own: str
    not_reached: str
    next: str


class End(_Step):
    """The end of the process's work in this call, with its outcome."""

    kind: Literal["end"]
    outcome: str | None = None


Spoken: TypeAlias = Say | Checklist | Ask | Input | Wait
Step: TypeAlias = Annotated[
    Say | Checklist | Ask | Input | Decide | Wait | Effects | Flow | Body | End, Field(discriminator="kind")
]


def targets(step: Step) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Where a step can lead: (place inside the step, target) pairs."""
    if isinstance(step, Ask | Decide):
        return tuple((("options", name, "next"), option.next) for name, option in step.options.items())
    if isinstance(step, End):
        return ()
    if isinstance(step, Checklist) and step.call:
        return ((("next",), step.next), (("call", "answered"), step.call.answered))
    names = {
        Wait: ("again", "back"),
        Flow: ("flow", "next"),
        Body: ("own", "not_reached", "next"),
    }.get(type(step), ("next",))
    return tuple(((name,), getattr(step, name)) for name in names if getattr(step, name) is not None)
