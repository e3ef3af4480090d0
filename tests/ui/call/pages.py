"""Page objects of a call: what an agent does in it, and what is to be seen and heard."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Event
from typing import Any, TypeVar

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from agentdesk.core.places import scripts_folder
from agentdesk.desk.views import CallView
from agentdesk.ui.app import DeskApp
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.call import CallScreen
from agentdesk.ui.screens.question import Question
from agentdesk.ui.screens.wrap import WrapScreen
from agentdesk.ui.title import Terminal
from agentdesk.ui.widgets.choices import Choices
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine
from agentdesk.words.look_up import Words
from tests.ui.call.fake_call import CallDesk, FakeLive, Moment
from tests.ui.fake_desk import SARA, FakeSettings
from tests.ui.quiet import pressed, settled, unpainted

S = TypeVar("S", bound=Screen[Any])
_TURNS = 400


class Gate:
    """Holds every write up until it is opened."""

    def __init__(self) -> None:
        self._open = Event()
        self._open.set()

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    def pass_through(self) -> None:
        assert self._open.wait(20), "the gate was never opened"


class CallPage:
    """One call on the screen. `live` is the fake behind it, or the scene of a real one: whatever has its clock."""

    def __init__(self, app: DeskApp, pilot: Pilot[object], live: Any, sent: list[str]) -> None:
        self.app, self.pilot, self.live, self.sent = app, pilot, live, sent

    # --- what the agent does

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and let everything settle after each."""
        await pressed(self.app, *keys)

    async def burst(self, *keys: str) -> None:
        """Press keys faster than the screen can follow."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.settle()

    async def write(self, text: str) -> None:
        await self.press(*text)

    async def settle(self) -> None:
        """Wait until no worker is at work and no message waits."""
        await settled(self.app)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the program run until something holds."""
        for _ in range(_TURNS):
            if holds():
                return
            await self.pilot.pause()
        raise AssertionError(f"it never came to be; the screen:\n{self.text}")

    async def pass_seconds(self, seconds: float, *, jump: float = 0.0) -> None:
        """Let time pass (the wall clock jumps by `jump` more), and the screen look at its clock."""
        self.live.clock.move(seconds, jump=jump)
        self.screen.ticker.look()
        await self.settle()

    async def menu(self, words: str) -> None:
        """Choose an action by its words from the menu on 0."""
        await self.press("0")
        await self.choose(words)

    async def choose(self, words: str) -> None:
        """Choose from the list on top, by number."""
        choices = self.app.screen.query_one(Choices)
        place = [offer.words for offer in choices.offers].index(words)
        for _ in range(place // 9):
            await self.press("0")
        await self.press(str(place % 9 + 1))

    # --- what is to be seen

    @property
    def desk(self) -> CallDesk:
        desk = self.app.desk
        assert isinstance(desk, CallDesk)
        return desk

    @property
    def screen(self) -> CallScreen:
        return self._on_stack(CallScreen)

    @property
    def wrap(self) -> WrapScreen:
        return self._on_stack(WrapScreen)

    @property
    def in_call(self) -> bool:
        return isinstance(self.app.screen, CallScreen)

    @property
    def wrapping(self) -> bool:
        return isinstance(self.app.screen, WrapScreen)

    @property
    def asked(self) -> bool:
        return isinstance(self.app.screen, Question)

    @property
    def step(self) -> str:
        return self.view.step

    @property
    def view(self) -> CallView:
        assert self.screen.view is not None
        return self.screen.view

    @property
    def lines(self) -> list[str]:
        """What is painted."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def message(self) -> str:
        """What the line for messages says on top."""
        assert isinstance(self.app.screen, ActionScreen)
        line = self.app.screen.query_one(MessageLine)
        return str(line.content) if line.display else ""

    @property
    def keys(self) -> str:
        return self.app.screen.query_one(KeyLine).render().plain

    @property
    def field(self) -> str:
        return self.screen.body.script.field.input.value

    @property
    def note(self) -> str:
        return self.screen.body.script.note.text

    @property
    def count(self) -> str:
        """The large count of the hold."""
        return self.screen.body.script.hold.count

    @property
    def bells(self) -> int:
        return self.sent.count("\x07")

    @property
    def titles(self) -> list[str]:
        return [text[4:-1] for text in self.sent if text.startswith("\x1b]2;")]

    def _on_stack(self, kind: type[S]) -> S:
        return next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, kind))


@asynccontextmanager
async def in_call(
    live: FakeLive | None = None,
    *,
    step: str = "prepare",
    size: tuple[int, int] = (100, 30),
    settings: FakeSettings | None = None,
) -> AsyncIterator[CallPage]:
    """The call at one of its steps, settled."""
    live, settings = live or FakeLive(), settings or FakeSettings()
    if step != "prepare":
        answered = None if step == "dial" else live.clock.steady()
        live.moment = replace(live.moment, step=step, answered_at=answered)
        live.before.append(Moment())
    sent: list[str] = []
    app = DeskApp(lambda: CallDesk(live=live), settings, Words(scripts_folder()), agent=SARA)
    async with app.run_test(size=size) as pilot:
        page = CallPage(app, pilot, live, sent)
        await app.opened()  # a thread does it: nothing that goes on by itself tells when
        await unpainted()
        app.terminal = Terminal(sent.append, {"TERM_PROGRAM": "WezTerm"}, settings)
        app.open_call(live)
        await page.settle()
        yield page


def gated() -> tuple[FakeLive, Gate]:
    """A call whose writes can be held up."""
    gate = Gate()
    return FakeLive(hold_up=gate.pass_through), gate
