"""Fakes: what calling rules hold back, and who may say otherwise."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from agentdesk.core.call import Agent
from agentdesk.core.queue import Reason
from agentdesk.desk.facade_rules import HeldView
from agentdesk.desk.ports_rules import CallHeld
from agentdesk.desk.views import ReasonView

LIA = Agent("lia", "Lia Conti", "f", "en", (), ("lead",))
MIDNIGHT = datetime(2026, 11, 24, 23, tzinfo=UTC)
SAID = "A calling rule holds it back until Wed, 25 Nov 2026, 00:00: One conversation a day (UNIREC code of conduct)."
HELD = HeldView((ReasonView("calling_rule", SAID, MIDNIGHT),), MIDNIGHT, can_override=True)
BARRED = HeldView((ReasonView("do_not_call", "The customer is not to be called.", None),), None, can_override=False)


def held_back(case: int, rule: str = "calling_rule", said: str = SAID) -> CallHeld:
    """What taking such a case raises."""
    return CallHeld(case, said, (Reason(rule, MIDNIGHT),))


@dataclass
class FakeRules:
    """The desk's rules: `now` is what holds every case back, `overridden` what leads have said."""

    now: HeldView | None = HELD
    known: tuple[Agent, ...] = (LIA,)
    overridden: list[tuple[int, str, str]] = field(default_factory=list)

    def held(self, _case: int, _interface: str) -> HeldView | None:
        return self.now

    def leads(self) -> tuple[Agent, ...]:
        return self.known

    def override(self, case: int, lead: Agent, reason: str) -> None:
        self.overridden.append((case, lead.id, reason))
        self.now = None
