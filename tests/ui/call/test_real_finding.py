"""From the search to a call that came in, on the real desk."""

import pytest

from agentdesk.ui.screens.call import CallScreen
from agentdesk.ui.screens.find import FindScreen
from agentdesk.ui.widgets.customer_list import CustomerList
from tests.desk.conftest import Scene
from tests.ui.call.at_real_desk import at_real_desk
from tests.ui.call.pages import CallPage
from tests.ui.call.test_real_call import choose

pytestmark = pytest.mark.wide


def found(page: CallPage) -> list[str]:
    return [customer.name for customer in page.app.screen.query_one(CustomerList).customers]


@pytest.mark.parametrize("typed", ["cc-1001", "CC 1001"])
async def test_a_call_that_comes_in_is_greeted_at_once(scene: Scene, typed: str) -> None:
    async with at_real_desk(scene) as page:
        await page.press("f6", *typed)
        assert isinstance(page.app.screen, FindScreen)
        await page.press("f2", "enter")
        assert isinstance(page.app.screen, CallScreen)
        assert page.step == "greet_caller"
        assert "How can I help you?" in page.text
        await page.press("enter", "enter")
        await choose(page, "right_person")
        await page.press("enter")
        assert page.step == "contact"
    begun = scene.office.interrupted("Sara")
    assert begun is not None
    assert begun.events[0].value == "inbound"


async def test_a_stranger_who_calls_is_in_a_call_after_three_keys(scene: Scene) -> None:
    async with at_real_desk(scene) as page:
        await page.press("f6", *"+39 06 5550 1234", "f2", "enter")
        assert isinstance(page.app.screen, CallScreen)
        assert page.step == "greet_caller"
    (known,) = scene.office.finding.search("55501234", "en").customers
    assert known.name == "+39 06 5550 1234"
    assert not list(scene.office.store.faults())


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ambrosio", ["Niccolò D'Ambrosio"]),
        ("مينا صادق پور", ["مینا صادقی‌پور"]),
        ("dambro nic", ["Niccolò D'Ambrosio"]),
    ],
)
async def test_names_are_found_however_they_are_written(scene: Scene, typed: str, names: list[str]) -> None:
    async with at_real_desk(scene) as page:
        await page.press("f6", *typed)
        page.app.screen.look()  # type: ignore[attr-defined]
        await page.settle()
        assert found(page) == names
