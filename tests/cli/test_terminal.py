"""`terminal`: what was found out, and what is chosen; with nobody at a terminal nothing is asked."""

from collections.abc import Callable

import pytest

from agentdesk.cli import asking
from agentdesk.settings import Settings
from agentdesk.text.detection import STRATEGIES
from agentdesk.text.line import MARK
from agentdesk.ui.detected import AUTO, VARIABLE, Detected
from tests.cli.conftest import Command
from tests.house.run import python

LINES = ("Buongiorno", "您好", "INV-7", "العربية")


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Somebody at a terminal of this version who types these lines."""

    def sits(version: str, *typed: str) -> None:
        lines = iter(typed)
        monkeypatch.setattr(asking, "there_is_one", lambda: True)
        monkeypatch.setattr(asking, "ask", lambda detected: Detected.answered(detected, version))
        monkeypatch.setattr("builtins.input", lambda _: next(lines))

    return sits


def test_in_a_pipe_it_says_what_the_environment_says(agentdesk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    said = agentdesk("terminal")
    assert said.status == 0
    assert said.out.startswith("xterm-256color: visual (found from the environment")
    assert all(word in said.out for word in LINES[:3])
    assert MARK in said.out
    assert "\x1b" not in said.out
    assert "1 visual" not in said.out
    monkeypatch.setenv("KONSOLE_VERSION", "221203")
    assert "konsole: words" in agentdesk("terminal").out
    assert "مدفوعة" in agentdesk("terminal").out


def test_what_was_found_as_a_document(agentdesk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    assert agentdesk("terminal", "--json").document == {
        "terminal": "kitty",
        "strategy": "kitty",
        "because": "environment",
        "found": "kitty",
        "chosen": None,
        "says": None,
        "tmux": None,
    }


def test_a_choice_without_being_asked(agentdesk: Command) -> None:
    said = agentdesk("terminal", "--use", "none")
    assert said.status == 0
    assert "xterm-256color: none (chosen for this terminal)" in said.out
    assert MARK not in said.out
    assert Settings.read().get("display") == {"xterm-256color": "none"}
    assert agentdesk("terminal", "--json").document["because"] == "chosen"
    assert agentdesk("terminal", "--use", "auto", "--json").document["strategy"] == "visual"
    assert Settings.read().get("display") == {}


def test_only_what_there_is_can_be_chosen(agentdesk: Command) -> None:
    assert all(agentdesk("terminal", "--use", name, "--json").status == 0 for name in (*STRATEGIES, AUTO))
    said = agentdesk("terminal", "--use", "sideways")
    assert said.status == 2
    assert "visual" in said.err


def test_the_environment_comes_before_a_choice(agentdesk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "plain")
    document = agentdesk("terminal", "--use", "words", "--json").document
    assert (document["strategy"], document["because"], document["chosen"]) == ("plain", "variable", "words")


def test_a_person_is_shown_all_and_chooses_by_number(agentdesk: Command, person: Callable[..., None]) -> None:
    person("Konsole 22.12.3", "7", "٥")
    said = agentdesk("terminal")
    for number, strategy in enumerate(("visual", "words", "kitty", "plain", "none"), 1):
        assert f"─ {number} {strategy} · " in said.out
    assert "“7” is none of them" in said.out
    assert said.out.endswith("konsole: none (chosen for this terminal)\n")
    assert Settings.read().get("display") == {"konsole": "none"}
    person("Konsole 22.12.3", "6")
    assert agentdesk("terminal").out.endswith("konsole: words (found from what the terminal says of itself)\n")
    assert Settings.read().get("display") == {}


@pytest.mark.parametrize("typed", ["", "\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"])
def test_enter_leaves_everything_as_it_is(agentdesk: Command, person: Callable[..., None], typed: str) -> None:
    Settings.read().set("display", {"kitty": "visual"})
    person("kitty(0.26.5)", typed)
    assert agentdesk("terminal").status == 0
    assert Settings.read().get("display") == {"kitty": "visual"}


def test_whoever_has_kitty_hears_of_its_fonts(agentdesk: Command, person: Callable[..., None]) -> None:
    person("kitty(0.26.5)", "")
    assert "DejaVu Sans Mono" in agentdesk("terminal").out
    person("XTerm(379)", "")
    assert "DejaVu Sans Mono" not in agentdesk("terminal").out


def test_a_choice_leaves_the_others_as_they_are(agentdesk: Command) -> None:
    Settings.read().set("theme", "agentdesk-light")
    agentdesk("terminal", "--use", "words")
    assert Settings.read().values == {
        "theme": "agentdesk-light",
        "display": {"xterm-256color": "words"},
    }


def test_no_other_command_loads_what_only_this_one_needs() -> None:
    loaded = (
        "import sys; from agentdesk.cli.run import parser; parser(); print('agentdesk.text.detection' in sys.modules)"
    )
    assert python("-c", loaded).stdout == "False\n"
