"""What the screens ask of the desk; every method blocks and belongs in a worker."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from agentdesk.core.call import Agent, OpenCall
from agentdesk.core.figures import Figures
from agentdesk.core.inputs import CallInput
from agentdesk.core.queue import Page, QueueFilter
from agentdesk.desk.facade_authoring import Authoring
from agentdesk.desk.facade_callbacks import CallBacks
from agentdesk.desk.facade_finding import Finding
from agentdesk.desk.facade_planning import Planning
from agentdesk.desk.facade_records import CallRecords
from agentdesk.desk.facade_rules import CallingRules, Consents
from agentdesk.desk.facade_shift import CustomerForm, Shift
from agentdesk.desk.ports import Counts
from agentdesk.desk.views import CallView, CustomerView, EffectView, PreviewView, ProcessView, WhyView, WrapView


class LiveCall(Protocol):
    """One call on the screen. Writes (everything but the views) run one at a time, in the writer's thread."""

    @property
    def case(self) -> int:
        """The case's id."""
        ...

    @property
    def rehearsal(self) -> bool:
        """A rehearsal writes nothing."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the script can be read."""
        ...

    def view(self, interface: str, script: str | None = None) -> CallView:
        """The moment at hand; `script` overrides the customer's language. Quick: no database."""
        ...

    def customer(self, interface: str) -> CustomerView:
        """The card beside the script. Reads the history once, then from memory."""
        ...

    def reread(self) -> None:
        """Go on with the customer as they are on record now: a consent was given, a number corrected, a lead has
        spoken. Reads the database."""
        ...

    def form(self, interface: str) -> CustomerForm:
        """The customer as they are on record, to be corrected. Quick: no database."""
        ...

    def correct(self, cells: Mapping[str, str]) -> None:
        """Keep what is otherwise (name, phone, old_number, mail, address, language, gender), and go on with it at
        once. It is durable when this returns. BadInput, with the cells' names for places."""
        ...

    def do_not_call(self, reason: str) -> None:
        """The customer isn't called any more. Durable when this returns; the call itself is still to be ended."""
        ...

    def submit(self, given: CallInput) -> None:
        """Take an input: its events are durable when this returns. BadInput: nothing happened, say why."""
        ...

    def draft(self, note: str, typed: str = "") -> None:
        """Keep the note as typed so far, and a value that isn't given yet: its step, a line break, what was typed."""
        ...

    @property
    def note(self) -> str:
        """The note as last kept."""
        ...

    @property
    def typed(self) -> str:
        """The value as last kept."""
        ...

    def effects(self, interface: str) -> tuple[EffectView, ...]:
        """What would be written if the call were wrapped up now."""
        ...

    def wrap(self, interface: str) -> WrapView:
        """What wrap-up will write, exactly."""
        ...

    def wrap_up(self, note: str) -> None:
        """Write it. BadInput where a required note is missing."""
        ...

    def give_back(self, reason: str) -> None:
        """End the call without an outcome; the case returns to the queue."""
        ...

    def renew(self) -> None:
        """Keep the lease (once a minute)."""
        ...


class Desk(Protocol):
    """The desk of one agent on one database."""

    @property
    def demo(self) -> bool:
        """Whether this is the demo, with its own clock."""
        ...

    def now(self) -> datetime:
        """The desk's wall clock (the demo has its own). Cheap; may be called on the event loop."""
        ...

    def steady(self) -> float:
        """The desk's steady seconds. Cheap; may be called on the event loop."""
        ...

    def agents(self) -> tuple[Agent, ...]:
        """Who has signed in here before."""
        ...

    def sign_in(self, agent: Agent) -> None:
        """Keep who the agent is."""
        ...

    def queue(self, view: QueueFilter, *, limit: int = 50, after: tuple[int, datetime, int] | None = None) -> Page:
        """A page of the due queue."""
        ...

    def counts(self, view: QueueFilter) -> Counts:
        """Due and late."""
        ...

    def next_due(self, view: QueueFilter) -> datetime | None:
        """When the next case comes into the view (None: none is planned); the view's text isn't looked at."""
        ...

    def is_away(self, agent: str) -> bool:
        """Whether the agent is away: they are given no case until they are available again."""
        ...

    def be_away(self, agent: str, *, away: bool, reason: str = "") -> None:
        """Be away, for one of the REASONS or none, or available again. A write; the agent has signed in."""
        ...

    def label(self, kind: str, process: str, id: str, language: str) -> str:
        """A process's word for a status, an outcome, a role or a task, without reading process files."""
        ...

    def preview(self, case: int, interface: str) -> PreviewView:
        """The case under the cursor."""
        ...

    def why(self, case: str, agent: Agent, interface: str) -> WhyView:
        """Why the case (id or external id) is or is not in the agent's queue. NotFound."""
        ...

    def interrupted(self, agent: str) -> OpenCall | None:
        """The agent's newest call that was cut off, if there is one."""
        ...

    def left_at(self, call: OpenCall, interface: str) -> str:
        """The step at which an interrupted call stands, in the reader's words."""
        ...

    def take_next(self, view: QueueFilter, agent: Agent) -> LiveCall | None:
        """Take the first case of the view that can be had (None: the view is empty)."""
        ...

    def take(self, case: int, agent: Agent) -> LiveCall:
        """Take this case. AlreadyTaken."""
        ...

    def take_up(self, call: OpenCall, agent: Agent) -> LiveCall:
        """Go on with an interrupted call, or take it over from another program of the same agent."""
        ...

    def rehearse(self, process: str, agent: Agent, language: str) -> LiveCall:
        """Walk through a process with an invented customer; nothing is written."""
        ...

    def figures(self) -> Figures:
        """The floor since midnight in the desk's zone."""
        ...

    def processes(self, interface: str) -> tuple[ProcessView, ...]:
        """The process browser's list."""
        ...

    @property
    def callbacks(self) -> CallBacks:
        """Call-backs."""
        ...

    @property
    def authoring(self) -> Authoring:
        """What the desk does for those who write processes."""
        ...

    @property
    def finding(self) -> Finding:
        """Customers, found; their cases, opened."""
        ...

    @property
    def consents(self) -> Consents:
        """What customers allow."""
        ...

    @property
    def rules(self) -> CallingRules:
        """The rules about when customers may be called."""
        ...

    @property
    def records(self) -> CallRecords:
        """Records of calls, for leads to look through."""
        ...

    @property
    def planning(self) -> Planning:
        """What is to be done when, if nobody answers."""
        ...

    @property
    def shift(self) -> Shift:
        """One agent's shift."""
        ...
