"""The form of what a customer allows: calls, voicemail, texts, mails, letters."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label, Static

from agentdesk.core.errors import BadInput
from agentdesk.desk.facade_rules import ConsentsView, ConsentView
from agentdesk.ui.apart import whole
from agentdesk.ui.keys import N_
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.form_panel import FormPanel
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import Field
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

_AS_IT_IS, _GIVEN, _WITHDRAWN = "", "yes", "no"
_SOURCE = "on the phone"  # same in every language


class AllowScreen(FormPanel[bool]):
    """Gives True once what was said is kept."""

    DEFAULT_CSS = """
    AllowScreen {
        .kept { width: 100%; padding: 0 0 0 17; }
        &.-narrow .kept { padding: 0 0 0 11; }
    }
    """
    LONGEST = 60
    help_source = N_(
        "What the customer has said about being reached. Up and down go from row to row, digits choose in a row. "
        "What is given holds until it is withdrawn, or until the day that is written below. It is kept with today's "
        "date."
    )

    def __init__(self, case: int, view: ConsentsView) -> None:
        super().__init__()
        self._case = case
        self._view = view

    def compose(self) -> ComposeResult:
        tr = self.tr
        with Vertical(classes="box"):
            yield Label(tr("What the customer allows"), classes="title", markup=False)
            if self._view.do_not_call:
                yield Static(prose(self._view.do_not_call), classes="barred")
            with VerticalScroll(classes="rows", can_focus=False):
                for channel in self._view.channels:
                    yield from self._row(channel)
                yield self.field("until", placeholder=tr("for good"))
            yield MessageLine()
            yield KeyLine()

    def label(self, row: str) -> str:
        return self.tr("Holds until") if row == "until" else ""

    def _row(self, channel: ConsentView) -> Iterator[Widget]:
        tr = self.tr
        said = ((_AS_IT_IS, tr("as it is")), (_GIVEN, tr("given")), (_WITHDRAWN, tr("withdrawn")))
        yield self.choice(channel.channel, said, _AS_IT_IS, label=whole(channel.name))
        yield Static(prose(channel.text, "$quiet"), classes="kept")

    def words_save_case(self) -> str:
        return self.tr("keep it")

    def do_save_case(self) -> None:
        self.clear_message()
        self.start(self._keep, group="allow")

    async def _keep(self) -> None:
        said = {row.id or "": row.value == _GIVEN for row in self.query(ChoiceRow) if row.value != _AS_IT_IS}
        until = self.query_one("#until", Field).value
        try:
            await self.app.work.write(self._write, said, until)
        except BadInput as error:
            self.show_faults(error)
            return
        self.dismiss(bool(said))

    def _write(self, said: dict[str, bool], until: str) -> None:
        if said:
            agent = self.app.agent
            self.app.desk.consents.take_down_all(self._case, said, agent, until=until, source=_SOURCE)
