"""A fake: plans of the rows in memory."""

from agentdesk.core.errors import NoCase
from agentdesk.core.queue import QueueRow
from agentdesk.desk.plan_views import PlanLine, PlanView

LINES = (
    PlanLine("contact", "Call the contact. What came of it?", "Tue, 24 Nov 2026, 10:03 to 18:00"),
    PlanLine("since_then", "Was it paid?", "Mon, 28 Dec 2026", "Fri, 25 Dec 2026 is a holiday: Christmas"),
)


class FakePlanning:
    """Two steps for every case; a process that would begin now takes the open invoices for granted."""

    def __init__(self, rows: list[QueueRow]) -> None:
        self.rows = rows
        self.lines: tuple[PlanLine, ...] = LINES
        self.closed = False

    def of_case(self, case: str, interface: str) -> PlanView:
        for row in self.rows:
            if case in (str(row.id), row.external_id):
                lines = () if self.closed else self.lines
                return PlanView("Credit control", row.customer, row.external_id, lines, closed=self.closed)
        raise NoCase(name=case)

    def of_process(self, process: str, interface: str) -> PlanView:
        return PlanView(process, "", "", self.lines, assumed=("open invoices: 1",))
