"""The app and its terminal: keys of every layout come in, text goes out as this terminal needs it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.driver import Driver

from agentdesk.text.detection import QUERY
from agentdesk.text.encoders import Strategy
from agentdesk.ui.detected import SETTING, Detected
from agentdesk.ui.layouts import meant
from agentdesk.ui.ports import SettingsPort
from agentdesk.ui.textual_hooks import DirectedApp
from agentdesk.ui.textual_wrapping import wrap_by_our_rules
from agentdesk.ui.title import Terminal
from agentdesk.ui.work import Work

# Only named here: another driver than ours has no use for it.
if TYPE_CHECKING:
    from agentdesk.ui.textual_input import Answered

R = TypeVar("R")


class TerminalApp(DirectedApp[R], inherit_bindings=False):
    """An app that is at home in any terminal.

    The first frame waits for nothing: which terminal it is is asked behind it, and a late answer paints anew.
    """

    # Chinese has no blanks to break a line at: what is longer than its line goes on in the next one, unless a widget
    # says otherwise.
    DEFAULT_CSS = """
    Label, Static { text-overflow: fold; }
    """

    work: Work

    def __init__(self, settings: SettingsPort, css_path: Sequence[Path]) -> None:
        super().__init__(css_path=[*css_path])
        wrap_by_our_rules()
        self.settings = settings
        self.detected = Detected(os.environ, settings)
        self.terminal = Terminal(self._to_terminal, os.environ, settings)
        self.display_strategy = self.detected.strategy
        self._asking = self._left_to_us = False

    def get_driver_class(self) -> type[Driver]:
        from textual.drivers.linux_driver import LinuxDriver

        found = super().get_driver_class()
        if found is not LinuxDriver:
            return found
        from agentdesk.ui.textual_input import KeyboardDriver

        return KeyboardDriver

    # --- keys

    def signs_offered(self) -> Mapping[str, str]:
        """The letters and signs that are offered as keys just now, and what Textual calls these keys."""
        return {}

    @property
    def typed_language(self) -> str:
        """The language whose keyboard is the likeliest."""
        return "en"

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded and not self._in_text():
            event = self._as_offered(event)
        await super().on_event(event)

    def _as_offered(self, event: events.Key) -> events.Key:
        """The key that is offered in the place of the one pressed; its character stays what was typed."""
        offered = self.signs_offered()
        sign = meant(event.character or "", offered, self.typed_language)
        if sign is None or offered[sign] == event.key:
            return event
        told = events.Key(offered[sign], event.character)
        told.time = event.time
        return told

    # --- which terminal it is

    def on_mount(self) -> None:
        self._adapt()

    def on_ready(self) -> None:
        """The first frame is painted: now the terminal may say which it is."""
        from agentdesk.ui.textual_input import KeyboardDriver

        # Another driver would take the answer for keys.
        self._asking = isinstance(self._driver, KeyboardDriver)
        if self._asking and not self.detected.overruled:
            self._to_terminal(QUERY)
        self._ask_tmux()

    def on_answered(self, message: "Answered") -> None:
        self.detected.answered(message.version)
        self._adapt()

    def on_resize(self) -> None:
        """Under tmux the session may be shown in another terminal now."""
        self._ask_tmux()

    def on_app_focus(self) -> None:
        self._ask_tmux()

    def on_unmount(self) -> None:
        if self._left_to_us:
            self.terminal.leave_order_to_us(False)

    async def choose_display(self, choice: Strategy | None) -> None:
        """Let this terminal be given text in this way from now on, and at the next start; None: find out which."""
        kept = self.detected.kept_with(choice)
        await self.work.write(self.settings.set, SETTING, kept)
        self._adapt()

    def _adapt(self) -> None:
        """Give the terminal text by what is known of it now."""
        self.display_strategy = self.detected.strategy
        ours = self.detected.name == "mlterm" and self.display_strategy == "plain"
        if ours != self._left_to_us:
            self._left_to_us = ours
            self.terminal.leave_order_to_us(ours)

    def _ask_tmux(self) -> None:
        if self._asking and self.detected.in_tmux and not self.detected.overruled:
            self.run_worker(self._shown_in(), group="tmux", exclusive=True)

    async def _shown_in(self) -> None:
        from agentdesk.ui import tmux

        if (client := await tmux.client()) is not None:
            self.detected.shown_in(client)
            self._adapt()

    def _to_terminal(self, text: str) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.write(text)
