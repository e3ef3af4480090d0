"""A fake: the desk's protocol over a list in memory, with a clock that stands."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from agentdesk.core.call import Agent, OpenCall
from agentdesk.core.case import Case, CaseState
from agentdesk.core.customer import Customer
from agentdesk.core.errors import AgentdeskError, NoCase
from agentdesk.core.event import TAKEN, Event
from agentdesk.core.figures import Figures
from agentdesk.core.plain import Plain
from agentdesk.core.queue import Page, QueueFilter, QueueRow, rank
from agentdesk.desk.facade_authoring import ReadAnew
from agentdesk.desk.ports import AlreadyTaken, Counts
from agentdesk.desk.views import PreviewView, ProcessView, ReasonView, WhyView
from tests.ui.fake_callbacks import FakeCallBacks
from tests.ui.fake_finding import FakeFinding
from tests.ui.fake_planning import FakePlanning
from tests.ui.fake_records import FakeRecords
from tests.ui.fake_rules import FakeRules
from tests.ui.fake_shift import FakeShift

NOW = datetime(2026, 11, 24, 10, 3, tzinfo=UTC)
SARA = Agent("sara", "Sara Haddad", "f", "en", ("en", "it", "ar"))
OMID = Agent("omid", "Omid Karimi", "m", "en", ("fa", "en"))
_NAMES = ("Mariam Alharbi", "Giulia Rossi", "مریم رضایی", "דנה כהן", "李明", "Tom O'Neil", "نورة القحطاني")
_LANGUAGES = ("ar", "it", "fa", "he", "zh", "en", "ar")
_STATUSES = ("call_1", "call_2", "warned", "new")
_PRIORITIES = ("high", "medium", "medium", "low", "medium")


def row(number: int) -> QueueRow:
    """The row with this number: the lower, the earlier it is due."""
    due = NOW - timedelta(minutes=25) + timedelta(minutes=11 * number)
    return QueueRow(
        id=number,
        external_id=f"INV-{number:05}",
        process="credit_control" if number % 3 else "follow_up",
        status=_STATUSES[number % 4],
        priority="blocking" if number == 1 else _PRIORITIES[number % 5],
        due_from=due - timedelta(days=1),
        due_by=due,
        promised=number in (1, 2),
        customer=f"{_NAMES[number % 7]}",
        language=_LANGUAGES[number % 7],
        timezone="Europe/Rome",
        left_at="contact" if number == 4 else None,
    )


@dataclass
class FakeCall:
    """A call that only knows its case."""

    case: int
    rehearsal: bool = False
    reason: str = ""

    def give_back(self, reason: str) -> None:
        self.reason = reason


@dataclass
class FakeDesk:
    """A desk with `rows`; `fails` names the methods that raise the error instead."""

    rows: list[QueueRow] = field(default_factory=lambda: [row(number) for number in range(1, 13)])
    known: tuple[Agent, ...] = (SARA, OMID)
    open_call: OpenCall | None = None
    fails: dict[str, Exception] = field(default_factory=dict)
    signed_in: list[Agent] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    given_back: list[FakeCall] = field(default_factory=list)
    demo: bool = True
    away: set[str] = field(default_factory=set)
    next: datetime | None = None
    anew: ReadAnew = ReadAnew((), ())
    faults: dict[str, tuple[str, ...]] = field(default_factory=dict)
    callbacks: FakeCallBacks = field(default_factory=FakeCallBacks)
    rules: FakeRules = field(default_factory=FakeRules)
    shift: FakeShift = field(default_factory=FakeShift)
    reasons: list[str] = field(default_factory=list)

    @property
    def authoring(self) -> "FakeDesk":
        return self

    def read_anew(self, interface: str) -> ReadAnew:
        self._ask("read_anew")
        return self.anew

    def __post_init__(self) -> None:
        self.row_ids_at_start = [found.id for found in sorted(self.rows, key=_order)]
        self.finding = FakeFinding(self.rows, self.take)
        self.planning = FakePlanning(self.rows)
        self.records = FakeRecords()

    def now(self) -> datetime:
        return NOW

    def steady(self) -> float:
        return 0.0

    def agents(self) -> tuple[Agent, ...]:
        self._ask("agents")
        return self.known

    def sign_in(self, agent: Agent) -> None:
        self._ask("sign_in")
        self.signed_in.append(agent)

    def queue(self, view: QueueFilter, *, limit: int = 50, after: Any = None) -> Page:
        self._ask("queue")
        rows = sorted((row for row in self.rows if _fits(row, view)), key=_order)
        rest = [row for row in rows if after is None or _order(row) > after]
        page = rest[:limit]
        return Page(tuple(page), _order(page[-1]) if len(rest) > limit else None)

    def counts(self, view: QueueFilter) -> Counts:
        rows = [row for row in self.rows if _fits(row, view)]
        return Counts(len(rows), sum(row.due_by < NOW for row in rows))

    def next_due(self, view: QueueFilter) -> datetime | None:
        self._ask("next_due")
        return self.next

    def is_away(self, agent: str) -> bool:
        return agent in self.away

    def be_away(self, agent: str, *, away: bool, reason: str = "") -> None:
        self._ask("be_away")
        self.reasons.append(reason)
        self.away = {agent} if away else set()

    def label(self, kind: str, process: str, id: str, language: str) -> str:
        if kind == "title":
            return process.replace("_", " ").capitalize()
        return {"call_1": "first call", "call_2": "second call", "warned": "warned", "new": "new"}.get(id, id)

    def preview(self, case: int, interface: str) -> PreviewView:
        self._ask("preview")
        found = self._row(case)
        lines = ("+39 055 012 3456", "Florence 11:03 · window until 18:00", "2 open invoices, 1 unanswered call")
        history = ("18 Nov  Omid · no answer", "11 Nov  Sara · promised to pay on 16 Nov")
        return PreviewView(case, found.external_id, found.customer, lines, history)

    def why(self, case: str, agent: Agent, interface: str) -> WhyView:
        self._ask("why")
        for found in self.rows:
            if case in (str(found.id), found.external_id):
                reasons = (
                    ReasonView(
                        "window", "Outside calling hours in Rome; calls from 13:03.", NOW + timedelta(hours=3)
                    ),
                    ReasonView("taken", "Omid has it, until 10:12.", NOW + timedelta(minutes=9)),
                )
                return WhyView(found.id, found.external_id, found.customer, False, reasons)
        raise NoCase(name=case)

    def interrupted(self, agent: str) -> OpenCall | None:
        return self.open_call

    def left_at(self, call: OpenCall, interface: str) -> str:
        return f"Case · Call the contact ({interface})"

    def take_next(self, view: QueueFilter, agent: Agent) -> Any:
        self._ask("take_next")
        page = self.queue(view, limit=1)
        return self.take(page.rows[0].id, agent) if page.rows else None

    def take(self, case: int, agent: Agent) -> Any:
        self._ask("take")
        if case not in {row.id for row in self.rows}:
            raise AlreadyTaken(agent="Omid")
        self.rows = [row for row in self.rows if row.id != case]
        return FakeCall(case)

    def take_up(self, call: OpenCall, agent: Agent) -> Any:
        self._ask("take_up")
        self.open_call = None
        self.given_back.append(FakeCall(call.case.id))
        return self.given_back[-1]

    def rehearse(self, process: str, agent: Agent, language: str) -> Any:
        self._ask(f"rehearse {process} {language}")
        return FakeCall(0, rehearsal=True)

    def figures(self) -> Figures:
        self._ask("figures")
        return figures()

    def processes(self, interface: str) -> tuple[ProcessView, ...]:
        self._ask("processes")
        steps = (
            ("prepare", "checklist", "Look at the open invoices."),
            ("contact", "ask", "Was the customer reached?"),
            ("summary", "effects", "A summary is sent."),
        )
        known = (
            ProcessView("credit_control", "Credit control", "Reminds of open invoices.", ("en", "it", "ar"), steps),
            ProcessView("follow_up", "Follow-up", "Asks how it went.", ("en", "zh"), steps),
            *(ProcessView(id, id, "", (), ()) for id in self.faults if id not in ("credit_control", "follow_up")),
        )
        return tuple(replace(view, faults=self.faults.get(view.id, ())) for view in known)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if error := self.fails.get(what):
            raise error

    def _row(self, case: int) -> QueueRow:
        for found in self.rows:
            if found.id == case:
                return found
        raise NoCase(name=case)


@dataclass
class FakeSettings:
    """Settings in a dictionary."""

    values: dict[str, Plain] = field(default_factory=dict)

    def get(self, name: str) -> Plain:
        return self.values.get(name)

    def set(self, name: str, value: Plain) -> None:
        self.values[name] = value


def figures() -> Figures:
    """A morning on the floor."""
    return Figures(
        since=NOW.replace(hour=0, minute=0),
        until=NOW,
        due=12,
        late=2,
        calls=41,
        reached=23,
        wrapped_up=38,
        holds=7,
        holds_over=1,
        on_hold=1,
        escalations=3,
        dropped=2,
        away=1,
        outcomes={"no_answer": 14, "payment agreed": 11, "already paid": 6, "escalated": 3, "refuses": 4},
        by_agent={"sara": 22, "omid": 19},
    )


def interrupted(*, live: bool = False) -> OpenCall:
    """A call of Sara's that was cut off."""
    state = CaseState(status="call_1", due_from=NOW, due_by=NOW)
    customer = Customer("Giulia Rossi", "f")
    case = Case(4, "INV-00004", "credit_control", "it", "IT", "Europe/Rome", customer, state, NOW, left_at="contact")
    return OpenCall(9, case, "sara", "v1", (Event(TAKEN, NOW - timedelta(minutes=4)),), live=live)


def many(count: int) -> list[QueueRow]:
    """So many rows, in an order of priority and time."""
    return [replace(row(number), promised=False, priority="medium") for number in range(1, count + 1)]


def broken(message: str) -> AgentdeskError:
    """An expected failure that says `message`."""

    class Broken(AgentdeskError):
        pass

    Broken.message = message
    return Broken()


def _order(found: QueueRow) -> tuple[int, datetime, int]:
    return rank(promised=found.promised, priority=found.priority), found.due_by, found.id


def _fits(found: QueueRow, view: QueueFilter) -> bool:
    wanted = {"process": view.process, "language": view.language, "priority": view.priority}
    exact = all(value is None or getattr(found, name) == value for name, value in wanted.items())
    return exact and view.text.casefold() in f"{found.customer} {found.external_id}".casefold()
