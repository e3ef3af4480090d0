"""The desk: the queue, taking from it, and what is beside it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agentdesk.desk.ports import StoreUnavailable
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.question import Question
from agentdesk.ui.screens.why import WhyScreen
from agentdesk.ui.widgets.preview import Preview
from tests.ui.fake_desk import NOW, SARA, FakeDesk, interrupted, many, row
from tests.ui.pages import at_desk


async def test_the_queue_is_shown_in_the_order_in_which_it_is_worked() -> None:
    async with at_desk() as page:
        assert "Sara Haddad · 12 due · ! 2 late" in page.lines[0]
        assert "demo · Tue 10:03" in page.lines[0]
        assert "Giulia Rossi" in page.lines[2]
        assert page.lines[2].startswith("▸ !◆ 09:49")
        assert page.case == 1


async def test_the_next_due_case_is_taken() -> None:
    async with at_desk() as page:
        await page.press("f2")
        assert [call.case for call in page.app.calls] == [1]


async def test_the_selected_case_is_taken() -> None:
    async with at_desk() as page:
        await page.press("down", "down", "enter")
        assert [call.case for call in page.app.calls] == [page.fake.row_ids_at_start[2]]


async def test_a_double_click_takes_the_case_under_the_mouse() -> None:
    async with at_desk() as page:
        await page.pilot.click("#table", offset=(10, 3), times=2)
        await page.settle()
        assert [call.case for call in page.app.calls] == [page.fake.row_ids_at_start[2]]


async def test_a_case_that_is_gone_is_told_beside_the_queue_and_the_queue_is_read_anew() -> None:
    async with at_desk() as page:
        page.fake.rows = page.fake.rows[1:]
        await page.press("enter")
        assert "Omid took this case a moment ago" in page.message
        assert "try again" not in page.message
        assert page.case != 1
        assert page.app.calls == []


async def test_an_empty_queue_says_why() -> None:
    async with at_desk(FakeDesk(rows=[])) as page:
        assert "Nobody is due now." in page.text
        assert "English, Italiano" in page.text
        await page.press("f2")
        assert page.app.calls == []
        assert "Nobody is due now." in page.message
        await page.press("f3")
        assert "no case is selected" in page.message


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(hours=3), "Next: 13:03"),
        (timedelta(days=1, hours=4), "Next: Wed 14:03"),
        (timedelta(days=9), "Next: Thu, 3 Dec 2026, 10:03"),
    ],
)
async def test_an_empty_queue_says_when_the_next_case_comes_due(after: timedelta, said: str) -> None:
    async with at_desk(FakeDesk(rows=[], next=NOW + after)) as page:
        assert said in page.text


async def test_an_empty_queue_with_nothing_to_come_says_nothing_of_it() -> None:
    async with at_desk(FakeDesk(rows=[])) as page:
        assert "Next" not in page.text
        assert "next_due" in page.fake.asked


async def test_a_part_of_the_queue_that_is_empty_says_nothing_of_what_comes_next() -> None:
    async with at_desk(FakeDesk(next=NOW + timedelta(hours=3))) as page:
        page.desk_screen.narrow(replace(page.desk_screen.view, text="nobody of that name"))
        await page.settle()
        assert "Nobody who is due is among these." in page.text
        assert "next_due" not in page.fake.asked


async def test_who_was_away_when_the_program_ended_is_still_away() -> None:
    async with at_desk(FakeDesk(away={"sara"})) as page:
        assert "away" in page.lines[0]
        await page.press("f2")
        assert "you are away" in page.message
        await page.press("f4", "f2")
        assert page.fake.away == set()
        assert [call.case for call in page.app.calls] == [1]


async def test_being_away_that_cannot_be_kept_is_told_and_nothing_has_changed() -> None:
    async with at_desk() as page:
        page.fake.fails["be_away"] = StoreUnavailable(cause="it is locked")
        await page.press("f4")
        assert "it is locked" in page.message
        assert "away" not in page.lines[0]
        page.fake.fails.clear()
        await page.press("ctrl+r")
        assert "away" in page.lines[0]
        assert page.fake.away == {"sara"}


async def test_who_is_away_is_not_given_cases() -> None:
    async with at_desk() as page:
        await page.press("f4")
        assert "away" in page.lines[0]
        assert page.fake.away == {"sara"}
        await page.press("f2", "enter")
        assert page.app.calls == []
        assert "you are away" in page.message
        await page.press("f4", "f2")
        assert [call.case for call in page.app.calls] == [1]


async def test_why_a_case_is_not_here_is_told_in_full() -> None:
    async with at_desk() as page:
        await page.press("f3")
        assert isinstance(page.screen, WhyScreen)
        assert "This case is not in your queue." in page.text
        assert "Outside calling hours in Rome" in page.text
        assert "Omid has it" in page.text
        await page.press("escape")
        assert isinstance(page.screen, DeskScreen)


async def test_reading_anew_keeps_the_cursor_on_its_case() -> None:
    async with at_desk() as page:
        await page.press("down", "down", "down")
        held = page.case
        page.fake.rows.append(replace(row(99), promised=True, priority="blocking"))
        await page.press("f5")
        assert page.case == held
        assert "13 due" in page.lines[0]


async def test_the_case_under_the_cursor_is_read_once_the_cursor_rests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with at_desk() as page:
        await page.rest()
        page.fake.asked.clear()
        monkeypatch.setattr("agentdesk.ui.screens.desk_queue.REST_SECONDS", 1000)
        await page.press("down", "down")
        assert "preview" not in page.fake.asked
        await page.rest()
        line = page.table.line
        assert line is not None
        assert page.fake.asked.count("preview") == 1
        assert line.customer in "\n".join(text[60:] for text in page.lines[1:3])
        assert "Earlier calls" in page.text


async def test_on_a_narrow_terminal_the_case_is_shown_below() -> None:
    async with at_desk(size=(80, 24)) as page:
        await page.rest()
        preview = page.app.screen.query_one(Preview)
        assert preview.region.width == 80
        assert preview.region.y > page.table.region.y
        await page.until(lambda: "+39 055 012 3456" in page.text)


async def test_a_queue_of_any_length_is_paged_both_ways() -> None:
    async with at_desk(FakeDesk(rows=many(400))) as page:
        await page.press("pagedown", "pagedown")
        for _ in range(20):
            await page.press("end")
        assert page.case == 400
        assert len(page.desk_screen.feed.window.lines) <= 150
        assert page.desk_screen.feed.window.has_before
        for _ in range(40):
            await page.press("pageup", "pageup")
            if page.case == 1:
                break
        assert page.case == 1
        assert not page.desk_screen.feed.window.has_before


async def test_home_is_the_first_case_even_where_it_is_not_held() -> None:
    async with at_desk(FakeDesk(rows=many(220))) as page:
        for _ in range(5):
            await page.press("end")
        await page.press("home")
        assert page.case == 1


async def test_nothing_is_asked_of_the_desk_on_the_event_loop() -> None:
    from threading import current_thread, main_thread

    threads = set()

    class Watched(FakeDesk):
        def _ask(self, what: str) -> None:
            threads.add(current_thread())
            super()._ask(what)

    async with at_desk(Watched()) as page:
        await page.press("f5", "down", "f3", "escape", "f9", "escape", "f2")
    assert main_thread() not in threads
    assert len(threads) >= 2


async def test_a_queue_that_cannot_be_read_says_so_and_is_tried_again() -> None:
    async with at_desk() as page:
        page.fake.fails["queue"] = StoreUnavailable(cause="the disk is full")
        await page.press("f5")
        assert "the database doesn't take this: the disk is full" in page.message
        assert page.case == 1
        page.fake.fails.clear()
        await page.menu("try again")
        assert page.message == ""


async def test_a_call_that_was_cut_off_is_offered_at_the_start() -> None:
    async with at_desk(FakeDesk(open_call=interrupted())) as page:
        assert isinstance(page.screen, Question)
        assert "Your call with Giulia Rossi was cut off at 09:59" in page.words
        assert "taken up where it stood: Case · Call the contact (en)" in page.words
        assert "another window" not in page.text
        await page.press("1")
        assert [call.case for call in page.app.calls] == [4]


async def test_a_call_that_is_open_elsewhere_can_be_taken_over_or_left() -> None:
    async with at_desk(FakeDesk(open_call=interrupted(live=True))) as page:
        assert "It may still be open in another window" in page.text
        await page.press("2")
        assert isinstance(page.screen, DeskScreen)
        assert page.app.calls == []


async def test_only_a_call_that_was_cut_off_can_be_given_back() -> None:
    async with at_desk() as page:
        await page.press("f7")
        assert "you have no case to give back" in page.message
    async with at_desk(FakeDesk(open_call=interrupted())) as page:
        await page.press("escape", "f7", "enter")
        assert "Say why" in page.text
        await page.press(*"busy", "enter")
        assert [call.reason for call in page.fake.given_back] == ["busy"]
        assert "The case is back in the queue." in page.message


async def test_after_a_call_the_queue_is_read_anew_and_the_next_case_taken_if_wanted() -> None:
    async with at_desk() as page:
        await page.press("f2")
        page.screen.call_closed(take_next=True)
        await page.until(lambda: [call.case for call in page.app.calls] == [1, 2])
        assert 1 not in {line.id for line in page.desk_screen.feed.window.lines}


async def test_leaving_the_program() -> None:
    async with at_desk() as page:
        await page.pilot.press("ctrl+q")
        await page.pilot.pause()
        assert page.app.return_value is None
        assert page.app._exit


async def test_the_agent_is_remembered() -> None:
    async with at_desk() as page:
        assert page.settings.values["agent"]["id"] == SARA.id  # type: ignore[index, call-overload]


async def test_the_case_beside_the_queue_is_read_again_with_the_queue() -> None:
    """The customer's time of day would stand still otherwise, for as long as the cursor does."""
    async with at_desk() as page:
        assert isinstance(page.screen, DeskScreen)
        page.fake.asked.clear()
        page.screen._refresh_by_itself()
        await page.settle()
        assert "preview" in page.fake.asked
