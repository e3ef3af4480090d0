"""The hold: a countdown that can be seen from across the room, and what to say when it is over."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from agentdesk.desk.views import CallView, TimerView
from agentdesk.text.crop import crop
from agentdesk.text.widths import width as cells
from agentdesk.ui.apart import apart
from agentdesk.ui.widgets.call_counts import countdown, minutes, stage
from agentdesk.ui.widgets.call_digits import BigDigits
from agentdesk.words.translator import Translator

_BACK_ROWS = 3
_BETWEEN = "   "  # the keys of a line
_SIGNS = {"calm": "●", "near": "◆", "over": "▲"}


class HoldPanel(Vertical):
    """The count of a hold. Values in: the moment of the call, and the seconds on its count."""

    DEFAULT_CSS = """
    HoldPanel {
        height: 1fr;
        align: center middle;
        & > Static { height: auto; text-align: center; }
        & > .state { color: $quiet; text-style: bold; }
        & > .agreed { color: $quiet; margin: 0 0 1 0; }
        & > BigDigits { margin: 1 0; color: $stand; }
        & > .back { color: $quiet; padding: 0 4; }
        & > .keys { color: $foreground; margin: 1 0 0 0; }
        &.-near { & > .state { color: $warning; } & > BigDigits { color: $warning; } }
        &.-over { & > .state { color: $error; } & > BigDigits { color: $error; } }
        &.-low {
            & > .agreed, & > .keys, & > BigDigits { margin: 0; }
            & > .back { display: none; }
            & > Static { text-wrap: nowrap; text-overflow: ellipsis; }
        }
    }
    """

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._state = Static("", classes="state", markup=False)
        self._digits = BigDigits()
        self._agreed = Static("", classes="agreed", markup=False)
        self._back = Static("", classes="back", markup=False)
        self._keys = Static("", classes="keys", markup=False)
        self._stage = ""
        self._said = ""
        self._offers = ""

    def compose(self) -> ComposeResult:
        yield self._state
        yield self._digits
        yield self._agreed
        yield self._back
        yield self._keys

    @property
    def count(self) -> str:
        """The count as it is shown."""
        return self._digits.value

    def show(self, view: CallView) -> None:
        """A hold begins, or was lengthened."""
        self._stage = ""
        self._said = view.say.text if view.say else view.task
        self._say_back(self.size.width)
        tr, self._offers = self._tr, self._tr("F4 back to the customer")
        if view.timer is None or view.timer.again:
            self._offers = tr("F4 back to the customer   F5 ask for another 40 s")
        self._say_keys(self.size.width)

    def tick(self, timer: TimerView, steady: float) -> None:
        """The count as it stands at the steady second `steady`."""
        passed = timer.now(steady)
        self._digits.value = countdown(passed, timer.limit)
        now = stage(passed, timer.limit)
        if now != self._stage:
            self._stage = now
            self.set_class(now == "near", "-near")
            self.set_class(now == "over", "-over")
            self._state.update(f"{_SIGNS[now]} {self._told(now)}")
            self._agreed.update(self._words(timer, now))

    def on_resize(self, event: events.Resize) -> None:
        low = event.size.height < 14
        self.set_class(low, "-low")
        self._say_back(event.size.width)
        self._say_keys(event.size.width)
        self._digits.room = (event.size.width, max(1, event.size.height - (3 if low else 10)))

    def _say_back(self, width: int) -> None:
        told = f"{self._tr('When you are back:')} {apart(self._said)}" if self._said else ""
        self._back.update(crop(told, max(0, width - 8) * _BACK_ROWS))

    def _say_keys(self, width: int) -> None:
        """Both keys in a line, or each in one of its own: never a key apart from what it does."""
        fits = self.has_class("-low") or cells(self._offers) <= width
        self._keys.update(self._offers if fits else self._offers.replace(_BETWEEN, "\n"))

    def _told(self, now: str) -> str:
        if now == "over":
            return self._tr("over the agreed time: back to the customer")
        if now == "near":
            return self._tr("on hold: go back soon")
        return self._tr("on hold")

    def _words(self, timer: TimerView, now: str) -> str:
        agreed = minutes(timer.limit)
        if now == "over":
            return self._tr("over · {time} were agreed", time=agreed)
        if timer.extension:
            return self._tr("of {time} agreed, more was asked for", time=agreed)
        return self._tr("of {time} agreed", time=agreed)
