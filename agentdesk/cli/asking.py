"""Asks the terminal on standard input and output which one it is, and waits for the answer for a moment only."""

import asyncio
import os
import select
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager

from agentdesk.text.detection import QUERY, Replies
from agentdesk.ui import tmux
from agentdesk.ui.detected import Detected

# Seconds of silence after which nothing is expected any more; a distant terminal answers well within it.
_PATIENCE = 1.0


def there_is_one() -> bool:
    """Whether a person sits at a terminal, on both sides."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(detected: Detected) -> None:
    """Learn from the terminal, and from tmux, what can be learnt."""
    if there_is_one() and (version := _version()) is not None:
        detected.answered(version)
    if detected.in_tmux and (client := asyncio.run(tmux.client())) is not None:
        detected.shown_in(client)


def _version() -> str | None:
    replies, found, came = Replies(), None, b""
    with _unseen() as terminal:
        sys.stdout.write(QUERY)
        sys.stdout.flush()
        while select.select([terminal], [], [], _PATIENCE)[0] and (came := os.read(terminal, 4096)):
            for reply in replies.feed(came.decode("ascii", "replace"))[1]:
                if reply.kind == "attributes":
                    return found
                found = reply.text
    return found


@contextmanager
def _unseen() -> Iterator[int]:
    """The terminal's input, sign by sign and without an echo."""
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal)
    try:
        yield terminal
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
