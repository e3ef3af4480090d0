"""An overlay with one field to type in."""

from abc import abstractmethod

from textual import events

from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.editor_keys import typed
from agentdesk.ui.widgets.field import Field


class FieldPanel(Panel[str]):
    """What is typed goes into the field, be it that the focus is still on its way there. Enter submits it."""

    def offer(self, id: str) -> Offer:
        # A digit goes into the field.
        return super().offer(id)._replace(rank=0) if id == "menu" else super().offer(id)

    async def on_key(self, event: events.Key) -> None:
        event.prevent_default()
        if event.key == "enter":
            event.stop()
            self.submit(self.query_one(Field).value)
        elif text := typed(event):
            event.stop()
            self.query_one(Field).insert(text)

    def on_field_submitted(self, event: Field.Submitted) -> None:
        event.stop()
        self.submit(event.value)

    @abstractmethod
    def submit(self, value: str) -> None:
        """Take what was typed."""
