"""What the screens ask about consents, do-not-call and calling rules; every method blocks and belongs in a worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from agentdesk.core.call import Agent
from agentdesk.desk.views import ReasonView


@dataclass(frozen=True, slots=True)
class ConsentView:
    """What a customer has said about one channel, in the reader's words.

    `given` is True, False, or None where nobody has said or the consent has `expired`. `text` is the whole of it in
    one line, with its dates.
    """

    channel: str
    name: str
    given: bool | None
    expired: bool
    at: datetime | None
    until: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class ConsentsView:
    """Every channel, in the order of CHANNELS; `do_not_call` says since when and why ("": calls are allowed)."""

    channels: tuple[ConsentView, ...]
    do_not_call: str


@dataclass(frozen=True, slots=True)
class NotCalledView:
    """A customer who isn't to be called, with one of the cases.

    `text` says what is left undone, since when they aren't called, by whom, and why.
    """

    case: int
    external_id: str
    customer: str
    text: str


class Consents(Protocol):
    """Consents and do-not-call of a case's customer. Writes go through the writer's thread."""

    def of(self, case: int, interface: str, contact: int | None = None) -> ConsentsView:
        """What was said, for one number (None: the customer's first one). NotFound."""
        ...

    def take_down(
        self,
        case: int,
        channel: str,
        agent: Agent,
        *,
        given: bool,
        until: date | None = None,
        contact: int | None = None,
        source: str = "",
    ) -> None:
        """Keep that a consent was given or withdrawn, for one contact point (None: for all of them).

        `until` is the last day on which it holds, `source` where it comes from ("on the phone"). HasPassed where that
        day lies behind.
        """
        ...

    def take_down_all(
        self, case: int, said: Mapping[str, bool], agent: Agent, *, until: str = "", source: str = ""
    ) -> None:
        """Keep what was said of several channels at once, for all contact points; `until` as a date is typed in a
        call. BadInput, with `until` for its place."""
        ...

    def do_not_call(self, case: int, agent: Agent, reason: str = "") -> None:
        """The customer isn't called any more: all their cases leave the queue, until a lead says otherwise."""
        ...

    def not_called(self, interface: str) -> tuple[NotCalledView, ...]:
        """The customers who aren't to be called, the latest first, no more of them than anybody looks through."""
        ...

    def allow_calls(self, case: int, lead: Agent, reason: str) -> None:
        """A lead lets the customer be called again. NotALead, ReasonNeeded, MayBeCalled."""
        ...


@dataclass(frozen=True, slots=True)
class HeldView:
    """The calling rules that hold a case back now; `until` is when the last of them lets go (None: nobody knows)."""

    reasons: tuple[ReasonView, ...]
    until: datetime | None
    can_override: bool


class CallingRules(Protocol):
    """The rules about when a customer may be called."""

    def held(self, case: int, interface: str) -> HeldView | None:
        """What holds a call on this case back now; None: nothing does. NotFound."""
        ...

    def leads(self) -> tuple[Agent, ...]:
        """Who may override a rule: everybody known with the role `lead`."""
        ...

    def override(self, case: int, lead: Agent, reason: str) -> None:
        """A lead lets the case be called in spite of what holds it back now: until a call on it is wrapped up, at the
        latest until the end of the customer's day. NotALead, ReasonNeeded, NotHeld, NeverOverridden."""
        ...

    def may_send(
        self, case: int, channel: Literal["text", "mail", "letter"], interface: str, contact: int | None = None
    ) -> ReasonView | None:
        """Why a `text`, `mail` or `letter` may not be sent to the case's customer now; None: it may. NotFound.

        `contact` is the id of the number or address that it goes to (None: never mind which).
        """
        ...
