"""Who is not to be called: written down from the desk, looked through, and lifted by a team lead."""

from functools import partial
from typing import TYPE_CHECKING

from agentdesk.ui.screens.desk_records import RecordsDesk

# Only named here: importing it would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade_rules import NotCalledView


class NotCalledDesk(RecordsDesk):
    """Do-not-call, for customers who were found and for those on the list."""

    def never_call(self, customer: int) -> None:
        """Ask why a customer who was found isn't to be called any more, and write it down."""
        self.start(partial(self._ask_never_call, customer), group="never_call")

    async def _ask_never_call(self, customer: int) -> None:
        from agentdesk.ui.screens.never_call import ask_never_call

        desk = await self.app.opened()
        who = await self.app.work.read(desk.finding.customer, customer, self.tr.language)
        if who.cases:
            case = who.cases[0].id
            ask_never_call(self, who.name, lambda reason: self._never_call(case, reason))

    def _never_call(self, case: int, reason: str) -> None:
        self.start(partial(self._bar, case, reason), group="never_call")

    async def _bar(self, case: int, reason: str) -> None:
        await self.app.work.write(self.app.desk.consents.do_not_call, case, self.app.agent, reason)
        self.say(self.tr("This customer is never called again."))
        self.reload()

    # --- lifted

    def do_not_called(self) -> None:
        self.start(self._list_not_called, group="not_called")

    def reason_not_called(self) -> str:
        return self.reason_opening()

    async def _list_not_called(self) -> None:
        from agentdesk.ui.screens.not_called import NotCalledList

        desk = await self.app.opened()
        found = await self.app.work.read(desk.consents.not_called, self.tr.language)
        self.app.push_screen(NotCalledList(found), partial(self._ask_lead, found))

    def _ask_lead(self, found: "tuple[NotCalledView, ...]", case: str | None) -> None:
        from agentdesk.ui.apart import apart

        for customer in found:
            if str(customer.case) == case:
                self._lift(customer.case, f"{apart(customer.customer)} · {customer.text}")

    def call_again(self, customer: int) -> None:
        self.start(partial(self._find_barred, customer), group="not_called")

    async def _find_barred(self, customer: int) -> None:
        who = await self.app.work.read(self.app.desk.finding.customer, customer, self.tr.language)
        if who.cases:
            view = await self.app.work.read(self.app.desk.consents.of, who.cases[0].id, self.tr.language)
            self._lift(who.cases[0].id, view.do_not_call)

    def _lift(self, case: int, said: str) -> None:
        from agentdesk.ui.screens.leads_word import CallsAllowed

        word = CallsAllowed(self, case, self._lifted)
        word.offer(said) if said else word.begin()

    def _lifted(self) -> None:
        self.say(self.tr("This customer may be called again."))
        self.reload()
