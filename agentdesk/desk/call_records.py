"""What a call keeps of its customer beside its own events: corrections, do-not-call, and a colleague's word."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from agentdesk.core.call import Agent, names_of
from agentdesk.core.case import Case, CaseState
from agentdesk.core.correction import Correction
from agentdesk.desk.consents import do_not_call_line
from agentdesk.desk.handing import handed_line
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office


class Records:
    """Of one case, for one agent. What a colleague said who handed it over is read when the call begins."""

    def __init__(self, office: "Office", agent: Agent, case: Case) -> None:
        self._office = office
        self._agent = agent
        self._case = case
        self._handed = office.store.shift.handed(case.id)
        self._names = names_of(office.store.agents()) if self._handed else {}

    def correct(self, given: Sequence[Correction], found_wrong: Collection[int]) -> None:
        """Keep what was found out, durably."""
        now = self._office.clock.now()
        self._office.store.shift.correct(self._case.id, given, found_wrong=found_wrong, at=now, agent=self._agent.id)

    def do_not_call(self, reason: str) -> None:
        """The customer isn't called any more."""
        self._office.consents.do_not_call(self._case.id, self._agent, reason)

    def handed(self, tr: Translator) -> tuple[str, ...]:
        """Who handed the case over, and what they said to it."""
        line = handed_line(self._handed, self._case, self._names, tr)
        return (line,) if line else ()

    def idle(self, state: CaseState, tr: Translator) -> str:
        """That nobody will go on with the case as it will stand, where it is so."""
        if not self._office.rules.idle(replace(self._case, state=state)):
            return ""
        return tr("Not to be called: the case waits for a team lead, in the menu on 0 under “not to be called”.")

    def barred(self, tr: Translator) -> tuple[str, ...]:
        """That the customer is not to be called any more, where it is so."""
        said = self._office.store.rules.records([self._case.id])[self._case.id].do_not_call
        return (do_not_call_line(said, self._case, tr),) if said else ()
