"""The keys of a call beside its answers, and what only the menu has."""

from base64 import b64encode
from dataclasses import replace

import pytest

from agentdesk.core.inputs import Choose, Interrupt
from agentdesk.desk.views import ActionView, CallView
from agentdesk.ui.keys import keys_of
from agentdesk.ui.screens.call_gestures import Given
from agentdesk.ui.widgets.call_customer import linked, tel
from tests.ui.call.fake_call import FakeLive
from tests.ui.call.pages import in_call


async def test_f2_says_that_they_answered() -> None:
    async with in_call(step="dial") as page:
        assert "F2 they answered" in page.keys
        await page.press("f2")
        assert page.live.given == [Choose("answered")]


async def test_f2_elsewhere_says_that_nobody_is_called() -> None:
    async with in_call(step="contact") as page:
        assert "F2" not in page.keys
        await page.press("f2")
        assert "nobody is being called" in page.message
        assert page.live.given == []


@pytest.mark.wide
@pytest.mark.parametrize("step", ["prepare", "contact", "agreed", "over"])
async def test_everything_that_is_offered_stands_in_the_table_of_keys(step: str) -> None:
    """But for what the moment itself offers: decisions to change, and ways out of the script."""
    async with in_call(step=step) as page:
        screen = page.wrap if step == "over" else page.screen
        ids = [offer.id for offer in screen.offers() if ":" not in offer.id]
        table = {entry.id: entry for entry in keys_of("wrap" if step == "over" else "call")}
        assert ids
        assert set(ids) <= set(table)
        assert {offer.sign for offer in screen.offers()} <= {entry.sign for entry in table.values()}


async def test_f3_shows_what_will_be_written_and_closes_again() -> None:
    for key in ("f3", "escape", "enter"):
        async with in_call(step="contact") as page:
            await page.press("f3")
            assert "What this call writes at wrap-up" in page.text
            assert "Immacolata" in page.text
            await page.press(key)
            assert page.in_call
            assert page.live.given == []


async def test_f6_and_f7_interrupt() -> None:
    for key, id in (("f6", "escalate"), ("f7", "dropped")):
        async with in_call(step="contact") as page:
            await page.press(key)
            assert page.live.given == [Interrupt(id)]


def with_a_transfer(view: CallView) -> CallView:
    return replace(view, actions=(*view.actions, ActionView("transfer", "another department", "escalate")))


async def test_f6_asks_where_it_can_mean_two_things() -> None:
    async with in_call(FakeLive(changes=with_a_transfer), step="contact") as page:
        await page.press("f6")
        await page.choose("another department")
        assert page.live.given == [Interrupt("transfer")]


async def test_an_interrupt_that_the_menu_alone_has_is_refused_in_the_words_of_the_moment() -> None:
    async with in_call(step="dial") as page:
        page.screen.give(Given(Interrupt("refuses")))
        await page.settle()
        assert "nobody is on the line yet" in page.message
        assert page.live.given == []


async def test_f8_goes_through_the_languages_of_the_script() -> None:
    async with in_call(step="contact", size=(120, 36)) as page:
        assert page.view.script_language == "it"
        seen = []
        for _ in range(4):
            await page.press("f8")
            seen.append(page.view.script_language)
        assert seen == ["ar", "zh", "en", "it"]
        assert page.message == "· The script's language: Italiano"


async def test_f8_in_a_burst_goes_on_as_often_as_it_is_pressed() -> None:
    async with in_call(step="contact", size=(120, 36)) as page:
        await page.burst("f8", "f8", "f8")
        assert page.view.script_language == "en"


async def test_the_script_in_the_agents_own_language_has_no_gloss() -> None:
    async with in_call(step="contact") as page:
        await page.menu("choose the script's language")
        await page.choose("English")
        assert page.text.count("We have not received the payment") == 1
        assert "(en)" in page.text
        await page.press("1")
        assert page.view.script_language == "en"


async def test_the_number_is_copied_only_when_asked() -> None:
    async with in_call(step="contact", size=(120, 36)) as page:
        assert not any("]52;" in text for text in page.sent)
        await page.menu("copy the number")
        assert any(b64encode(b"+39 055 012 3456").decode() in text for text in page.sent)


async def test_an_answer_can_be_clicked() -> None:
    async with in_call(step="contact") as page:
        row = next(place for place, line in enumerate(page.lines) if "2  already paid" in line)
        await page.pilot.click(offset=(25, row))
        await page.settle()
        assert page.live.given == [Choose("already_paid")]


async def test_quitting_asks_first_and_the_call_stays_as_it_is() -> None:
    async with in_call(step="contact") as page:
        await page.press("ctrl+q")
        assert "It can be taken up where it stands" in page.text
        await page.choose("stay")
        assert page.in_call
        assert page.live.given == []


async def test_the_header_says_who_works_and_how_much_is_due() -> None:
    async with in_call(step="contact", size=(120, 36)) as page:
        assert "Sara Haddad   12 due · 2 late" in page.lines[0]


def test_a_number_is_a_link_that_can_be_dialled() -> None:
    assert tel("+39 055 012 3456") == "tel:+390550123456"
    assert tel("٠٥٠ ١٢٣") == "tel:050123"
    assert tel("withheld") == ""
    assert linked("+39 055", 20).spans[-1].style.link == "tel:+39055"
