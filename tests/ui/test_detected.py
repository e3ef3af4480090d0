"""What a terminal is called, how it is given text, and why."""

import pytest

from agentdesk.text.encoders import Strategy
from agentdesk.ui.detected import VARIABLE, Detected, Reason
from tests.ui.fake_desk import FakeSettings

KITTY = "kitty(0.26.5)"


def detected(environ: dict[str, str], kept: object = None, *, version: str = "", client: str = "") -> Detected:
    settings = FakeSettings()
    settings.values["display"] = kept  # type: ignore[assignment]
    found = Detected(environ, settings)
    if version:
        found.answered(version)
    if client:
        found.shown_in(client)
    return found


@pytest.mark.parametrize(
    ("environ", "version", "client", "name"),
    [
        ({}, KITTY, "", "kitty"),
        ({}, "Konsole 22.12.3", "", "konsole"),
        ({}, "XTerm(379)", "", "xterm"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "XTerm(379)", "", "xterm"),
        ({"TERM": "xterm-kitty"}, "", "", "kitty"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, "", "", "konsole"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006", "XTERM_VERSION": "XTerm(379)"}, "", "", "vte"),
        ({"TERM": "alacritty", "KITTY_WINDOW_ID": "1"}, "", "", "alacritty"),
        ({"TERM": "xterm", "MLTERM": "3.9.0"}, "", "", "mlterm"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "", "", "iterm.app"),
        ({"TERM": "vt220"}, "", "", "vt220"),
        ({}, "", "", "unknown"),
        ({"TMUX": "/tmp/t,1,0", "TERM": "tmux-256color"}, "tmux 3.3a", f"xterm-kitty {KITTY}\n", "kitty"),
        ({"TMUX": "/tmp/t,1,0", "KITTY_WINDOW_ID": "1"}, "tmux 3.3a", "xterm-256color Konsole 22.12.3\n", "konsole"),
        ({"TMUX": "/tmp/t,1,0", "TERM": "tmux-256color"}, "", "alacritty \n", "alacritty"),
        ({"TMUX": "/tmp/t,1,0", "TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}, "tmux 3.3a", "", "tmux-256color"),
        ({"TERM": "tmux-256color"}, "tmux 3.3a", "", "tmux"),
    ],
)
def test_a_terminal_is_called_as_its_program(environ: dict[str, str], version: str, client: str, name: str) -> None:
    assert detected(environ, version=version, client=client).name == name


@pytest.mark.parametrize(
    ("environ", "kept", "version", "strategy", "reason"),
    [
        ({}, None, "", "visual", "environment"),
        ({"KONSOLE_VERSION": "221203"}, None, "", "words", "environment"),
        ({}, None, KITTY, "kitty", "version"),
        ({}, {"kitty": "none"}, KITTY, "none", "chosen"),
        ({}, {"konsole": "none"}, KITTY, "kitty", "version"),
        ({VARIABLE: "plain"}, {"kitty": "none"}, KITTY, "plain", "variable"),
        ({VARIABLE: "auto"}, {"kitty": "none"}, KITTY, "none", "chosen"),
        ({VARIABLE: "nonsense"}, None, KITTY, "kitty", "version"),
        ({}, {"kitty": "nonsense"}, KITTY, "kitty", "version"),
        ({}, "nonsense", KITTY, "kitty", "version"),
        ({}, {"kitty": ["none"]}, KITTY, "kitty", "version"),
    ],
)
def test_what_is_chosen_comes_before_what_is_found(
    environ: dict[str, str], kept: object, version: str, strategy: Strategy, reason: Reason
) -> None:
    found = detected(environ, kept, version=version)
    assert (found.strategy, found.reason) == (strategy, reason)
    assert found.overruled == (reason == "variable")


def test_under_tmux_it_is_tmux_that_knows() -> None:
    found = detected({"TMUX": "/tmp/t,1,0"}, version="tmux 3.3a", client=f"xterm-kitty {KITTY}\n")
    assert (found.strategy, found.reason, found.client) == ("kitty", "tmux", f"xterm-kitty {KITTY}\n")
    found.shown_in("xterm-256color Konsole 22.12.3\n")
    assert found.strategy == "words"


def test_a_choice_is_kept_for_this_terminal_alone() -> None:
    found = detected({}, {"konsole": "none"}, version=KITTY)
    assert found.kept_with("visual") == {"konsole": "none", "kitty": "visual"}
    assert detected({}, found.kept_with("visual"), version=KITTY).strategy == "visual"
    assert detected({}, {"kitty": "none"}, version=KITTY).kept_with(None) == {}
    assert detected({}, {"kitty": "none"}, version=KITTY).found == "kitty"
