"""Runs the program as its command line does, on the clock of the test: `launcher.py CLOCK [ARGUMENT …]`."""

import fcntl
import os
import resource
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


def _keep_small() -> None:
    """Refuse to let any file grow beyond the bytes of AGENTDESK_TEST_FILE_SIZE."""
    if most := os.environ.get("AGENTDESK_TEST_FILE_SIZE"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))


if __name__ == "__main__":
    _own_terminal()
    clock = MovingClock(Path(sys.argv[1]))
    wiring.SystemClock = lambda: clock  # type: ignore[assignment, misc]
    sys.exit(main(sys.argv[2:]))
