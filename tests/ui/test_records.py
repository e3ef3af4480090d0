"""A lead looks through the records of calls, and remarks on one."""

from dataclasses import replace

from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.records import RecordList, RecordScreen
from tests.ui.fake_desk import SARA, FakeDesk
from tests.ui.pages import at_desk

LEAD = replace(SARA, roles=("lead",))


async def test_a_lead_reads_a_record_and_remarks_on_it() -> None:
    async with at_desk(agent=LEAD) as page:
        await page.menu("records")
        assert isinstance(page.screen, RecordList)
        assert "followed up" in page.text
        await page.press("enter")
        assert isinstance(page.screen, RecordScreen)
        assert "A bench in the corridor." in page.words
        assert "fairly satisfied" in page.words
        await page.press("enter", *"good", "enter")
        assert page.fake.records.kept[0].remarks == (("Sara Haddad", "good"),)
        assert isinstance(page.screen, RecordList)
        assert "✎" in page.text
        await page.press("enter")
        assert "good" in page.words
        await page.press("escape", "escape")
        assert isinstance(page.screen, DeskScreen)


async def test_an_empty_remark_is_none() -> None:
    async with at_desk(agent=LEAD) as page:
        await page.menu("records")
        await page.press("1", "enter", "enter")
        assert "Write something, or go back with Esc." in page.words
        await page.press("escape")
        assert page.fake.records.kept[0].remarks == ()


async def test_only_a_lead_looks_through_them() -> None:
    async with at_desk() as page:
        offer = next(offer for offer in page.screen.menu() if offer.id == "records")
        assert offer.reason == "only a team lead looks through the records"


async def test_without_records_the_list_says_so() -> None:
    fake = FakeDesk()
    fake.records.kept = ()
    async with at_desk(fake, agent=LEAD) as page:
        await page.menu("records")
        assert "No call has left a record yet." in page.words
