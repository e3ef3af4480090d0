"""Writes the pictures in `screenshots/`: the desk on the demo data, screen by screen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from agentdesk.core.call import Agent
from agentdesk.core.clock import FixedClock
from agentdesk.core.places import data_folder
from agentdesk.settings import Settings
from agentdesk.ui.app import DeskApp
from agentdesk.ui.screens import too_early
from agentdesk.wiring import DEMO_START, DEMO_ZONE, House

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
SIZE = (112, 32)
PREPARED = ("1", "2", "3", "4", "enter")


class Studio:
    """The program with the demo data, on a clock that stands until it is moved."""

    def __init__(self, app: DeskApp, pilot: Pilot[object], clock: FixedClock) -> None:
        self.app, self.pilot, self.clock = app, pilot, clock

    async def press(self, *keys: str) -> None:
        """Keys, one after the other, each when the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being read or written."""
        for _ in range(3):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
            await self.app.work.settled()
            await self.pilot.pause()

    async def to(self, customer: str) -> None:
        """The cursor on a customer's case, found by the filter."""
        await self.press("slash", *("space" if sign == " " else sign for sign in customer), "enter", "escape")

    def take(self, name: str) -> None:
        """The picture of what is on the screen."""
        self.app.save_screenshot(f"{name}.svg", str(FOLDER))


@asynccontextmanager
async def studio(language: str) -> AsyncIterator[Studio]:
    """The desk, signed in."""
    with TemporaryDirectory() as folder:
        clock = FixedClock(DEMO_START)
        house = House.build(clock, Path(folder) / "cache")

        def make() -> object:
            from agentdesk.desk.demo import fill

            office = house.office(house.open_store(f"{folder}/demo.db", create=True), ZoneInfo(DEMO_ZONE), demo=True)
            fill(office, data_folder())
            return office

        sara = Agent("Sara", "Sara", "f", language, ("en", "it", "zh", "ar", "fa", "he"))
        app = DeskApp(make, Settings(None, {"reduced_motion": True, "bell": False}), house.words, agent=sara)  # type: ignore[arg-type]
        async with app.run_test(size=SIZE) as pilot:
            place = Studio(app, pilot, clock)
            while not app.is_open:
                await pilot.pause(0.05)
            await place.settle()
            yield place


async def queue() -> None:
    """The queue, why a case is here, the floor, the menu of actions."""
    async with studio("en") as desk:
        desk.take("queue-en")
        await desk.press("f3")
        desk.take("why-en")
        await desk.press("escape", "0")
        desk.take("menu-en")
        await desk.press("escape", "f1")
        desk.take("help-en")


async def italian_call() -> None:
    """A call in Italian: the greeting, a hold, the wrap-up, the floor afterwards."""
    async with studio("en") as desk:
        too_early.LOOK = 0.0
        await desk.to("Tommaso Righetti")
        await desk.press("enter", *PREPARED, "f2")
        desk.clock.move(2)
        await desk.press("enter")
        desk.take("call-it")
        await desk.press("enter", "enter", "f4", "1")
        desk.clock.move(27)
        await desk.press("f3", "escape")
        desk.take("hold-it")
        desk.clock.move(20)
        await desk.press("f4", "enter", "1", "1", "1", "enter")
        desk.take("wrap-it")
        await desk.press("enter", "f9")
        desk.take("floor-en")


async def chinese_call() -> None:
    """The interface and a call in Chinese."""
    async with studio("zh") as desk:
        await desk.to("单晓琳")
        await desk.press("enter", *PREPARED, "f2", "enter", "enter", "1", "enter")
        desk.take("call-zh")


async def arabic_queue() -> None:
    """The mirrored queue."""
    async with studio("ar") as desk:
        desk.take("queue-ar")


async def persian_call() -> None:
    """The interface and a call in Persian."""
    async with studio("fa") as desk:
        await desk.to("فرهاد")
        await desk.press("enter", *PREPARED, "f2")
        desk.clock.move(2)
        await desk.press("enter")
        desk.take("call-fa")


async def hebrew_hold() -> None:
    """A hold in Hebrew: what is mirrored, and the digits, which aren't."""
    async with studio("he") as desk:
        await desk.to("נועם")
        await desk.press("enter", *PREPARED, "f2", "enter", "enter", "f4", "1")
        desk.clock.move(13)
        await desk.press("f3", "escape")
        desk.take("hold-he")


PICTURES: tuple[Callable[[], object], ...] = (
    queue,
    italian_call,
    chinese_call,
    arabic_queue,
    persian_call,
    hebrew_hold,
)

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        asyncio.run(picture())  # type: ignore[arg-type]
