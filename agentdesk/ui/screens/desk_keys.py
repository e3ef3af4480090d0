"""Keys at the desk, in the order in which they were typed."""

from textual import events

from agentdesk.ui.keys import keys_of
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.widgets.queue_table import QueueTable

_BY_KEY = {entry.key: entry.id for entry in keys_of("queue") if entry.key}


class DeskKeys(ActionScreen[object]):
    """Acts on a key when it comes: Textual's bindings would come after all that was typed behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._holding = False

    def on_unmount(self) -> None:
        self.forget_keys()

    def hold_keys(self) -> None:
        """Let keys wait for what is being opened."""
        if not self._holding:
            self._holding = True
            self.app.hold_keys()

    def release_keys(self) -> None:
        """Let the keys that waited go to what has the focus now."""
        self._let_go(forget=False)

    def forget_keys(self) -> None:
        """Let the keys that waited mean nothing."""
        self._let_go(forget=True)

    def _let_go(self, *, forget: bool) -> None:
        if self._holding:
            self._holding = False
            self.app.release_keys(forget=forget)

    async def on_key(self, event: events.Key) -> None:
        action = _BY_KEY.get(event.key)
        if action and (event.key != "enter" or self.query_one(QueueTable).has_focus):
            event.prevent_default()
            event.stop()
            await self.action_do(action)
