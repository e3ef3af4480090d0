"""The plan of a case on the screen, from the queue and from the process browser."""

import pytest

from agentdesk.desk.plan_views import PlanLine
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.plan import PlanScreen
from agentdesk.ui.screens.processes import ProcessesScreen
from tests.ui.fake_desk import FakeDesk
from tests.ui.pages import at_desk


async def test_the_plan_of_the_selected_case_is_told_step_by_step() -> None:
    async with at_desk() as page:
        await page.press("down")
        held = page.case
        await page.menu("plan")
        assert isinstance(page.screen, PlanScreen)
        row = next(row for row in page.fake.rows if row.id == held)
        assert row.external_id in page.text
        assert "What is to be done when, if nobody answers." in page.words
        assert "Tue, 24 Nov 2026, 10:03 to 18:00" in page.text
        assert "Call the contact. What came of it?" in page.text
        assert "Fri, 25 Dec 2026 is a holiday: Christmas" in page.text
        await page.press("escape")
        assert isinstance(page.screen, DeskScreen)
        assert page.case == held


@pytest.mark.wide
async def test_the_plan_can_be_left_by_enter_and_begins_at_its_top() -> None:
    fake = FakeDesk()
    fake.planning.lines = tuple(PlanLine("call", f"Call number {n}.", f"{n} Dec 2026") for n in range(1, 30))
    async with at_desk(fake, size=(80, 24)) as page:
        await page.menu("plan")
        assert "Call number 1." in page.text
        assert "Call number 29." not in page.text
        await page.press("end")
        assert "Call number 29." in page.text
        await page.press("enter")
        assert isinstance(page.screen, DeskScreen)


async def test_a_closed_case_has_nothing_planned() -> None:
    fake = FakeDesk()
    fake.planning.closed = True
    async with at_desk(fake) as page:
        await page.menu("plan")
        assert "The case is closed; nothing is planned." in page.words


async def test_without_a_case_there_is_no_plan() -> None:
    async with at_desk(FakeDesk(rows=[])) as page:
        offer = next(offer for offer in page.screen.menu() if offer.id == "plan")
        assert offer.reason


async def test_a_process_is_planned_as_if_a_case_began_now() -> None:
    async with at_desk() as page:
        await page.menu("processes")
        await page.press("down")
        await page.menu("plan")
        assert isinstance(page.screen, PlanScreen)
        assert "follow_up" in page.text
        assert "Taken for granted, for nobody knows it: open invoices: 1" in page.words
        await page.press("escape")
        assert isinstance(page.screen, ProcessesScreen)


async def test_a_plan_that_fails_says_so() -> None:
    fake = FakeDesk()
    async with at_desk(fake) as page:
        fake.planning.rows = []
        await page.menu("plan")
        assert isinstance(page.screen, DeskScreen)
        assert page.message
