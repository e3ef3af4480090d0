"""The customers who aren't to be called, the latest first."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList, Static

from agentdesk.desk.facade_rules import NotCalledView
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart
from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.choices import Choices

_NAME = 28


class NotCalledList(Panel[str]):
    """Gives the case of the customer who is chosen."""

    DEFAULT_CSS = """
    NotCalledList {
        .box { width: 90%; max-width: 90; max-height: 90%; }
        .said { padding: 0 0 1 0; }
        Choices { width: 100%; max-height: 18; }
    }
    """

    def __init__(self, found: Sequence[NotCalledView]) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        tr = self.tr
        with Vertical(classes="box"):
            yield Label(tr("Not to be called"), classes="title", markup=False)
            said = (
                tr("Enter: a team lead lets them be called again") if self._found else tr("Everybody may be called.")
            )
            yield Static(prose(said), classes="said")
            yield Choices([Offer(str(found.case), _line(found)) for found in self._found])

    async def pick(self, number: int) -> None:
        if offer := self.query_one(Choices).numbered(number):
            self.dismiss(offer.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


def _line(found: NotCalledView) -> str:
    """Whom, since when, who wrote it down, and why."""
    return f"{apart(crop(found.customer, _NAME))} · {found.text}"
