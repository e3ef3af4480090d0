"""A shift at the desk: appointments, hand-overs, being away, and my day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agentdesk.desk.facade_shift import Day, MyDay
from agentdesk.desk.ports_shift import Absence
from agentdesk.ui.reminding import Reminding
from agentdesk.ui.screens.ask_text import AskText
from agentdesk.ui.screens.my_day import MyDayScreen
from agentdesk.ui.screens.question import Question
from agentdesk.ui.screens.sign_in import SignInScreen
from agentdesk.words.look_up import Words
from agentdesk.words.translator import Translator
from tests.ui.fake_desk import NOW, FakeDesk, broken
from tests.ui.fake_shift import FakeShift, promised
from tests.ui.pages import _NO_SCRIPTS, QueuePage, at_desk

pytestmark = pytest.mark.asyncio


def desk(**shift: object) -> FakeDesk:
    return FakeDesk(shift=FakeShift(**shift))  # type: ignore[arg-type]


def head(page: QueuePage) -> str:
    return page.lines[0]


# --- appointments


async def test_the_next_appointment_of_today_is_in_the_header() -> None:
    async with at_desk(desk(coming=(promised(1, 2), promised(2, 30)))) as page:
        assert "next 10:30" in head(page)


async def test_one_of_another_day_is_not_in_the_header() -> None:
    tomorrow = replace(promised(1, 30), due_from=promised(1, 30).due_from + timedelta(days=1))
    async with at_desk(desk(coming=(tomorrow,))) as page:
        assert "next" not in head(page)


async def test_what_is_close_is_told_once() -> None:
    async with at_desk(desk(coming=(promised(1, 8),))) as page:
        assert page.message == "· At 10:08 you have agreed to call Giulia Rossi."
        page.desk_screen.clear_message()
        page.desk_screen.look_ahead()
        await page.settle()
        assert page.message == ""


async def test_what_is_further_off_or_past_is_not_told() -> None:
    async with at_desk(desk(coming=(promised(1, 2), promised(2, 9)))) as page:
        assert page.message == ""


async def test_a_reminder_is_that_of_the_agent_who_works_here() -> None:
    tr, reminding = Translator(Words(_NO_SCRIPTS), "en"), Reminding()
    reminding.learn("sara", (promised(1, 8),))
    assert reminding.remind("omid", NOW, tr) == reminding.mark("omid", NOW, tr) == ""
    assert reminding.remind("sara", NOW, tr) != ""
    assert reminding.remind("sara", NOW, tr) == ""
    assert reminding.mark("sara", NOW, tr) == "next 10:08"


async def test_an_appointment_is_taken_from_the_list() -> None:
    later = replace(promised(7, 20), due_from=promised(7, 20).due_from + timedelta(days=1))
    async with at_desk(desk(coming=(promised(5, 30), promised(2, 50, "李明"), later))) as page:
        await page.menu("my appointments")
        assert "Wed 10:20" in page.words
        assert isinstance(page.screen, Question)
        assert "10:30" in page.words
        assert "李明" in page.words
        await page.press("2")
        assert [call.case for call in page.app.calls] == [2]


async def test_without_an_appointment_that_is_said() -> None:
    async with at_desk() as page:
        await page.menu("my appointments")
        assert page.message == "· You have agreed on no call for the next days."


# --- handed over


async def test_a_case_is_handed_to_a_colleague_with_a_note() -> None:
    async with at_desk() as page:
        case = page.case
        await page.menu("hand over")
        assert "Omid Karimi" in page.words
        assert "away since 10:00" in page.words
        assert "doesn't speak it" in page.words
        await page.press("1")
        assert isinstance(page.screen, AskText)
        await page.press(*"she waits", "enter")
        assert page.fake.shift.handed == [(case, "omid", "she waits")]
        assert page.message.endswith("handed over to Omid Karimi")


async def test_a_case_is_handed_to_whoever_speaks_its_language() -> None:
    async with at_desk() as page:
        await page.menu("hand over")
        await page.press("3", "enter")
        assert page.fake.shift.handed == [(page.case, None, "")]


async def test_going_back_hands_nothing_over() -> None:
    async with at_desk() as page:
        await page.menu("hand over")
        await page.press("1", "escape")
        assert page.fake.shift.handed == []


# --- away


async def test_being_away_with_a_reason() -> None:
    async with at_desk() as page:
        await page.menu("away, with a reason")
        await page.press("2")
        assert page.fake.reasons == ["meal"]
        assert "away" in head(page)
        await page.press("f4")
        assert page.fake.away == set()
        assert page.fake.reasons == ["meal", ""]


async def test_an_absence_that_cant_be_kept_is_not_shown() -> None:
    async with at_desk() as page:
        page.fake.fails["be_away"] = broken("the disk is full")
        await page.menu("away, with a reason")
        await page.press("1")
        assert "the disk is full" in page.message
        assert "away" not in head(page)


async def test_the_floor_says_who_is_away_since_when() -> None:
    absent = (Absence("omid", "Omid Karimi", NOW, "meal"), Absence("tom", "Tom Bell", NOW))
    async with at_desk(desk(absent=absent), size=(120, 40)) as page:
        await page.press("f9")
        assert "Omid Karimi, since 10:03: a meal" in page.words
        assert "Tom Bell, since 10:03" in page.words


# --- my day


async def test_my_day_says_what_was_done_and_what_is_left() -> None:
    day = MyDay(Day(9, 1, 5, 8, 2, 3601.0, 61.0, uncalled=3), {"no answer": 4}, (promised(3, 15),), 6)
    async with at_desk(desk(day=day), size=(100, 40)) as page:
        await page.menu("my day")
        assert isinstance(page.screen, MyDayScreen)
        for said in (
            "calls today 9",
            "without a call 3",
            "reached 5",
            "due tomorrow 6",
            "In calls: 61 min",
            "on hold: 2 min",
        ):
            assert said in page.words
        assert "no answer" in page.words
        assert "10:15 Giulia Rossi INV-00003" in page.words
        await page.press("enter")
        assert page.screen is page.desk_screen


async def test_the_shift_is_over_with_my_day() -> None:
    async with at_desk() as page:
        await page.menu("my day")
        await page.press("2")
        assert isinstance(page.app.screen, SignInScreen)


async def test_my_day_fits_a_small_screen() -> None:
    day = MyDay(Day(9, 1, 5, 8, 2, 3601.0, 61.0), {f"outcome {n}": n + 1 for n in range(9)}, (), 6)
    async with at_desk(desk(day=day), size=(40, 14)) as page:
        await page.menu("my day")
        assert "sign out" in page.words
        assert "outcome 0" not in page.words
        await page.press(*["pagedown"] * 4)
        assert "outcome 0" in page.words
