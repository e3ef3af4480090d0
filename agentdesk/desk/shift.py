"""One agent's shift: hand-overs, appointments, and the day at its end."""

from collections import Counter
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from agentdesk.core.call import Agent, names_of
from agentdesk.core.case import Case
from agentdesk.desk import handing
from agentdesk.desk.absent_owners import hand_over_theirs
from agentdesk.desk.facade_shift import Colleague, MyDay
from agentdesk.desk.ports_shift import Absence, Promised
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office

DAYS_AHEAD = 7


class AgentShift:
    """The use cases (the port `Shift`)."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def here(self, agent: str) -> None:
        now = self._office.clock.now()
        self._office.store.callbacks.seen(agent, now)
        hand_over_theirs(self._office, now)

    def colleagues(self, case: int, agent: Agent) -> tuple[Colleague, ...]:
        return handing.colleagues(self._office, self._office.store.case(str(case)), agent)

    def hand_over(self, case: int, agent: Agent, to: str | None, note: str = "") -> None:
        handing.hand_over(self._office, self._office.store.case(str(case)), agent, to, note)

    def handed(self, case: Case, tr: Translator) -> tuple[str, ...]:
        """Who handed the case over, and what they said to it."""
        found = self._office.store.shift.handed(case.id)
        names = names_of(self._office.store.agents()) if found else {}
        line = handing.handed_line(found, case, names, tr)
        return (line,) if line else ()

    def appointments(self, agent: str) -> tuple[Promised, ...]:
        today = self._today()
        return self._office.store.shift.promised(agent, today, today + timedelta(days=DAYS_AHEAD))

    def away(self) -> tuple[Absence, ...]:
        return self._office.store.shift.away()

    def my_day(self, agent: str, interface: str) -> MyDay:
        office, today = self._office, self._today()
        tomorrow = self._next(today)
        day = office.store.shift.day(agent, today, tomorrow)
        worded: Counter[str] = Counter()
        for outcome, count in day.outcomes.items():
            worded[self._word(outcome, interface)] += count
        return MyDay(
            day,
            worded,
            office.store.shift.promised(agent, today, tomorrow),
            office.store.shift.coming(agent, today, tomorrow, self._next(tomorrow)),
        )

    def _today(self) -> datetime:
        now = self._office.now()
        return datetime.combine(now.date(), time(0), tzinfo=now.tzinfo)

    def _next(self, day: datetime) -> datetime:
        """The next midnight, whatever the clocks do in between."""
        return datetime.combine(day.date() + timedelta(days=1), time(0), tzinfo=day.tzinfo)

    def _word(self, outcome: str, interface: str) -> str:
        """What the first process that knows the outcome calls it."""
        plain = outcome.replace("_", " ")
        ids = self._office.library.ids()
        words = (self._office.label("outcome", process, outcome, interface) for process in ids)
        return next((word for word in words if word != plain), plain)
