"""Keys at the desk, in the order in which they were typed."""

from textual import events

from agentdesk.ui.keys import keys_of
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.waiting import once_more
from agentdesk.ui.widgets.queue_table import QueueTable

_BY_KEY = {entry.key: entry.id for entry in keys_of("queue") if entry.key}


class DeskKeys(ActionScreen[object]):
    """Acts on a key when it comes: Textual's bindings would come after all that was typed behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[events.Key] | None = None

    def hold_keys(self) -> None:
        """Let keys wait for what is being opened."""
        self._held = []

    def release_keys(self) -> None:
        """Let the keys that waited go to what has the focus now."""
        for event in self._held or ():
            self.app.post_message(once_more(event))
        self._held = None

    def forget_keys(self) -> None:
        """Let the keys that waited mean nothing."""
        self._held = None

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and self._held is not None:
            self._held.append(event)
        else:
            await super().on_event(event)

    async def on_key(self, event: events.Key) -> None:
        action = _BY_KEY.get(event.key)
        if action and (event.key != "enter" or self.query_one(QueueTable).has_focus):
            event.prevent_default()
            event.stop()
            await self.action_do(action)
