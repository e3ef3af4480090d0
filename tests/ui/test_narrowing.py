"""Showing a part of the queue."""

from agentdesk.ui.widgets.filter_bar import FilterBar
from tests.ui.pages import at_desk


async def test_the_queue_is_narrowed_by_text() -> None:
    async with at_desk() as page:
        await page.press("slash", *"rossi", "enter")
        assert "2 due" in page.lines[0]
        assert "only “rossi”" in page.text
        await page.press("escape")
        assert not page.screen.query(FilterBar)
        assert "2 due" in page.lines[0]
        assert page.table.has_focus


async def test_the_queue_is_narrowed_by_choice_at_once() -> None:
    async with at_desk() as page:
        await page.menu("filter")
        await page.press("down", "3", "down", "2", "down", "3")
        view = page.desk_screen.view
        assert (view.process, view.language, view.priority) == ("follow_up", "en", "high")
        await page.press("1", "up", "1", "up", "1")
        view = page.desk_screen.view
        assert (view.process, view.language, view.priority) == (None, None, None)
        assert "12 due" in page.lines[0]


async def test_digits_in_the_text_belong_to_the_text() -> None:
    async with at_desk() as page:
        await page.press("slash", *"INV-00002", "enter")
        assert "1 due" in page.lines[0]
        assert page.case == 2


async def test_an_empty_part_says_that_it_is_a_part() -> None:
    async with at_desk() as page:
        await page.press("slash", *"nobody", "enter", "escape")
        assert "Nobody who is due is among these." in page.text


async def test_only_cases_of_the_part_that_is_shown_are_taken() -> None:
    async with at_desk() as page:
        await page.press("slash", *"INV-00007", "enter", "escape", "f2")
        assert [call.case for call in page.app.calls] == [7]


async def test_what_is_typed_while_the_bar_opens_goes_into_it() -> None:
    async with at_desk() as page:
        await page.burst("slash", *"Rossi", "enter")
        assert page.app.calls == []
        assert "only “Rossi”" in page.text
