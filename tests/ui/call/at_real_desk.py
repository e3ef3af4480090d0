"""The queue of the real desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agentdesk.core.call import Agent
from agentdesk.core.places import scripts_folder
from agentdesk.ui.app import DeskApp
from agentdesk.words.look_up import Words
from tests.desk.conftest import SARA, Scene
from tests.ui.call.pages import CallPage
from tests.ui.fake_desk import FakeSettings


@asynccontextmanager
async def at_real_desk(scene: Scene, agent: Agent = SARA) -> AsyncIterator[CallPage]:
    """An agent at the desk of the scene."""
    app = DeskApp(lambda: scene.office, FakeSettings(), Words(scripts_folder()), agent=agent)
    async with app.run_test(size=(110, 36)) as pilot:
        page = CallPage(app, pilot, scene, [])
        await page.settle()
        yield page
