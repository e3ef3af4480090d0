"""A fake: finding customers among the rows of the fake desk, and opening cases there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from agentdesk.core.call import Agent
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.queue import QueueRow
from agentdesk.desk.facade_finding import AskedFact, CaseForm, CaseLine, CustomerLine, FoundLines, NewByHand
from agentdesk.desk.ports_finding import After

PAGE = 5
FORMS = (
    CaseForm(
        "credit_control",
        "Credit control",
        "IT",
        "it",
        (AskedFact("open_invoices", "open invoices", "count"), AskedFact("vip", "key customer", "flag")),
    ),
    CaseForm(
        "follow_up",
        "Follow-up",
        "CN",
        "zh",
        (AskedFact("trigger", "trigger", "text", (("visit", "a visit"),)),),
    ),
)


@dataclass
class FakeFinding:
    """Each row is a customer of one case. `take` makes a call; `before` runs ahead of each answer to a search."""

    rows: list[QueueRow]
    take: Callable[[int, Agent], Any]
    searched: list[str] = field(default_factory=list)
    opened: list[NewByHand] = field(default_factory=list)
    inbound: list[int] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    before: Callable[[str], None] = lambda text: None

    def search(self, text: str, interface: str, after: After | None = None) -> FoundLines:
        self.searched.append(text)
        self.before(text)
        hits = [
            row for row in self.rows if text and text.casefold() in f"{row.customer} {row.external_id}".casefold()
        ]
        first = after.customer if after else 0
        page = tuple(self._line(row) for row in hits[first : first + PAGE])
        return FoundLines(page, After(0, 0, "", first + PAGE) if len(hits) > first + PAGE else None)

    def customer(self, id: int, interface: str) -> CustomerLine:
        return next(self._line(row) for row in self.rows if row.id == id)

    def forms(self, interface: str) -> tuple[CaseForm, ...]:
        return FORMS

    def home(self, process: str, number: str, country: str = "") -> tuple[str, str]:
        usual = next((form.country, "Europe/Rome") for form in FORMS if form.process == process)
        known = {"+972": ("IL", "Asia/Jerusalem"), "+1": ("US", "")}
        return next((home for code, home in known.items() if number.startswith(code)), usual)

    def open_case(self, given: NewByHand, agent: Agent) -> int:
        missing = [name for name in ("name", "phone") if given.customer is None and not given.cells.get(name)]
        if missing:
            raise BadInput(*(Fault(name, "a new case needs it", "write it") for name in missing))
        if not given.cells.get("facts.open_invoices", "0").isdecimal():
            raise BadInput(Fault("facts.open_invoices", "it is not a whole number", "write it like 3"))
        self.opened.append(given)
        return 3

    def take_inbound(self, case: int, agent: Agent) -> Any:
        self.inbound.append(case)
        return self.take(case, agent)

    def _line(self, row: QueueRow) -> CustomerLine:
        reason = "paid" if row.id in self.closed else ""
        case = CaseLine(row.id, row.external_id, "Credit control", "first call", "10:14", reason)
        return CustomerLine(row.id, row.customer, "+39 055 012 3456", (row.language,), (case,))
