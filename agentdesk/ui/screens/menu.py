"""The numbered menu of all that can be done on a screen."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.choosing import ChoosingPanel
from agentdesk.ui.widgets.choices import NINE, Choices


class MenuScreen(ChoosingPanel):
    """Gives the id of the chosen action. 0 numbers the next nine."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = offers

    def compose(self) -> ComposeResult:
        tr = self.tr
        with Vertical(classes="box"):
            yield Label(tr("All actions"), classes="title", markup=False)
            yield Choices(self._offers)
            hint = tr("0 numbers the next nine · Esc goes back") if len(self._offers) > NINE else tr("Esc goes back")
            yield Label(hint, classes="quiet hint", markup=False)

    def do_menu(self) -> None:
        self.query_one(Choices).turn()
