"""Call-backs at the desk: it rings, it offers, it takes requests down."""

from dataclasses import replace
from typing import Any

import pytest

from agentdesk.ui.screens import too_early
from agentdesk.ui.screens.call_back_form import CallBackForm
from agentdesk.ui.screens.question import Question
from agentdesk.ui.screens.ringing import RingScreen
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.field import Field
from tests.ui.fake_callbacks import FakeCallBacks, waiting
from tests.ui.fake_desk import FakeDesk, FakeSettings, figures
from tests.ui.pages import QueuePage, at_desk

pytestmark = pytest.mark.asyncio


def desk_with(**given: Any) -> FakeDesk:
    fake = FakeDesk()
    fake.callbacks = FakeCallBacks(**given)
    return fake


async def heard(page: QueuePage) -> None:
    """Let the desk listen, as it does by itself every few seconds."""
    page.desk_screen.listen()
    await page.settle()


def rung(page: QueuePage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the terminal is asked to do about a ring."""
    said: list[str] = []
    monkeypatch.setattr(page.app.terminal, "ring", lambda: said.append("bell"))
    monkeypatch.setattr(page.app.terminal, "notify", said.append)
    return said


async def test_a_free_desk_rings_and_shows_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(desk_with()) as page:
        said = rung(page, monkeypatch)
        await heard(page)
        assert said == []
        page.fake.callbacks.rings = [waiting()]
        await heard(page)
        assert said == ["bell", "A customer waits to be called back."]
        assert isinstance(page.screen, RingScreen)
        assert "The desk is ringing" in page.words
        assert "waits to be called back, since" in page.words
        await page.press("1")
        assert [call.case for call in page.app.calls] == [3]


async def test_whoever_types_when_it_rings_has_answered_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(desk_with(rings=[waiting()])) as page:
        monkeypatch.setattr(too_early, "LOOK", 1000.0)
        await heard(page)
        await page.press("1", "enter", "1")
        assert isinstance(page.screen, RingScreen)
        assert page.app.calls == []
        monkeypatch.setattr(too_early, "LOOK", 0.0)
        await page.press("enter")
        assert [call.case for call in page.app.calls] == [3]


async def test_a_bell_that_is_off_leaves_the_ring_to_be_seen() -> None:
    async with at_desk(desk_with(rings=[waiting()]), FakeSettings({"bell": False})) as page:
        written: list[str] = []
        page.app.terminal._write = written.append  # type: ignore[method-assign]
        await heard(page)
        assert "\a" not in written
        assert "The desk is ringing" in page.words


@pytest.mark.parametrize("key", ["2", "escape"])
async def test_who_declines_is_rung_again_after_the_minutes_of_the_team(key: str) -> None:
    async with at_desk(desk_with(rings=[waiting(minutes=15)])) as page:
        now = [0.0]
        page.fake.steady = lambda: now[0]  # type: ignore[method-assign]
        await heard(page)
        await page.press(key)
        assert page.app.calls == []
        now[0] = 15 * 60 - 1
        await heard(page)
        assert not isinstance(page.screen, RingScreen)
        now[0] = 15 * 60
        await heard(page)
        assert isinstance(page.screen, RingScreen)


async def test_who_does_not_hear_it_is_rung_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(desk_with(rings=[waiting(minutes=1)])) as page:
        said, now = rung(page, monkeypatch), [0.0]
        page.fake.steady = lambda: now[0]  # type: ignore[method-assign]
        await heard(page)
        for seconds, bells in ((30, 1), (60, 2), (90, 2), (120, 3)):
            now[0] = seconds
            page.screen.look_by_itself()
            await page.settle()
            assert said.count("bell") == bells


async def test_another_request_rings_while_the_first_is_quiet() -> None:
    async with at_desk(desk_with(rings=[waiting(3), waiting(5, "Noa")])) as page:
        await heard(page)
        await page.press("2")
        await heard(page)
        assert "Noa waits to be called back" in page.words


async def test_where_somebody_else_was_quicker_the_dialog_closes_and_says_who() -> None:
    async with at_desk(desk_with(rings=[waiting()])) as page:
        await heard(page)
        page.fake.callbacks.holders = {3: "Omid"}
        page.screen.look_by_itself()
        await page.settle()
        assert page.screen is page.desk_screen
        assert "Omid has this call-back now." in page.message


async def test_a_request_that_was_closed_meanwhile_rings_no_more() -> None:
    async with at_desk(desk_with(rings=[waiting()])) as page:
        await heard(page)
        page.fake.callbacks.holders = {3: ""}
        page.screen.look_by_itself()
        await page.settle()
        assert "This call-back needs nobody any more." in page.message


async def test_whoever_accepts_too_late_is_told() -> None:
    async with at_desk(desk_with(rings=[waiting(99)])) as page:
        await heard(page)
        await page.press("1")
        assert page.app.calls == []
        assert "Omid" in page.message


async def test_nobody_is_rung_who_is_away_or_busy() -> None:
    async with at_desk(desk_with()) as page:
        await page.press("f4")
        page.fake.callbacks.rings = [waiting()]
        await heard(page)
        assert page.screen is page.desk_screen
        page.fake.callbacks.rings = []
        await page.press("f4", "f9")
        page.fake.callbacks.rings = [waiting()]
        await heard(page)
        assert not isinstance(page.screen, RingScreen)


async def test_nothing_rings_for_a_passive_request_it_is_offered_to_who_signs_in() -> None:
    async with at_desk(desk_with(offers=[waiting()])) as page:
        assert isinstance(page.screen, Question)
        assert "A call-back waits" in page.words
        await page.press("1")
        assert [call.case for call in page.app.calls] == [3]


async def test_a_passive_request_is_offered_to_who_is_available_again() -> None:
    async with at_desk(desk_with()) as page:
        page.fake.callbacks.offers = [waiting()]
        await page.press("f4")
        assert page.screen is page.desk_screen
        await page.press("f4")
        assert "A call-back waits" in page.words
        await page.press("2")
        assert page.app.calls == []


async def test_the_desk_says_that_its_agent_is_there() -> None:
    async with at_desk(desk_with()) as page:
        assert page.fake.shift.seen == ["sara"]
        page.desk_screen.say_here()
        await page.settle()
        assert page.fake.shift.seen == ["sara", "sara"]
        await page.press("f4")
        page.desk_screen.say_here()
        await page.settle()
        assert page.fake.shift.seen == ["sara", "sara"]


# --- taken down


async def open_form(page: QueuePage) -> CallBackForm:
    await page.menu("take down a call-back")
    assert isinstance(page.screen, CallBackForm)
    return page.screen


async def test_a_request_is_stored_and_then_read_back() -> None:
    async with at_desk(desk_with()) as page:
        form = await open_form(page)
        form.query_one("#phone", Field).value = "03-555 1234"
        form.query_one("#name", Field).value = "Dana"
        await page.press("enter")
        (asked,) = page.fake.callbacks.asked
        assert (asked.phone, asked.name, asked.withheld, asked.strategy) == ("03-555 1234", "Dana", False, "")
        assert "+972 3-555-1234" in page.words.replace("\u2066", "").replace("\u2069", "")
        assert "Is the number right?" in page.words
        await page.press("1")
        assert page.screen is page.desk_screen
        assert page.fake.callbacks.withdrawn == []


async def test_a_number_that_was_misheard_is_taken_down_again() -> None:
    async with at_desk(desk_with()) as page:
        form = await open_form(page)
        form.query_one("#phone", Field).value = "03-555 1234"
        form.query_one("#name", Field).value = "Dana"
        await page.press("enter", "2")
        assert page.fake.callbacks.withdrawn == [7]
        assert isinstance(page.screen, CallBackForm)
        assert page.screen.query_one("#name", Field).value == "Dana"


async def test_without_a_number_the_form_stays_and_says_so() -> None:
    async with at_desk(desk_with()) as page:
        form = await open_form(page)
        form.query_one("#name", Field).value = "Dana"
        await page.press("enter")
        assert page.screen is form
        assert "needs a number" in page.words
        assert page.app.focused is form.query_one("#phone")
        assert form.query_one("#name", Field).value == "Dana"


async def test_a_withheld_number_goes_to_the_lead() -> None:
    async with at_desk(desk_with()) as page:
        form = await open_form(page)
        form.query_one("#withheld", ChoiceRow).focus()
        await page.press("2", "f1", "escape", "enter")
        assert [asked.withheld for asked in page.fake.callbacks.asked] == [True]
        assert "A team lead looks at it" in page.message


async def test_who_asked_already_keeps_the_place() -> None:
    async with at_desk(desk_with(duplicate=True)) as page:
        form = await open_form(page)
        form.query_one("#phone", Field).value = "03-555 1234"
        await page.press("enter")
        assert "This customer has asked already; the first request keeps its place." in page.message


async def test_the_floor_shows_where_the_requests_stand() -> None:
    fake = desk_with()
    numbers = {"requests": 9, "scheduled": 4, "in_call": 1, "under_review": 2, "closed": 2}
    fake.figures = lambda: replace(figures(), ledgers={"callback": numbers, "unused": dict.fromkeys(numbers, 0)})
    async with at_desk(fake) as page:
        await page.press("f9")
        await page.until(lambda: "under_review" in page.text)
        assert "Callback scheduled 4" in page.words
        assert "in_call 1" in page.words
        assert "Unused" not in page.words
