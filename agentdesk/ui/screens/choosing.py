"""An overlay with one list, of which something is chosen."""

from textual.widgets import OptionList

from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.choices import Choices


class ChoosingPanel(Panel[str]):
    """Gives the id of what is chosen, by number or with Enter."""

    async def pick(self, number: int) -> None:
        if offer := self.query_one(Choices).numbered(number):
            self.dismiss(offer.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
