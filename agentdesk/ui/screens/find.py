"""Finding a customer: results while one types, then the customer's cases."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Label, OptionList

from agentdesk.desk.facade_finding import FoundLines
from agentdesk.ui.keys import N_, bindings
from agentdesk.ui.screens.field_panel import FieldPanel
from agentdesk.ui.widgets.customer_list import CustomerList
from agentdesk.ui.widgets.field import Field
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

# A pause this long in typing means: look now.
REST_SECONDS = 0.15
_STEPS = {"down": 1, "up": -1, "pagedown": 5, "pageup": -5}


class FindScreen(FieldPanel):
    """Gives what is to be done: `take:CASE`, `on_line:CASE`, or `new:` and what was typed.

    With `on_line` a customer has called, and Enter takes the case for that call.
    """

    WHERE = "find"
    BINDINGS = bindings("find")
    DEFAULT_CSS = """
    FindScreen {
        align: center top;
        .box { margin: 1 0 0 0; width: 90%; max-width: 100; height: 90%; }
        Field { margin: 0 0 1 0; }
        CustomerList { height: 1fr; }
        .none { display: none; width: 100%; }
        &.-short .box { margin: 0; height: 100%; }
    }
    """
    help_source = N_(
        "Write the beginning of a name, any digits of a number, a mail address or a case's number. Chinese names are "
        "found by pinyin and initials too. Up and down choose, Enter shows the customer's cases."
    )

    def __init__(self, text: str = "", *, on_line: bool = False) -> None:
        super().__init__()
        self._first = text
        self._on_line = on_line
        self._resting: Timer | None = None
        self._looked_for: str | None = None
        self._found = FoundLines(())

    def compose(self) -> ComposeResult:
        tr = self.tr
        title = tr("Who is on the line?") if self._on_line else tr("Find a customer")
        with Vertical(classes="box"):
            yield Label(title, classes="title", markup=False)
            yield Field(self._first, placeholder=tr("A name, a number or a case's number"), max_length=120)
            yield CustomerList()
            yield Label(tr("Nobody is found."), classes="quiet none", markup=False)
            yield MessageLine()
            yield KeyLine()

    # --- looking

    def on_editor_changed(self) -> None:
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(REST_SECONDS, self.look)

    def look(self) -> None:
        """Look for what is typed; an answer that comes after more was typed is dropped."""
        self.start(self._look, group="look", exclusive=True)

    async def _look(self) -> None:
        text = self.query_one(Field).value.strip()
        if text == self._looked_for:
            return
        desk = await self.app.opened()
        found = await self.app.work.read(desk.finding.search, text, self.tr.language)
        if text == self.query_one(Field).value.strip():
            self._looked_for, self._found = text, found
            self.query_one(CustomerList).put(found.customers, self.tr)
            self.query_one(".none").display = bool(text) and not found.customers
            self.refresh_keys()

    async def _look_further(self) -> None:
        text, after = self._looked_for, self._found.after
        if text is None or after is None:
            return
        more = await self.app.work.read(self.app.desk.finding.search, text, self.tr.language, after)
        if (text, after) == (self._looked_for, self._found.after):
            self._found = more
            self.query_one(CustomerList).more(more.customers, self.tr)

    async def on_key(self, event: events.Key) -> None:
        step = _STEPS.get(event.key)
        if step is None:
            await super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        self._move(step)

    def _move(self, step: int) -> None:
        found = self.query_one(CustomerList)
        if found.highlighted is not None:
            found.highlighted = max(0, min(len(found.customers) - 1, found.highlighted + step))
            if found.at_end:
                self.start(self._look_further, group="look")

    # --- choosing

    def submit(self, value: str) -> None:
        self.start(self._choose, group="choose")

    async def _choose(self) -> None:
        await self._look()
        self._show_customer()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._show_customer()

    def _show_customer(self) -> None:
        from agentdesk.ui.screens.customer import CustomerScreen

        if customer := self.query_one(CustomerList).chosen:
            self.app.push_screen(CustomerScreen(customer, on_line=self._on_line), self._wanted)

    def _wanted(self, wanted: str | None) -> None:
        if wanted:
            self.dismiss(wanted)

    def do_on_line(self) -> None:
        self.start(self._answer, group="choose")

    async def _answer(self) -> None:
        """The customer under the cursor is on the line; where nobody is found, it is a stranger."""
        from agentdesk.ui.screens.customer import CustomerScreen

        await self._look()
        if customer := self.query_one(CustomerList).chosen:
            self.app.push_screen(CustomerScreen(customer, on_line=True), self._wanted)
        else:
            self.dismiss(f"stranger:{self.query_one(Field).value.strip()}")

    def do_do_not_call(self) -> None:
        if customer := self.query_one(CustomerList).chosen:
            self.dismiss(f"never:{customer.id}")

    def reason_do_not_call(self) -> str:
        chosen = self.query_one(CustomerList).chosen
        return "" if chosen and chosen.cases else self.tr("nobody is selected")

    def do_open_case(self) -> None:
        self.dismiss(f"new:{self.query_one(Field).value.strip()}")
