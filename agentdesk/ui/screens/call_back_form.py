"""The form in which a request to be called back is taken down."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label

from agentdesk.core.errors import BadInput, Fault
from agentdesk.desk.facade_callbacks import Asked, TakenDown
from agentdesk.ui.keys import N_
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.screens.form_panel import FormPanel
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import Field
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_USUAL = ""
_YES, _NO = "yes", "no"
_LABELS = {
    "phone": N_("Number"),
    "withheld": N_("Withheld"),
    "name": N_("Name"),
    "country": N_("Country"),
    "language": N_("Language"),
    "strategy": N_("How"),
    "owner": N_("Who calls"),
}
_STRATEGIES = {
    "active": N_("desks ring"),
    "passive": N_("whoever becomes free"),
    "customer_first": N_("customer first"),
}
# What a fault calls a row of this form otherwise.
_COLUMNS = {"facts.strategy": "strategy", "facts.owner": "owner"}


class CallBackForm(FormPanel[TakenDown]):
    """Gives the request as it was stored."""

    help_source = N_(
        "Whoever is written down here is called back. Up and down go from row to row, digits choose in a row. What "
        "is left empty is as usual. The request is stored first; then the number is read back to the customer."
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked

    def compose(self) -> ComposeResult:
        tr, asked = self.tr, self.asked
        ways = ((_USUAL, tr("as usual")), *((id, tr(words)) for id, words in _STRATEGIES.items()))
        languages = ((_USUAL, tr("as usual")), *known_languages())
        with Vertical(classes="box"):
            yield Label(tr("Take down a call-back"), classes="title", markup=False)
            with VerticalScroll(classes="rows", can_focus=False):
                yield from self._field("phone", asked.phone)
                yield self._row("withheld", ((_NO, tr("no")), (_YES, tr("yes"))), _YES if asked.withheld else _NO)
                yield from self._field("name", asked.name)
                yield from self._field("country", asked.country)
                yield self._row("language", languages, asked.language)
                yield self._row("strategy", ways, asked.strategy)
                whoever = ((_USUAL, tr("whoever is free")), (self.app.agent.id, tr("I myself")))
                yield self._row("owner", whoever, asked.owner)
            yield MessageLine()
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#phone").focus()

    def words_save_case(self) -> str:
        return self.tr("take it down")

    def _field(self, name: str, value: str) -> Iterator[Widget]:
        field = Field(value, max_length=200, id=name)
        yield Horizontal(Label(self.tr(_LABELS[name]), classes="label", markup=False), field)

    def _row(self, name: str, options: tuple[tuple[str, str], ...], on: str) -> ChoiceRow:
        return ChoiceRow(options, (on,), label=self.tr(_LABELS[name]), id=name)

    def do_save_case(self) -> None:
        self.clear_message()
        self.start(self._take_down, group="take_down")

    async def _take_down(self) -> None:
        self.asked = self._written()
        try:
            taken = await self.app.work.write(self.app.desk.callbacks.take_down, self.asked, self.app.agent.id)
        except BadInput as error:
            self._show_faults(error)
            return
        self.dismiss(taken)

    def _written(self) -> Asked:
        typed = {field.id or "": field.value.strip() for field in self.query(Field)}
        chosen = {row.id or "": row.value for row in self.query(ChoiceRow)}
        withheld = chosen.pop("withheld") == _YES
        return Asked(**typed, **chosen, withheld=withheld)

    def _show_faults(self, error: BadInput) -> None:
        """Say what is wrong in the words of the form, and go to the first of it."""
        rows = [_COLUMNS.get(fault.place, fault.place) for fault in error.faults]
        names = (self.tr(_LABELS[row]) if row in _LABELS else row for row in rows)
        told = zip(names, error.faults, strict=True)
        self.fail(BadInput(*(Fault(name, fault.fault, fault.remedy) for name, fault in told)))
        for row in self.query(f"#{rows[0]}"):
            row.focus()
