"""The end that comes from outside: the program is asked to go, or its terminal is taken away."""

import os
import signal
import termios
from asyncio import AbstractEventLoop
from collections.abc import Callable
from types import FrameType

_ASKED = ("SIGHUP", "SIGTERM")


def end_on_signals(loop: AbstractEventLoop, end: Callable[[int], object]) -> None:
    """Call `end` on the loop with the usual exit status of a program that was ended by a signal."""

    def asked(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGHUP and _terminal_is_gone():
            _let_go_of_terminal()
        loop.call_soon_threadsafe(end, 128 + number)

    for name in _ASKED:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), asked)


def _terminal_is_gone() -> bool:
    try:
        termios.tcgetattr(2)
    except termios.error:
        return True
    return False


def _let_go_of_terminal() -> None:
    """Write what is still to be written to nowhere: a write that fails would keep the program from ending.

    Whoever loses a terminal is also told to continue, which Textual would take for a reason to begin anew.
    """
    signal.signal(signal.SIGCONT, _nothing)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """The signal means nothing any more."""
