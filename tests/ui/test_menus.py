"""The menu on 0, the palette, help, the line of keys: all from one table."""

import re

from agentdesk.ui.screens.about import AboutScreen
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.help import HelpScreen
from agentdesk.ui.screens.menu import MenuScreen
from agentdesk.ui.screens.palette import PaletteScreen
from agentdesk.ui.widgets.choices import Choices
from tests.ui.fake_desk import FakeDesk
from tests.ui.pages import at_desk


async def test_everything_that_has_a_key_is_in_the_menu_with_its_key() -> None:
    async with at_desk() as page:
        await page.press("0")
        assert isinstance(page.screen, MenuScreen)
        offers = {offer.id: offer.sign for offer in page.screen.query_one(Choices).offers}
        promised = {"help", "take_next", "take", "why", "away", "refresh", "find", "give_back", "language", "floor"}
        assert promised | {"quit", "filter", "processes", "settings", "about"} <= set(offers)
        assert offers["quit"] == "Ctrl+Q"


async def test_an_action_is_chosen_by_number_in_any_script() -> None:
    async with at_desk() as page:
        await page.press("٠", "٢")
        assert [call.case for call in page.app.calls] == [1]


async def test_more_than_nine_actions_are_numbered_nine_at_a_time() -> None:
    async with at_desk() as page:
        await page.menu("about")
        assert isinstance(page.screen, AboutScreen)
        await page.press("escape")
        assert isinstance(page.screen, DeskScreen)


async def test_all_actions_that_have_a_number_now_are_on_the_screen() -> None:
    async with at_desk(size=(80, 24)) as page:
        await page.press("0")
        offers = len(page.screen.query_one(Choices).offers)
        seen = 0
        for _turn in range(-(-offers // 9)):
            seen += sum(1 for line in page.lines if re.search(r"│ +[1-9]  \w", line))
            await page.press("0")
        assert seen == offers


async def test_an_action_is_chosen_by_arrows_and_enter() -> None:
    async with at_desk() as page:
        await page.press("0", "down", "enter")
        assert [call.case for call in page.app.calls] == [1]


async def test_an_action_that_cannot_be_done_says_why() -> None:
    async with at_desk(FakeDesk(rows=[])) as page:
        await page.press("0")
        assert "no case is selected" in page.text
        await page.choose("why")
        assert "no case is selected" in page.message


async def test_escape_leaves_the_menu_with_nothing_done() -> None:
    async with at_desk() as page:
        await page.press("0", "escape")
        assert isinstance(page.screen, DeskScreen)
        assert page.app.calls == []


async def test_the_palette_finds_an_action_by_its_name() -> None:
    async with at_desk() as page:
        await page.press("ctrl+p", *"sett")
        assert isinstance(page.screen, PaletteScreen)
        chosen = page.screen.query_one(Choices).chosen
        assert chosen is not None
        assert chosen.id == "settings"
        await page.press(*"zzz")
        assert "no action has this name" in page.text
        await page.press("escape")
        assert isinstance(page.screen, DeskScreen)


async def test_the_palette_does_what_was_found() -> None:
    async with at_desk() as page:
        await page.press("ctrl+p", *"take next", "enter")
        assert [call.case for call in page.app.calls] == [1]


async def test_help_is_about_what_has_the_focus() -> None:
    async with at_desk() as page:
        await page.press("f1")
        assert isinstance(page.screen, HelpScreen)
        assert "promises first" in page.words
        assert "Take the next due case" in page.text
        await page.press("escape", "slash", "f1")
        assert "Narrow the queue" in page.text


async def test_the_line_of_keys_shows_the_most_used_where_there_is_little_room() -> None:
    async with at_desk(size=(40, 10)) as page:
        assert page.keys.split("  ")[0] == "F1 help"
        assert "F2 take next" in page.keys
        assert "0 all actions" in page.keys
    async with at_desk(size=(160, 48)) as page:
        assert "F9 the floor" in page.keys


async def test_ctrl_c_says_how_to_quit() -> None:
    async with at_desk() as page:
        await page.press("ctrl+c")
        assert "Ctrl+Q quits" in page.message
