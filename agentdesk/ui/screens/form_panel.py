"""A panel of rows to be filled in."""

from typing import TypeVar

from textual import events

from agentdesk.ui.keys import bindings
from agentdesk.ui.screens.base import Panel

R = TypeVar("R")


class FormPanel(Panel[R]):
    """The arrows go from row to row; Enter in a field keeps what is written, as the key of `save_case` does."""

    WHERE = "form"
    BINDINGS = bindings("form")
    DEFAULT_CSS = """
    FormPanel {
        .box { width: 90%; max-width: 84; overflow-y: hidden; }
        .rows { height: auto; max-height: 70vh; scrollbar-size-vertical: 1; }
        Horizontal { height: auto; }
        .label { width: 17; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
        Field { width: 1fr; }
        &.-narrow .label { width: 11; }
    }
    """

    async def on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up"):
            event.stop()
            self.focus_next() if event.key == "down" else self.focus_previous()
        else:
            await super().on_key(event)

    async def on_field_submitted(self) -> None:
        await self.action_do("save_case")
