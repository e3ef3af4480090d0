"""What is typed is written in its order, and never lost."""

from collections.abc import Sequence

import pytest
from textual import events

from agentdesk.core.inputs import CallInput, Choose, Enter, Interrupt, Next, Tick, Undo
from agentdesk.desk.ports import LeaseLost, StoreUnavailable
from agentdesk.desk.views import CallView
from agentdesk.ui.widgets.choices import Choices
from tests.ui.call.fake_call import FakeLive, Moment
from tests.ui.call.pages import Gate, gated, in_call

LOCKED = StoreUnavailable(cause="it is locked")
GONE = LeaseLost(agent="Omid Karimi")


async def test_keys_typed_in_one_burst_keep_their_order() -> None:
    async with in_call() as page:
        await page.burst("1", "2", "3", "enter", "1", "enter", "enter", "1", "5", "enter")
        assert page.live.given == [
            *(Tick("read the last note"), Tick("know the open sum"), Tick("have the invoice at hand"), Next()),
            *(Choose("answered"), Next(), Next(), Choose("payment_agreed"), Enter("25")),
        ]


async def test_keys_typed_during_a_write_wait_for_their_turn() -> None:
    live, gate = gated()
    async with in_call(live, step="dial") as page:
        gate.shut()
        await page.pilot.press("1", "enter", "enter", "3")
        assert page.live.given == []
        gate.open()
        await page.settle()
        assert page.live.given == [Choose("answered"), Next(), Next(), Choose("no_agreement")]


class Unread(FakeLive):
    """A call whose reading can be held up."""

    gate = Gate()

    def view(self, interface: str, script: str | None = None) -> CallView:
        self.gate.pass_through()
        return super().view(interface, script)


@pytest.mark.parametrize(
    ("step", "keys", "given"),
    [
        ("prepare", "12", [Tick("read the last note"), Tick("know the open sum")]),
        ("dial", ["f2"], [Choose("answered")]),
        ("agreed", [*"20 Dec", "enter"], [Enter("20 Dec")]),
    ],
)
async def test_keys_typed_before_the_first_line_is_there_are_carried_out_once_it_is(
    step: str, keys: Sequence[str], given: list[CallInput]
) -> None:
    async with in_call() as page:
        live = Unread(moment=Moment(step))
        live.gate.shut()
        page.app.open_call(live)
        await page.until(lambda: page.screen.live is live and page.screen.is_mounted)
        for key in keys:
            page.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await page.until(lambda: page.screen.flow.waiting == len(keys))
        live.gate.open()
        await page.settle()
        assert live.given == given


async def test_a_field_that_is_reached_ahead_takes_what_was_typed_for_it() -> None:
    live, gate = gated()
    async with in_call(live, step="invoices") as page:
        gate.shut()
        await page.pilot.press("backspace", "4", "enter", *"20 Dec", "enter")
        gate.open()
        await page.settle()
        assert page.live.given == [Enter("4"), Enter("20 Dec")]


async def test_what_follows_a_refused_key_is_left_out_in_sight() -> None:
    live, gate = gated()
    async with in_call(live, step="dial") as page:
        gate.shut()
        await page.pilot.press("1", "9", "enter", "enter")
        gate.open()
        await page.settle()
        assert page.live.given == [Choose("answered")]
        assert "9: there is nothing to choose here" in page.message
        assert "2 keys typed after it were left out" in page.message


async def test_a_failed_write_keeps_the_answer_until_it_is_tried_again() -> None:
    async with in_call(FakeLive(fails=[]), step="contact") as page:
        page.live.fails = [LOCKED, LOCKED]
        await page.press("3")
        assert "the database doesn't take this: it is locked" in page.message
        assert "not saved yet: 3 no agreement" in page.message
        assert page.step == "contact"
        await page.press("f5")
        assert "it is locked" in page.message
        await page.press("enter")
        assert page.live.given == [Choose("no_agreement")]
        assert page.message == ""


async def test_another_answer_is_not_taken_before_the_failed_one() -> None:
    async with in_call(step="contact") as page:
        page.live.fails = [LOCKED]
        await page.press("3", "1")
        assert page.live.given == []
        assert "this key was not taken" in page.message
        await page.press("enter")
        assert page.live.given == [Choose("no_agreement")]


async def test_a_failed_answer_can_be_taken_back() -> None:
    async with in_call(step="contact") as page:
        page.live.fails = [LOCKED]
        await page.press("3", "ctrl+z", "1")
        assert page.live.given == [Choose("payment_agreed")]


async def test_a_failed_value_stays_in_its_field() -> None:
    async with in_call(step="agreed") as page:
        page.live.fails = [LOCKED]
        await page.write("4 Dec")
        await page.press("enter")
        await page.until(lambda: "not saved yet: 4 Dec" in page.message)
        assert page.field == "4 Dec"
        await page.press("enter")
        assert page.live.given == [Enter("4 Dec")]


async def test_a_failed_end_of_a_hold_is_in_nobodys_way() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        page.live.fails = [LOCKED]
        await page.pass_seconds(41)
        assert "it is locked" in page.message
        await page.press("f4")
        assert page.step == "contact"


async def test_a_lost_lease_says_who_has_the_case_and_stays() -> None:
    async with in_call(step="contact") as page:
        page.live.note = "asked for a copy"
        page.live.fails = [GONE]
        await page.press("3")
        assert page.asked
        assert "Omid Karimi has this case now" in page.text
        await page.press("escape")
        assert page.in_call
        await page.pass_seconds(1)
        assert "Omid Karimi has this case now" in page.text


async def test_with_a_lost_lease_the_note_can_be_copied_and_the_call_left() -> None:
    async with in_call(step="contact") as page:
        await page.press("f9")
        await page.write("asked for a copy")
        await page.press("f9")
        page.live.fails = [GONE]
        await page.press("3")
        await page.choose("copy the note")
        assert any(text.startswith("\x1b]52;") for text in page.sent)
        await page.press("enter")
        await page.choose("back to the queue")
        assert not page.in_call
        assert page.live.given == []


async def test_a_lease_that_cannot_be_renewed_disturbs_nobody() -> None:
    async with in_call(step="contact", size=(120, 36)) as page:
        page.live.fails = [LOCKED]
        page.screen._renew_lease()
        await page.pass_seconds(1)
        assert page.in_call
        assert "! the database doesn't take this" in page.lines[0]
        page.screen._renew_lease()
        await page.pass_seconds(1)
        assert page.live.renewed == 1
        assert "!" not in page.lines[0]


async def test_what_is_typed_after_the_menus_key_is_meant_for_the_menu() -> None:
    live, gate = gated()
    async with in_call(live, step="contact") as page:
        await page.press("0")
        words = [offer.words for offer in page.app.screen.query_one(Choices).offers]
        number = str(words.index("line dropped") + 1)
        await page.press("escape")
        await page.burst("0", number)
        await page.until(lambda: page.live.given == [Interrupt("dropped")])
        gate.shut()
        await page.pilot.press("ctrl+z", "0", number)
        gate.open()
        await page.until(lambda: page.live.given == [Interrupt("dropped"), Undo(), Interrupt("dropped")])


async def test_what_is_typed_while_a_case_is_taken_goes_into_its_call() -> None:
    async with in_call(step="over") as page:
        await page.press("enter")
        page.live.moment = Moment()
        page.desk.take_next = lambda view, agent: page.live
        await page.burst("f2", "1", "3", "0")
        assert page.live.given == [Tick("read the last note"), Tick("have the invoice at hand")]
        assert "All actions" in page.text
