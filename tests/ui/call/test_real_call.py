"""The call screen on the real engine and a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.desk.live import Live
from agentdesk.desk.office import Office
from agentdesk.ui.app import DeskApp
from agentdesk.ui.title import Terminal
from agentdesk.words.look_up import Words
from tests.desk.conftest import SARA, Scene
from tests.ui.call.pages import CallPage
from tests.ui.fake_desk import FakeSettings

pytestmark = pytest.mark.wide


@asynccontextmanager
async def real_call(scene: Scene, take: str | Live) -> AsyncIterator[CallPage]:
    """A call of the real desk on the screen."""
    sent: list[str] = []
    office: Office = scene.office
    app = DeskApp(lambda: office, FakeSettings(), Words(scripts_folder()), agent=SARA)
    async with app.run_test(size=(120, 40)) as pilot:
        page = CallPage(app, pilot, scene, sent)
        await page.settle()
        app.terminal = Terminal(sent.append, {}, app.settings)
        live = take if isinstance(take, Live) else await app.work.write(scene.take, take)
        app.open_call(live)
        await page.settle()
        yield page


async def through_the_greeting(page: CallPage) -> None:
    """Prepared, dialled, answered, greeted, and it is the right person."""
    await page.press("1", "2", "3", "4", "enter", "f2")
    while page.view.kind == "say":
        await page.press("enter")
    if page.step == "right_person":
        await page.press("1", "enter")


async def test_a_promise_by_keyboard_alone(scene: Scene) -> None:
    async with real_call(scene, "CC-1001") as page:
        await through_the_greeting(page)
        await choose(page, "payment_agreed")
        await choose(page, "full")
        assert page.view.input is not None
        await page.write("yesterday")
        await page.press("enter")
        assert "✗" in page.text
        assert page.field == "yesterday"
        await page.press(*["backspace"] * len("yesterday"), *"+7", "enter")
        await choose(page, "yes")
        await choose(page, "nothing")
        while not page.wrapping:
            await page.press("enter")
        assert "promise to pay" in page.text
        assert "6 Dec 2026" in page.text
        await page.press("f9", *"pays", "f2")
        assert "saved: promise to pay" in page.message
    case = scene.office.store.case("CC-1001")
    assert case.state.status == "awaiting_payment"
    assert scene.office.store.history(case.id)[0].note == "pays"
    assert not list(scene.office.store.faults())


async def test_a_hold_of_the_real_protocol_runs_over_and_ends(scene: Scene) -> None:
    async with real_call(scene, "SC-2022") as page:
        await through_the_greeting(page)
        await page.press("f4")
        await choose(page, "granted")
        assert page.count == "0:40"
        await page.pass_seconds(44)
        assert page.count == "+0:04"
        assert page.bells == 1
        await page.pass_seconds(3)
        assert page.bells == 1
        await page.press("f4")
        assert page.view.kind != "wait"
    rows = list(scene.office.store.rows("events"))
    kinds = [str(row["kind"]) for row in rows if row["call"] == rows[-1]["call"]]
    assert kinds.count("ran_out") == 1
    assert kinds.count("returned") == 1


async def test_a_call_that_was_cut_off_in_a_hold_is_taken_up_with_its_count_and_its_note(scene: Scene) -> None:
    async with real_call(scene, "SC-2022") as page:
        await through_the_greeting(page)
        await page.press("f4")
        await choose(page, "granted")
        await page.press("f9", *"parcel?")
        page.screen.keep_note()
        await page.settle()
    scene.clock.move(25)
    other = scene.again()
    begun = other.office.interrupted("Sara")
    assert begun is not None
    async with real_call(other, other.office.take_up(begun, SARA)) as page:
        assert page.count == "0:15"
        await page.press("f9")
        assert "parcel?" in page.text
    other.office.store.close()


async def choose(page: CallPage, option: str) -> None:
    """The answer with this id, by its number."""
    numbers = {shown.id: shown.number for shown in page.view.options}
    await page.press(str(numbers[option]))
