"""What is typed while all screens are made anew."""

import asyncio

import pytest
from textual import events

from agentdesk.core.places import scripts_folder
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.find import FindScreen
from agentdesk.ui.widgets.field import Field
from tests.ui.pages import at_desk


@pytest.mark.parametrize("turns", [0, 10, *(pytest.param(turns, marks=pytest.mark.wide) for turns in (2, 40))])
async def test_what_is_typed_while_the_language_changes_is_not_lost_and_locks_nothing(turns: int) -> None:
    async with at_desk(scripts=scripts_folder()) as page:
        change = asyncio.create_task(page.app.speak("he"))
        for _ in range(turns):
            await asyncio.sleep(0)
        await page.burst("f6", "M", "a")
        await change
        await page.until(lambda: isinstance(page.screen, FindScreen))
        await page.until(lambda: [field.value for field in page.screen.query(Field)] == ["Ma"])
        await page.press("escape")
        assert isinstance(page.screen, DeskScreen)


async def test_one_change_after_another_keeps_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(scripts=scripts_folder()) as page:
        seen: list[str] = []
        monkeypatch.setattr(page.app, "_as_offered", lambda event: seen.append(event.key) or event)
        with page.app.keys_wait():
            await page.burst("a")
            with page.app.keys_wait():
                await page.burst("b")
            await page.burst("c")
            assert (seen, page.app.busy) == ([], True)
        await page.burst("d")
        assert (seen, page.app.busy) == (["a", "b", "c", "d"], False)


async def test_what_is_pasted_meanwhile_goes_to_what_has_the_focus() -> None:
    async with at_desk() as page:
        await page.press("f6")
        with page.app.keys_wait():
            page.app.post_message(events.Paste("Mari"))
            await page.settle()
            assert page.screen.query_one(Field).value == ""
        await page.settle()
        assert page.screen.query_one(Field).value == "Mari"


async def test_what_is_typed_before_there_is_a_field_goes_into_it_in_its_order() -> None:
    async with at_desk() as page:
        await page.press("f6")
        panel = page.screen
        assert isinstance(panel, FindScreen)
        await panel.remove_children()
        await page.burst("M", "a")
        await panel.retranslate()
        await page.until(lambda: [field.value for field in panel.query(Field)] == ["Ma"])
