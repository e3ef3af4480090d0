"""What wakes the call's screen: every quarter of a second on its count, and the very end of a hold."""

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from agentdesk.desk.views import CallView, TimerView
from agentdesk.ui.widgets.call_column import on_hold
from agentdesk.ui.widgets.call_counts import until_next_quarter

_EARLY = 0.0005


class Ticker:
    """Calls `tick` about four times a second, and `ended` once for each end of a hold.

    The counts come from the steady clock alone. A timer is set to the end itself; every tick looks as well, for a
    machine that slept has missed its timers.
    """

    def __init__(
        self, pump: MessagePump, steady: Callable[[], float], tick: Callable[[], None], ended: Callable[[], None]
    ) -> None:
        self._pump = pump
        self._steady = steady
        self._tick = tick
        self._ended = ended
        self._view: CallView | None = None
        self._next: Timer | None = None
        self._end: Timer | None = None
        self._over: tuple[float, float] | None = None

    def follow(self, view: CallView) -> None:
        """Go by this moment of the call from now on."""
        self._view = view
        if self._end is not None:
            self._end.stop()
        timer = self._hold()
        left = timer.limit - timer.now(self._steady()) if timer else 0.0
        self._end = self._pump.set_timer(left + 2 * _EARLY, self.look) if left > 0 else None
        self.look()
        self._again()

    def look(self) -> None:
        """Bring everything up to now; the end of a hold first, for it is to be heard on time."""
        if self._just_over():
            self._ended()
        self._tick()

    def _just_over(self) -> bool:
        timer = self._hold()
        if timer is None or timer.now(self._steady()) < timer.limit - _EARLY:
            return False
        this = (round(timer.at - timer.passed, 1), timer.limit)
        fresh, self._over = this != self._over, this
        return fresh

    def stop(self) -> None:
        """Wake nobody any more."""
        self._view = None
        for timer in (self._next, self._end):
            if timer is not None:
                timer.stop()

    def _hold(self) -> TimerView | None:
        return self._view.timer if self._view is not None and on_hold(self._view) else None

    def _again(self) -> None:
        if self._next is not None:
            self._next.stop()
        if self._view is not None:
            delay = until_next_quarter(self._view.timer, self._steady())
            self._next = self._pump.set_timer(delay, self._quarter)

    def _quarter(self) -> None:
        self.look()
        self._again()
