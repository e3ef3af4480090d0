"""Signing in."""

from agentdesk.core.call import Agent
from agentdesk.desk.ports import StoreUnavailable
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.sign_in import SignInScreen
from agentdesk.ui.sign_in_form import kept
from tests.ui.fake_desk import OMID, SARA, FakeDesk, FakeSettings
from tests.ui.pages import at_desk


async def test_enter_goes_straight_on_for_whoever_was_here_last() -> None:
    async with at_desk(settings=FakeSettings({"agent": kept(SARA)}), agent=None) as page:
        assert "Sara Haddad" in page.text
        await page.press("enter")
        assert isinstance(page.screen, DeskScreen)
        assert page.fake.signed_in == [SARA]


async def test_the_first_frame_needs_no_desk() -> None:
    failing = FakeDesk(fails={"agents": StoreUnavailable(cause="it is locked")})
    async with at_desk(failing, FakeSettings({"agent": kept(SARA)}), agent=None) as page:
        assert "Sara Haddad" in page.text
        assert "it is locked" in page.message
        assert "Ctrl+R" in page.message
        failing.fails.clear()
        await page.press("ctrl+r")
        assert "Omid Karimi" in page.text
        assert page.message == ""


async def test_known_agents_are_chosen_by_number() -> None:
    async with at_desk(agent=None) as page:
        await page.until(lambda: "Omid Karimi" in page.text)
        await page.press("2")
        assert page.app.agent == OMID
        assert page.settings.get("agent") == kept(OMID)


async def test_digits_of_any_script_choose() -> None:
    async with at_desk(settings=FakeSettings({"agent": kept(SARA)}), agent=None) as page:
        await page.pilot.press("۲")
        await page.settle()
        assert page.app.agent == OMID


async def test_somebody_new_says_name_gender_and_languages() -> None:
    async with at_desk(FakeDesk(known=()), agent=None) as page:
        await page.press(*"Dana", "tab", "1", "tab", "tab", "2", "enter")
        assert isinstance(page.screen, DeskScreen)
        assert page.app.agent == Agent("Dana", "Dana", "f", "en", ("en", "it"))


async def test_without_a_name_nobody_goes_on() -> None:
    async with at_desk(FakeDesk(known=()), agent=None) as page:
        await page.press("enter")
        assert isinstance(page.screen, SignInScreen)
        assert "Say your name" in page.message


async def test_digits_in_a_name_belong_to_the_name() -> None:
    async with at_desk(FakeDesk(known=()), agent=None) as page:
        await page.press(*"Team 10", "enter")
        assert page.app.agent.name == "Team 10"


async def test_somebody_else_takes_the_desk() -> None:
    async with at_desk() as page:
        await page.menu("change agent")
        assert isinstance(page.screen, SignInScreen)
        await page.until(lambda: "Omid Karimi" in page.text)
        await page.press("2")
        assert page.fake.signed_in == [SARA, OMID]
        assert page.app.agent == OMID
