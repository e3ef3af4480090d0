"""How counts of seconds are written: a countdown reaches 0:00 at the very moment it ends."""

from math import ceil, floor

from agentdesk.desk.views import TimerView

NEAR = 10.0


def minutes(seconds: float) -> str:
    """Whole seconds that have passed, as m:ss."""
    whole = max(0, floor(seconds + 1e-6))
    return f"{whole // 60}:{whole % 60:02}"


def call_clock(seconds: float) -> str:
    """A call's length, as mm:ss."""
    return minutes(seconds).rjust(5, "0")


def countdown(passed: float, limit: float) -> str:
    """What is left of `limit` seconds, or how far it is over."""
    left = limit - passed
    if left <= 0:
        return f"+{minutes(-left)}"
    whole = ceil(left - 1e-6)
    return f"{whole // 60}:{whole % 60:02}"


def stage(passed: float, limit: float) -> str:
    """Where a count stands: calm, near (10 s or less are left), or over."""
    left = limit - passed
    if left <= 0:
        return "over"
    return "near" if left <= NEAR else "calm"


def until_next_quarter(timer: TimerView | None, steady: float) -> float:
    """Seconds to the next quarter of a second on the count, so that figures change when the count does."""
    count = timer.now(steady) if timer else steady
    return max(0.02, 0.25 - count % 0.25 + 0.002)
