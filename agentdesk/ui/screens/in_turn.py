"""What of a screen depends on the order of things: keys typed ahead of it, and leaving it."""

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from agentdesk.ui.waiting import once_more

R = TypeVar("R")


class InTurn(Screen[R]):
    """Left once, and only when nothing lies over it.

    Of keys typed in one burst some reach it when another screen is already there: they belong to that one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = False
        self._result: R | None = None

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and self.app.screen is not self:
            self.app.post_message(once_more(event))
        else:
            await super().on_event(event)

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Leave, at once or as soon as what lies over it is gone; leaving a second time means nothing."""
        if self._left:
            return AwaitComplete()
        self._left, self._result = True, result
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def on_screen_resume(self) -> None:
        if self._left and self.app.screen is self:
            super().dismiss(self._result)
