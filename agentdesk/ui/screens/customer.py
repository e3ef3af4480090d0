"""A customer who was found: the cases, to be taken, looked into, or taken for a call that came in."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList

from agentdesk.desk.facade_finding import CaseLine, CustomerLine
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart
from agentdesk.ui.keys import N_, bindings
from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.choices import Choices
from agentdesk.ui.widgets.customer_list import LONGEST_NAME, case_words
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_NEW = "new"


class CustomerScreen(Panel[str]):
    """Gives `take:CASE`, `on_line:CASE`, or, for a new case, `new_for:CUSTOMER` or `call_of:CUSTOMER`;
    `never:CUSTOMER` is not to be called, `again:CUSTOMER` may be.

    With `on_line` the customer has called, and Enter takes the case for that call.
    """

    WHERE = "customer"
    BINDINGS = bindings("customer")
    DEFAULT_CSS = """
    CustomerScreen {
        .box { width: 90%; max-width: 90; }
        .title { width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }
        Choices { width: 100%; }
    }
    """
    help_source = N_(
        "A customer's cases. Enter takes the one that is chosen, even if it isn't due. F2 takes it for a call that "
        "the customer makes: nobody is dialled. F3 says why a case is, or is not, in the queue."
    )

    def __init__(self, customer: CustomerLine, *, on_line: bool = False) -> None:
        super().__init__()
        self._customer = customer
        self._on_line = on_line

    def compose(self) -> ComposeResult:
        customer = self._customer
        title = " · ".join(apart(part) for part in (crop(customer.name, LONGEST_NAME), customer.number) if part)
        with Vertical(classes="box"):
            yield Label(title, classes="title", markup=False)
            yield Choices(self._lines())
            yield MessageLine()
            yield KeyLine()

    def _lines(self) -> Iterator[Offer]:
        tr = self.tr
        for case in self._customer.cases:
            yield Offer(str(case.id), f"{case_words(case, tr)}  {apart(case.external_id)}")
        yield Offer(_NEW, tr("open a new case"))

    @property
    def _case(self) -> CaseLine | None:
        """The case under the cursor; None on the line for a new one."""
        chosen = self.query_one(Choices).chosen
        return next((case for case in self._customer.cases if chosen and str(case.id) == chosen.id), None)

    def do_take_found(self) -> None:
        if self._on_line:
            self.do_on_line()
        else:
            self._leave_with("take", "new_for")

    def do_on_line(self) -> None:
        self._leave_with("on_line", "call_of")

    def _leave_with(self, take: str, open_new: str) -> None:
        case = self._case
        self.dismiss(f"{take}:{case.id}" if case else f"{open_new}:{self._customer.id}")

    def words_take_found(self) -> str:
        return self.tr("take the call") if self._on_line else self.tr("take the case")

    def reason_take_found(self) -> str:
        return self.reason_on_line()

    def reason_on_line(self) -> str:
        """Why a case can't be taken: it is closed, and needs a new one."""
        case = self._case
        return self.tr("this case is closed; open a new one") if case and case.closed else ""

    def do_open_case(self) -> None:
        self.dismiss(f"{'call_of' if self._on_line else 'new_for'}:{self._customer.id}")

    def do_do_not_call(self) -> None:
        self.dismiss(f"never:{self._customer.id}")

    def reason_do_not_call(self) -> str:
        return "" if self._customer.cases else self.tr("this customer has no case")

    def do_call_again(self) -> None:
        self.dismiss(f"again:{self._customer.id}")

    def reason_call_again(self) -> str:
        return self.reason_do_not_call()

    def do_why_found(self) -> None:
        self.start(self._explain, group="why")

    def reason_why_found(self) -> str:
        return "" if self._case else self.tr("no case is selected")

    async def _explain(self) -> None:
        from agentdesk.ui.screens.why import WhyScreen

        if case := self._case:
            view = await self.app.work.read(self.app.desk.why, str(case.id), self.app.agent, self.tr.language)
            self.app.push_screen(WhyScreen(view))

    async def pick(self, number: int) -> None:
        if self.query_one(Choices).numbered(number):
            await self.action_do("take_found")

    async def on_option_list_option_selected(self) -> None:
        await self.action_do("take_found")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.refresh_keys()
