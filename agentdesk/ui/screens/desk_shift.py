"""A shift at the desk: appointments and their reminder, hand-overs, being away, and my day."""

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from agentdesk.core.errors import AgentdeskError
from agentdesk.ui.screens.desk_not_called import NotCalledDesk
from agentdesk.ui.widgets.queue_table import QueueTable

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade_shift import Promised

LOOK_SECONDS = 30
_NAME = 40


class ShiftDesk(NotCalledDesk):
    """The agent's own shift."""

    def on_mount(self) -> None:
        self.set_interval(LOOK_SECONDS, self.look_ahead)

    async def _begin(self) -> None:
        await super()._begin()
        await self._look_ahead()

    # --- appointments

    def look_ahead(self) -> None:
        """See what has been agreed on, and remind of what is close."""
        if not self.reason_opening():
            self.start(self._look_ahead, group="appointments", exclusive=True)

    async def _look_ahead(self) -> None:
        app = self.app
        coming = await app.work.read(app.desk.shift.appointments, app.agent.id)
        app.reminding.learn(app.agent.id, coming)
        self._show_head()
        if app.screen is self and (said := app.reminding.remind(app.agent.id, app.desk.now(), self.tr)):
            app.terminal.ring()
            self.say(said)

    def more_facts(self) -> tuple[str, ...]:
        if not self.app.is_open:
            return ()
        mark = self.app.reminding.mark(self.app.agent.id, self.app.desk.now(), self.tr)
        return (mark,) if mark else ()

    def do_appointments(self) -> None:
        self.start(self._show_appointments, group="appointments")

    def reason_appointments(self) -> str:
        return self.reason_opening()

    async def _show_appointments(self) -> None:
        from agentdesk.ui.screens.question import Question

        app, tr = self.app, self.tr
        coming = await app.work.read(app.desk.shift.appointments, app.agent.id)
        app.reminding.learn(app.agent.id, coming)
        if not coming:
            self.say(tr("You have agreed on no call for the next days."))
            return
        answers = [(str(one.case), self._line(one)) for one in coming]
        app.push_screen(Question("", answers, title=tr("My appointments")), self._take_appointment)

    def _line(self, one: "Promised") -> str:
        from agentdesk.text.crop import crop
        from agentdesk.ui.apart import apart
        from agentdesk.words.dates import soon

        now = self.app.desk.now()
        time = soon(one.due_from, now.tzinfo or UTC, self.tr.language, now.date())
        return f"{time}  {apart(crop(one.customer, _NAME))}  {apart(one.external_id)}"

    def _take_appointment(self, case: str | None) -> None:
        if case:
            self._take_found(int(case))

    # --- given to a colleague

    def do_hand_over(self) -> None:
        from agentdesk.ui.screens.handing_over import HandingOver

        if line := self.query_one(QueueTable).line:
            HandingOver(self, line.id, self._handed_over).begin()

    def reason_hand_over(self) -> str:
        return self.reason_opening() or self.reason_selected()

    def _handed_over(self, said: str) -> None:
        self.say(said)
        self.reload()

    # --- away, and the end

    def do_away_because(self) -> None:
        from agentdesk.ui.absences import reasons
        from agentdesk.ui.screens.question import Question

        chosen = Question("", reasons(self.tr), title=self.tr("Why are you away?"))
        self.app.push_screen(chosen, self._away_because)

    def reason_away_because(self) -> str:
        return self.reason_opening()

    def _away_because(self, reason: str | None) -> None:
        if reason:
            self.clear_message()
            self.start(partial(self._be_away, True, reason=reason, before=self.away), group="away")

    async def _be_away(self, away: bool, *, reason: str = "", before: bool | None = None) -> None:
        """Shown at once, for the next key counts on it; taken back to what was `before` where it can't be kept."""
        was, agent = not away if before is None else before, self.app.agent.id
        self.show_away(away)
        try:
            await self.app.work.write(partial(self.app.desk.be_away, agent, away=away, reason=reason))
        except AgentdeskError:
            self.show_away(was)
            raise
        await self.became_free()

    def do_my_day(self) -> None:
        self.start(self._show_day, group="my_day")

    def reason_my_day(self) -> str:
        return self.reason_opening()

    async def _show_day(self) -> None:
        from agentdesk.ui.screens.my_day import MyDayScreen

        app = self.app
        day = await app.work.read(app.desk.shift.my_day, app.agent.id, self.tr.language)
        app.push_screen(MyDayScreen(day), self._after_day)

    async def _after_day(self, answer: str | None) -> None:
        if answer == "sign_out":
            await self.app.sign_out()
