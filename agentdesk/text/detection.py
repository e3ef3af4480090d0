"""Which encoder a terminal needs: found from what it answers, what its environment says, and what the user chose.

Write `QUERY` to the terminal, give all input to `Replies`, and ask `strategy` again with each reply. Nothing waits.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from agentdesk.text.encoders import Strategy
from agentdesk.text.patterns import late

QUERY = "\x1b[>q\x1b[c"
"""Asks for the terminal's name, then for its attributes, as some never answer the first question."""

TMUX_QUERY = ("tmux", "display", "-p", "#{client_termname} #{client_termtype}")
"""The command that tells which terminal a session under tmux is shown in."""

STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)

_BY_VERSION: tuple[tuple[str, Strategy], ...] = (("konsole", "words"), ("kitty", "kitty"), ("mlterm", "plain"))
_BY_NAME: tuple[tuple[str, Strategy], ...] = (
    ("xterm-kitty", "kitty"),
    ("konsole", "words"),
    ("mlterm", "plain"),
    ("alacritty", "visual"),
    ("foot", "visual"),
    ("xterm-ghostty", "visual"),
    ("rxvt", "visual"),
)
_BY_VARIABLE: tuple[tuple[str, Strategy], ...] = (
    ("KITTY_WINDOW_ID", "kitty"),
    ("KONSOLE_VERSION", "words"),
    ("MLTERM", "plain"),
)

_REPLY = late(r"\x1b(?:P>\|([ -~]{0,255})\x1b\\|\[\?([0-9][0-9;]{0,255})c)")
_BEGUN = late(r"\x1b(?:P(?:>(?:\|[ -~]{0,255}\x1b?)?)?|\[(?:\?(?:[0-9][0-9;]{0,255})?)?)?\Z")
# No key sends the beginning of a reply that is as long as this.
_NO_KEY = late(r"\x1b(?:P>\||\[\?[0-9])")


class Terminal(NamedTuple):
    """What is known of a terminal so far.

    `version` is its reply with its name, None as long as there is none; `client` is what `TMUX_QUERY` printed.
    """

    environment: Mapping[str, str] = MappingProxyType({})
    choice: Strategy | None = None
    version: str | None = None
    client: str | None = None


class Reply(NamedTuple):
    """An answer to `QUERY`: the name and version of a terminal, or the attributes that it claims to have."""

    kind: Literal["version", "attributes"]
    text: str


def strategy(terminal: Terminal) -> Strategy:
    """The encoder to use, by what is known now; a later reply may tell better."""
    if terminal.choice:
        return terminal.choice
    version = terminal.version or ""
    if "TMUX" in terminal.environment or version.startswith("tmux"):
        if terminal.client is not None:
            return _of_client(terminal.client)
    elif version:
        return _found(version, _BY_VERSION) or "visual"
    return _of_environment(terminal.environment)


def chosen(name: str) -> Strategy | None:
    """The strategy that a user has named, None for any other word, as "auto"."""
    return next((known for known in STRATEGIES if known == name.strip().lower()), None)


def _of_client(answer: str) -> Strategy:
    name, _, version = answer.strip().partition(" ")
    return _found(version, _BY_VERSION) or _begun(name, _BY_NAME) or "visual"


def _of_environment(environment: Mapping[str, str]) -> Strategy:
    by_variable = next((found for name, found in _BY_VARIABLE if environment.get(name)), None)
    return _begun(environment.get("TERM", ""), _BY_NAME) or by_variable or "visual"


def _found(text: str, table: tuple[tuple[str, Strategy], ...]) -> Strategy | None:
    return next((found for part, found in table if part in text.lower()), None)


def _begun(name: str, table: tuple[tuple[str, Strategy], ...]) -> Strategy | None:
    return next((found for start, found in table if name.lower().startswith(start)), None)


class Replies:
    """Takes the replies to `QUERY` out of a terminal's input, whenever they come and wherever they are cut.

    What may be the beginning of a reply is held back. As it may be a key as well (Escape, Alt+P, Alt+[), `flush` has
    to be called as soon as nothing has followed for the time that the program gives an Escape key.
    """

    def __init__(self) -> None:
        self._held = ""  # what may be the beginning of a reply
        self._kept = 0  # how much of it stayed at the last flush
        self._passed = ""  # what was flushed last and would have been the beginning of a reply

    def feed(self, data: str) -> tuple[str, list[Reply]]:
        """What is left for the program of the input up to here, and the replies that ended in it."""
        if self._passed and (late := _REPLY.match(self._passed + data)):
            replies = [_reply(late)]
            text = data[late.end() - len(self._passed) :]
        else:
            replies = []
            text = self._held + data
        if data:
            self._passed = ""
        left: list[str] = []
        at, self._held = 0, ""
        while (escape := text.find("\x1b", at)) >= 0:
            left.append(text[at:escape])
            if whole := _REPLY.match(text, escape):
                replies.append(_reply(whole))
                at = whole.end()
            elif _BEGUN.match(text, escape):
                self._held = text[escape:]
                break
            else:
                left.append("\x1b")
                at = escape + 1
        else:
            left.append(text[at:])
        if not self._held:
            self._kept = 0
        return "".join(left), replies

    def flush(self) -> str:
        """What was held back and has to go on to the program, as nothing has followed it.

        The beginning of what no key sends stays until more comes; if that doesn't end it either, the later part goes
        on.
        """
        held = self._held
        if _NO_KEY.match(held):
            if not self._kept or self._kept == len(held):
                self._kept = len(held)
                return ""
            held = held[self._kept :]
        else:
            self._passed = held
        self._held, self._kept = "", 0
        return held


def _reply(found: re.Match[str]) -> Reply:
    name, attributes = found.groups()
    return Reply("attributes", attributes) if name is None else Reply("version", name)
