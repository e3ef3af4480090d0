"""Call-backs for a test: a desk that takes them down, what it rings for, and what its ledger says."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agentdesk.core.call import Agent
from agentdesk.core.inputs import Choose, Enter, Next
from agentdesk.core.queue import QueueFilter
from agentdesk.desk import ledger
from agentdesk.desk.facade_callbacks import Asked, TakenDown
from agentdesk.desk.live import Live
from tests.desk.conftest import PREPARED, SARA, Scene, answered, give

DANA = Asked(phone="03-555 1234", name="דנה כהן", strategy="active")
LEAD = replace(SARA, id="Lea", name="Lea", roles=("lead",))
JERUSALEM = ZoneInfo("Asia/Jerusalem")
MINUTE = timedelta(minutes=1)


def down(desk: Scene, asked: Asked = DANA, **changes: object) -> TakenDown:
    return desk.office.callbacks.take_down(replace(asked, **changes), "Sara")


def later(desk: Scene, minutes: float) -> None:
    desk.clock.move(minutes * 60)


def set_clock(desk: Scene, at: datetime) -> None:
    desk.clock.move(0.0, jump=(at - desk.clock.now()).total_seconds())


def seen_by(desk: Scene, agent: str = "Sara") -> list[str]:
    """The call-backs in an agent's queue, in their order."""
    page = desk.office.queue(QueueFilter(agent=agent, process="callback"))
    return [row.external_id for row in page.rows]


def rings_for(desk: Scene, agent: Agent = SARA, quiet: tuple[int, ...] = ()) -> int | None:
    waiting = desk.office.callbacks.ringing(agent, quiet)
    return waiting.case if waiting else None


def sums(desk: Scene) -> str:
    """The ledger's sum; nothing is wrong with it."""
    assert [str(fault) for fault in (*desk.office.store.faults(), *ledger.faults(desk.office))] == []
    (said,) = ledger.equations(desk.office)
    return said.removeprefix("callback: ")


def unanswered(live: Live) -> None:
    give(live, *PREPARED, Next(), Choose("no_answer"))
    live.wrap_up("")


def promised(live: Live, desk: Scene) -> None:
    """Reach the customer, who wants to be called in five minutes."""
    answered(live)
    when = (desk.clock.now() + 5 * MINUTE).astimezone(JERUSALEM)
    give(live, Choose("later"), Enter(f"{when:%Y-%m-%d %H:%M}"), Next(), Choose("yes"), Choose("nothing"), Next())
    live.wrap_up("")
