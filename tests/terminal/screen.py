"""A terminal with a program in it: keys in, a screen out, and every byte that was sent on the way."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

import pyte

from tests.terminal.moving_clock import REAL

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
# So often is looked at what may change without a sign on the screen.
LOOK = 0.1
BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"
# Colours are for people: to read the screen without them takes half the time.
_COLOUR = re.compile(rb"\x1b\[[0-9;:]*m")
_CUT_OFF = re.compile(rb"\x1b(\[[0-9;:]*)?\Z")
_QUESTION, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_JOINED = re.compile(
    "(?<=.)[\ufe0e\ufe0f]|\u200d[^\x00-\u1fff]|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u061c]"
)
KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "acpqrz"},
}


class _Screen(pyte.Screen):
    """Draws a joined emoji as one, and nothing for what has no width, as today's terminals do."""

    def __init__(self, columns: int, lines: int) -> None:
        self.rung = False
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        super().draw(_JOINED.sub("", data))

    def bell(self, *_: object) -> None:
        self.rung = True


class Terminal:
    """Runs a program. `raw` is all that it has sent, `bells` the times at which its bell rang (seconds of `REAL`)."""

    def __init__(self, command: Sequence[str], *, size: tuple[int, int], environ: Mapping[str, str]) -> None:
        self._screen = _Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._begun = b""
        self._seen: list[str] | None = None
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._size(size)
        self.before = termios.tcgetattr(slave)
        self.raw = b""
        self.bells: list[float] = []
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=dict(environ), start_new_session=True
        )
        os.close(slave)

    # --- what a person does

    def press(self, *keys: str) -> None:
        """Press keys; a text that is no key's name is typed."""
        self.send(b"".join(KEYS.get(key, key.encode()) for key in keys))

    def paste(self, text: str) -> None:
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def send(self, data: bytes) -> None:
        """Write bytes as the program takes them."""
        deadline = perf_counter() + PATIENCE
        while data:
            can_read, can_write, _ = select.select([self._master], [self._master], [], PATIENCE)
            assert perf_counter() < deadline, f"the program takes no keys any more:\n{self.text}"
            if can_read:
                self._read()
            if can_write:
                data = data[os.write(self._master, data[:1024]) :]

    def resize(self, columns: int, rows: int) -> None:
        self._size((columns, rows))
        self._seen = None
        self._screen.resize(rows, columns)
        self._screen.erase_in_display(2)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._master)
        self._master = -1

    # --- what a person sees

    @property
    def lines(self) -> list[str]:
        """The rows without the blanks at their ends."""
        return [line.rstrip() for line in self.padded]

    @property
    def padded(self) -> list[str]:
        """The rows, every cell a character; the second cell of a wide one is left out, and so is its column."""
        if self._seen is None:
            buffer, columns = self._screen.buffer, range(self._screen.columns)
            rows = (buffer[row] for row in range(self._screen.lines))
            self._seen = ["".join([row[column].data for column in columns]) for row in rows]
        return self._seen

    def columns_of(self, sign: str) -> list[int]:
        """The column of each cell with this sign, row by row."""
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return [column for row in rows for column in columns if self._screen.buffer[row][column].data == sign]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The text without frames, and a single blank between words."""
        return " ".join(re.sub("[─-▟]", " ", self.text).split())

    @property
    def title(self) -> str:
        return self._screen.title

    def column(self, x: int) -> str:
        """The cells of a column, from the top."""
        return "".join(self._screen.buffer[row][x].data or " " for row in range(self._screen.lines))

    def wait_for(self, wanted: str | Callable[[], bool], *, within: float = PATIENCE) -> float:
        """Wait until the words are on the screen, or something holds; the seconds that it took."""
        begun = perf_counter()
        holds = (lambda: wanted in self.words) if isinstance(wanted, str) else wanted
        while self._painting or not holds():
            self._wait(LOOK)
            if perf_counter() > begun + within:
                status = self.process.poll()
                raise AssertionError(f"never came: {wanted!r}; status {status}; screen:\n{self.text}")
        return perf_counter() - begun

    def watch(self, seconds: float) -> None:
        """Look on for so long."""
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0:
            self._wait(left)

    def wait_end(self, *, within: float = PATIENCE) -> int:
        """Wait until the program has ended; its exit status."""
        begun = perf_counter()
        while self._wait(LOOK) and self.process.poll() is None:
            assert perf_counter() < begun + within, f"it doesn't end:\n{self.text}"
        status = self.process.wait(within)
        while self._wait(0.0) and select.select([self._master], [], [], 0.0)[0]:
            pass
        return status

    # --- how it ends

    def stop(self) -> None:
        """Stop it, as a machine that goes to sleep does."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on after `stop`."""
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        if self.process.poll() is None:
            self.kill()
        if self._master >= 0:
            self.hang_up()

    @property
    def attributes(self) -> list[object]:
        """How the terminal's line discipline stands."""
        return termios.tcgetattr(self._master)

    def _size(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    @property
    def _painting(self) -> bool:
        """Whether a frame has begun and not ended."""
        return self.raw.rfind(BEGIN) > self.raw.rfind(END)

    def _wait(self, seconds: float) -> bool:
        """Read what comes within some seconds; False where nothing will ever come."""
        if self._master < 0:
            return False
        return not select.select([self._master], [], [], seconds)[0] or self._read()

    def _draw(self, sent: bytes) -> None:
        """Draw what is whole, and keep a sequence that was cut off for the next time."""
        cut = _CUT_OFF.search(sent)
        self._begun = cut.group() if cut else b""
        self._seen = None
        self._stream.feed(_COLOUR.sub(b"", sent[: cut.start()] if cut else sent))

    def _read(self) -> bool:
        try:
            chunk = os.read(self._master, 65536)
        except BlockingIOError:
            return True
        except OSError:
            return False
        if not chunk:
            return False
        came = time.clock_gettime(REAL)
        self.raw += chunk
        if _QUESTION in chunk:
            os.write(self._master, _ANSWER)
        self._draw(self._begun + chunk)
        if self._screen.rung:
            self._screen.rung = False
            self.bells.append(came)
        return True
