"""A team lead's word against a calling rule: who it is, and why; then the case can be called."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from agentdesk.text.crop import crop
from agentdesk.ui.screens.ask_text import AskText
from agentdesk.ui.screens.question import Question

if TYPE_CHECKING:
    from agentdesk.core.call import Agent
    from agentdesk.ui.screens.base import ActionScreen

LEAVE, OVERRIDE = "leave", "override"
_MOST = 8
_NAME = 40


class LeadsWord:
    """The questions, one after the other, on a screen; `then` is called once the word is written down."""

    def __init__(self, screen: "ActionScreen[Any]", case: int, then: Callable[[], None]) -> None:
        self._screen = screen
        self._case = case
        self._then = then

    def offer(self, held: str) -> None:
        """Say what holds the case back, and that a lead can let it be called."""
        tr = self._screen.tr
        answers = ((LEAVE, tr("leave it")), (OVERRIDE, tr("a team lead lets it be called")))
        self._screen.app.push_screen(Question(held, answers, title=tr("Not to be called now")), self._offered)

    def begin(self) -> None:
        """Ask who the lead is."""
        self._screen.start(self._look, group="lead")

    def _offered(self, answer: str | None) -> None:
        if answer == OVERRIDE:
            self.begin()

    async def _look(self) -> None:
        app, tr = self._screen.app, self._screen.tr
        held = await app.work.read(app.desk.rules.held, self._case, tr.language)
        leads = await app.work.read(app.desk.rules.leads)
        if held is None:
            self._screen.say(tr("no calling rule holds this case back"))
        elif not held.can_override:
            self._screen.say(held.reasons[0].text)
        elif app.agent.is_lead:
            self._ask_why(app.agent)
        elif not leads:
            self._screen.say(tr("nobody here is a team lead; `agentdesk agents roles NAME lead` makes one"))
        else:
            self._ask_who(leads)

    def _ask_who(self, leads: "tuple[Agent, ...]") -> None:
        tr = self._screen.tr
        answers = [(lead.id, crop(lead.name, _NAME)) for lead in leads[:_MOST]]
        by_id = {lead.id: lead for lead in leads}

        def chosen(id: str | None) -> None:
            if id is not None:
                self._ask_why(by_id[id])

        said = tr("Which team lead lets this case be called?")
        self._screen.app.push_screen(Question(said, answers, title=tr("A team lead's word")), chosen)

    def _ask_why(self, lead: "Agent") -> None:
        tr = self._screen.tr
        said = tr("Why may the customer be called all the same? It is written into the journal.")
        title = tr("A team lead's word")
        asked = AskText(title, said, needed=tr("a reason is needed · Esc goes back"))
        self._screen.app.push_screen(asked, partial(self._told, lead))

    def _told(self, lead: "Agent", reason: str | None) -> None:
        if reason:
            self._screen.start(partial(self._write, lead, reason), group="lead")

    async def _write(self, lead: "Agent", reason: str) -> None:
        app = self._screen.app
        await app.work.write(app.desk.rules.override, self._case, lead, reason)
        self._then()
