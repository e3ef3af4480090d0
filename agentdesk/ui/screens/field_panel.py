"""An overlay with one field to type in."""

from abc import abstractmethod

from textual import events

from agentdesk.ui.offers import Offer
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.widgets.editor_keys import typed
from agentdesk.ui.widgets.field import Field


class FieldPanel(Panel[str]):
    """What is typed goes into the field, be it that the focus, or the field, is still to come. Enter submits it."""

    def __init__(self) -> None:
        super().__init__()
        self._early: list[str | None] = []

    async def retranslate(self) -> None:
        kept = [field.value for field in self.query(Field)]
        await super().retranslate()
        for field, value in zip(self.query(Field), kept, strict=False):
            field.value = value
            field.focus()
        self._take_early()

    def on_mount(self) -> None:
        self._take_early()

    def offer(self, id: str) -> Offer:
        # A digit goes into the field.
        return super().offer(id)._replace(rank=0) if id == "menu" else super().offer(id)

    async def on_key(self, event: events.Key) -> None:
        event.prevent_default()
        text = typed(event)
        if event.key == "enter" or text:
            event.stop()
            self._early.append(None if event.key == "enter" else text)
            self._take_early()

    def _take_early(self) -> None:
        """Take what was typed, if there is a field already; None is Enter."""
        for field in self.query(Field):
            early, self._early = self._early, []
            for text in early:
                if text is None:
                    self.submit(field.value)
                else:
                    field.insert(text)

    def on_field_submitted(self, event: Field.Submitted) -> None:
        event.stop()
        self.submit(event.value)

    @abstractmethod
    def submit(self, value: str) -> None:
        """Take what was typed."""
