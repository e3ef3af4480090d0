"""A process: what a process file says, checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agentdesk.calendars.windows import DEFAULT, CallingWindow
from agentdesk.core.plain import Plain
from agentdesk.process.conditions import Condition, Scalar, Strict
from agentdesk.process.steps import Ask, Body, Checklist, Decide, Say, Spoken, Step

BODY_PHASE = "case"


class Fact(Strict):
    """Something known of a case. `plan` is what a plan assumes where it isn't known.

    `choices` are the words for a text fact's codes, as they are said to customers. `fixed`: once it is known, no
    import changes it. `form`: a text that has to be written in this form.
    """

    text: str
    choices: dict[str, str] = {}
    type: Literal["count", "number", "money", "date", "time", "text", "flag"]
    default: Scalar | None = None
    plan: Scalar | None = None
    fixed: bool = False
    form: Literal["recurrence"] | None = None


class Outcome(Strict):
    """How a call ended. `attempt`: it counts as one; `reached`: with the right person. `refusal`, `complaint`: what
    the customer said, which calling rules heed."""

    text: str
    attempt: bool = False
    reached: bool = False
    refusal: bool = False
    complaint: bool = False


class Message(Strict):
    """A mail, letter or text for the customer; a text needs no subject."""

    subject: str = ""
    body: str

    @property
    def label(self) -> tuple[str, str]:
        """What the agent knows it by: the part that says it (`subject` or `body`), and its text."""
        return ("subject", self.subject) if self.subject else ("body", self.body)


class Interrupt(Strict):
    """A way into a step from anywhere. `when` says when it can be used, `reason` why not otherwise."""

    text: str
    start: str
    key: Literal["", "hold", "escalate", "dropped", "do_not_call", "hand_over"] = ""
    when: Condition = {}
    reason: str = ""
    disconnects: bool = False


class Trigger(Strict):
    """What an import of changed values sets off: the first trigger whose `when` holds starts its step."""

    when: Condition
    start: str


class Ledger(Strict):
    """A promise that no case is lost: at any time each one is in a call (`in_call`), or closed for a reason
    (`closed`), or stands in one of the other statuses. `duplicate` is the closing of a new case whose number an open
    one has already (None: both stay open)."""

    in_call: str
    closed: str
    duplicate: str | None = None


class Complaints(Strict):
    """How a process keeps complaints: the text fact that holds their state (`settled` once it is over), and the one
    that holds the department."""

    state: str
    settled: str
    department: str


class Recalled(Strict):
    """How a process keeps reminders: the task of a case that is to be reminded of, the outcome of a call that did,
    and the tag of one that was served."""

    task: str
    reminded: str
    served: str


class Monthly(Strict):
    """What the month's report of a process tells. `levels` are text facts for how satisfied customers are, as a whole
    first and then by role; `said` are facts whose words are listed."""

    levels: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    complaints: Complaints | None = None
    reminders: Recalled | None = None


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Process(Strict):
    """A whole process. Texts are English; translations lie beside the file.

    `inbound` is the step of a protocol at which a call begins that the customer makes: they are on the line already.
    `begins` are the steps of a protocol, by the task with which a case begins there.
    """

    id: Name
    title: str
    summary: str
    language: str
    country: str = Field(pattern=r"^[A-Z]{2}$")
    timezone: str
    protocol: bool = False
    confidential: bool = False
    start_status: str = "new"
    statuses: dict[Name, str] = {}
    facts: dict[Name, Fact] = {}
    slots: dict[Name, str] = {}
    outcomes: dict[Name, Outcome] = {}
    roles: dict[Name, str] = {}
    tasks: dict[Name, str] = {}
    notes: dict[Name, str] = {}
    reports: dict[Name, str] = {}
    closings: dict[Name, str] = {}
    messages: dict[Name, Message] = {}
    phases: dict[Name, str] = {}
    reminders: dict[Name, str] = {}
    window: dict[str, str | list[str] | dict[str, dict[str, str | list[str]]]] | None = None
    ledger: Ledger | None = None
    monthly: Monthly | None = None
    start: str
    inbound: str | None = None
    begins: dict[Name, str] = {}
    steps: dict[Name, Step]
    anywhere: dict[Name, Interrupt] = {}
    on_import: tuple[Trigger, ...] = ()

    @property
    def calling_window(self) -> CallingWindow:
        """When the process's calls may be made, in the customer's zone."""
        return CallingWindow.kept(self.window) if self.window else DEFAULT

    @property
    def body(self) -> Body | None:
        """The protocol's place for the body, where this is a protocol."""
        return next((step for step in self.steps.values() if isinstance(step, Body)), None)

    def default(self, fact: str) -> Plain:
        """What a fact is taken to be where it isn't known."""
        known = self.facts.get(fact)
        return known.default if known else None


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a process: its context in the catalogue, its English, where it stands, and for whom it is.

    `spoken`: for the customer, in the script's language; otherwise for the agent.
    """

    context: str
    source: str
    loc: tuple[str | int, ...]
    spoken: bool = False


_NAMED = ("statuses", "roles", "tasks", "notes", "reports", "closings", "phases", "reminders")
_SINGULAR = {"statuses": "status"}


def singular(section: str) -> str:
    """The context word of a section of names: `statuses` -> `status`."""
    return _SINGULAR.get(section, section.removesuffix("s"))


def texts(process: Process) -> Iterator[Text]:
    """Every text of the process, in the order of the file's sections."""
    yield Text("title", process.title, ("title",))
    yield Text("summary", process.summary, ("summary",))
    for section in _NAMED:
        for name, text in getattr(process, section).items():
            yield Text(f"{singular(section)}.{name}", text, (section, name))
    for name, fact in process.facts.items():
        yield Text(f"fact.{name}", fact.text, ("facts", name, "text"))
        for code, words in fact.choices.items():
            yield Text(f"fact.{name}.{code}", words, ("facts", name, "choices", code), spoken=True)
    for name, slot in process.slots.items():
        yield Text(f"slot.{name}", slot, ("slots", name), spoken=True)
    for name, outcome in process.outcomes.items():
        yield Text(f"outcome.{name}", outcome.text, ("outcomes", name, "text"))
    for name, message in process.messages.items():
        if message.subject:
            yield Text(f"message.{name}.subject", message.subject, ("messages", name, "subject"), spoken=True)
        yield Text(f"message.{name}.body", message.body, ("messages", name, "body"), spoken=True)
    for name, interrupt in process.anywhere.items():
        yield Text(f"anywhere.{name}", interrupt.text, ("anywhere", name, "text"))
        if interrupt.reason:
            yield Text(f"anywhere.{name}.reason", interrupt.reason, ("anywhere", name, "reason"))
    for name, step in process.steps.items():
        yield from _step_texts(name, step)


def _step_texts(name: str, step: Step) -> Iterator[Text]:
    loc = ("steps", name)
    if step.task:
        yield Text(f"{name}.task", step.task, (*loc, "task"))
    if isinstance(step, Spoken):
        if step.say:
            yield Text(f"{name}.say", step.say, (*loc, "say"), spoken=True)
        for index, variant in enumerate(step.says):
            yield Text(f"{name}.says.{index + 1}", variant.say, (*loc, "says", index, "say"), spoken=True)
    if isinstance(step, Say):
        for index, line in enumerate(step.more):
            yield Text(f"{name}.more.{index + 1}", line, (*loc, "more", index), spoken=True)
    if isinstance(step, Checklist):
        for id, item in step.items.items():
            yield Text(f"{name}.item.{id}", item.text, (*loc, "items", id))
            for index, variant in enumerate(item.otherwise):
                there = (*loc, "items", id, "otherwise", index, "say")
                yield Text(f"{name}.item.{id}.otherwise.{index + 1}", variant.say, there)
    if isinstance(step, Ask | Decide):
        for option, chosen in step.options.items():
            yield Text(f"{name}.option.{option}", chosen.text, (*loc, "options", option, "text"))
