"""The floor, the processes, the settings, and the interface's languages."""

from pathlib import Path

import pytest

from agentdesk.core.call import Agent
from agentdesk.desk.ports import StoreUnavailable
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.floor import FloorScreen
from agentdesk.ui.screens.help import HelpScreen
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import Field
from tests.ui.fake_desk import SARA, FakeDesk, FakeSettings, row
from tests.ui.pages import at_desk

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {forms}\\n"\n'
PLURAL = """
msgid "{count} due"
msgid_plural "{count} due"
msgstr[0] "{count} da fare"
msgstr[1] "{count} da fare"
"""
ITALIAN = {
    "take next": "prendi il prossimo",
    "customer": "cliente",
    "high": "alta",
    "Tue": "mar",
    "language": "lingua",
}
CHINESE = {"take next": "接听下一个", "customer": "客户"}


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A folder with a little Italian and Chinese for the interface."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for language, words, forms in (
        ("it", ITALIAN, "nplurals=2; plural=n != 1;"),
        ("zh", CHINESE, "nplurals=1; plural=0;"),
    ):
        entries = [f'msgid "{source}"\nmsgstr "{said}"\n' for source, said in words.items()]
        text = "\n".join([HEADER.format(forms=forms), *entries])
        if language == "it":
            text += PLURAL
        (folder / f"{language}.po").write_text(text, encoding="utf-8")
    return tmp_path


async def test_the_floor_shows_todays_figures_on_one_page() -> None:
    async with at_desk(size=(80, 24)) as page:
        await page.press("f9")
        assert isinstance(page.screen, FloorScreen)
        await page.until(lambda: "payment agreed" in page.text)
        assert "The floor · Tue 10:03" in page.words
        assert "late 2 !" in page.words
        assert "holds over 40 s 1 !" in page.words
        assert "Sara Haddad 22" in page.words
        assert "22  ███" in page.text
        await page.press("f1")
        assert isinstance(page.screen, HelpScreen)
        assert "Due: cases that could be worked now." in page.words
        await page.press("escape", "escape")
        assert isinstance(page.screen, DeskScreen)


async def test_the_floor_is_read_anew() -> None:
    async with at_desk() as page:
        await page.press("f9", "f5", "f5")
        assert page.fake.asked.count("figures") == 3


async def test_figures_that_cannot_be_read_leave_the_last_ones_standing() -> None:
    async with at_desk() as page:
        await page.press("f9")
        await page.until(lambda: "payment agreed" in page.text)
        page.fake.fails["figures"] = StoreUnavailable(cause="it is locked")
        await page.press("f5")
        assert "it is locked" in page.message
        assert "payment agreed" in page.text


async def test_a_process_is_shown_step_by_step_and_rehearsed_in_a_language() -> None:
    async with at_desk() as page:
        await page.menu("processes")
        assert "Reminds of open invoices." in page.text
        assert "contact a question Was the customer reached?" in page.words
        await page.press("down")
        assert "Asks how it went." in page.text
        await page.press("enter")
        assert "Rehearse in which language?" in page.text
        await page.press("2")
        assert page.fake.asked[-1] == "rehearse follow_up zh"
        assert [call.rehearsal for call in page.app.calls] == [True]
        await page.press("escape")
        assert isinstance(page.screen, DeskScreen)


async def test_settings_hold_at_once_and_are_kept() -> None:
    async with at_desk() as page:
        await page.menu("settings")
        await page.press("2", "down", "2", "down", "2", "down", "1")
        assert page.app.theme == "agentdesk-light"
        assert page.app.animation_level == "none"
        kept = {name: page.settings.get(name) for name in ("theme", "bell", "notifications", "reduced_motion")}
        assert kept == {
            "theme": "agentdesk-light",
            "bell": False,
            "notifications": False,
            "reduced_motion": True,
        }


async def test_kept_settings_hold_from_the_start() -> None:
    settings = FakeSettings({"theme": "agentdesk-high-contrast", "reduced_motion": True, "language": "xx"})
    async with at_desk(settings=settings) as page:
        assert page.app.theme == "agentdesk-high-contrast"
        assert page.app.animation_level == "none"
        assert page.app.tr.language == "en"
        await page.press("f6")
        assert not page.app.screen.query_one(Field).cursor_blink


async def test_the_interface_changes_its_language_at_once_and_keeps_the_cursor(scripts: Path) -> None:
    async with at_desk(scripts=scripts) as page:
        await page.press("down", "down")
        held = page.case
        await page.press("f8")
        assert "中文" in page.text
        assert "العربية" not in page.text
        await page.choose("Italiano")
        assert "F2 prendi il prossimo" in page.keys
        assert "cliente" in page.lines[1]
        assert "▲  alta" in page.text
        assert "12 da fare" in page.lines[0]
        assert "demo · mar 10:03" in page.lines[0]
        assert page.case == held
        assert page.settings.get("language") == "it"


async def test_a_language_without_words_for_the_desk_is_not_offered() -> None:
    async with at_desk() as page:
        await page.press("f8")
        assert isinstance(page.screen, DeskScreen)
        assert "no other language" in page.message


async def test_the_interface_starts_in_the_language_of_last_time(scripts: Path) -> None:
    async with at_desk(settings=FakeSettings({"language": "zh"}), scripts=scripts) as page:
        assert "客户" in page.text


async def test_a_broken_catalogue_leaves_the_interface_in_english(scripts: Path) -> None:
    (scripts / "desk" / "it.po").write_text('msgid "customer"\nmsgstr "cliente\n')
    async with at_desk(settings=FakeSettings({"language": "it"}), scripts=scripts) as page:
        assert page.app.tr.language == "en"
        await page.press("f8")
        await page.choose("Italiano")
        assert "it.po" in page.message
        assert "customer" in page.lines[1]


async def test_at_the_sign_in_the_language_changes_at_once(scripts: Path) -> None:
    async with at_desk(FakeDesk(known=()), agent=None, scripts=scripts) as page:
        await page.press(*"Dana", "tab", "tab", "2")
        assert page.app.tr.language == "it"
        await page.press("enter")
        assert page.app.agent.name == "Dana"
        assert page.app.agent.language == "it"
        assert "cliente" in page.text


async def test_what_was_filled_in_of_somebody_else_outlives_another_choice_and_language(scripts: Path) -> None:
    async with at_desk(agent=None, scripts=scripts) as page:
        await page.until(lambda: "Omid Karimi" in page.text)
        page.screen.query_one("#agents").focus()
        await page.press("3")
        assert page.message == ""
        await page.press(*"Dana", "tab", "1", "tab", "2")
        assert page.app.tr.language == "it"
        assert page.screen.query_one("#agent-name", Field).value == "Dana"
        page.screen.query_one("#agents").focus()
        await page.press("up", "down")
        await page.press("tab", "enter")
        assert page.app.agent == Agent("Dana", "Dana", "f", "it", ("en",))


async def test_the_language_that_is_chosen_at_the_sign_in_holds_for_somebody_known_too(scripts: Path) -> None:
    async with at_desk(agent=None, scripts=scripts) as page:
        await page.until(lambda: "Omid Karimi" in page.text)
        page.screen.query_one("#interface").focus()
        await page.press("2")
        assert page.app.tr.language == "it"
        page.screen.query_one("#agents").focus()
        await page.press("up", "up", "enter")
        assert isinstance(page.screen, DeskScreen)
        assert (page.app.agent.id, page.app.agent.language, page.app.tr.language) == ("sara", "it", "it")


async def test_the_sign_in_shows_the_language_that_somebody_known_reads_the_desk_in(scripts: Path) -> None:
    settings = FakeSettings({"language": "it"})
    async with at_desk(agent=None, scripts=scripts, settings=settings) as page:
        await page.until(lambda: "Omid Karimi" in page.text)
        page.screen.query_one("#agents").focus()
        await page.press("up", "up")
        assert page.screen.query_one("#interface", ChoiceRow).value == "en"
        await page.press("enter")
        await page.until(lambda: isinstance(page.screen, DeskScreen))
        assert page.app.tr.language == "en"


async def test_a_language_that_was_chosen_at_the_desk_is_the_agents_from_then_on(scripts: Path) -> None:
    settings = FakeSettings()
    async with at_desk(scripts=scripts, settings=settings) as page:
        await page.press("f8")
        await page.choose("Italiano")
    async with at_desk(agent=None, scripts=scripts, settings=settings) as page:
        await page.press("enter")
        await page.until(lambda: isinstance(page.screen, DeskScreen))
        assert page.app.tr.language == "it"


@pytest.mark.wide
@pytest.mark.usefixtures("every_frame")
@pytest.mark.parametrize("keys", [(), ("0",), ("f1",), ("f3",), ("f6",), ("f9",), ("slash",), ("ctrl+p",)])
async def test_no_screen_breaks_at_any_size(keys: tuple[str, ...]) -> None:
    async with at_desk(size=(80, 24)) as page:
        await page.press(*keys)
        for size in ((40, 10), (120, 36), (20, 5)):
            await page.pilot.resize_terminal(*size)
            await page.settle()
            assert len(page.lines) == size[1]
            assert page.text.strip()


async def test_the_smallest_terminal_still_says_who_is_next() -> None:
    async with at_desk(size=(40, 10)) as page:
        assert page.lines[2].startswith("▸ !◆ 09:49  ▲▲  Giulia")
        await page.press("f2")
        assert [call.case for call in page.app.calls] == [1]


async def test_names_from_outside_are_text_and_nothing_else() -> None:
    from dataclasses import replace

    evil = replace(row(1), customer="[red]\x1b[31m[/]\u202eevil\nname")
    async with at_desk(FakeDesk(rows=[evil])) as page:
        await page.rest()
        await page.press("f3")
        assert "[red]" in page.text
        assert not {"\x1b", "\u202e"} & set(page.text)


async def test_without_colour_states_are_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(agent=SARA) as page:
        assert page.app.no_color
        assert page.lines[2].startswith("▸ !◆")
        assert "! 2 late" in page.lines[0]
