"""The customers who aren't to be called, the latest first."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from agentdesk.desk.facade_rules import NotCalledView
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart
from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.choosing import ChoosingPanel
from agentdesk.ui.widgets.choices import Choices

_NAME = 28


class NotCalledList(ChoosingPanel):
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


def _line(found: NotCalledView) -> str:
    """Whom, since when, who wrote it down, and why."""
    return f"{apart(crop(found.customer, _NAME))} · {found.text}"
