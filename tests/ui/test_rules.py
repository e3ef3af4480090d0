"""A case that a calling rule holds back: said with its reason, and taken on a team lead's word alone."""

from dataclasses import replace

import pytest

from agentdesk.ui.screens.ask_text import AskText
from agentdesk.ui.screens.question import Question
from tests.ui.fake_desk import SARA, FakeDesk
from tests.ui.fake_rules import BARRED, HELD, LIA, FakeRules, held_back
from tests.ui.pages import QueuePage, at_desk

pytestmark = pytest.mark.asyncio


def desk(rules: FakeRules | None = None, rule: str = "calling_rule", said: str = "Not today.") -> FakeDesk:
    fake = FakeDesk(rules=rules or FakeRules())
    fake.fails["take"] = held_back(1, rule, said)
    return fake


async def asked(page: QueuePage) -> None:
    """The case is asked for, and a team lead is to let it be called."""
    await page.press("enter")
    await page.press("2")


async def test_what_holds_a_case_back_is_said(caplog: pytest.LogCaptureFixture) -> None:
    async with at_desk(desk()) as page:
        await page.press("enter")
        assert isinstance(page.screen, Question)
        assert "this case may not be called now: Not today." in page.words
        await page.press("1")
        assert page.message == "· this case may not be called now: Not today."
        assert page.app.calls == []
        assert page.fake.rules.overridden == []
    assert caplog.records == []


async def test_a_team_lead_lets_it_be_called_and_says_why() -> None:
    async with at_desk(desk()) as page:
        await asked(page)
        assert "Which team lead lets this case be called?" in page.words
        await page.press("1")
        assert isinstance(page.screen, AskText)
        await page.press("enter")
        assert "a reason is needed" in page.words
        page.fake.fails.clear()
        await page.press(*"asked", "enter")
        assert page.fake.rules.overridden == [(1, "lia", "asked")]
        assert [call.case for call in page.app.calls] == [1]


async def test_a_lead_at_the_desk_is_asked_only_why() -> None:
    async with at_desk(desk(), agent=replace(SARA, roles=("lead",))) as page:
        await asked(page)
        assert isinstance(page.screen, AskText)
        await page.press("escape")
        assert page.fake.rules.overridden == []


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (FakeRules(HELD, ()), "nobody here is a team lead; `agentdesk agents roles NAME lead` makes one"),
        (FakeRules(BARRED), "The customer is not to be called."),
        (FakeRules(None), "no calling rule holds this case back"),
    ],
)
async def test_why_there_is_nothing_to_override(rules: FakeRules, said: str) -> None:
    async with at_desk(desk(rules)) as page:
        await asked(page)
        assert page.message == f"· {said}"


async def test_against_do_not_call_no_word_is_asked_for_that_overrides_a_rule() -> None:
    async with at_desk(desk(rule="do_not_call", said="Asked twice.")) as page:
        await page.press("enter")
        assert isinstance(page.screen, Question)
        assert "a team lead lets them be called again" in page.text
        assert "a team lead lets it be called" not in page.text
        await page.press("escape")
        assert page.message == "· this case may not be called now: Asked twice."


async def test_leads_are_chosen_among_those_there_are() -> None:
    leads = (LIA, replace(LIA, id="ugo", name="Ugo Neri"))
    async with at_desk(desk(FakeRules(HELD, leads))) as page:
        await asked(page)
        await page.press("2")
        await page.press(*"why", "enter")
        assert page.fake.rules.overridden == [(1, "ugo", "why")]
