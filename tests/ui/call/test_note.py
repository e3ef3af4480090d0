"""The note of a call: kept as it is typed, as large as it may be."""

import pytest
from textual import events

from agentdesk.desk.ports import StoreUnavailable
from tests.ui.call.fake_call import FakeLive
from tests.ui.call.pages import CallPage, in_call

BIG = {
    "words": "a word and another, " * 5000,
    "lines": "a line of a note\n" * 6000,
    "one word": "x" * 100_000,
    "Chinese": "客户说下周付款" * 14_300,
}


async def pause_over(page: CallPage) -> None:
    """The pause after which a note is kept."""
    page.screen.keep_note()
    await page.settle()


async def test_a_note_is_kept_as_typed() -> None:
    async with in_call(step="contact") as page:
        await page.press("f9")
        await page.write("call back 12")
        await pause_over(page)
        assert page.live.drafts[-1] == "call back 12"
        assert page.live.given == []


async def test_a_title_that_is_cut_says_so() -> None:
    async with in_call(step="contact", size=(60, 24)) as page:
        await page.press("f9")
        assert "kept as you type, F9 goes bac…" in page.text


async def test_f9_and_escape_go_back_to_the_script_and_keep_it() -> None:
    for key in ("f9", "escape"):
        async with in_call(step="contact") as page:
            await page.press("f9", "h", "i", key)
            assert page.live.note == "hi"
            await page.press("3")
            assert len(page.live.given) == 1
            assert page.in_call or page.wrapping


async def test_what_was_kept_is_there_again() -> None:
    async with in_call(FakeLive(note="half a sent"), step="contact") as page:
        await page.press("f9")
        await page.until(lambda: "half a sent" in page.text)


async def test_function_keys_work_from_within_the_note() -> None:
    async with in_call(step="contact") as page:
        await page.press("f9", "a", "f4")
        assert page.count == "0:40"
        await page.press("b")
        assert page.note == "ab"


async def test_a_note_that_cannot_be_kept_says_so_and_is_tried_again() -> None:
    async with in_call(step="contact") as page:
        page.live.fails = [StoreUnavailable(cause="the disk is full")]
        await page.press("f9", "h")
        await page.until(lambda: "not saved yet: the database" in page.text)
        await page.press("ctrl+r")
        assert page.live.note == "h"
        assert "not saved yet" not in page.text


async def test_a_step_with_a_field_gets_the_keys_back_after_the_note() -> None:
    async with in_call(step="invoices") as page:
        await page.press("f9", "x", "f9", "9")
        assert page.note == "x"
        assert page.field == "29"


@pytest.mark.wide
@pytest.mark.parametrize("text", BIG.values(), ids=BIG.keys())
async def test_a_big_paste_is_kept_to_the_letter(text: str) -> None:
    async with in_call(step="contact") as page:
        await page.press("f9")
        page.screen.body.script.note.area.post_message(events.Paste(text))
        await page.settle()
        await pause_over(page)
        assert page.live.note == text
        await page.write("!")
        await pause_over(page)
        assert page.live.note == f"{text}!"


@pytest.mark.wide
async def test_line_ends_of_other_systems_become_ours() -> None:
    async with in_call(step="contact") as page:
        await page.press("f9")
        page.screen.body.script.note.area.post_message(events.Paste("a\r\nb\rc"))
        await page.settle()
        assert page.note == "a\nb\nc"


async def test_letters_typed_faster_than_the_note_opens_go_into_it() -> None:
    for step in ("contact", "agreed"):
        async with in_call(step=step) as page:
            await page.burst("f9", "h", "i", "enter", "2")
            assert page.note == "hi\n2"
            assert page.live.given == []


async def test_a_paste_that_is_too_long_for_a_field_says_so() -> None:
    async with in_call(step="agreed") as page:
        page.screen.body.script.field.input.post_message(events.Paste("x" * 3000))
        await page.settle()
        await page.until(lambda: "too long for this field" in page.text)
        assert page.field == ""


async def test_a_note_that_could_not_be_kept_is_written_at_the_end() -> None:
    async with in_call() as page:
        page.live.fails = [StoreUnavailable(cause="it is locked")]
        await page.press("f9", *"half")
        await page.until(lambda: "not saved yet" in page.text)
        assert page.live.drafts == []
    assert page.live.drafts == ["half"]


async def test_a_value_that_was_begun_is_kept_and_gone_on_with() -> None:
    async with in_call(step="invoices") as page:
        await page.press("7", "5")
        await page.until(lambda: page.live.typed == "invoices\n275")
    async with in_call(page.live, step="invoices") as again:
        assert again.field == "275"
        await again.press("backspace", "backspace", "backspace", "3", "enter")
        assert (again.step, again.live.typed) == ("agreed", "")


async def test_a_value_that_was_begun_outlives_a_hold() -> None:
    async with in_call(step="invoices") as page:
        await page.press("7", "f4")
        assert page.live.typed == "invoices\n27"
        await page.press("f4")
        assert page.field == "27"


async def test_a_value_typed_at_the_very_end_is_kept() -> None:
    async with in_call(step="invoices") as page:
        page.screen.body.script.field.input.insert("5")
    assert page.live.typed == "invoices\n25"


async def test_a_value_that_could_not_be_given_is_kept_at_the_end() -> None:
    async with in_call(step="invoices") as page:
        page.live.fails = [StoreUnavailable(cause="it is locked")]
        await page.press("5", "enter")
    assert page.live.typed == "invoices\n25"


async def test_words_typed_at_the_very_end_are_kept() -> None:
    async with in_call() as page:
        await page.press("f9")
        page.screen.body.script.note.area.insert("late")
    assert page.live.drafts == ["late"]
