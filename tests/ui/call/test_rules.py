"""Calling rules on the call's screen: a number that may not be dialled isn't there, and a notice comes first."""

from pathlib import Path

import pytest

from tests.desk.conftest import PREPARED, Scene, give
from tests.desk.rules_scene import LEAD, told, turn_on
from tests.ui.call.test_real_call import real_call, through_the_greeting

pytestmark = pytest.mark.asyncio
CASE, NUMBER = "CC-1021", "300 750 5887"
UNTIL_10_30 = 'kind: hours\nwindow: { mon-fri: ["08:30-10:30"] }'
REASON = "Rule hours (House rules)"


def plain(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


async def test_a_number_that_may_be_dialled_is_on_the_screen(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    async with real_call(scene, CASE) as page:
        assert NUMBER in page.text


async def test_a_number_that_may_not_be_dialled_is_not_on_the_screen(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    live = scene.take(CASE)
    give(live, *PREPARED)
    scene.clock.move(1800)
    async with real_call(scene, live) as page:
        for _ in range(2):
            assert NUMBER not in page.text
            assert "the number is hidden" in page.text
            assert "25 Nov 2026" in plain(page.text)
            assert page.screen.card.held.endswith(f"until Wed, 25 Nov 2026, 08:30: {REASON}.")
            await page.press("enter")
        await page.press("f2")
        assert page.step == "dial"
        assert REASON in plain(page.message)
        await page.screen.action_do("copy_number")
        assert REASON in plain(page.message)
        assert not any(NUMBER.replace(" ", "") in sent.replace(" ", "") for sent in page.sent)


async def test_it_goes_from_the_screen_when_the_window_shuts_while_nobody_presses_a_key(
    scene: Scene, tmp_path: Path
) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    async with real_call(scene, CASE) as page:
        assert NUMBER in page.text
        scene.clock.move(1800)
        page.screen._renew_card()
        await page.settle()
        assert NUMBER not in page.text


async def test_a_team_leads_word_brings_the_number_back(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, hours=UNTIL_10_30)
    scene.office.sign_in(LEAD)
    live = scene.take(CASE)
    give(live, *PREPARED)
    scene.clock.move(1800)
    async with real_call(scene, live) as page:
        await page.screen.action_do("override")
        await page.settle()
        await page.press("1")
        await page.press(*"asked", "enter")
        assert NUMBER in page.text
        assert [value for _, value in told(scene, "overridden")][-1] == "asked"


async def test_without_a_rule_there_is_nothing_to_override(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.screen.action_do("override")
        assert page.message == "· no calling rule holds this case back"


async def test_a_notice_is_ticked_before_the_matter_itself(scene: Scene, tmp_path: Path) -> None:
    turn_on(scene, tmp_path, recorded="kind: notice\nsay: This call is recorded.")
    async with real_call(scene, CASE) as page:
        await through_the_greeting(page)
        assert page.step == "notices"
        assert "This call is recorded." in page.text
        await page.press("enter")
        assert page.step == "notices"
        await page.press("1")
        assert page.step == "contact"
    assert told(scene, "notice_read") == [(CASE, "house.recorded")]
