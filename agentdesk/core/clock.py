"""The one place where "now" is read."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class Clock(Protocol):
    """Wall time for the record, steady seconds for durations."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        ...

    def steady(self) -> float:
        """Seconds of a clock that never jumps and counts time asleep; its zero means nothing."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def steady(self) -> float:
        return time.clock_gettime(_STEADY)


class ShiftedClock:
    """A clock that starts at a given moment and runs at the usual pace (the demo, `--at`)."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._zero = self.steady()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.steady() - self._zero)

    def steady(self) -> float:
        return time.clock_gettime(_STEADY)


class FixedClock:
    """A clock that stands until it is moved (tests, walks)."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)
        self._steady = 0.0

    def now(self) -> datetime:
        return self._at

    def steady(self) -> float:
        return self._steady

    def move(self, seconds: float, *, jump: float = 0.0) -> None:
        """Let `seconds` pass; `jump` sets the wall clock off by that much more."""
        self._steady += seconds
        self._at += timedelta(seconds=seconds + jump)
