"""A fake: one agent's shift."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from agentdesk.core.call import Agent
from agentdesk.desk.facade_shift import Colleague, Day, MyDay
from agentdesk.desk.ports_shift import Absence, Promised

TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
OMID = Colleague("omid", "Omid Karimi", speaks=True)
TOM = Colleague("tom", "Tom Bell", speaks=False, away_since=TEN)


def promised(case: int, minute: int, customer: str = "Giulia Rossi") -> Promised:
    """A call that was agreed on for so many minutes after ten."""
    at = TEN.replace(hour=10 + minute // 60, minute=minute % 60)
    return Promised(case, f"INV-{case:05}", customer, "credit_control", at, at)


@dataclass
class FakeShift:
    """What is coming, who is away, what was handed over, and whose desk has said that they are there."""

    coming: tuple[Promised, ...] = ()
    absent: tuple[Absence, ...] = ()
    others: tuple[Colleague, ...] = (OMID, TOM)
    day: MyDay = field(default_factory=lambda: MyDay(Day()))
    handed: list[tuple[int, str | None, str]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def here(self, agent: str) -> None:
        self.seen.append(agent)

    def colleagues(self, _case: int, _agent: Agent) -> tuple[Colleague, ...]:
        return self.others

    def hand_over(self, case: int, _agent: Agent, to: str | None, note: str = "") -> None:
        self.handed.append((case, to, note))

    def appointments(self, _agent: str) -> tuple[Promised, ...]:
        return self.coming

    def away(self) -> tuple[Absence, ...]:
        return self.absent

    def my_day(self, _agent: str, _interface: str) -> MyDay:
        return self.day
