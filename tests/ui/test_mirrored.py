"""The desk in languages from right to left: every screen is the mirror image of the same one from left to right."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from agentdesk.desk.views import PreviewView
from agentdesk.text.line import MARK
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.question import Question
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import Field
from tests.ui.fake_desk import FakeDesk, FakeSettings
from tests.ui.pages import Page, QueuePage, at_desk

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
HEAD += '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n'
HEBREW = {"take next": "הבא בתור", "customer": "לקוח", "high": "גבוהה", "Tue": "יום ג׳", "The floor": "הרצפה"}
# What stands in a field for typing while it is empty.
_HINTS = ("Search for an action", "A name, a number or a case")
SCREENS = [(), ("0",), ("f1",), ("f3",), ("f6",), ("f8",), ("slash",), ("ctrl+p",), ("0", "0")]
_BETWEEN, _WIDE, _FILLED = re.compile("(?<=[^ ]) (?=[^ ])"), re.compile("[李明中文]"), re.compile("[^ ]")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A little Hebrew, and an Arabic that has no words yet: its screens are in English, and mirrored."""
    folder = tmp_path / "desk"
    folder.mkdir()
    entries = [f'msgid "{source}"\nmsgstr "{said}"\n' for source, said in HEBREW.items()]
    (folder / "he.po").write_text("\n".join([HEAD, *entries]), encoding="utf-8")
    (folder / "ar.po").write_text(HEAD, encoding="utf-8")
    return tmp_path


class Desk(FakeDesk):
    """A desk whose notes have single blanks only."""

    def preview(self, case: int, interface: str) -> PreviewView:
        view = super().preview(case, interface)
        return replace(view, history=tuple(" ".join(line.split()) for line in view.history))


@asynccontextmanager
async def desk(words: Path, language: str, size: tuple[int, int] = (90, 26)) -> AsyncIterator[QueuePage]:
    async with at_desk(Desk(), FakeSettings({"language": language}), scripts=words, size=size) as page:
        await page.rest()
        await page.until(lambda: size[1] < 20 or any("Giulia Rossi" in line for line in seen(page)[3:]))
        yield page


def seen(page: Page) -> list[str]:
    """The screen as it is seen, without marks."""
    return [strip.text.replace(MARK, "") for strip in page.app.painted()]


def filled(page: Page) -> list[str]:
    """Where there is something on top of the screen, seen from the side at which reading begins.

    Words are the same from either side, so single blanks count as filled; a field for typing has its own end.
    """
    lines = [_WIDE.sub("xx", line) for line in seen(page) if not any(hint in line for hint in _HINTS)]
    lines = [_BETWEEN.sub("x", _BETWEEN.sub("x", line)) for line in lines]
    if page.app.mirrored:
        lines = [line[::-1] for line in lines]
    for box in page.screen.query(".box"):
        lines = [line[box.region.x : box.region.right] for line in lines]
    return [_FILLED.sub("x", line) for line in lines]


async def still(page: Page) -> list[str]:
    """What `filled` gives, once nothing on the screen changes any more."""
    before: list[list[str]] = []
    while before[-3:] != [filled(page)] * 3:
        before.append(filled(page))
        await page.settle()
    return before[-1]


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((80, 24), id="80x24", marks=pytest.mark.wide),
        pytest.param((120, 30), id="120x30", marks=pytest.mark.story),
        pytest.param((40, 12), id="40x12", marks=pytest.mark.story),
    ],
)
async def test_a_screen_is_the_mirror_image_of_one_from_left_to_right(words: Path, size: tuple[int, int]) -> None:
    sides = [await every_screen(words, language, size) for language in ("en", "ar")]
    for keys, one, other in zip(SCREENS, *sides, strict=True):
        assert one == other, keys


async def every_screen(words: Path, language: str, size: tuple[int, int]) -> list[list[str]]:
    """What each of the screens is filled with, one after the other in one program."""
    screens = []
    async with desk(words, language, size) as page:
        for keys in SCREENS:
            await page.press(*keys)
            screens.append(await still(page))
            await page.press("escape")
            while not isinstance(page.app.screen, DeskScreen):
                await page.press("escape")
    return screens


async def test_messages_and_questions_are_mirrored_too(words: Path) -> None:
    screens = []
    for language in ("en", "ar"):
        async with desk(words, language) as page:
            page.screen.say("One thing was said.")
            await page.until(lambda page=page: "One thing was said." in seen(page)[-2])  # type: ignore[misc]
            first = (await still(page))[-2:]
            page.app.push_screen(Question("Is it so? (0: no)", [("yes", "yes"), ("no", "no")], title="A question"))
            screens.append((first, await still(page)))
    assert screens[0] == screens[1]


async def test_the_words_of_a_mirrored_screen_read_from_the_right(words: Path) -> None:
    async with desk(words, "he", (100, 26)) as page:
        lines = seen(page)
        assert lines[0].strip().endswith("agentdesk")
        assert lines[0].strip().startswith("10:03 ׳ג םוי · demo")
        assert "רותב אבה F2" in lines[-1]
        assert lines[2].rstrip().endswith("09:49 ◆! ◂")
        assert "Giulia Rossi" in lines[2]
        assert "ןהכ הנד" in lines[5]


async def test_the_language_changes_at_run_time_and_everything_with_it(words: Path) -> None:
    async with desk(words, "en") as page:
        before = seen(page)[:14]
        await page.press("f8")
        await page.choose("עברית")
        await page.rest()
        assert page.app.mirrored
        assert "רותב אבה" in seen(page)[-1]
        assert "חוקל" in seen(page)[1]
        await page.press("f8")
        await page.choose("English")
        await page.rest()
        assert seen(page)[:14] == before


async def test_the_names_of_languages_keep_to_themselves(words: Path) -> None:
    async with desk(words, "en") as page:
        await page.menu("settings")
        line = next(line for line in seen(page) if "English" in line)
        assert re.search(r"● 1 English  ○ 2 \S+  ○ 3 תירבע", line)


async def test_arrows_move_as_the_eye_expects(words: Path) -> None:
    async with desk(words, "ar") as page:
        await page.menu("settings")
        row = page.screen.query(ChoiceRow).first()
        assert (row.has_focus, row.cursor) == (True, 0)
        await page.press("left")
        assert row.cursor == 1
        await page.press("right")
        assert row.cursor == 0


async def test_a_click_on_a_line_of_the_queue_lands_there(words: Path) -> None:
    async with desk(words, "ar") as page:
        y = next(at for at, line in enumerate(seen(page)) if "הנד" in line)
        x = seen(page)[y].index("הנד")
        for kind in (events.MouseDown, events.MouseUp):
            page.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False))
            await page.settle()
        assert page.table.line is not None
        assert page.table.line.customer == "דנה כהן"


async def test_a_number_is_whole_whatever_stands_beside_it(words: Path) -> None:
    async with desk(words, "he") as page:
        await page.press("f3")
        assert any("Giulia Rossi · INV-00001" in line or "INV-00001 · Giulia Rossi" in line for line in seen(page))
        await page.press("escape")
        assert any("+39 055 012 3456" in line for line in seen(page))


async def test_a_field_for_typing_begins_at_the_right(words: Path) -> None:
    async with desk(words, "he") as page:
        await page.press("f6", *"שלום")
        row = page.screen.query_one(Field).region
        line = seen(page)[row.y]
        assert line[page.app.size.width - row.right : page.app.size.width - row.x].endswith("םולש ")


async def test_the_numbers_of_the_floor_stand_in_line_and_its_bars_grow_to_the_left(words: Path) -> None:
    async with desk(words, "ar", (80, 24)) as page:
        await page.press("f9")
        await page.until(lambda: "payment agreed" in "".join(seen(page)))
        first, second, *_ = [line for line in seen(page) if "██" in line]
        assert first.startswith("  ████████████████████    14       no_answer")
        assert second.startswith("      ▎███████████████    11  payment agreed")
        dues = [line for line in seen(page) if "due now" in line or line.rstrip().endswith(" late")]
        assert [line.rindex("2") for line in dues] == [57, 57]
