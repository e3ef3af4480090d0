"""What comes in from a terminal, as far as it needs Textual beyond its public interface.

`tests/ui/test_textual_input.py` knows the sources of what is used here, and fails where another Textual changes them.
"""

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator

from textual import constants, events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

from agentdesk.text.detection import Replies
from agentdesk.ui.layouts import LAM_ALEF, latin

# Of a key in the protocol of kitty: its own sign, with Shift, in its place on a Latin keyboard; modifiers, kind of
# event; what it types.
_KEY = re.compile(r"\x1b\[(\d+)(?::\d*)?(?::(\d+))?(?:;(\d*)(?::(\d+))?(;[\d:]*)?)?u")
_RELEASED = "3"
_TYPING = 0b11000001  # Shift, the two locks; any other modifier makes a shortcut
# Textual asks for more, by which some versions of kitty lose lam-alef and the letters of right-to-left scripts. Asked
# for instead: keys that can't be told apart otherwise, and where a key is on a Latin keyboard.
_FEWER_FLAGS = "\x1b[<u\x1b[>5u"
_WAIT = 0.1


class Answered(Message):
    """The terminal has said which program it is, and which version."""

    def __init__(self, version: str) -> None:
        super().__init__()
        self.version = version


class KeyboardParser(XTermParser):
    """Keys of any keyboard. Replies of the terminal are taken out, and never come as keys."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._replies = Replies()
        self._silent_at: float | None = None

    def feed(self, data: str) -> Iterable[Message]:
        self._silent_at = get_time() + constants.ESCAPE_DELAY
        left, replies = self._replies.feed(data)
        if left:
            yield from super().feed(left)
        for reply in replies:
            if reply.kind == "version":
                yield Answered(reply.text)

    def tick(self) -> Iterable[Message]:
        if self._silent_at is not None and get_time() >= self._silent_at:
            self._silent_at = None
            if held := self._replies.flush():
                yield from super().feed(held)
                # It has waited already.
                self._timeout_time = self._timeout_time and get_time()
        yield from super().tick()

    def _parse_extended_key(  # type: ignore[override]
        self, sequence: str
    ) -> list[events.Key] | None:
        try:
            return super()._parse_extended_key(self._in_its_place(sequence))
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]

    @staticmethod
    def _in_its_place(sequence: str) -> str:
        """The sequence as Textual reads it: a shortcut by the key's place, anything else by its own sign."""
        if (found := _KEY.fullmatch(sequence)) is None:
            return sequence
        sign, place, modifiers, kind, text = found.groups(default="")
        if kind == _RELEASED:
            raise ValueError(sequence)
        shortcut = modifiers and (int(modifiers) - 1) & ~_TYPING
        told = place if place and shortcut else sign
        return f"\x1b[{told};{modifiers}{text}u" if modifiers or text else f"\x1b[{told}u"

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[events.Key]:
        for key in super()._sequence_to_key_events(sequence, alt):
            if letters := LAM_ALEF.get(key.character or ""):
                yield from (events.Key(letter, letter) for letter in letters)
            else:
                yield events.Key(_latin_shortcut(key.key), key.character)


def _latin_shortcut(key: str) -> str:
    """`ctrl+ش` as the same keys are named on a Latin keyboard."""
    modifiers, plus, letter = key.rpartition("+")
    return f"{modifiers}{plus}{latin(letter)}" if plus else key


class KeyboardDriver(LinuxDriver):
    """Reads from the terminal what keyboards of any layout send; bytes that are no text do no harm."""

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not constants.DISABLE_KITTY_KEY:
            self.write(_FEWER_FLAGS)
            self.flush()

    def run_input_thread(self) -> None:
        parser = KeyboardParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_WAIT):
                    if not (came := os.read(self.fileno, 4096)):
                        return
                    self._take(parser.feed(decode(came)))
                self._take(parser.tick())

    def _take(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
