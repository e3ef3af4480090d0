"""The program in a real terminal: how it ends, and what it leaves behind."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.ui_pty import Terminal

KEEP_TITLE, RESTORE_TITLE = b"\x1b[22;2t", b"\x1b[23;2t"
ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"

pytestmark = pytest.mark.pty


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def terminal(compiled: Path) -> Iterator[Terminal]:
    started = Terminal(("-m", "tests.bench.ui_desk", "rows"), compiled)
    started.until("Mariam")
    yield started
    started.close()


def restored(written: bytes) -> bool:
    """Whether the terminal was given back as it was."""
    return written.rindex(NORMAL) > written.rindex(ALTERNATE) and RESTORE_TITLE in written


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_the_program_in_good_order(terminal: Terminal, name: str, status: int) -> None:
    terminal.signal(getattr(signal, name))
    ended, written = terminal.ended()
    assert ended == status
    assert restored(written)
    assert b"Traceback" not in written


def test_quitting_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.type(b"\x11")
    ended, written = terminal.ended()
    assert ended == 0
    assert restored(written)
    assert written.index(KEEP_TITLE) < written.index(b"\x1b]2;agentdesk\x07")


def test_a_terminal_that_is_gone_ends_the_program(terminal: Terminal) -> None:
    terminal.hang_up()
    assert terminal.status() != 0
