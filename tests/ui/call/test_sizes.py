"""At every size: nothing fails, and nothing is cut without a sign."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from agentdesk.desk.views import ActionView, CallView, CustomerView, OptionView, Said
from agentdesk.ui.widgets.choices import Choices
from tests.ui.call.fake_call import CARD, FakeLive
from tests.ui.call.pages import CallPage, in_call

pytestmark = pytest.mark.wide

SIZES = ((40, 10), (56, 16), (80, 24), (160, 48))
STEPS = ("prepare", "dial", "greet", "contact", "invoices", "agreed", "thanks", "over")
LONG = " ".join(f"word{number}" for number in range(400))


async def resized(page: CallPage) -> AsyncIterator[tuple[int, int]]:
    """Make the terminal of one program as large as each of the sizes, one after the other."""
    for size in SIZES:
        await page.pilot.resize_terminal(*size)
        await page.settle()
        yield size


def with_long_text(view: CallView) -> CallView:
    return replace(view, say=Said(LONG, "it"), gloss=Said("short", "en"))


def with_long_options(view: CallView) -> CallView:
    options = tuple(OptionView(number, f"o{number}", f"option {number} " * 12) for number in range(1, 10))
    return replace(view, options=options)


async def test_every_step_is_shown() -> None:
    async with in_call() as page:
        for step in STEPS[1:-1]:
            page.live.moment = replace(page.live.moment, step=step, answered_at=0.0)
            await page.screen.flow.read(None)
            async for size in resized(page):
                shown = page.text
                for option in page.view.options:
                    assert f"{option.number}  {option.text}" in shown
                if page.view.input:
                    assert page.view.input.hint in shown
                assert "+39 055 012 3456" in shown
                assert all(len(line) <= size[0] for line in page.lines)


async def test_the_wrap_up_is_shown() -> None:
    async with in_call(step="over") as page:
        async for _ in resized(page):
            assert "payment agreed" in page.text
            assert "F2 confirm" in page.text
            assert "Immacolata" in page.text or "more lines, PgDn" in page.text


async def test_the_hold_is_shown() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        async for _ in resized(page):
            assert "on hold" in page.text
            assert "HOLD 0:00 / 0:40" in page.lines[0]
            assert sum(character in "█▀▄" for character in page.text) > 20


@pytest.mark.parametrize("width", [56, 72, 80, 100, 160])
async def test_no_key_of_the_hold_is_torn_from_what_it_does(width: int) -> None:
    async with in_call(size=(width, 30), step="contact") as page:
        await page.press("f4")
        for offer in ("F4 back to the customer", "F5 ask for another 40 s"):
            assert any(offer in line for line in page.lines), page.text


@pytest.mark.parametrize("size", [(80, 24), (72, 24), (120, 30), (40, 24)])
async def test_the_menu_cuts_no_reason_without_a_sign_and_keeps_its_hint(size: tuple[int, int]) -> None:
    async with in_call(FakeLive(changes=with_long_reasons), step="dial", size=size) as page:
        await page.press("0")
        offers = page.app.screen.query_one(Choices).offers
        painted = [line.strip(" │┌┐└┘╭╮╰╯─▁▂▃▄▅▆▇█") for line in page.lines]
        for offer in offers:
            line = next((line for line in painted if offer.words in line), "")
            if line and offer.reason:
                assert line.endswith((offer.reason, "…")), line
        assert "0 numbers the next nine · Esc goes back" in " ".join(" ".join(painted).split())


def with_long_reasons(view: CallView) -> CallView:
    """Actions whose reasons need more than a line of 80 cells."""
    reason = "first take the customer off hold, who has been waiting for longer than was agreed at first"
    more = (ActionView(f"more_{number}", f"one more thing, the {number}th", "", reason) for number in range(4))
    return replace(view, actions=(*(replace(action, reason=reason) for action in view.actions), *more))


async def test_the_customer_folds_away_where_there_is_no_room() -> None:
    async with in_call(size=(99, 30), step="contact") as page:
        assert "promised to pay" not in page.text
        assert "+39 055 012 3456" in page.text
        await page.pilot.resize_terminal(100, 30)
        await page.settle()
        assert "Giulia Rossi" in page.lines[1]
        assert "promised" in page.text


@pytest.mark.parametrize("size", [(80, 24), pytest.param((40, 10), marks=pytest.mark.story)])
async def test_a_long_line_scrolls_and_says_so(size: tuple[int, int]) -> None:
    async with in_call(FakeLive(changes=with_long_text), size=size, step="contact") as page:
        assert "more lines, PgDn" in page.text
        assert "3  no agreement" in page.text
        seen = await read_to_the_end(page)
        for number in range(400):
            assert f"word{number}" in seen


@pytest.mark.parametrize("size", [(80, 24), pytest.param((40, 10), marks=pytest.mark.story)])
async def test_long_answers_scroll_and_say_so(size: tuple[int, int]) -> None:
    async with in_call(FakeLive(changes=with_long_options), size=size, step="contact") as page:
        seen = await read_to_the_end(page)
        for number in range(1, 10):
            assert f" {number}  option {number}" in seen


async def test_a_name_of_ten_thousand_letters_is_cropped_with_a_sign() -> None:
    card = replace(CARD, name="Wolfeschlegel" * 800, lines=("Steinhausen" * 900,))
    for size in ((40, 10), (80, 24), (160, 48)):
        async with in_call(FakeLive(card=card), size=size, step="contact") as page:
            assert "Wolf…" in page.text or "Wolfe" in page.text
            assert "…" in page.text


async def test_markup_and_control_characters_from_outside_are_plain_text() -> None:
    nasty = CustomerView("[red]Eve\x1b[2J[/]", "+39 \x07055", "", "", "", ("[bold]x[/bold]\u202e",), (), ())
    async with in_call(FakeLive(card=nasty), size=(120, 36), step="contact") as page:
        assert "[red]Eve" in page.text
        assert "[bold]x[/bold]" in page.text
        assert not set(page.text) & {"\x1b", "\x07", "\u202e"}


async def test_a_note_and_a_field_share_the_smallest_screen() -> None:
    async with in_call(size=(40, 10), step="invoices") as page:
        await page.press("f9", "h", "i")
        assert "hi" in page.text
        await page.press("f9", "3", "enter")
        assert page.step == "agreed"


async def read_to_the_end(page: CallPage) -> str:
    """All that is seen while paging down."""
    seen = [page.text]
    for _ in range(150):
        await page.pilot.press("pagedown")
        await page.pilot.pause()
        if page.text == seen[-1]:
            break
        seen.append(page.text)
    return "\n".join(seen)
