"""The real desk over a process of the user's that is broken: it opens, says so, and goes on once that is mended."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agentdesk.desk.office import Office
from agentdesk.ui.app import DeskApp
from agentdesk.ui.screens.desk import DeskScreen
from tests.desk.conftest import SARA, house_cache
from tests.desk.small_process import write_visit
from tests.desk.test_changed_process import NOWHERE, Floor, floor, restarted
from tests.ui.fake_desk import FakeSettings
from tests.ui.pages import QueuePage

__all__ = ["floor", "house_cache", "restarted"]


@asynccontextmanager
async def at_the_real_desk(office: Office) -> AsyncIterator[QueuePage]:
    app = DeskApp(lambda: office, FakeSettings(), office.library.words, agent=SARA)
    async with app.run_test(size=(120, 40)) as pilot:
        page = QueuePage(app, pilot, None, app.settings)  # type: ignore[arg-type]
        await page.settle()
        yield page


def shown(page: QueuePage) -> list[str]:
    """Whose cases are in the queue on the screen."""
    return [name for name in ("Bianca", "Rita", "Ugo") if f"{name} Fumagalli" in page.text]


async def test_the_desk_opens_shows_the_faults_and_goes_on_once_they_are_mended(
    restarted: Floor,
) -> None:
    async with at_the_real_desk(restarted.office) as page:
        assert isinstance(page.screen, DeskScreen)
        assert shown(page) == ["Rita"]
        await page.rest()
        assert "process.yaml:" in page.text
        await page.press("f2")
        assert "Nobody is due now." in page.message
        await page.menu("processes")
        assert "✗ visit" in page.text
        await page.press("escape")
        write_visit(restarted.own)
        await page.menu("read processes anew")
        assert "Read anew, for the next calls: Visit." in page.words
        assert shown(page) == ["Bianca", "Rita", "Ugo"]


async def test_what_breaks_while_the_desk_runs_stops_nobody(floor: Floor) -> None:
    async with at_the_real_desk(floor.office) as page:
        write_visit(floor.own, NOWHERE)
        await page.menu("read processes anew")
        assert "Not read, for there are faults: Visit." in page.words
        await page.press("f2")
        await page.settle()
        assert not isinstance(page.screen, DeskScreen)
