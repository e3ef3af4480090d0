"""What nobody expected: a sentence, a file for those who mend it, exit status 1."""

from pathlib import Path
from threading import Event

import pytest
from textual.app import ComposeResult
from textual.worker import WorkerFailed

from agentdesk.desk.ports import NotADatabase
from agentdesk.ui.app import DeskApp
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.screens.call import CallScreen
from agentdesk.ui.screens.question import Question
from agentdesk.ui.widgets.message_line import MessageLine
from agentdesk.words.look_up import Words
from tests.ui.call.fake_call import FakeLive
from tests.ui.fake_desk import SARA, FakeDesk, FakeSettings
from tests.ui.pages import AppUnderTest, at_desk


async def test_a_bug_ends_the_program_with_a_sentence_and_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "state" / "desk.log"
    desk = FakeDesk(fails={"why": ZeroDivisionError("a bug with Mariam in it")})
    app = AppUnderTest(lambda: desk, FakeSettings(), Words(tmp_path), agent=SARA, log_file=file)
    with pytest.raises(WorkerFailed, match="a bug"):
        await _ask_why(app)
    assert app.return_code == 1
    said = capsys.readouterr().err
    assert "agentdesk has failed and had to stop. Nothing that was saved is lost." in said
    assert "".join(str(file).split()) in "".join(said.split())
    assert "Traceback" not in said
    assert "ZeroDivisionError" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


async def test_a_call_that_cannot_be_shown_tells_what_was_first_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def compose(screen: CallScreen) -> ComposeResult:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(CallScreen, "compose", compose)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        await _call()


async def _call() -> None:
    async with at_desk() as page:
        DeskApp.open_call(page.app, FakeLive())
        await page.settle()


async def _ask_why(app: AppUnderTest) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("f3")
        await pilot.pause()
        await app.workers.wait_for_complete()


async def test_a_desk_that_does_not_open_is_told_and_tried_again(tmp_path: Path) -> None:
    attempts: list[int] = []

    def make() -> FakeDesk:
        attempts.append(1)
        if len(attempts) == 1:
            raise NotADatabase(place="cases.db", cause="it is a picture")
        return FakeDesk()

    app = AppUnderTest(make, FakeSettings(), Words(tmp_path), agent=SARA)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ActionScreen)
        await pilot.press("f2")
        await pilot.pause()
        assert app.calls == []
        await pilot.press("f5")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert app.is_open
        assert len(attempts) == 2


async def test_leaving_while_the_desk_still_opens_waits_for_it(tmp_path: Path) -> None:
    go_on, opened = Event(), list[int]()

    def make() -> FakeDesk:
        go_on.wait(10)
        opened.append(1)
        return FakeDesk()

    app = AppUnderTest(make, FakeSettings(), Words(tmp_path), agent=SARA)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f2")
        assert "still opening" in str(app.screen.query_one(MessageLine).content)
        go_on.set()
        await pilot.press("ctrl+q")
    assert opened == [1]
    assert app.return_code == 0


async def test_a_write_that_fails_after_its_screen_is_gone_is_still_told() -> None:
    async with at_desk() as page:
        page.app._lost(NotADatabase(place="cases.db", cause="it went away"))
        assert "it went away" in page.message


async def test_leaving_in_a_call_asks_first() -> None:
    class InCall(ActionScreen[None]):
        leaving = "You are in a call. It can be taken up where it stood."

    async with at_desk() as page:
        await page.app.push_screen(InCall())
        await page.press("ctrl+q")
        assert isinstance(page.screen, Question)
        assert "It can be taken up where it stood." in page.text
        await page.press("2")
        assert isinstance(page.screen, InCall)
        await page.press("ctrl+q")
        await page.pilot.press("1")
        await page.pilot.pause()
        assert page.app._exit
