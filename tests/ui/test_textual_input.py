"""Keys as terminals really send them, on every layout; and replies of the terminal, which are no keys."""

import inspect
import os
from hashlib import sha256

import pytest
from textual import _parser, _xterm_parser, constants, events
from textual.app import App
from textual.drivers import linux_driver
from textual.keys import Keys
from textual.message import Message

from agentdesk.ui import textual_input
from agentdesk.ui.textual_input import Answered, KeyboardDriver, KeyboardParser

# Before a sum is changed: read what has changed in Textual, and see to it that `textual_input` still fits.
LEANED_ON = {
    _parser.Parser: "5e97a0be1bb0",
    _xterm_parser.XTermParser: "fc1e32fb7a4a",
    linux_driver.LinuxDriver.start_application_mode: "7c41f5ba11a8",
    linux_driver.LinuxDriver.run_input_thread: "d796af6d69db",
    linux_driver.LinuxDriver.disable_input: "6154c5a7c174",
    linux_driver.LinuxDriver.stop_application_mode: "9a7e99c8d4bd",
    App.get_driver_class: "b4903f3dba39",
}
VERSION = "\x1bP>|kitty(0.26.5)\x1b\\"
ATTRIBUTES = "\x1b[?62;c"


@pytest.mark.parametrize("what", LEANED_ON, ids=lambda what: what.__qualname__)
def test_textual_is_inside_what_it_was(what: type) -> None:
    assert sha256(inspect.getsource(what).encode()).hexdigest()[:12] == LEANED_ON[what]


class Typing:
    """A parser on a clock of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        for module in (_parser, textual_input):
            monkeypatch.setattr(module, "get_time", lambda: self.now)
        self._parser = KeyboardParser()
        self.messages: list[Message] = []

    def type(self, *pieces: str) -> None:
        """Let these come one at once after the other."""
        for piece in pieces:
            self.messages += self._parser.feed(piece)
            self.messages += self._parser.tick()

    def pause(self) -> None:
        """Let nothing come for as long as an Escape key is waited for, and be looked at then."""
        self.now += constants.ESCAPE_DELAY
        self.messages += self._parser.tick()

    @property
    def keys(self) -> list[tuple[str, str | None]]:
        return [(key.key, key.character) for key in self.messages if isinstance(key, events.Key)]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.keys]

    @property
    def versions(self) -> list[str]:
        return [message.version for message in self.messages if isinstance(message, Answered)]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    return Typing(monkeypatch)


# --- keys


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        # kitty 0.26.5, asked for flags 5: layout ara, then il.
        ("\x1b[1588::97;5u", [("ctrl+a", None)]),
        ("\x1b[1590::113;5u", [("ctrl+q", None)]),
        ("\x1b[1574::122;5u", [("ctrl+z", None)]),
        ("\x1b[1576::102;3u", [("alt+f", None)]),
        ("\x1b[47::113;5u", [("ctrl+q", None)]),
        ("\x1b[27u", [("escape", None)]),
        ("\x1b[P", [("f1", None)]),
        ("\x1b[9;2u", [("shift+tab", None)]),
        ("\x1b[13;5u", [("ctrl+enter", None)]),
        ("\x1b[57414;129u", [("enter", None)]),
        ("ش", [("ش", "ش")]),
        # The same, asked for flag 1 or 25.
        ("\x1b[1588;5u", [("ctrl+a", None)]),
        ("\x1b[1494;5u", [("ctrl+z", None)]),
        ("\x1b[1588;u", [("ش", "ش")]),
        ("\x1b[97;;97u", [("a", "a")]),
        ("\x1b[1504;2;66u", [("B", "B")]),
        # With Caps Lock, with Shift, with both signs of a key.
        ("\x1b[1588::97;69u", [("ctrl+a", None)]),
        ("\x1b[122:90;6u", [("ctrl+shift+z", None)]),
        ("\x1b[1574:126:122;6u", [("ctrl+shift+z", None)]),
        # What no shortcut is keeps its own sign, whatever its place.
        ("\x1b[1588::97;2;1616u", [("arabic_kasra", "\u0650")]),
        # Without any protocol: xterm, VTE, Konsole and Alacritty send the letter itself; ESC is Alt.
        ("\x01", [("ctrl+a", "\x01")]),
        ("\x1bش", [("alt+a", "ش")]),
        ("\u200c", [("zero_width_non_joiner", "\u200c")]),
        # Lam-alef of the key b is one sign from VTE, and two letters from all others.
        ("\ufefb", [("ل", "ل"), ("ا", "ا")]),
        ("لا", [("ل", "ل"), ("ا", "ا")]),
        ("\ufef5\ufef7\ufef9", [("ل", "ل"), ("آ", "آ"), ("ل", "ل"), ("أ", "أ"), ("ل", "ل"), ("إ", "إ")]),
    ],
)
def test_a_key_is_the_same_on_every_layout(typing: Typing, sent: str, keys: list[tuple[str, str | None]]) -> None:
    typing.type(sent)
    typing.pause()
    assert typing.keys == keys


@pytest.mark.parametrize(
    "nonsense",
    ["\x1b[1588::97;5:3u", "\x1b[99999999999999999999u", "\x1b[97;5:2:1u", "\x1b[1;5:1A", "\x1b[97;1114112u"],
)
def test_what_is_no_key_does_no_harm(typing: Typing, nonsense: str) -> None:
    typing.type(nonsense, "1")
    typing.pause()
    assert typing.names[-1] == "1"
    assert Keys.Ignore not in typing.names


@pytest.mark.parametrize("sent", ["\x1b", "\x1b[", "\x1bP", "\x1b[?", "\x1bP>"])
def test_the_beginning_of_a_reply_is_a_key_as_soon_as_any_escape_would_be(typing: Typing, sent: str) -> None:
    plain = _xterm_parser.XTermParser()
    expected = list(plain.feed(sent))
    typing.type(sent)
    assert typing.keys == []
    typing.pause()
    expected += plain.tick()
    assert typing.keys == [(key.key, key.character) for key in expected if isinstance(key, events.Key)]
    assert typing.keys


# --- replies


@pytest.mark.parametrize("cut", range(1, len(VERSION + ATTRIBUTES)))
@pytest.mark.parametrize("slow", [False, True], ids=["at-once", "after-a-pause"])
def test_a_reply_is_never_a_key_wherever_it_is_cut(typing: Typing, cut: int, slow: bool) -> None:
    answer = VERSION + ATTRIBUTES
    typing.type("1", answer[:cut])
    before = typing.names
    if slow:
        typing.pause()
    typing.type(answer[cut:] + "2")
    typing.pause()
    typing.pause()
    assert typing.versions == ["kitty(0.26.5)"]
    assert before == ["1"]
    # Of what has no more than three signs a terminal may have sent all: Escape, or Alt with a letter.
    begun = answer[:cut].rpartition("\x1b")[2]
    if not slow or len(begun) > 2:
        assert typing.names == ["1", "2"]
    assert typing.names[-1] == "2"


def test_a_reply_in_the_middle_of_typing_takes_no_key(typing: Typing) -> None:
    typing.type("ab\x1b[A" + VERSION + "ج\x1b[B" + ATTRIBUTES + "\x1bOP")
    assert typing.names == ["a", "b", "up", "ج", "down", "f1"]
    assert typing.versions == ["kitty(0.26.5)"]


def test_an_escape_key_before_a_reply_stays_one(typing: Typing) -> None:
    typing.type("\x1b")
    typing.pause()
    typing.type(VERSION)
    assert typing.names == ["escape"]
    assert typing.versions == ["kitty(0.26.5)"]


# --- the driver


class Terminal:
    """A driver whose input is a pseudo-terminal, and that ends once there is no more."""

    def __init__(self, sent: bytes) -> None:
        self.messages: list[Message] = []
        read, write = os.pipe()
        os.write(write, sent)
        os.close(write)
        self.driver = KeyboardDriver.__new__(KeyboardDriver)
        self.driver.fileno, self.driver._debug = read, False
        self.driver.exit_event = linux_driver.Event()
        self.driver.process_message = self.messages.append  # type: ignore[method-assign]
        self.driver.run_input_thread()
        os.close(read)


def test_bytes_that_are_no_text_do_no_harm() -> None:
    typed = [m.key for m in Terminal(b"a\xff\xfe1\xd8\xb4").messages if isinstance(m, events.Key)]
    assert typed == ["a", "replacement_character", "replacement_character", "1", "ش"]


def test_letters_cut_in_two_come_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = iter([b"\xd8", b"\xb4\x1bP>|kitty(0.2", b"6.5)\x1b\\1", b""])
    monkeypatch.setattr(textual_input.os, "read", lambda *_: next(pieces))
    messages = Terminal(b"x").messages
    assert [m.key for m in messages if isinstance(m, events.Key)] == ["ش", "1"]
    assert [m.version for m in messages if isinstance(m, Answered)] == ["kitty(0.26.5)"]
