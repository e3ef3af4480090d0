"""Keys that wait while the screens under them are made anew: half of one would take them, and lose them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from textual import events

from agentdesk.ui.terminal_app import TerminalApp
from agentdesk.ui.textual_hooks import as_pressed

R = TypeVar("R")


def once_more(event: events.Key) -> events.Key:
    """The same key, as it comes when it is pressed; its time is when it really was."""
    pressed = as_pressed(event)
    key = events.Key(pressed.key, pressed.character)
    key.time = event.time
    return key


class PatientApp(TerminalApp[R], inherit_bindings=False):
    """An app that can let what is typed wait, in its order."""

    _waiting: list[events.Key | events.Paste] | None = None

    @property
    def busy(self) -> bool:
        """Whether what is typed waits."""
        return self._waiting is not None

    @contextmanager
    def keys_wait(self) -> Iterator[None]:
        """What is typed meanwhile goes to what has the focus afterwards."""
        if self._waiting is not None:
            yield
            return
        self._waiting = []
        try:
            yield
        finally:
            waiting, self._waiting = self._waiting, None
            for event in waiting:
                self.post_message(once_more(event) if isinstance(event, events.Key) else events.Paste(event.text))

    async def on_event(self, event: events.Event) -> None:
        if self._waiting is not None and isinstance(event, events.Key | events.Paste):
            self._waiting.append(event)
        else:
            await super().on_event(event)
