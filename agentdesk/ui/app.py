"""The application: themes, the agent, the desk, and what happens to failures that nobody expected."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import constants
from textual.binding import Binding
from textual.screen import Screen

from agentdesk.core.errors import AgentdeskError, BadInput
from agentdesk.ui.keys import signs
from agentdesk.ui.opening import Opening
from agentdesk.ui.ports import SettingsPort
from agentdesk.ui.reminding import Reminding
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.sign_in_form import read_in
from agentdesk.ui.stylesheet import KeptStylesheet
from agentdesk.ui.themes import THEMES, known_theme
from agentdesk.ui.waiting import PatientApp
from agentdesk.ui.work import Work
from agentdesk.words.languages import SOURCE_LANGUAGE
from agentdesk.words.look_up import Words
from agentdesk.words.translator import Translator

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.core.call import Agent
    from agentdesk.desk.facade import Desk, LiveCall

_HERE = Path(__file__).parent
_DOMAIN = "desk"


class DeskApp(PatientApp[object], inherit_bindings=False):
    """One agent's desk.

    `make_desk` runs in a worker, once the first frame is painted. `agent` skips the sign-in. `log_file` is where
    a failure that nobody expected is written (a new file in the folder for temporary ones, unless given).
    """

    TITLE = "agentdesk"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+c", "say_how_to_quit", show=False)]

    def __init__(
        self,
        make_desk: "Callable[[], Desk]",
        settings: SettingsPort,
        words: Words,
        *,
        agent: "Agent | None" = None,
        log_file: Path | None = None,
    ) -> None:
        # The first screen's styles are read with the app's own: what a screen brings styles all a second time.
        first = "desk.tcss" if agent else "sign_in.tcss"
        super().__init__(settings, css_path=[_HERE / "app.tcss", _HERE / "screens" / first])
        self.stylesheet = KeptStylesheet(variables=self.theme_variables)
        # Nothing is ever said in a corner that covers something: a screen has its line for messages.
        self._disable_notifications = self._disable_tooltips = True
        self.words = words
        self.tr = self._first_words(agent)
        self.work = Work(self._lost)
        self.log_file = log_file
        self.reminding = Reminding()
        self._opening = Opening(make_desk, self.work)
        self._agent = agent
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = known_theme(settings.get("theme"))
        self.move_less(settings.get("reduced_motion") is True)

    @property
    def mirrored(self) -> bool:
        return self.tr.direction == "rtl"

    @property
    def is_open(self) -> bool:
        """Whether the desk is open."""
        return self._opening.desk is not None

    @property
    def desk(self) -> "Desk":
        """The desk, once it is open."""
        if self._opening.desk is None:
            raise RuntimeError("the desk isn't open yet")
        return self._opening.desk

    @property
    def agent(self) -> "Agent":
        """Who works here, once signed in."""
        if self._agent is None:
            raise RuntimeError("nobody has signed in yet")
        return self._agent

    # --- beginning and end

    def get_default_screen(self) -> Screen[object]:
        return _desk_screen() if self._agent else _sign_in_screen()

    def classes_of_size(self) -> tuple[str, str]:
        """The classes that a screen has in a terminal of this width and this height."""
        width, height = self.size
        return _reached(self.HORIZONTAL_BREAKPOINTS, width), _reached(self.VERTICAL_BREAKPOINTS, height)

    def on_mount(self) -> None:
        self.terminal.begin()
        self.terminal.title(self.TITLE or "")
        if not self.is_headless:
            from agentdesk.ui.signals import end_on_signals

            end_on_signals(asyncio.get_running_loop(), partial(self.exit, None))

    def on_ready(self) -> None:
        """The first frame is painted: now there is time to open the desk."""
        self._opening.begin()

    def on_unmount(self) -> None:
        self.terminal.end()
        self.work.close()
        self._opening.end()

    async def opened(self) -> "Desk":
        """The desk, as soon as it is open. What keeps it from opening is raised, and tried anew at the next call."""
        return await self._opening.opened()

    async def sign_in(self, agent: "Agent") -> None:
        """Go to the desk as `agent`, whom the next start offers first. BadInput: the language can't be read."""
        self._agent = agent
        if agent.language != self.tr.language and agent.language in self.languages:
            await self.speak(agent.language)
        await self._turn_to("desk", _desk_screen)

    async def sign_out(self) -> None:
        """Let somebody else sign in."""
        await self._turn_to("sign_in", _sign_in_screen)

    async def _turn_to(self, mode: str, screen: Callable[[], Screen[object]]) -> None:
        """Begin anew with another screen; the one before is let go of, with all that was open on it."""
        before = self.current_mode
        self.add_mode(mode, screen)
        await self.switch_mode(mode)
        if before != self.DEFAULT_MODE:
            self.remove_mode(before)

    def open_call(self, live: "LiveCall") -> None:
        """Show a call. Its screen is dismissed with True when the next due case is to be taken at once."""
        from agentdesk.ui.screens.call import CallScreen

        self.push_screen(CallScreen(live), self._call_closed)

    # --- choices of the person at the terminal

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the interface can speak."""
        return self.words.languages(_DOMAIN)

    async def speak(self, language: str) -> None:
        """Change the language of the interface, at once and on every screen. BadInput: its catalogue is broken."""
        with self.keys_wait():
            self.tr = await self.work.read(Translator, self.words, language)
            for screen in [screen for screen in self.screen_stack if isinstance(screen, ActionScreen)]:
                await screen.retranslate()
            self.paint_anew()
        who = self._agent if self.current_mode != "sign_in" else None
        self._agent = await self.work.write(read_in, language, who, self.settings) or self._agent

    def move_less(self, less: bool) -> None:
        """Without animations, or with as many as the environment allows."""
        self.animation_level = "none" if less else constants.TEXTUAL_ANIMATIONS

    # --- keys and failures

    def signs_offered(self) -> Mapping[str, str]:
        top = self.screen_stack[-1] if self.screen_stack else None
        return signs(top.WHERE) if isinstance(top, ActionScreen) else {}

    @property
    def typed_language(self) -> str:
        return self.tr.language

    def action_say_how_to_quit(self) -> None:
        if isinstance(self.screen, ActionScreen):
            self.screen.say(self.tr("{key} quits", key="Ctrl+Q"))

    def quit_desk(self) -> None:
        """Leave, after a word where a call is under way."""
        leaving = [screen.leaving for screen in self.screen_stack if isinstance(screen, ActionScreen)]
        if said := "\n".join(filter(None, leaving)):
            from agentdesk.ui.screens.question import Question

            question = Question(said, (("quit", self.tr("quit")), ("stay", self.tr("stay"))))
            self.push_screen(question, lambda answer: self.exit() if answer == "quit" else None)
        else:
            self.exit()

    def _fatal_error(self) -> None:
        """Textual's hook for an exception that nobody expected: it goes to a file, a sentence to the person."""
        from agentdesk.ui.crash import told

        self.panic(told(self.tr, self.log_file))

    def _lost(self, error: BaseException) -> None:
        """A write failed after the screen that asked for it was left; at the program's end nobody is left to tell."""
        top = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(error, AgentdeskError) and (top is None or isinstance(top, ActionScreen)):
            if top is not None:
                top.fail(error)
        else:
            self.call_later(_raise, error)

    def _call_closed(self, take_next: bool | None) -> None:
        if isinstance(self.screen, ActionScreen):
            self.screen.call_closed(take_next is True)

    def _first_words(self, agent: "Agent | None") -> Translator:
        """The language of last time; English where there is none, or its catalogue is broken."""
        wanted = self.settings.get("language") or (agent.language if agent else "")
        if wanted in self.languages:
            with suppress(BadInput):
                return Translator(self.words, str(wanted))
        return Translator(self.words, SOURCE_LANGUAGE)


def _desk_screen() -> Screen[object]:
    from agentdesk.ui.screens.desk import DeskScreen

    return DeskScreen()


def _sign_in_screen() -> Screen[object]:
    from agentdesk.ui.screens.sign_in import SignInScreen

    return SignInScreen()


def _reached(points: list[tuple[int, str]], cells: int) -> str:
    return max(point for point in points if point[0] <= cells)[1]


def _raise(error: BaseException) -> None:
    raise error
