"""The hold: its count, its end, its sounds, and that nothing disturbs it."""

from dataclasses import replace

import pytest

from agentdesk.core.inputs import Again, Interrupt, Return, TimeUp
from agentdesk.desk.views import CallView
from tests.ui.call.fake_call import FakeLive
from tests.ui.call.pages import in_call
from tests.ui.fake_desk import FakeSettings


async def test_the_countdown_goes_to_nothing_and_on() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        assert page.count == "0:40"
        await page.pass_seconds(13)
        assert page.count == "0:27"
        assert "HOLD 0:13 / 0:40" in page.text
        await page.pass_seconds(26.5)
        assert page.count == "0:01"
        await page.pass_seconds(0.5)
        assert page.count == "+0:00"
        await page.pass_seconds(7)
        assert page.count == "+0:07"
        assert "HOLD 0:47 / 0:40 +0:07" in page.text
        assert "over the agreed time" in page.text


async def test_its_end_is_written_once_and_rung_once() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        await page.pass_seconds(39.9)
        assert page.bells == 0
        assert page.live.given == [Interrupt("hold")]
        await page.pass_seconds(0.2)
        assert page.bells == 1
        await page.pass_seconds(5)
        await page.pass_seconds(5)
        assert page.bells == 1
        assert page.live.given == [Interrupt("hold"), TimeUp()]
        assert any("The hold is over" in text for text in page.sent)


async def test_the_bell_can_be_off() -> None:
    async with in_call(step="contact", settings=FakeSettings({"bell": False})) as page:
        await page.press("f4")
        await page.pass_seconds(41)
        assert page.bells == 0
        assert "▲ over the agreed time" in page.text


async def test_near_its_end_the_sign_changes() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        assert "● on hold" in page.text
        await page.pass_seconds(30)
        assert "◆ on hold: go back soon" in page.text
        assert page.bells == 0


async def test_the_title_shows_the_count_and_never_a_name() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        await page.pass_seconds(12)
        assert page.titles[-1] == "0:28 on hold · agentdesk"
        await page.press("f4")
        assert page.titles[-1] == "agentdesk"
        assert not any("Giulia" in text for text in page.sent)


async def test_back_to_the_customer() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        await page.pass_seconds(5)
        await page.press("f4")
        assert page.live.given == [Interrupt("hold"), Return()]
        assert page.step == "contact"


async def test_another_forty_seconds_lengthen_the_count() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        await page.pass_seconds(38)
        await page.press("f5")
        assert page.live.given == [Interrupt("hold"), Again()]
        assert page.count == "1:20"
        assert "more was asked for" in page.text
        await page.pass_seconds(80)
        assert page.bells == 1
        assert page.live.given[-1] == TimeUp()


async def test_f5_without_a_hold_says_so() -> None:
    async with in_call(step="contact") as page:
        await page.press("f5")
        assert "nobody is on hold" in page.message


async def test_enter_during_a_hold_says_how_to_go_back() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4", "enter")
        assert "F4 goes back" in page.message
        assert page.count


async def test_a_clock_that_jumps_changes_nothing() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        await page.pass_seconds(10, jump=-7200)
        assert page.count == "0:30"
        await page.pass_seconds(10, jump=90000)
        assert page.count == "0:20"
        assert page.bells == 0


async def test_a_call_taken_up_in_a_hold_stands_where_it_would_stand() -> None:
    live = FakeLive()
    live.moment = live.moment.__class__(step="contact", answered_at=0.0, hold_from=0.0)
    live.clock.move(52)
    async with in_call(live) as page:
        assert page.count == "+0:12"
        assert page.live.given == [TimeUp()]


@pytest.mark.wide
async def test_resizing_keeps_everything() -> None:
    async with in_call(step="contact", size=(120, 36)) as page:
        await page.press("f4")
        await page.pass_seconds(11)
        for width, height in ((40, 10), (80, 24), (200, 60), (100, 30)):
            await page.pilot.resize_terminal(width, height)
            await page.settle()
            assert page.count == "0:29"
            assert "F4 back to the customer" in page.text
        await page.press("f4")
        assert page.step == "contact"


async def test_the_line_for_the_return_is_shown_beforehand() -> None:
    async with in_call(step="contact") as page:
        await page.press("f4")
        assert "When you are back: Grazie per l'attesa." in page.text


async def test_more_time_is_not_offered_where_none_can_be_asked_for() -> None:
    def once(view: CallView) -> CallView:
        return replace(view, timer=replace(view.timer, again=False)) if view.timer else view

    async with in_call(FakeLive(changes=once), step="contact") as page:
        await page.press("f4")
        assert "F4 back to the customer" in page.text
        assert "another 40 s" not in page.text
        await page.press("f5")
        assert "more time can't be asked for here" in page.text
        assert page.live.given == [Interrupt("hold")]
