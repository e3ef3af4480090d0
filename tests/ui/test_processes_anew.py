"""Processes are read anew while the desk runs; what is wrong with them is shown, and they can't be rehearsed."""

from agentdesk.desk.facade_authoring import ReadAnew
from agentdesk.ui.screens.processes import ProcessesScreen
from agentdesk.ui.widgets.choices import Choices
from tests.ui.fake_desk import FakeDesk
from tests.ui.pages import at_desk

FAULTS = {"visit": ("visit/process.yaml:12:3: steps.contact: it has no kind; give the step a kind",)}


async def test_at_the_desk_it_says_what_was_read() -> None:
    async with at_desk(FakeDesk(anew=ReadAnew(("Follow-up", "Visit"), ()))) as page:
        await page.menu("read processes anew")
        assert "Read anew, for the next calls: Follow-up, Visit." in page.words
        assert page.fake.asked.count("queue") > 1


async def test_it_says_that_nothing_has_changed() -> None:
    async with at_desk() as page:
        await page.menu("read processes anew")
        assert "No process has changed." in page.message


async def test_faults_are_said_with_where_to_see_them() -> None:
    async with at_desk(FakeDesk(anew=ReadAnew((), ("Visit",)))) as page:
        await page.menu("read processes anew")
        assert "Not read, for there are faults: Visit." in page.words
        assert "menu on 0" in page.message


async def test_the_browser_shows_the_faults_of_a_process_that_cannot_be_used() -> None:
    async with at_desk(FakeDesk(faults=FAULTS)) as page:
        await page.menu("processes")
        assert "✗ visit" in page.text
        await page.press("down", "down")
        assert "Faults in its files" in page.text
        assert "steps.contact: it has no kind" in page.words
        await page.press("enter")
        assert "there are faults in its files" in page.message
        assert isinstance(page.screen, ProcessesScreen)


async def test_a_process_that_keeps_its_old_version_can_be_rehearsed() -> None:
    async with at_desk(FakeDesk(faults={"follow_up": FAULTS["visit"]})) as page:
        await page.menu("processes")
        await page.press("down")
        assert "Faults in its files" in page.text
        assert "Was the customer reached?" in page.text
        await page.press("enter")
        assert "Rehearse in which language?" in page.text


async def test_in_the_browser_the_cursor_stays_and_the_text_is_the_new_one() -> None:
    async with at_desk(FakeDesk(anew=ReadAnew(("Follow-up",), ()))) as page:
        await page.menu("processes")
        await page.press("down")
        page.fake.faults = {"follow_up": FAULTS["visit"]}
        await page.menu("read processes anew")
        chosen = page.screen.query_one(Choices).chosen
        assert chosen is not None
        assert chosen.id == "follow_up"
        assert "Faults in its files" in page.text
        assert "Read anew" in page.message
