"""The agent's next appointment: known from reading to reading, and told once, some minutes before."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from agentdesk.text.crop import crop
from agentdesk.text.safe import shown
from agentdesk.ui.local_time import due
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.facade_shift import Promised

AHEAD = timedelta(minutes=5)
_NAME = 40


class Reminding:
    """What the program knows of one agent's appointments."""

    def __init__(self) -> None:
        self._agent = ""
        self._coming: tuple[Promised, ...] = ()
        self._told: set[tuple[int, datetime]] = set()

    def learn(self, agent: str, coming: "tuple[Promised, ...]") -> None:
        """Go by these appointments of the agent from now on; the earliest is first."""
        if agent != self._agent:
            self._agent, self._told = agent, set()
        self._coming = coming

    def mark(self, agent: str, now: datetime, tr: Translator) -> str:
        """When the next one of today is, for a header; "" where there is none."""
        following = next((one for one in self._of(agent) if one.due_from >= now), None)
        if following is None or following.due_from.astimezone(now.tzinfo).date() != now.date():
            return ""
        return tr("next {time}", time=due(following.due_from, now, tr.language))

    def remind(self, agent: str, now: datetime, tr: Translator) -> str:
        """What is to be said of an appointment that is close, once; "" where there is nothing to say."""
        for one in self._of(agent):
            key = (one.case, one.due_from)
            if one.due_from - AHEAD <= now < one.due_from and key not in self._told:
                self._told.add(key)
                time, customer = due(one.due_from, now, tr.language), crop(shown(one.customer), _NAME)
                return tr("At {time} you have agreed to call {customer}.", time=time, customer=customer)
        return ""

    def _of(self, agent: str) -> "tuple[Promised, ...]":
        return self._coming if agent == self._agent else ()
