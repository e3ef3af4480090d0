"""Records of calls from the desk: a lead looks through them, and remarks on one."""

from functools import partial
from typing import TYPE_CHECKING

from agentdesk.core.errors import AgentdeskError
from agentdesk.ui.screens.desk_finding import FindingDesk

# Only named here: importing it would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade_records import RecordView


class RecordsDesk(FindingDesk):
    """The list, one record after the other, and back to the list."""

    def do_records(self) -> None:
        self.start(self._look_through, group="records")

    def reason_records(self) -> str:
        if reason := self.reason_opening():
            return reason
        return "" if self.app.agent.is_lead else self.tr("only a team lead looks through the records")

    async def _look_through(self) -> None:
        from agentdesk.ui.screens.records import RecordList

        desk = await self.app.opened()
        records = await self.app.work.read(desk.records.latest, self.tr.language)
        self.app.push_screen(RecordList(records, desk.now()), partial(self._show, records))

    def _show(self, records: "tuple[RecordView, ...]", call: str | None) -> None:
        from agentdesk.ui.screens.records import RecordScreen

        record = next((found for found in records if str(found.call) == call), None)
        if record is not None:
            self.app.push_screen(RecordScreen(record, self.app.desk.now()), partial(self._ask, record))

    def _ask(self, record: "RecordView", answer: str | None) -> None:
        from agentdesk.ui.screens.ask_text import AskText

        if answer is None:
            self.do_records()
            return
        needed = self.tr("Write something, or go back with Esc.")
        said = self.tr("It is kept with the record, under your name.")
        self.app.push_screen(AskText(self.tr("Remark"), said, needed=needed), partial(self._remarked, record))

    def _remarked(self, record: "RecordView", text: str | None) -> None:
        if text:
            self.start(partial(self._keep, record.call, text), group="records")
        else:
            self.do_records()

    async def _keep(self, call: int, text: str) -> None:
        try:
            await self.app.work.write(self.app.desk.records.remark, call, text, self.app.agent)
        except AgentdeskError as error:
            self.say(self.tr.error(error))
            return
        self.say(self.tr("The remark is kept."))
        self.do_records()
