"""What is typed while all screens are made anew."""

import asyncio

import pytest
from textual import events

from agentdesk.core.places import scripts_folder
from agentdesk.ui import waiting
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.find import FindScreen
from agentdesk.ui.screens.new_case import NewCaseScreen
from agentdesk.ui.widgets.field import Field
from agentdesk.ui.widgets.queue_table import QueueTable
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


async def test_keys_keep_their_order_however_late_the_screen_before_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """F6 opens a search, digits go into it, F2 goes on with them: all typed at once, at a desk that is busy."""
    on_event, opened = QueueTable.on_event, asyncio.Event()

    async def late(table: QueueTable, event: events.Event) -> None:
        if isinstance(event, events.Key):
            await asyncio.sleep(0.05)
        await on_event(table, event)

    async with at_desk() as page:
        monkeypatch.setattr(QueueTable, "on_event", late)
        page.app.screen_change_signal.subscribe(page.app, lambda _: opened.set(), immediate=True)
        for key in ("f6", *"+39 06"):
            page.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await opened.wait()
        await page.burst("f2")
        await page.until(lambda: isinstance(page.screen, NewCaseScreen))
        assert page.screen.query_one("#phone", Field).value == "+39 06"


async def test_a_key_that_is_stuck_does_not_lock_the_others_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    free = asyncio.Event()

    async def stuck(table: QueueTable, event: events.Event) -> None:
        await free.wait()

    async with at_desk() as page:
        with monkeypatch.context() as patch:
            patch.setattr(QueueTable, "on_event", stuck)
            await page.burst("down")
            await page.app.push_screen(FindScreen(on_line=False))
            await page.burst("M", "a")
            assert page.screen.query_one(Field).value == "Ma"
            free.set()


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
