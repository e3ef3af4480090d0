"""The wrap-up: what will be written, the note, and the ways out."""

import pytest

from agentdesk.core.inputs import Choose, Undo
from agentdesk.desk.ports import LeaseLost, StoreUnavailable
from agentdesk.ui.screens import too_early
from agentdesk.ui.screens.help import HelpScreen
from tests.ui.call.fake_call import FakeLive
from tests.ui.call.pages import gated, in_call


async def test_it_says_what_will_be_written_and_why_a_date_was_moved() -> None:
    async with in_call(step="over") as page:
        assert "Wrap-up · Giulia Rossi" in page.text
        for words in ("payment agreed", "awaiting payment", "payment_control", "10 Dec 2026", "Immacolata"):
            assert words in page.text
        assert "1:07 on hold in all" in page.text
        assert page.live.wrapped == []


async def test_enter_confirms_and_the_queue_says_what_was_saved() -> None:
    async with in_call(step="over") as page:
        await page.press("enter")
        assert page.live.wrapped == [""]
        assert not page.wrapping
        assert "saved: payment agreed · 5 things written" in page.message


async def test_from_the_note_f2_confirms_and_enter_is_a_new_line() -> None:
    async with in_call(step="over") as page:
        await page.press("f9")
        await page.press("a", "enter", "b", "f2")
        assert page.live.wrapped == ["a\nb"]


async def test_tab_and_enter_confirm_too() -> None:
    async with in_call(step="over") as page:
        await page.press("f9", "a", "tab", "enter")
        assert page.live.wrapped == ["a"]


async def test_f9_never_leaves_a_note_that_is_still_missing() -> None:
    async with in_call(FakeLive(note_required=True), step="over") as page:
        await page.press("f9", *"said", "f9", *"no", "f9", *"thing")
        assert page.wrap.body.note.text == "saidthing"


async def test_a_required_note_is_asked_for() -> None:
    async with in_call(FakeLive(note_required=True), step="over") as page:
        assert "Note (required)" in page.text
        await page.press("f2")
        assert page.live.wrapped == []
        assert "this outcome needs a note" in page.text
        await page.write("said no")
        await page.press("f2")
        assert page.live.wrapped == ["said no"]


async def test_the_note_of_the_call_goes_on_in_the_wrap_up() -> None:
    async with in_call(step="contact") as page:
        await page.press("f9")
        await page.write("half")
        await page.press("f9", "3")
        assert page.wrapping
        await page.press("f9")
        await page.write(" done")
        await page.press("f2")
        assert page.live.wrapped == ["half done"]


async def test_undo_goes_back_into_the_call() -> None:
    async with in_call(step="contact") as page:
        await page.press("3")
        assert page.wrapping
        await page.press("ctrl+z")
        assert page.in_call
        assert page.live.given == [Choose("no_agreement"), Undo()]
        assert page.step == "contact"
        await page.press("2")
        assert page.wrapping


async def test_where_nothing_can_be_taken_back_undo_says_so_and_stays() -> None:
    async with in_call(step="over") as page:
        page.live.before.clear()
        page.wrap.wrap = page.live.wrap("en")
        await page.press("ctrl+z")
        assert page.wrapping
        assert "nothing to take back" in page.message


async def test_a_case_that_nobody_goes_on_with_is_told_before_it_is_written() -> None:
    async with in_call(FakeLive(idle="Not to be called: the case waits for a team lead."), step="over") as page:
        assert "the case waits for a team lead" in page.text


async def test_escape_neither_leaves_nor_confirms() -> None:
    async with in_call(step="over") as page:
        await page.press("escape", "escape")
        assert page.wrapping
        assert page.live.wrapped == []


async def test_a_failed_wrap_up_keeps_everything_and_one_key_tries_again() -> None:
    async with in_call(step="over") as page:
        await page.press("f9")
        await page.write("precious")
        await page.press("escape")
        await page.settle()
        page.live.fails = [StoreUnavailable(cause="it is locked")]
        await page.press("f2")
        assert page.live.wrapped == []
        assert "it is locked" in page.message
        assert "precious" in page.text
        await page.press("f5")
        assert page.live.wrapped == ["precious"]


async def test_a_lease_lost_at_the_end_goes_back_to_the_call_and_says_so() -> None:
    async with in_call(step="over") as page:
        page.live.fails = [LeaseLost(agent="Omid Karimi")]
        await page.press("enter")
        assert page.asked
        assert "Omid Karimi has this case now" in page.text
        await page.choose("back to the queue")
        assert not page.in_call
        assert page.live.wrapped == []


async def test_a_case_is_given_back_with_a_reason() -> None:
    async with in_call(step="over") as page:
        await page.press("f7")
        await page.choose("it needs another language")
        assert page.live.given_back == ["it needs another language"]
        assert not page.wrapping
        assert "given back: it needs another language" in page.message


async def test_another_reason_is_typed() -> None:
    async with in_call(step="dial") as page:
        await page.menu("give the case back")
        await page.choose("another reason")
        await page.write("they moved")
        await page.press("enter")
        assert page.live.given_back == ["they moved"]
        assert not page.in_call


async def test_a_customer_on_the_line_is_not_given_back() -> None:
    async with in_call(step="contact", size=(120, 36)) as page:
        await page.menu("give the case back")
        assert page.live.given_back == []
        assert "the customer is on the line" in page.message


async def test_the_next_case_can_be_taken_at_once() -> None:
    async with in_call(step="over") as page:
        page.desk.rows.clear()
        page.desk.asked.clear()
        await page.menu("confirm, and take the next case")
        assert page.live.wrapped == [""]
        assert "take_next" in page.desk.asked


async def test_keys_of_the_call_say_that_it_is_over() -> None:
    async with in_call(step="over") as page:
        await page.press("f4")
        assert "the call is over" in page.message


# --- keys that come before the picture, after it, or while something lies over it


async def test_a_key_that_came_before_anybody_can_have_read_it_confirms_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(too_early, "LOOK", 1000.0)
    async with in_call(step="contact") as page:
        await page.burst("3", "enter", "f2", "enter", "0", "1")
        await page.press("enter", "f2", "0", "1")
        assert page.wrapping
        assert page.live.wrapped == []
        assert "too early" in page.message
        page.wrap.seen._painted = 0.0
        await page.press("enter")
        assert page.live.wrapped == [""]


async def test_letters_typed_faster_than_the_note_is_reached_go_into_it() -> None:
    async with in_call(step="over") as page:
        await page.burst("f9", *"10", "enter", "0", "f2")
        assert page.live.wrapped == ["10\n0"]


async def test_undo_twice_in_one_burst_goes_back_two_answers_and_stays_in_the_call() -> None:
    async with in_call(step="dial") as page:
        await page.press("1", "enter", "enter", "3")
        assert page.wrapping
        given = len(page.live.given)
        await page.burst("ctrl+z", "ctrl+z")
        assert page.in_call
        assert page.live.given[given:] == [Undo(), Undo()]


async def test_a_wrap_up_that_is_saved_under_an_open_help_is_left_after_it() -> None:
    live, gate = gated()
    async with in_call(live, step="over") as page:
        gate.shut()
        await page.pilot.press("enter", "f1")
        gate.open()
        await page.settle()
        assert page.live.wrapped == [""]
        assert isinstance(page.app.screen, HelpScreen)
        await page.press("escape")
        assert not page.in_call
        assert not page.wrapping
        assert "saved: payment agreed" in page.message
