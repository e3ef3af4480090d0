"""What an agent finds out about the customer, on the call's screen: corrected, allowed, forbidden, handed over."""

from dataclasses import replace

import pytest

from agentdesk.core.event import GIVEN_BACK
from agentdesk.core.inputs import Choose, Next, Tick
from agentdesk.ui.screens.allow import AllowScreen
from agentdesk.ui.screens.call import CallScreen
from agentdesk.ui.screens.correct import CorrectScreen
from agentdesk.ui.screens.question import Question
from agentdesk.ui.widgets.field import Field
from tests.desk.conftest import PREPARED, SARA, TOM, Scene, give
from tests.desk.rules_scene import told
from tests.ui.call.pages import CallPage
from tests.ui.call.test_real_call import real_call, through_the_greeting

pytestmark = pytest.mark.asyncio
CASE = "CC-1021"


def screen(page: CallPage) -> object:
    return page.app.screen


def plain(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


def kinds(scene: Scene) -> list[str]:
    return [str(row["kind"]) for row in scene.office.store.rows("events")]


def row(page: CallPage, id: str) -> Field:
    return page.app.screen.query_one(f"#{id}", Field)


# --- corrections


async def test_a_corrected_number_is_on_the_card_at_once(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.menu("correct the customer")
        assert isinstance(screen(page), CorrectScreen)
        assert row(page, "phone").placeholder == "+39 300 750 5887"
        await page.press(*"300 555 0011", "enter")
        assert isinstance(screen(page), CallScreen)
        assert "+39 300 555 0011" in page.text
        assert page.message == "· The customer is corrected."
    assert [point.wrong for point in scene.office.store.case(CASE).customer.contacts if point.kind == "phone"] == [
        False,
        True,
    ]


async def test_the_script_goes_on_in_the_corrected_language(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await through_the_greeting(page)
        step = page.step
        await page.menu("correct the customer")
        await page.press("down", "down", "3", "enter")
        assert page.step == step
        assert page.view.script_language == scene.office.store.case(CASE).language != "it"


@pytest.mark.wide
async def test_a_language_that_the_agent_does_not_speak_points_to_a_colleague(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        page.app._agent = replace(SARA, speaks=("en", "it"))
        await page.menu("correct the customer")
        await page.press("down", "down", "3", "enter")
        assert "the menu on 0 hands the case over" in page.message


async def test_a_fault_is_said_in_the_form_and_what_was_typed_stays(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.menu("correct the customer")
        await page.press(*"12", "enter")
        assert isinstance(screen(page), CorrectScreen)
        assert "Number: " in page.message
        assert row(page, "phone").value == "12"
        await page.press("escape")
        assert isinstance(screen(page), CallScreen)
    assert told(scene, "corrected") == []


@pytest.mark.wide
async def test_a_rehearsal_is_corrected_on_the_screen_alone(scene: Scene) -> None:
    before = len(kinds(scene))
    async with real_call(scene, scene.office.rehearse("credit_control", SARA, "it")) as page:
        await page.menu("correct the customer")
        await page.press(*"300 555 0011", "enter")
        assert "+39 300 555 0011" in page.text
        for action in ("allow", "hand_over"):
            await page.screen.action_do(action)
            assert page.message == "· this is a rehearsal: nothing is written"
        await page.press("delete", "enter")
        assert page.message.startswith("· given back")
    assert len(kinds(scene)) == before


# --- consents


async def test_what_the_customer_allows_is_kept_and_shown(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.menu("what the customer allows")
        assert isinstance(screen(page), AllowScreen)
        await page.press("down", "2", "down", "down", "3", "enter")
        assert isinstance(screen(page), CallScreen)
        assert "voicemail ✓" in page.text
    assert [value["channel"] for _, value in told(scene, "consent")] == ["voicemail", "mail"]  # type: ignore[index,call-overload]


@pytest.mark.wide
async def test_a_day_that_has_passed_is_refused_in_the_form(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.menu("what the customer allows")
        await page.press("2", *["down"] * 5, *"2020-01-01", "enter")
        assert isinstance(screen(page), AllowScreen)
        assert "Holds until: " in page.message
    assert told(scene, "consent") == []


# --- never again


async def test_delete_and_enter_forbid_calls_and_say_goodbye(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await through_the_greeting(page)
        await page.press("delete")
        assert isinstance(screen(page), Question)
        assert "never called again" in plain(page.text)
        await page.press("enter")
        assert page.step == "never_again"
        await page.press("enter")
        assert page.wrapping
        assert "wants no more calls" in page.text
    assert [value for _, value in told(scene, "do_not_call")] == ["asked"]


async def test_taken_back_it_stays_on_record_and_the_desk_says_so(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await through_the_greeting(page)
        before = page.step
        await page.press("delete", "enter", "enter")
        assert page.wrapping
        await page.press("ctrl+z")
        assert page.step == "never_again"
        await page.press("ctrl+z")
        assert page.step == before
        assert "a team lead lifts it" in plain(page.message)
        await page.press("ctrl+z")
        assert "a team lead lifts it" not in plain(page.message)
        card = page.screen.card
        assert card is not None
        assert "not to be called" in card.lines[0]


@pytest.mark.wide
async def test_before_anybody_answers_the_call_ends_at_once(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.press("delete", "2")
        assert not isinstance(screen(page), CallScreen)
        assert "in writing" in page.message
    assert kinds(scene)[-1] == GIVEN_BACK
    assert not scene.office.why(CASE, SARA, "en").in_queue


async def test_delete_in_the_note_takes_a_character(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.press("f9", *"abc", "home", "delete")
        assert page.note == "bc"
        assert isinstance(screen(page), CallScreen)


@pytest.mark.wide
async def test_going_back_forbids_nothing(scene: Scene) -> None:
    async with real_call(scene, CASE) as page:
        await page.press("delete", "escape")
        assert isinstance(screen(page), CallScreen)
    assert told(scene, "do_not_call") == []


# --- a colleague


@pytest.mark.wide
async def test_a_case_goes_to_a_colleague_before_the_conversation(scene: Scene) -> None:
    scene.office.sign_in(TOM)
    async with real_call(scene, CASE) as page:
        await page.menu("hand over")
        await page.press("1", *"his region", "enter")
        assert page.message == "· handed over to Tom"
    assert scene.office.store.case(CASE).state.assignee == "Tom"
    assert scene.office.store.standing(scene.office.store.case(CASE).id).agent is None


async def test_in_mid_call_the_customer_is_told_that_a_colleague_calls(scene: Scene) -> None:
    scene.office.sign_in(TOM)
    async with real_call(scene, CASE) as page:
        await through_the_greeting(page)
        await page.menu("hand over")
        await page.press("1", "enter")
        assert page.step == "colleague_calls"
        await page.press("enter")
        assert page.wrapping
        await page.press("f2")
        await page.until(lambda: not page.wrapping)
    case = scene.office.store.case(CASE)
    assert case.state.assignee == "Tom"
    assert case.state.due_from is not None
    assert case.state.due_from <= scene.office.clock.now()
    assert [row["outcome"] for row in scene.office.store.rows("calls")][-1] == "to_colleague"


# --- the next number


@pytest.mark.wide
async def test_after_a_wrong_number_the_next_one_is_shown(scene: Scene) -> None:
    async with real_call(scene, "CC-1022") as page:
        await page.press("1", "2", "3", "4", "enter")
        first = page.screen.card
        assert first is not None
        assert first.number in page.text
        await page.press("4")
        assert page.step == "dial"
        second = page.screen.card
        assert second is not None
        assert second.number != first.number
        assert second.number in page.text


async def test_what_came_of_a_call_is_not_lost_with_the_line_that_was_never_there(scene: Scene) -> None:
    live = scene.take("AE-3005")
    give(live, *PREPARED, Next(), Choose("voicemail"))
    while not any(option.id == "reached" for option in live.view("en").options):
        view = live.view("en")
        give(live, *(Tick(item.id) for item in view.options if view.kind == "checklist"), Next())
    give(live, Choose("reached"))
    assert not live.view("en").connected
    async with real_call(scene, live) as page:
        await page.press("delete", "1")
        assert "Finish the call as it is." in page.message
    assert [value for _, value in told(scene, "do_not_call")] == ["asked"]
    assert scene.office.interrupted("Sara") is not None
