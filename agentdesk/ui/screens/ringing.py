"""A desk that rings: a customer waits to be called back, and somebody has to take it."""

from textual.message import Message
from textual.widgets import OptionList

from agentdesk.core.errors import NotFound
from agentdesk.desk.facade_callbacks import Waiting
from agentdesk.ui.screens.question import Question
from agentdesk.ui.screens.too_early import Seen
from agentdesk.words.translator import Translator

LOOK_SECONDS = 2


class RingScreen(Question):
    """Gives `accept` or `later`; `gone:NAME` where somebody else was quicker (no name: nobody needs it any more)."""

    def __init__(self, waiting: Waiting, said: str, tr: Translator) -> None:
        answers = (("accept", tr("call back now")), ("later", tr("not now")))
        super().__init__(said, answers, title=tr("The desk is ringing"))
        self._waiting = waiting
        self._rung = 0.0
        self.seen = Seen()

    def on_mount(self) -> None:
        self._ring()
        self.call_after_refresh(self.seen.now)
        self.set_interval(LOOK_SECONDS, self.look_by_itself)

    async def pick(self, number: int) -> None:
        """Whoever was typing when it rang has answered nothing."""
        if not self.seen.too_early(Message()):
            await super().pick(number)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if self.seen.too_early(event):
            event.prevent_default()

    def look_by_itself(self) -> None:
        """See whether somebody has taken it, and ring again when it is time."""
        self.start(self._look, group="look", exclusive=True)

    async def _look(self) -> None:
        try:
            taken_by = await self.app.work.read(self.app.desk.callbacks.taken_by, self._waiting.case)
        except NotFound:
            taken_by = ""
        if taken_by is not None and self.is_attached:
            self.dismiss(f"gone:{taken_by}")
        elif self.app.desk.steady() - self._rung >= self._waiting.minutes * 60:
            self._ring()

    def _ring(self) -> None:
        self._rung = self.app.desk.steady()
        self.app.terminal.ring()
        self.app.terminal.notify(self.tr("A customer waits to be called back."))
