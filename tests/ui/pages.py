"""Page objects: what a person does at the screens, and what they see there."""

import asyncio
import re
from collections.abc import Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from agentdesk.core.call import Agent
from agentdesk.ui.app import DeskApp
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.widgets.choices import Choices
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine
from agentdesk.ui.widgets.queue_table import QueueTable
from agentdesk.words.look_up import Words
from tests.ui.fake_desk import SARA, FakeDesk, FakeSettings
from tests.ui.quiet import pressed, settled

_TURNS, _TURN = 400, 0.02  # seconds
_FRAMES = re.compile("[─-▐]")
_NO_SCRIPTS = Path(__file__).parent / "no_scripts"


class AppUnderTest(DeskApp):
    """The app, except that a call is noted instead of shown."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.calls: list[Any] = []

    def open_call(self, live: Any) -> None:
        self.calls.append(live)


class Page:
    """The program at one moment: whatever is on top."""

    def __init__(self, app: AppUnderTest, pilot: Pilot[object], desk: FakeDesk, settings: FakeSettings) -> None:
        self.app, self.pilot, self.fake, self.settings = app, pilot, desk, settings

    @property
    def screen(self) -> ActionScreen[Any]:
        screen = self.app.screen
        assert isinstance(screen, ActionScreen)
        return screen

    @property
    def lines(self) -> list[str]:
        """What is painted."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """What is painted, without frames and blanks."""
        return " ".join(_FRAMES.sub(" ", self.text).split())

    @property
    def message(self) -> str:
        """What the line for messages says."""
        line = self.screen.query_one(MessageLine)
        return str(line.content) if line.display else ""

    @property
    def keys(self) -> str:
        """The line of keys."""
        return self.screen.query_one(KeyLine).render().plain

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and let everything settle after each."""
        await pressed(self.app, *keys)

    async def burst(self, *keys: str) -> None:
        """Press keys faster than the screen can follow."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.settle()

    async def settle(self) -> None:
        """Wait until no worker is at work and no message waits."""
        await settled(self.app)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the program run until something holds."""
        for _ in range(_TURNS):
            if holds():
                return
            await asyncio.sleep(_TURN)  # what a thread does is no turn of the program
            await self.settle()
        raise AssertionError(f"it never came to be; the screen:\n{self.text}")

    async def menu(self, words: str) -> None:
        """Choose an action by its words from the menu on 0."""
        await self.press("0")
        await self.choose(words)

    async def choose(self, words: str) -> None:
        """Choose from the list on the screen, by number."""
        choices = self.screen.query_one(Choices)
        place = [offer.words for offer in choices.offers].index(words)
        for _ in range(place // 9):
            await self.press("0")
        await self.press(str(place % 9 + 1))


class QueuePage(Page):
    """The desk."""

    @property
    def table(self) -> QueueTable:
        return self.app.screen.query_one(QueueTable)

    @property
    def case(self) -> int | None:
        """The case under the cursor."""
        return self.table.line.id if self.table.line else None

    @property
    def desk_screen(self) -> DeskScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, DeskScreen))

    async def rest(self) -> None:
        """Let the cursor rest long enough for the case beside the queue to be read."""
        self.desk_screen.rested()
        await self.settle()


@asynccontextmanager
async def at_desk(
    fake: FakeDesk | None = None,
    settings: FakeSettings | None = None,
    *,
    agent: Agent | None = SARA,
    size: tuple[int, int] = (100, 30),
    scripts: Path | None = None,
):
    """The program at the desk (or, without an agent, at the sign-in), settled."""
    fake, settings = fake or FakeDesk(), settings or FakeSettings()
    app = AppUnderTest(lambda: fake, settings, Words(scripts or _NO_SCRIPTS), agent=agent)
    async with app.run_test(size=size) as pilot:
        page = QueuePage(app, pilot, fake, settings)
        await page.settle()
        yield page
