"""The program finds out in which terminal it is, and paints anew when that is known."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from agentdesk.text.detection import QUERY
from agentdesk.ui import tmux
from agentdesk.ui.app import DeskApp
from agentdesk.ui.detected import VARIABLE
from agentdesk.ui.textual_input import Answered, KeyboardDriver
from tests.ui.fake_desk import FakeSettings
from tests.ui.pages import QueuePage, at_desk
from tests.ui.two_ways import listen

ARABIC = "نورة"


class Tmux:
    """What tmux answers, and how often it was asked."""

    def __init__(self, *answers: str | None) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def client(self) -> str | None:
        self.asked += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@asynccontextmanager
async def at_terminal(settings: FakeSettings | None = None) -> AsyncIterator[tuple[QueuePage, list[str]]]:
    """The program at the desk, and what it writes beside its frames; it takes the terminal for a real one."""
    async with at_desk(settings=settings, size=(120, 30)) as page:
        sent: list[str] = []
        page.app._to_terminal = sent.append  # type: ignore[method-assign]
        page.app._asking = True
        yield page, sent


async def test_the_driver_is_ours_except_where_the_environment_names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk() as page:
        assert page.app.driver_class is KeyboardDriver
    monkeypatch.setattr("textual.constants.DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    async with at_desk() as page:
        assert page.app.driver_class is HeadlessDriver


@pytest.mark.usefixtures("every_frame")
async def test_a_late_answer_paints_all_anew_as_this_terminal_needs_it() -> None:
    async with at_terminal() as (page, _):
        terminal = listen(page.app)
        page.app.paint_anew()
        await page.settle()
        assert ARABIC not in terminal.written
        page.app.post_message(Answered("Konsole 22.12.3"))
        await page.settle()
        assert page.app.display_strategy == "words"
        assert ARABIC in terminal.written


async def test_what_was_chosen_for_this_terminal_holds_as_soon_as_it_is_known() -> None:
    settings = FakeSettings()
    settings.values["display"] = {"konsole": "none"}
    async with at_terminal(settings) as (page, _):
        assert page.app.display_strategy == "visual"
        page.app.post_message(Answered("Konsole 22.12.3"))
        await page.settle()
        assert page.app.display_strategy == "none"


async def test_a_choice_holds_at_once_and_is_kept_for_this_terminal() -> None:
    async with at_terminal() as (page, _):
        page.app.post_message(Answered("kitty(0.26.5)"))
        await page.menu("settings")
        await page.press("down", "down", "down", "down", "down")
        assert page.screen.focused is not None
        assert page.screen.focused.id == "display"
        await page.press("3")
        assert page.app.display_strategy == "words"
        assert page.settings.values["display"] == {"kitty": "words"}
        await page.press("1")
        assert page.app.display_strategy == "kitty"
        assert page.settings.values["display"] == {}


async def test_what_the_environment_says_comes_first_and_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "plain")
    async with at_terminal() as (page, sent):
        page.app.on_ready()
        page.app.post_message(Answered("Konsole 22.12.3"))
        await page.menu("settings")
        await page.press("down", "down", "down", "down", "down", "6")
        assert page.app.display_strategy == "plain"
        assert VARIABLE in page.message
        assert QUERY not in sent


async def test_tmux_is_asked_again_when_the_session_may_have_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")
    told = Tmux("xterm-256color Konsole 22.12.3\n", "xterm-kitty kitty(0.26.5)\n")
    monkeypatch.setattr(tmux, "client", told.client)
    async with at_terminal() as (page, _):
        page.app._ask_tmux()
        await page.settle()
        assert page.app.display_strategy == "words"
        await page.pilot.resize_terminal(100, 30)
        await page.settle()
        assert page.app.display_strategy == "kitty"


async def test_outside_tmux_nobody_asks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Tmux(None)
    monkeypatch.setattr(tmux, "client", told.client)
    async with at_terminal() as (page, _):
        await page.pilot.resize_terminal(100, 30)
        await page.settle()
    assert told.asked == 0


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (["printf", "xterm-kitty kitty(0.26.5)\n"], "xterm-kitty kitty(0.26.5)\n"),
        (["false"], None),
        (["no-such-command-anywhere"], None),
    ],
)
async def test_tmux_may_fail(monkeypatch: pytest.MonkeyPatch, command: list[str], answer: str | None) -> None:
    monkeypatch.setattr(tmux, "TMUX_QUERY", command)
    assert await tmux.client() == answer


async def test_a_tmux_that_says_nothing_is_waited_for_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tmux, "TMUX_QUERY", ["tail", "-f", "/dev/null"])
    monkeypatch.setattr(tmux, "_PATIENCE", 0.05)
    assert await tmux.client() is None


async def test_mlterm_leaves_the_order_to_us_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLTERM", "3.9.0")
    sent: list[str] = []
    monkeypatch.setattr(DeskApp, "_to_terminal", lambda _, text: sent.append(text))
    async with at_desk() as page:
        assert page.app.display_strategy == "plain"
        assert sent.count("\x1b]5379;use_ctl=false\x07") == 1
        assert "\x1b]5379;use_ctl=true\x07" not in sent
    assert sent.count("\x1b]5379;use_ctl=true\x07") == 1


async def test_no_other_terminal_hears_of_what_mlterm_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(DeskApp, "_to_terminal", lambda _, text: sent.append(text))
    async with at_desk():
        pass
    assert not any("use_ctl" in text for text in sent)
