"""What is sent to the terminal itself, and to which terminals."""

from base64 import b64decode

import pytest

from agentdesk.ui.title import PASSTHROUGH, Terminal
from tests.ui.fake_desk import FakeSettings


def sent(environ: dict[str, str], act: str, *arguments: str, **settings: bool) -> str:
    written: list[str] = []
    terminal = Terminal(written.append, environ, FakeSettings(dict(settings)))
    getattr(terminal, act)(*arguments)
    return "".join(written)


def test_a_title_can_hold_no_sequence_of_its_own() -> None:
    assert sent({}, "title", "hold 0:27\x07\x1b]52;c;AA\x07") == "\x1b]2;hold 0:27\ufffd\ufffd]52;c;AA\ufffd\x07"


def test_the_title_is_given_back() -> None:
    assert sent({}, "begin") + sent({}, "end") == "\x1b[22;2t\x1b[23;2t"


def test_the_bell_can_be_off() -> None:
    assert sent({}, "ring") == "\x07"
    assert sent({}, "ring", bell=False) == ""


@pytest.mark.parametrize(
    ("environ", "sequence"),
    [
        ({}, ""),
        ({"TERM": "xterm-256color"}, ""),
        ({"TERM_PROGRAM": "iTerm.app"}, "\x1b]9;go; on\x07"),
        ({"TERM_PROGRAM": "WezTerm"}, "\x1b]777;notify;agentdesk;go, on\x07"),
        ({"VTE_VERSION": "7006"}, "\x1b]777;notify;agentdesk;go, on\x07"),
        ({"KITTY_WINDOW_ID": "1"}, "\x1b]99;;go; on\x1b\\"),
        ({"KITTY_WINDOW_ID": "1", "TMUX": "x"}, ""),
        ({"KITTY_WINDOW_ID": "1", "TMUX": "x", PASSTHROUGH: "1"}, "\x1bPtmux;\x1b\x1b]99;;go; on\x1b\x1b\\\x1b\\"),
    ],
)
def test_notifications_go_where_they_are_understood(environ: dict[str, str], sequence: str) -> None:
    assert sent(environ, "notify", "go; on") == sequence


def test_notifications_can_be_off() -> None:
    assert sent({"TERM_PROGRAM": "iTerm.app"}, "notify", "go on", notifications=False) == ""


def test_copying_carries_any_script() -> None:
    sequence = sent({}, "copy", "مریم 8841")
    assert sequence.startswith("\x1b]52;c;")
    assert b64decode(sequence[7:-1]).decode() == "مریم 8841"
