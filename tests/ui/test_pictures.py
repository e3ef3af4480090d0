"""A few pictures of whole screens; `--snapshot-update` takes them anew after a change that was meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from agentdesk.core.call import Agent
from agentdesk.words.look_up import Words
from tests.ui.fake_desk import SARA, FakeDesk, FakeSettings
from tests.ui.pages import AppUnderTest, QueuePage

Compare = Callable[..., bool]


def app(agent: Agent | None = SARA) -> AppUnderTest:
    fake = FakeDesk()
    return AppUnderTest(lambda: fake, FakeSettings(), Words(Path("none")), agent=agent)


def after(*keys: str) -> Callable[[Pilot[object]], object]:
    """Press keys once everything has settled, and let it settle again."""

    async def run(pilot: Pilot[object]) -> None:
        assert isinstance(pilot.app, AppUnderTest)
        page = QueuePage(pilot.app, pilot, FakeDesk(), FakeSettings())
        await page.settle()
        if page.app.screen.query("#table"):
            await page.rest()
        await page.press(*keys)

    return run


@pytest.mark.parametrize("size", [(80, 24), (120, 30)], ids=["80x24", "120x30"])
def test_the_desk(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(app(), terminal_size=size, run_before=after())


def test_the_sign_in(snap_compare: Compare) -> None:
    assert snap_compare(app(agent=None), terminal_size=(80, 24), run_before=after())


def test_the_menu(snap_compare: Compare) -> None:
    assert snap_compare(app(), terminal_size=(80, 24), run_before=after("0"))


def test_the_floor(snap_compare: Compare) -> None:
    assert snap_compare(app(), terminal_size=(80, 24), run_before=after("f9"))
