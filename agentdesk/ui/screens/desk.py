"""The desk: what the agent does beside taking cases."""

from functools import partial

from agentdesk.ui.keys import N_, bindings
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.screens.desk_shift import ShiftDesk
from agentdesk.ui.widgets.queue_table import QueueTable


class DeskScreen(ShiftDesk):
    """The agent's desk."""

    WHERE = "queue"
    BINDINGS = bindings("queue")
    help_source = N_("The desk: F2 takes the next due case. Everything that can be done here is in the menu on 0.")

    def do_why(self) -> None:
        if line := self.query_one(QueueTable).line:
            self.start(partial(self._explain, str(line.id)), group="why")

    def reason_why(self) -> str:
        return self.reason_selected()

    async def _explain(self, case: str) -> None:
        from agentdesk.ui.screens.why import WhyScreen

        desk = await self.app.opened()
        view = await self.app.work.read(desk.why, case, self.app.agent, self.tr.language)
        self.app.push_screen(WhyScreen(view))

    def do_plan(self) -> None:
        if line := self.query_one(QueueTable).line:
            self.start(partial(self._plan, str(line.id)), group="plan")

    def reason_plan(self) -> str:
        return self.reason_selected()

    async def _plan(self, case: str) -> None:
        from agentdesk.ui.screens.plan import PlanScreen

        desk = await self.app.opened()
        self.app.push_screen(PlanScreen(await self.app.work.read(desk.planning.of_case, case, self.tr.language)))

    def do_away(self) -> None:
        self.clear_message()
        self.show_away(not self.away)
        self.start(partial(self._be_away, self.away), group="away")

    def reason_away(self) -> str:
        return self.reason_opening()

    def words_away(self) -> str:
        return self.tr("available") if self.away else self.tr("away")

    def do_refresh(self) -> None:
        self.clear_message()
        self.reload()

    def do_give_back(self) -> None:
        from agentdesk.ui.screens.ask_text import AskText

        tr = self.tr
        needed = tr("Say why")
        asked = tr("The call that was cut off ends without an outcome. Why?")
        self.app.push_screen(AskText(tr("Give the case back"), asked, needed=needed), self._give_back)

    def reason_give_back(self) -> str:
        return "" if self.interrupted else self.tr("you have no case to give back")

    def _give_back(self, reason: str | None) -> None:
        if reason:
            self.start(partial(self._given_back, reason), group="give_back")

    async def _given_back(self, reason: str) -> None:
        if call := self.interrupted:
            live = await self._take_up(call)
            await self.app.work.write(live.give_back, reason)
            self.say(self.tr("The case is back in the queue."))
            self.reload()

    def do_language(self) -> None:
        from agentdesk.ui.screens.question import Question

        offered = known_languages(self.app.languages)
        self.app.push_screen(Question("", offered, title=self.tr("The language of the interface")), self._speak)

    def reason_language(self) -> str:
        return "" if len(self.app.languages) > 1 else self.tr("the interface has no other language")

    def _speak(self, language: str | None) -> None:
        if language and language != self.tr.language:
            self.start(partial(self.app.speak, language), group="language")

    def do_floor(self) -> None:
        from agentdesk.ui.screens.floor import FloorScreen

        self.app.push_screen(FloorScreen())

    def do_processes(self) -> None:
        from agentdesk.ui.screens.processes import ProcessesScreen

        self.app.push_screen(ProcessesScreen())

    def do_read_anew(self) -> None:
        self.start(self._read_processes, group="processes")

    async def _read_processes(self) -> None:
        from agentdesk.ui.screens.reading_anew import read_anew

        said = await read_anew(self)
        self.reload()
        self.rested()
        self.say(said)

    def do_settings(self) -> None:
        from agentdesk.ui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    async def do_sign_out(self) -> None:
        await self.app.sign_out()

    def do_about(self) -> None:
        from agentdesk.ui.screens.about import AboutScreen

        self.app.push_screen(AboutScreen())
