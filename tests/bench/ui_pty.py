"""A program in a pseudo-terminal, and the times at which it paints."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
SYNC_END = b"\x1b[?2026l"
_COLUMNS, _ROWS = 120, 40
_PATIENCE = 20.0


class Terminal:
    """Runs a Python program in a terminal of 120 columns and 40 rows.

    `compiled` is a folder for compiled modules: every program finds all of its own there after its first run.
    """

    def __init__(self, arguments: Sequence[str], compiled: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environ |= {"PYTHONPYCACHEPREFIX": str(compiled)}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        self.started = perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=environ,
            start_new_session=True,
            # The terminal is the program's own, so that it is told when the terminal goes.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - tests have no threads here
        )
        os.close(slave)
        self._seen = b""

    def until(self, *texts: str) -> float:
        """The time at which one of the texts had arrived."""
        wanted = [text.encode() for text in texts]
        while not any(text in self._seen for text in wanted):
            self._read(_PATIENCE)
        return perf_counter()

    def press(self, keys: bytes, quiet: float) -> float:
        """Seconds from writing `keys` to the last byte that came before `quiet` seconds without any."""
        self._seen = b""
        begun = last = perf_counter()
        os.write(self._master, keys)
        self._read(_PATIENCE)
        last = perf_counter()
        while self._read(quiet, needed=False):
            last = perf_counter()
        return last - begun

    def resize(self, columns: int, quiet: float) -> float:
        """Seconds from a new width to the last byte of the repaint."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, columns, 0, 0))
        return self.press(b"", quiet)

    def settle(self, quiet: float) -> None:
        """Wait until nothing has come for `quiet` seconds."""
        while self._read(quiet, needed=False):
            pass

    def worked(self) -> float:
        """Seconds that the processor has worked for the program; 0 where the system doesn't say."""
        status = Path(f"/proc/{self._process.pid}/stat")
        if not status.exists():
            return 0.0
        user, system = status.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._master, keys)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def ended(self) -> tuple[int, bytes]:
        """Wait for the program's end: its exit status, and all that it wrote."""
        try:
            while self._read(_PATIENCE):
                pass
        except OSError:
            # The other end is closed: the program has gone.
            return self._process.wait(_PATIENCE), self._seen
        raise TimeoutError("the program goes on")

    def hang_up(self) -> None:
        """Take the terminal away, as when its window is closed."""
        os.close(self._master)
        self._master = -1

    def status(self) -> int:
        """Wait for the program's exit status."""
        return self._process.wait(_PATIENCE)

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        if self._master >= 0:
            os.close(self._master)

    def _read(self, seconds: float, *, needed: bool = True) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            if needed:
                raise TimeoutError(f"nothing came after {self._seen[-2000:]!r}")
            return False
        chunk = os.read(self._master, 65536)
        self._seen += chunk
        if b"\x1b[?2026$p" in chunk:
            os.write(self._master, b"\x1b[?2026;2$y")
        return True
