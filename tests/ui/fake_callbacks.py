"""A fake: call-backs at the fake desk."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from agentdesk.core.call import Agent
from agentdesk.core.errors import BadInput, Fault
from agentdesk.desk.facade_callbacks import Asked, TakenDown, Waiting

ASKED_AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)


def waiting(case: int = 3, customer: str = "דנה כהן", minutes: int = 15) -> Waiting:
    """A request of this morning."""
    return Waiting(case, customer, ASKED_AT, minutes)


@dataclass
class FakeCallBacks:
    """`rings` are the requests to ring for, `offers` those for whoever becomes free; `holders` have a request."""

    rings: list[Waiting] = field(default_factory=list)
    offers: list[Waiting] = field(default_factory=list)
    holders: dict[int, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    duplicate: bool = False

    def take_down(self, asked: Asked, agent: str) -> TakenDown:
        if not asked.phone and not asked.withheld:
            raise BadInput(Fault("phone", "a call-back needs a number", "write it, or say that it is withheld"))
        self.asked.append(asked)
        number = "" if asked.withheld else "+97235551234"
        read_back = "+972 3-555-1234" if number else ""
        status = "under_review" if asked.withheld else "scheduled"
        return TakenDown(7, "CB-7", status, number, read_back, True, ASKED_AT, None, self.duplicate)

    def ringing(self, agent: Agent, quiet: Collection[int] = ()) -> Waiting | None:
        found = (one for one in self.rings if one.case not in quiet and one.case not in self.holders)
        return next(found, None)

    def next_for(self, agent: Agent) -> Waiting | None:
        return self.offers[0] if self.offers else None

    def withdraw(self, case: int, agent: str) -> None:
        self.withdrawn.append(case)

    def taken_by(self, case: int) -> str | None:
        return self.holders.get(case)
