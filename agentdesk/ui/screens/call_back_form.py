"""The form in which a request to be called back is taken down."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label

from agentdesk.core.errors import BadInput
from agentdesk.desk.facade_callbacks import Asked, TakenDown
from agentdesk.ui.keys import N_
from agentdesk.ui.language_names import known_languages
from agentdesk.ui.screens.form_panel import FormPanel
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_USUAL = ""
_YES, _NO = "yes", "no"
# What a fault calls a row of this form otherwise.
_COLUMNS = {"facts.strategy": "strategy", "facts.owner": "owner"}


class CallBackForm(FormPanel[TakenDown]):
    """Gives the request as it was stored."""

    LABELS = {
        "phone": N_("Number"),
        "withheld": N_("Withheld"),
        "name": N_("Name"),
        "country": N_("Country"),
        "language": N_("Language"),
        "strategy": N_("How"),
        "owner": N_("Who calls"),
    }
    STRATEGIES = {
        "active": N_("desks ring"),
        "passive": N_("whoever becomes free"),
        "customer_first": N_("customer first"),
    }
    LONGEST = 200
    help_source = N_(
        "Whoever is written down here is called back. Up and down go from row to row, digits choose in a row. What "
        "is left empty is as usual. The request is stored first; then the number is read back to the customer."
    )

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked

    def compose(self) -> ComposeResult:
        tr, asked = self.tr, self.asked
        ways = ((_USUAL, tr("as usual")), *((id, tr(words)) for id, words in self.STRATEGIES.items()))
        languages = ((_USUAL, tr("as usual")), *known_languages())
        with Vertical(classes="box"):
            yield Label(tr("Take down a call-back"), classes="title", markup=False)
            with VerticalScroll(classes="rows", can_focus=False):
                yield self.field("phone", asked.phone)
                yield self.choice("withheld", ((_NO, tr("no")), (_YES, tr("yes"))), _YES if asked.withheld else _NO)
                yield self.field("name", asked.name)
                yield self.field("country", asked.country)
                yield self.choice("language", languages, asked.language)
                yield self.choice("strategy", ways, asked.strategy)
                whoever = ((_USUAL, tr("whoever is free")), (self.app.agent.id, tr("I myself")))
                yield self.choice("owner", whoever, asked.owner)
            yield MessageLine()
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#phone").focus()

    def words_save_case(self) -> str:
        return self.tr("take it down")

    def row_of(self, place: str) -> str:
        return _COLUMNS.get(place, place)

    def do_save_case(self) -> None:
        self.clear_message()
        self.start(self._take_down, group="take_down")

    async def _take_down(self) -> None:
        self.asked = self._written()
        try:
            taken = await self.app.work.write(self.app.desk.callbacks.take_down, self.asked, self.app.agent.id)
        except BadInput as error:
            self.show_faults(error)
            return
        self.dismiss(taken)

    def _written(self) -> Asked:
        cells = {row: value.strip() for row, value in self.cells().items()}
        withheld = cells.pop("withheld") == _YES
        return Asked(**cells, withheld=withheld)
