"""Runs the program as its command line does, on the clock of the test: `launcher.py CLOCK [ARGUMENT …]`."""

import fcntl
import os
import sys
import termios
from pathlib import Path

from agentdesk import wiring
from agentdesk.cli.run import main
from tests.terminal.moving_clock import MovingClock


def _own_terminal() -> None:
    """Make the terminal on standard input the one that controls this session, as a terminal program does."""
    if os.isatty(0):
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _wait_less() -> None:
    """Wait for another program's write for AGENTDESK_TEST_WAIT seconds at most."""
    if seconds := os.environ.get("AGENTDESK_TEST_WAIT"):
        from agentdesk.storage import opening

        opening.open_store.__kwdefaults__["wait"] = float(seconds)


if __name__ == "__main__":
    _own_terminal()
    _wait_less()
    clock = MovingClock(Path(sys.argv[1]))
    wiring.SystemClock = lambda: clock  # type: ignore[assignment, misc]
    sys.exit(main(sys.argv[2:]))
