"""Keys in their order: each waits until the one before it has had its effect, screens that it opened included."""

from bisect import insort
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from agentdesk.ui.ports import SettingsPort
from agentdesk.ui.terminal_app import TerminalApp
from agentdesk.ui.textual_hooks import as_pressed

R = TypeVar("R")

# Seconds after which a key is waited for no longer: whatever it set off must not lock the others out.
PATIENCE = 2.0


def once_more(event: events.Key) -> events.Key:
    """The same key, as it comes when it is pressed; its time is when it really was."""
    pressed = as_pressed(event)
    key = events.Key(pressed.key, pressed.character)
    key.time = event.time
    return key


class PatientApp(TerminalApp[R], inherit_bindings=False):
    """Lets what is typed wait, in the order of its time.

    Textual hands keys on as they come: one that opens a screen is on its way still when the next is given to the
    screen before, and another already to the new one. Half of a screen that is made anew would lose what it gets.
    """

    _holds = 0
    _under_way: Message | None = None

    def __init__(self, settings: SettingsPort, css_path: Sequence[Path]) -> None:
        super().__init__(settings, css_path)
        self._waiting: list[events.Key | events.Paste] = []
        self._begun = 0.0

    @property
    def busy(self) -> bool:
        """Whether what is typed waits for something."""
        return self._holds > 0

    @contextmanager
    def keys_wait(self) -> Iterator[None]:
        """What is typed meanwhile goes to what has the focus afterwards."""
        self.hold_keys()
        try:
            yield
        finally:
            self.release_keys()

    def hold_keys(self) -> None:
        """Let what is typed from now on wait until `release_keys` was called as often as this."""
        self._holds += 1

    def release_keys(self, *, forget: bool = False) -> None:
        """Give what waited to what has the focus now, or `forget` it."""
        self._holds -= 1
        if forget:
            self._waiting.clear()
        self.call_later(self._go_on)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            insort(self._waiting, event, key=_time)
            await self._go_on()
        else:
            await super().on_event(event)

    async def _go_on(self) -> None:
        """Hand the next one on, unless the one before is still under way."""
        if self._holds or not self._waiting:
            return
        if self._under_way is not None and Message().time < self._begun + PATIENCE:
            return
        event, target = self._waiting.pop(0), self.focused or self.screen
        self._under_way, self._begun = event, Message().time
        await super().on_event(event)
        self._follow(event, target)

    def _follow(self, event: Message, node: MessagePump | None) -> None:
        """Go after a key through all that it passes, up to the app."""
        while isinstance(node, Widget):
            parent = node.parent
            if node.call_later(self._follow, event, parent):
                return
            node = parent
        self.call_later(self._had_its_effect, event)

    async def _had_its_effect(self, event: Message) -> None:
        if event is self._under_way:
            self._under_way = None
            await self._go_on()


def _time(event: Message) -> float:
    return event.time
