"""A team lead's word: who it is, and why; against a calling rule, or for a customer who may be called again."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from agentdesk.text.crop import crop
from agentdesk.ui.screens.ask_text import AskText
from agentdesk.ui.screens.question import Question

if TYPE_CHECKING:
    from agentdesk.core.call import Agent
    from agentdesk.ui.screens.base import ActionScreen

LEAVE, GO_ON = "leave", "go_on"
_MOST = 8
_NAME = 40


class _Word(ABC):
    """The questions about a case, one after the other, over a screen; `then` is called once it is written down."""

    def __init__(self, screen: "ActionScreen[Any]", case: int, then: Callable[[], None]) -> None:
        self._screen = screen
        self._tr = screen.tr
        self._app = screen.app
        self._case = case
        self._then = then

    def begin(self) -> None:
        """Ask who the lead is."""
        self._screen.start(self._look, group="lead")

    def offer(self, said: str) -> None:
        """Say how things stand, and what a lead can do about it."""
        title, can = self._offered()
        answers = ((LEAVE, self._tr("leave it")), (GO_ON, can))
        self._app.push_screen(Question(said, answers, title=title), self._answered)

    @abstractmethod
    def _offered(self) -> tuple[str, str]:
        """The title of the offer, and what a lead can do."""

    @abstractmethod
    def _asked(self) -> tuple[str, str]:
        """Which lead it is, and why, as questions."""

    @abstractmethod
    async def _against(self) -> str:
        """Why there is nothing to be said ("" = there is)."""

    @abstractmethod
    def _write(self, lead: "Agent", reason: str) -> None:
        """Write the word down; it blocks."""

    def _answered(self, answer: str | None) -> None:
        if answer == GO_ON:
            self.begin()

    async def _look(self) -> None:
        leads = await self._app.work.read(self._app.desk.rules.leads)
        if against := await self._against():
            self._screen.say(against)
        elif self._app.agent.is_lead:
            self._ask_why(self._app.agent)
        elif not leads:
            self._screen.say(self._tr("nobody here is a team lead; `agentdesk agents roles NAME lead` makes one"))
        else:
            self._ask_who(leads)

    def _ask_who(self, leads: "tuple[Agent, ...]") -> None:
        answers = [(lead.id, crop(lead.name, _NAME)) for lead in leads[:_MOST]]
        by_id = {lead.id: lead for lead in leads}

        def chosen(id: str | None) -> None:
            if id is not None:
                self._ask_why(by_id[id])

        who, _ = self._asked()
        self._app.push_screen(Question(who, answers, title=self._tr("A team lead's word")), chosen)

    def _ask_why(self, lead: "Agent") -> None:
        _, why = self._asked()
        needed = self._tr("a reason is needed · Esc goes back")
        asked = AskText(self._tr("A team lead's word"), why, needed=needed)
        self._app.push_screen(asked, partial(self._told, lead))

    def _told(self, lead: "Agent", reason: str | None) -> None:
        if reason:
            self._screen.start(partial(self._keep, lead, reason), group="lead")

    async def _keep(self, lead: "Agent", reason: str) -> None:
        await self._app.work.write(self._write, lead, reason)
        self._then()


class LeadsWord(_Word):
    """Against a calling rule: the case can be called all the same."""

    def _offered(self) -> tuple[str, str]:
        return self._tr("Not to be called now"), self._tr("a team lead lets it be called")

    def _asked(self) -> tuple[str, str]:
        tr = self._tr
        why = tr("Why may the customer be called all the same? It is written into the journal.")
        return tr("Which team lead lets this case be called?"), why

    async def _against(self) -> str:
        held = await self._app.work.read(self._app.desk.rules.held, self._case, self._tr.language)
        if held is None:
            return self._tr("no calling rule holds this case back")
        return "" if held.can_override else held.reasons[0].text

    def _write(self, lead: "Agent", reason: str) -> None:
        self._app.desk.rules.override(self._case, lead, reason)


class CallsAllowed(_Word):
    """For a customer who wasn't to be called, and may be again."""

    def _offered(self) -> tuple[str, str]:
        return self._tr("Not to be called"), self._tr("a team lead lets them be called again")

    def _asked(self) -> tuple[str, str]:
        tr = self._tr
        why = tr("What has changed? Only the customers' own word brings them back. It is written into the journal.")
        return tr("Which team lead lets the customer be called again?"), why

    async def _against(self) -> str:
        desk = self._app.desk
        view = await self._app.work.read(desk.consents.of, self._case, self._tr.language)
        return "" if view.do_not_call else self._tr("this customer may be called already")

    def _write(self, lead: "Agent", reason: str) -> None:
        self._app.desk.consents.allow_calls(self._case, lead, reason)
