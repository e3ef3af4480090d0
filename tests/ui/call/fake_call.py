"""A fake: a call that follows a short script in memory, its counts on a clock that stands until it is moved."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from agentdesk.core.clock import FixedClock
from agentdesk.core.inputs import (
    Again,
    CallInput,
    Choose,
    Enter,
    Interrupt,
    Next,
    Return,
    Tick,
    TimeUp,
    Undo,
)
from agentdesk.desk.views import (
    ActionView,
    CallView,
    CustomerView,
    DecisionView,
    EffectView,
    InputView,
    OptionView,
    PathView,
    Said,
    TimerView,
    WrapView,
)
from agentdesk.process.refusals import NotAccepted
from tests.ui.fake_desk import NOW, FakeDesk, broken

STEPS = ("prepare", "dial", "greet", "contact", "invoices", "agreed", "thanks", "over")
PHASES = (("prepare", "Prepare"), ("dial", "Dial"), ("greet", "Greet"), ("body", "Case"), ("close", "Close"))
SAID = {
    "greet": "Good morning, this is Sara from Northwind, accounts. I am calling about an open invoice of yours.",
    "contact": "We have not received the payment of the invoice yet. Is there anything that holds it up?",
    "invoices": "How many of our invoices are still open on your side?",
    "agreed": "On which day may we expect the payment?",
    "thanks": "Thank you for your time. Is there anything else I can do for you?",
    "hold": "Thank you for waiting. I have checked it with our accounts.",
}
IN_ITALIAN = {
    "greet": "Buongiorno, sono Sara di Northwind, ufficio contabilità. La chiamo per una fattura aperta.",
    "contact": "Non abbiamo ancora ricevuto il pagamento della fattura. C'è qualcosa che lo trattiene?",
    "invoices": "Quante delle nostre fatture risultano ancora aperte da voi?",
    "agreed": "Per quale giorno possiamo aspettarci il pagamento?",
    "hold": "Grazie per l'attesa. Ho verificato con la contabilità.",
}
OPTIONS = {
    "prepare": ("read the last note", "know the open sum", "have the invoice at hand"),
    "dial": ("answered", "no_answer", "busy", "wrong_number"),
    "contact": ("payment_agreed", "already_paid", "no_agreement"),
}
CARD = CustomerView(
    name="Giulia Rossi",
    number="+39 055 012 3456",
    number_note="1 more number",
    local_time="Rome 11:03",
    window="calls until 18:00",
    lines=("open invoices: 2", "unanswered calls: 1", "status: first call"),
    consents=("voicemail ✓", "texts ✗"),
    history=("18 Nov · Omid · no answer", "11 Nov · Sara · promised to pay", "asked for a copy by mail"),
)
EFFECTS = (
    EffectView("status", "awaiting payment"),
    EffectView("tag", "payment_control"),
    EffectView("task", "check the payment"),
    EffectView("due", "Thu 10 Dec 2026, 9:00–18:00", "3 working days after 4 Dec; 8 Dec is a holiday (Immacolata)"),
    EffectView("mail", "summary, to g.rossi@example.org"),
)


@dataclass(frozen=True)
class Moment:
    """Where the fake stands: all of it, so that an undo is the moment before."""

    step: str = "prepare"
    ticked: frozenset[str] = frozenset()
    begun: bool = False
    hold_from: float | None = None
    agreed: float = 40.0
    back_to: str = ""
    answered_at: float | None = None


@dataclass
class FakeLive:
    """A call. `fails` are raised, first to last, by the writes to come; `hold_up` runs inside every write."""

    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    moment: Moment = field(default_factory=Moment)
    card: CustomerView = CARD
    note: str = ""
    typed: str = ""
    note_required: bool = False
    idle: str = ""
    rehearsal: bool = False
    case: int = 7
    languages: tuple[str, ...] = ("en", "it", "ar", "zh")
    customer_language: str = "it"
    given: list[CallInput] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    wrapped: list[str] = field(default_factory=list)
    given_back: list[str] = field(default_factory=list)
    renewed: int = 0
    changes: Callable[[CallView], CallView] = field(default=lambda view: view)
    hold_up: Callable[[], None] = field(default=lambda: None)
    before: list[Moment] = field(default_factory=list)

    # --- what is read

    def view(self, interface: str, script: str | None = None) -> CallView:
        moment, language = self.moment, script or self.customer_language
        held = moment.hold_from is not None
        view = CallView(
            step="hold" if held else moment.step,
            kind=self._kind(),
            title="Credit control",
            task=self._task(),
            say=self._said(language),
            gloss=Said(SAID[self._line()], "en") if language != interface and self._line() in SAID else None,
            more=(Said("I understand that this is a nuisance.", "en"),) if moment.step == "contact" else (),
            options=() if held else self._options(),
            input=self._input(),
            timer=self._timer(),
            path=self._path(),
            decisions=(_DECISION,) if moment.step == "agreed" and not held else (),
            actions=self._actions(),
            reminders=("Speak calmly.", "Never interrupt."),
            connected=moment.answered_at is not None,
            begun=moment.begun,
            can_undo=bool(self.before),
            note_required=self.note_required,
            talk_seconds=0.0 if moment.answered_at is None else self.clock.steady() - moment.answered_at,
            at=self.clock.steady(),
            script_language=language,
            over=moment.step == "over",
        )
        return self.changes(view)

    def customer(self, interface: str) -> CustomerView:
        return self.card

    def effects(self, interface: str) -> tuple[EffectView, ...]:
        return EFFECTS

    def wrap(self, interface: str) -> WrapView:
        can_undo = len(self.before) > 0
        held, name = 67.0, self.card.name
        return WrapView("payment agreed", EFFECTS, self.note_required, held, self.note, self.idle, can_undo, name)

    # --- what is written

    def submit(self, given: CallInput) -> None:
        self._write()
        after = self._after(given)
        self.given.append(given)
        if isinstance(given, Undo):
            self.moment = self.before.pop()
        else:
            self.before.append(self.moment)
            self.moment = after

    def draft(self, note: str, typed: str = "") -> None:
        self._write()
        if (note, typed) == (self.note, self.typed) or note != self.note:
            self.drafts.append(note)
        self.note, self.typed = note, typed

    def wrap_up(self, note: str) -> None:
        self._write()
        self.wrapped.append(note)

    def give_back(self, reason: str) -> None:
        self._write()
        self.given_back.append(reason)

    def renew(self) -> None:
        self._write()
        self.renewed += 1

    def _write(self) -> None:
        self.hold_up()
        if self.fails:
            raise self.fails.pop(0)

    # --- the script

    def _after(self, given: CallInput) -> Moment:
        moment, steady = self.moment, self.clock.steady()
        match given:
            case Interrupt("hold"):
                return replace(moment, hold_from=steady, agreed=40.0)
            case Interrupt(id):
                return replace(moment, step="over", back_to=id)
            case Again():
                return replace(moment, hold_from=steady, agreed=80.0)
            case Return():
                return replace(moment, hold_from=None)
            case TimeUp() | Undo():
                return moment
            case _:
                return self._after_step(given)

    def _after_step(self, given: CallInput) -> Moment:
        moment = self.moment
        match given:
            case Tick(item):
                return replace(moment, ticked=moment.ticked ^ {item})
            case Next() if moment.step == "prepare" and len(moment.ticked) < len(OPTIONS["prepare"]):
                raise NotAccepted(step="prepare", given="Enter", takes="every line ticked")
            case Next() if moment.step == "greet" and not moment.begun:
                return replace(moment, begun=True)
            case Choose("answered"):
                return replace(moment, step="greet", answered_at=self.clock.steady())
            case Choose("no_answer" | "already_paid" | "no_agreement" | "busy" | "wrong_number"):
                return replace(moment, step="over")
            case Enter(text) if not text.strip() or text == "never":
                raise broken(f"“{text}” is no date: type it as 4 Dec or 2026-12-04")
            case _:
                return replace(moment, step=STEPS[STEPS.index(moment.step) + 1], ticked=frozenset())

    def _line(self) -> str:
        return "hold" if self.moment.hold_from is not None else self.moment.step

    def _said(self, language: str) -> Said | None:
        line = self._line()
        if language == "it" and line in IN_ITALIAN:
            return Said(IN_ITALIAN[line], "it")
        return Said(SAID[line], "en", fallback=language != "en") if line in SAID else None

    def _task(self) -> str:
        tasks = {"prepare": "Before you dial: what is this about?", "dial": "Call the number, say what happens."}
        return tasks.get(self.moment.step, "")

    def _kind(self) -> str:
        if self.moment.hold_from is not None:
            return "wait"
        kinds = {"prepare": "checklist", "dial": "ask", "contact": "ask", "invoices": "input", "agreed": "input"}
        return "end" if self.moment.step == "over" else kinds.get(self.moment.step, "say")

    def _options(self) -> tuple[OptionView, ...]:
        ids = OPTIONS.get(self.moment.step, ())
        ticks = self.moment.step == "prepare"
        return tuple(
            OptionView(place, id, id.replace("_", " "), ticked=id in self.moment.ticked if ticks else None)
            for place, id in enumerate(ids, 1)
        )

    def _input(self) -> InputView | None:
        if self._kind() != "input":
            return None
        if self.moment.step == "invoices":
            return InputView("open_invoices", "count", optional=False, default="2", hint="open invoices")
        return InputView("promised_on", "date", optional=False, hint="the day of the payment")

    def _timer(self) -> TimerView | None:
        moment, steady = self.moment, self.clock.steady()
        if moment.hold_from is not None:
            passed = steady - moment.hold_from
            return TimerView("hold", passed, moment.agreed, steady, extension=moment.agreed > 40)
        if moment.step == "greet" and not moment.begun and moment.answered_at is not None:
            return TimerView("greet", steady - moment.answered_at, 3.0, steady)
        return None

    def _path(self) -> tuple[PathView, ...]:
        phases = {"contact": "body", "invoices": "body", "agreed": "body", "thanks": "close", "over": "over"}
        here = phases.get(self.moment.step, self.moment.step)
        ids = [id for id, _ in PHASES]
        now = ids.index(here) if here in ids else len(ids)
        states = ["done" if place < now else "now" if place == now else "ahead" for place in range(len(ids))]
        return tuple(PathView(id, text, state) for (id, text), state in zip(PHASES, states, strict=True))

    def _actions(self) -> tuple[ActionView, ...]:
        silent = "" if self.moment.answered_at is not None else "nobody is on the line yet"
        return (
            ActionView("hold", "put the customer on hold", "hold", silent),
            ActionView("escalate", "a supervisor takes it on", "escalate", silent),
            ActionView("dropped", "the line dropped", "dropped", silent),
            ActionView("refuses", "the customer wants no more calls", "", silent),
        )


_DECISION = DecisionView(
    step="many_invoices",
    question="3 or more open invoices?",
    answer="no",
    options=(OptionView(1, "yes", "yes"), OptionView(2, "no", "no")),
)


@dataclass
class CallDesk(FakeDesk):
    """The fake desk, on the clock of a fake call."""

    live: FakeLive = field(default_factory=FakeLive)
    demo: bool = False

    def steady(self) -> float:
        return self.live.clock.steady()
