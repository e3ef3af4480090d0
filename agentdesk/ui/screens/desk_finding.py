"""Finding customers from the desk: their cases taken, their calls taken down, new cases opened."""

from functools import partial
from typing import TYPE_CHECKING

from agentdesk.ui.screens.desk_callbacks import CallingBack

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade import LiveCall
    from agentdesk.desk.facade_finding import CustomerLine


class FindingDesk(CallingBack):
    """What is wanted of a customer who was found comes back as `WHAT:WHOM`."""

    def do_find(self) -> None:
        self._find(on_line=False)

    def do_inbound(self) -> None:
        self._find(on_line=True)

    def reason_inbound(self) -> str:
        return self.reason_opening()

    def do_new_case(self) -> None:
        self.start(partial(self._fill_form, None), group="form")

    def reason_new_case(self) -> str:
        return self.reason_opening()

    def never_call(self, customer: int) -> None:
        """A customer who was found isn't to be called any more."""

    def call_again(self, customer: int) -> None:
        """A customer who was found may be called again, says a lead."""

    def _find(self, *, on_line: bool) -> None:
        from agentdesk.ui.screens.find import FindScreen

        self.app.push_screen(FindScreen(on_line=on_line), self._wanted)

    def _wanted(self, wanted: str | None) -> None:
        what, _, whom = (wanted or "").partition(":")
        if what == "take":
            self._take_found(int(whom))
        elif what == "on_line":
            self._take_down(int(whom))
        elif what == "never":
            self.never_call(int(whom))
        elif what == "again":
            self.call_again(int(whom))
        elif what in ("new", "stranger"):
            self.start(partial(self._fill_form, None, whom, on_line=what == "stranger"), group="form")
        elif what in ("new_for", "call_of"):
            self.start(partial(self._fill_form, int(whom), on_line=what == "call_of"), group="form")

    async def _fill_form(self, customer: int | None, text: str = "", *, on_line: bool = False) -> None:
        from agentdesk.ui.screens.new_case import NewCaseScreen

        desk = await self.app.opened()
        forms = await self.app.work.read(desk.finding.forms, self.tr.language)
        who: CustomerLine | None = None
        if customer is not None:
            who = await self.app.work.read(desk.finding.customer, customer, self.tr.language)
        form = NewCaseScreen(forms, customer=who, text=text, on_line=on_line)
        self.app.push_screen(form, partial(self._opened, on_line=on_line))

    def _opened(self, case: str | None, *, on_line: bool) -> None:
        if case is None:
            return
        self.reload()
        if on_line:
            self._take_down(int(case))
        else:
            self._offer_to_take(int(case))

    def _offer_to_take(self, case: int) -> None:
        from agentdesk.ui.screens.question import Question

        tr = self.tr
        answers = (("take", tr("take it now")), ("later", tr("later")))

        def answered(answer: str | None) -> None:
            if answer == "take":
                self._take_found(case)

        self.app.push_screen(Question("", answers, title=tr("The case is open.")), answered)

    def _take_found(self, case: int) -> None:
        if reason := self.reason_take_next():
            self.say(reason)
        else:
            self._take(partial(self._take_case, case))

    def _take_down(self, case: int) -> None:
        if reason := self.reason_taking():
            self.say(reason)
        else:
            self._take(partial(self._take_inbound, case))

    async def _take_inbound(self, case: int) -> "LiveCall":
        return await self.app.work.write(self.app.desk.finding.take_inbound, case, self.app.agent)
