"""A clock in a file: the test moves it, and every program of the test goes by it."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

# A working Tuesday, ten o'clock in Rome: every calling window of the tests is open.
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
REAL = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_FIELDS = struct.Struct("dddd")


class MovingClock:
    """Stands still until it is moved or let run; the same time in every process that has the file open.

    `steady` counts on where the wall clock jumps, as the machine's own clocks do.
    """

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(_FIELDS.pack(1000.0, 0.0, 0.0, 0.0))
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), _FIELDS.size)

    def now(self) -> datetime:
        steady, jumped, pace, since = self._read()
        return START + timedelta(seconds=steady + pace * (_real() - since) - 1000.0 + jumped)

    def steady(self) -> float:
        steady, _, pace, since = self._read()
        return steady + pace * (_real() - since)

    def move(self, seconds: float) -> None:
        """Let time pass, at once."""
        steady, jumped, pace, since = self._read()
        self._write(steady + seconds, jumped, pace, since)

    def jump(self, seconds: float) -> None:
        """Set the wall clock; no time passes."""
        steady, jumped, pace, since = self._read()
        self._write(steady, jumped + seconds, pace, since)

    def run(self) -> None:
        """From now on at the pace of the machine."""
        steady, jumped, _, _ = self._read()
        self._write(steady, jumped, 1.0, _real())

    def close(self) -> None:
        self._shared.close()

    def _read(self) -> tuple[float, float, float, float]:
        return _FIELDS.unpack_from(self._shared)

    def _write(self, *values: float) -> None:
        _FIELDS.pack_into(self._shared, 0, *values)


def _real() -> float:
    return time.clock_gettime(REAL)
