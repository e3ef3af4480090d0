"""The command palette: find an action by its name."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Label, OptionList

from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.field_panel import FieldPanel
from agentdesk.ui.widgets.choices import Choices
from agentdesk.ui.widgets.field import Field


class PaletteScreen(FieldPanel):
    """Gives the id of the chosen action. Arrows move in the list while the field keeps the focus."""

    DEFAULT_CSS = """
    PaletteScreen {
        align: center top;
        .box { margin: 2 0 0 0; width: 72; }
        Field { margin: 0 0 1 0; }
        Choices { width: 100%; }
        .none { display: none; }
    }
    """

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = offers

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Field(placeholder=self.tr("Search for an action"))
            yield Choices(self._offers)
            yield Label(self.tr("no action has this name"), classes="quiet none", markup=False)

    def do_palette(self) -> None:
        self.dismiss(None)

    def on_editor_changed(self, event: Field.Changed) -> None:
        matcher = Matcher(event.value)
        scored = [(matcher.match(f"{offer.words} {offer.tooltip}"), offer) for offer in self._offers]
        found = [offer for score, offer in sorted(scored, key=lambda pair: -pair[0]) if score > 0 or not event.value]
        self.query_one(Choices).put(found)
        self.query_one(".none").display = not found

    async def on_key(self, event: events.Key) -> None:
        choices = self.query_one(Choices)
        if event.key == "down":
            choices.action_cursor_down()
        elif event.key == "up":
            choices.action_cursor_up()
        else:
            await super().on_key(event)

    def submit(self, value: str) -> None:
        if offer := self.query_one(Choices).chosen:
            self.dismiss(offer.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
