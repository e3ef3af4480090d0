"""Any customer is found from the desk: cases taken, calls taken down, new cases opened."""

from dataclasses import replace

import pytest
from textual.events import Paste

from agentdesk.desk.ports import StoreUnavailable
from agentdesk.ui.screens.customer import CustomerScreen
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.find import FindScreen
from agentdesk.ui.screens.new_case import NewCaseScreen
from agentdesk.ui.screens.why import WhyScreen
from agentdesk.ui.widgets.choice_row import ChoiceRow
from agentdesk.ui.widgets.customer_list import CustomerList
from agentdesk.ui.widgets.field import Field
from tests.ui.fake_desk import FakeDesk, many, row
from tests.ui.pages import QueuePage, at_desk


async def find(page: QueuePage, text: str) -> None:
    """Open the search, type, and let the cursor rest."""
    await page.press("f6", *text)
    await look(page)


async def look(page: QueuePage) -> None:
    assert isinstance(page.screen, FindScreen)
    page.screen.look()
    await page.settle()


def names(page: QueuePage) -> list[str]:
    return [found.name for found in page.screen.query_one(CustomerList).customers]


async def test_results_come_while_one_types_with_number_language_and_cases() -> None:
    async with at_desk() as page:
        await find(page, "rossi")
        assert names(page) == ["Giulia Rossi", "Giulia Rossi"]
        assert "+39 055 012 3456" in page.text
        assert "Italiano" in page.text
        assert "Credit control, first call, due 10:14" in page.words
        await page.press(*"xx")
        await look(page)
        assert names(page) == []
        assert "Nobody is found." in page.text


async def test_an_answer_that_comes_after_more_was_typed_is_dropped() -> None:
    async with at_desk() as page:
        await page.press("f6")
        field = page.screen.query_one(Field)

        def type_on(text: str) -> None:
            if text == "ros":
                page.app.call_from_thread(setattr, field, "value", "nobody")

        page.fake.finding.before = type_on
        field.value = "ros"
        await look(page)
        assert "ros" in page.fake.finding.searched
        assert names(page) == []
        page.fake.finding.before = lambda text: None
        await look(page)
        assert "Nobody is found." in page.text


async def test_enter_waits_for_the_answer_and_shows_the_cases_of_the_first() -> None:
    async with at_desk() as page:
        await page.burst("f6", *"INV-00007", "enter")
        await page.until(lambda: isinstance(page.screen, CustomerScreen))
        assert "INV-00007" in page.text
        assert page.desk_screen.view.text == ""


async def test_a_case_is_taken_from_there() -> None:
    async with at_desk() as page:
        await find(page, "INV-00007")
        await page.press("enter", "enter")
        assert isinstance(page.screen, DeskScreen)
        assert [call.case for call in page.app.calls] == [7]
        assert page.fake.finding.inbound == []


@pytest.mark.wide
async def test_why_a_case_is_not_here_is_told_before_it_is_taken() -> None:
    async with at_desk() as page:
        await find(page, "INV-00007")
        await page.press("enter", "f3")
        assert isinstance(page.screen, WhyScreen)
        await page.press("escape")
        assert isinstance(page.screen, CustomerScreen)
        await page.press("1")
        assert [call.case for call in page.app.calls] == [7]


async def test_a_call_that_comes_in_is_taken_without_dialling() -> None:
    async with at_desk() as page:
        await page.menu("a customer is on the line")
        assert "Who is on the line?" in page.text
        await page.press(*"INV-00007", "enter", "enter")
        assert page.fake.finding.inbound == [7]
        assert [call.case for call in page.app.calls] == [7]


@pytest.mark.wide
async def test_f2_takes_the_call_of_whom_was_looked_up_for_something_else() -> None:
    async with at_desk() as page:
        await find(page, "INV-00007")
        await page.press("enter", "f2")
        assert page.fake.finding.inbound == [7]


@pytest.mark.wide
async def test_who_is_away_can_take_a_call_that_comes_in_but_no_case() -> None:
    async with at_desk() as page:
        await page.press("f4")
        await find(page, "INV-00007")
        await page.press("enter", "enter")
        assert page.app.calls == []
        assert "you are away" in page.message
        await find(page, "INV-00007")
        await page.press("f2", "enter")
        assert page.fake.finding.inbound == [7]


async def test_a_closed_case_is_not_taken_and_says_what_to_do() -> None:
    async with at_desk() as page:
        page.fake.finding.closed = {7}
        await find(page, "INV-00007")
        await page.press("enter")
        assert "closed: paid" in page.words
        await page.press("enter")
        assert "this case is closed; open a new one" in page.message
        assert page.app.calls == []


@pytest.mark.wide
async def test_a_stranger_on_the_line_has_a_case_by_the_number_alone() -> None:
    async with at_desk() as page:
        await find(page, "055 987654")
        await page.press("f2")
        assert isinstance(page.screen, NewCaseScreen)
        assert "A call from a new customer" in page.text
        await page.press("enter")
        (given,) = page.fake.finding.opened
        assert dict(given.cells) == {"name": "055 987654", "phone": "055 987654", "gender": "u"}
        assert page.fake.finding.inbound == [3]
        assert [call.case for call in page.app.calls] == [3]


async def test_a_case_is_opened_by_hand_for_a_new_customer() -> None:
    async with at_desk() as page:
        await page.menu("open a case")
        assert isinstance(page.screen, NewCaseScreen)
        await page.press(
            *"Ada Prova", "down", *"+39 055 123", "down", "down", "down", "2", "down", *"+3", "down", *"4"
        )
        await page.press("down", "2", "enter")
        (given,) = page.fake.finding.opened
        assert given.process == "credit_control"
        assert given.customer is None
        assert dict(given.cells) == {
            "name": "Ada Prova",
            "phone": "+39 055 123",
            "gender": "f",
            "due_on": "+3",
            "facts.open_invoices": "4",
            "facts.vip": "yes",
        }
        assert "The case is open." in page.text
        await page.press("1")
        assert [call.case for call in page.app.calls] == [3]


async def test_the_process_decides_what_is_asked() -> None:
    async with at_desk() as page:
        await page.menu("open a case")
        assert "key customer" in page.text
        page.screen.query_one("#process", ChoiceRow).focus()
        await page.press("2")
        assert "key customer" not in page.text
        assert "a visit" in page.text
        assert "CN" in page.text


async def test_the_form_says_which_country_the_number_stands_for() -> None:
    async with at_desk() as page:
        await page.menu("open a case")
        await page.press(*"Ada", "down", *"+972 3 555")
        country = page.screen.query_one("#country", Field)
        assert country.placeholder == "IL"
        assert "Time zone" not in page.text
        await page.press(*["backspace"] * 12)
        assert country.placeholder == "IT"


async def test_the_time_zone_is_asked_for_where_a_countrys_clocks_differ() -> None:
    async with at_desk() as page:
        await page.menu("open a case")
        await page.press(*"Ada", "down", *"+1 212", "down")
        assert "Time zone" in page.text
        await page.press("down", *"America/New_York", "enter")
        (given,) = page.fake.finding.opened
        assert given.cells["timezone"] == "America/New_York"


async def test_what_is_wrong_is_said_in_the_words_of_the_form_and_what_was_typed_stays() -> None:
    async with at_desk() as page:
        await page.menu("open a case")
        await page.press(*"Ada", "enter")
        assert "Number: a new case needs it" in page.message
        assert page.screen.focused is page.screen.query_one("#phone")
        await page.press(*"055 1", "enter", "escape")
        assert [given.cells["name"] for given in page.fake.finding.opened] == ["Ada"]


@pytest.mark.wide
async def test_a_new_case_for_a_customer_who_was_found_names_nobody() -> None:
    async with at_desk() as page:
        await find(page, "INV-00007")
        await page.press("enter", "f4")
        assert isinstance(page.screen, NewCaseScreen)
        assert row(7).customer in page.text
        assert not page.screen.query("#name")
        await page.press("enter", "2")
        (given,) = page.fake.finding.opened
        assert (given.customer, page.app.calls) == (7, [])


async def test_the_end_of_the_list_brings_the_next_page() -> None:
    fake = FakeDesk(rows=[replace(found, customer=f"Anna {found.id}") for found in many(12)])
    async with at_desk(fake) as page:
        await find(page, "anna")
        assert len(names(page)) == 5
        await page.press("pagedown", "pagedown")
        assert len(names(page)) == 12
        await page.press("down", "up")
        assert len(set(names(page))) == 12


async def test_whoever_comes_a_second_time_with_a_later_page_stands_there_once() -> None:
    fake = FakeDesk(rows=[replace(found, customer=f"Anna {found.id}") for found in many(7)])
    async with at_desk(fake) as page:
        await find(page, "anna")
        page.fake.finding.rows.insert(0, page.fake.finding.rows.pop())
        await page.press("pagedown")
        assert sorted(names(page)) == [f"Anna {number}" for number in range(1, 7)]


async def test_what_is_pasted_is_text_and_nothing_else() -> None:
    async with at_desk() as page:
        await page.press("f6")
        page.app.post_message(Paste("[bold]x[/]\x1b[31m\nsecond line"))
        await page.settle()
        assert page.screen.query_one(Field).value.startswith("[bold]x[/]")
        assert "\x1b" not in page.text


async def test_what_is_typed_while_the_search_opens_goes_into_it() -> None:
    async with at_desk() as page:
        await page.burst("f6", *"Rossi0")
        assert page.screen.query_one(Field).value == "Rossi0"


async def test_a_search_that_fails_is_told_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk() as page:
        with monkeypatch.context() as broken:

            def fails(text: str) -> None:
                raise StoreUnavailable(cause="it is locked")

            broken.setattr(page.fake.finding, "before", fails)
            await find(page, "rossi")
            assert "it is locked" in page.message
        await page.press("ctrl+r")
        assert len(names(page)) == 2


async def test_a_digit_is_not_offered_as_a_key_where_it_is_typed() -> None:
    async with at_desk() as page:
        assert "0 all actions" in page.keys
        await page.press("f6")
        assert "all actions" not in page.keys
        await page.press("0")
        assert page.screen.query_one(Field).value == "0"
