"""Who is not to be called: looked through at the desk, and called again at a lead's word."""

from dataclasses import replace

import pytest

from agentdesk.core.call import Agent
from agentdesk.ui.screens.desk import DeskScreen
from agentdesk.ui.screens.not_called import NotCalledList
from agentdesk.ui.screens.question import Question
from tests.desk.conftest import SARA, Scene
from tests.desk.rules_scene import shown, told
from tests.ui.call.at_real_desk import at_real_desk

CASE = "CC-1023"
LEAD = replace(SARA, roles=("lead",))


def bar(scene: Scene, agent: Agent = SARA) -> int:
    case = scene.office.store.case(CASE).id
    scene.office.consents.do_not_call(case, agent, "asked twice")
    assert CASE not in shown(scene)
    return case


async def test_a_lead_looks_through_them_and_lets_one_be_called_again(scene: Scene) -> None:
    bar(scene)
    async with at_real_desk(scene, LEAD) as page:
        await page.menu("not to be called")
        assert isinstance(page.app.screen, NotCalledList)
        assert "asked twice" in page.text
        await page.press("enter")
        assert isinstance(page.app.screen, Question)
        assert "asked twice" in page.text
        await page.press("2", *"They called", "enter")
        assert isinstance(page.app.screen, DeskScreen)
        assert page.message == "· This customer may be called again."
    assert CASE in shown(scene)
    assert [value for _, value in told(scene, "calls_allowed")] == ["They called"]


@pytest.mark.wide
async def test_nothing_is_changed_on_the_way_back(scene: Scene) -> None:
    bar(scene)
    async with at_real_desk(scene, LEAD) as page:
        await page.menu("not to be called")
        await page.press("enter", "1")
        await page.menu("not to be called")
        await page.press("enter", "2", "escape")
    assert told(scene, "calls_allowed") == []
    assert CASE not in shown(scene)


@pytest.mark.wide
async def test_a_customer_who_was_found_is_called_again(scene: Scene) -> None:
    bar(scene)
    async with at_real_desk(scene, LEAD) as page:
        await page.press("f6", *CASE, "enter")
        await page.menu("call them again")
        assert "not to be called, since" in page.text
        await page.press("2", *"They wrote", "enter")
        assert page.message == "· This customer may be called again."
    assert CASE in shown(scene)


async def test_taking_the_case_asks_for_the_same_word_and_takes_it_then(scene: Scene) -> None:
    bar(scene)
    async with at_real_desk(scene, LEAD) as page:
        await page.press("f6", *CASE, "enter", "enter")
        assert "a team lead lets them be called again" in page.text
        await page.press("2", *"They wrote", "enter")
    taken = scene.office.interrupted("Sara")
    assert taken is not None
    assert taken.case.external_id == CASE


@pytest.mark.wide
async def test_who_may_be_called_needs_no_word(scene: Scene) -> None:
    async with at_real_desk(scene, LEAD) as page:
        await page.menu("not to be called")
        assert "Everybody may be called." in page.text
        await page.press("escape", "f6", *CASE, "enter")
        await page.menu("call them again")
        assert page.message == "· this customer may be called already"
