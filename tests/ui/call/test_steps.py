"""Every kind of step, by keyboard alone."""

import pytest

from agentdesk.core.inputs import Choose, Enter, Interrupt, Next, Tick, Undo
from tests.ui.call.fake_call import FakeLive
from tests.ui.call.pages import in_call


@pytest.mark.usefixtures("every_frame")
async def test_a_whole_call_goes_by_keyboard() -> None:
    async with in_call() as page:
        await page.press("1", "2", "3", "enter", "f2", "enter", "enter", "1")
        await page.press("backspace", "3", "enter")
        await page.write("4 Dec")
        await page.press("enter", "enter")
        assert page.wrapping
        assert page.live.given == [
            *(Tick("read the last note"), Tick("know the open sum"), Tick("have the invoice at hand"), Next()),
            *(Choose("answered"), Next(), Next(), Choose("payment_agreed"), Enter("3"), Enter("4 Dec"), Next()),
        ]
        await page.press("enter")
        assert page.live.wrapped == [""]
        assert not page.in_call
        assert "saved: payment agreed" in page.message


async def test_the_line_to_say_stands_with_its_language_and_its_gloss() -> None:
    async with in_call(step="contact") as page:
        assert "Non abbiamo ancora ricevuto il pagamento" in page.text
        assert "(it)" in page.text
        assert "We have not received the payment" in page.text


async def test_the_gloss_can_be_hidden_and_shown() -> None:
    async with in_call(step="contact") as page:
        await page.menu("hide the gloss")
        assert "We have not received the payment" not in page.text
        await page.menu("show the gloss")
        assert "We have not received the payment" in page.text


async def test_a_line_that_is_missing_in_the_language_says_so() -> None:
    async with in_call(step="thanks") as page:
        assert "! no text in Italiano yet" in page.text
        assert "(en)" in page.text


async def test_a_checklist_goes_on_when_all_is_ticked() -> None:
    async with in_call() as page:
        await page.press("2")
        assert "2  [✓] know the open sum" in page.text
        await page.press("enter")
        assert page.step == "prepare"
        assert page.message
        await page.press("2", "1", "2", "3", "enter")
        assert page.step == "dial"


@pytest.mark.parametrize("digits", ["123", "١٢٣", "۱۲۳", "１２３"])
async def test_digits_of_every_script_are_taken(digits: str) -> None:
    async with in_call() as page:
        await page.press(*digits, "enter")
        assert page.step == "dial"


async def test_arrows_and_enter_choose_as_well() -> None:
    async with in_call(step="contact") as page:
        await page.press("down", "down")
        assert "> 2  already paid" in page.text
        await page.press("enter")
        assert page.live.given == [Choose("already_paid")]


async def test_enter_without_an_answer_chooses_none() -> None:
    async with in_call(step="contact") as page:
        await page.press("enter")
        assert page.live.given == []
        assert "choose an answer: 1 to 3" in page.message


async def test_a_number_that_is_no_answer_is_refused_in_sight() -> None:
    async with in_call(step="contact") as page:
        await page.press("7")
        assert page.live.given == []
        assert "7: there is no such answer here" in page.message
        await page.press("1")
        assert page.message == ""


async def test_the_greeting_is_begun_then_said() -> None:
    async with in_call(step="dial") as page:
        await page.press("f2")
        assert "Greet 0:00/3" in page.text
        assert "I have begun to speak" in page.text
        await page.pass_seconds(2.2)
        assert "Greet 0:02/3" in page.text
        await page.press("enter")
        assert "0:02/3" not in page.text
        assert "the count has stopped" in page.text
        await page.press("enter")
        assert page.step == "contact"


async def test_a_late_greeting_has_a_sign_besides_its_colour() -> None:
    async with in_call(step="dial") as page:
        await page.press("f2")
        await page.pass_seconds(4)
        assert "Greet 0:04/3!" in page.text


async def test_a_value_that_is_refused_stays_with_what_is_wrong_with_it() -> None:
    async with in_call(step="agreed") as page:
        await page.write("never")
        await page.press("enter")
        assert page.field == "never"
        assert "✗ “never” is no date" in page.text
        await page.press(*["backspace"] * 5)
        assert "is no date" not in page.text
        await page.write("4 Dec")
        await page.press("enter")
        assert page.live.given == [Enter("4 Dec")]


async def test_a_default_is_kept_by_enter() -> None:
    async with in_call(step="invoices") as page:
        assert page.field == "2"
        await page.press("enter")
        assert page.live.given == [Enter("2")]


async def test_with_nothing_typed_undo_takes_the_last_answer_back() -> None:
    async with in_call(step="contact") as page:
        await page.press("1")
        step = page.step
        await page.press("3", "ctrl+z")
        assert page.step == step
        await page.press("ctrl+z")
        assert page.live.given[-1] == Undo()


async def test_digits_zero_and_undo_belong_to_the_field() -> None:
    async with in_call(step="invoices") as page:
        await page.press("0", "7")
        assert page.field == "207"
        await page.press("ctrl+z")
        assert page.field == "2"
        assert page.live.given == []


async def test_escape_leaves_the_field_so_that_the_menu_opens() -> None:
    async with in_call(step="invoices") as page:
        await page.press("escape")
        await page.menu("undo")
        assert page.live.given == [Undo()]


async def test_enter_goes_back_into_the_field_after_escape() -> None:
    async with in_call(step="invoices") as page:
        await page.press("escape", "enter")
        assert page.live.given == []
        await page.press("9", "enter")
        assert page.live.given == [Enter("29")]


async def test_a_decision_of_the_desk_can_be_changed() -> None:
    async with in_call(step="agreed") as page:
        assert "3 or more open invoices? no (0: change it)" in page.text
        await page.press("escape")
        await page.menu("change: 3 or more open invoices? no")
        await page.choose("yes")
        assert page.live.given == [Choose("yes", "many_invoices")]


async def test_more_lines_are_shown_on_demand() -> None:
    async with in_call(step="contact") as page:
        assert "I understand that this is a nuisance" not in page.text
        await page.menu("more lines to say")
        assert "+ I understand that this is a nuisance" in page.text


async def test_an_interrupt_without_a_key_is_in_the_menu() -> None:
    async with in_call(step="contact") as page:
        await page.menu("the customer wants no more calls")
        assert page.live.given == [Interrupt("refuses")]


async def test_what_cannot_be_done_says_why() -> None:
    async with in_call(step="dial", size=(120, 36)) as page:
        await page.press("f4")
        assert "nobody is on the line yet" in page.message
        assert page.live.given == []
        await page.press("0")
        assert "nobody is on the line yet" in page.text


async def test_escape_never_leaves_a_call() -> None:
    for step in ("prepare", "dial", "greet", "contact", "invoices", "thanks"):
        async with in_call(step=step) as page:
            await page.press("escape", "escape", "escape")
            assert page.in_call
            assert page.live.given == []


async def test_undo_takes_the_last_answer_back() -> None:
    async with in_call(step="dial") as page:
        await page.press("f2", "ctrl+z")
        assert page.step == "dial"


async def test_a_rehearsal_says_that_nothing_is_written() -> None:
    async with in_call(FakeLive(rehearsal=True)) as page:
        assert "Rehearsal: nothing is written" in page.text


async def test_the_reminders_are_in_the_help() -> None:
    async with in_call(step="contact", size=(80, 24)) as page:
        await page.press("f1")
        assert "Never interrupt." in page.text
