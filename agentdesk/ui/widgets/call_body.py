"""The picture of a call: header, path, script, customer, in one frame."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from agentdesk.desk.ports import Counts
from agentdesk.desk.views import CallView, CustomerView, TimerView
from agentdesk.ui.apart import apart
from agentdesk.ui.widgets.call_column import ScriptColumn, on_hold
from agentdesk.ui.widgets.call_counts import call_clock, minutes, stage
from agentdesk.ui.widgets.call_customer import CustomerLines
from agentdesk.ui.widgets.call_frame import Column, FrameEdge, FrameSide
from agentdesk.ui.widgets.call_header import CallHeader, Heading
from agentdesk.ui.widgets.call_lines import Reading
from agentdesk.ui.widgets.call_path import PathLines
from agentdesk.ui.widgets.call_say import Script
from agentdesk.words.translator import Translator

_NAME_LIMIT = 200


class PathColumn(Column):
    """The path of the call."""

    DEFAULT_CSS = "PathColumn { width: 18; padding: 0 1; }"


class CustomerColumn(Column):
    """The customer's card; where it is long, it scrolls."""

    DEFAULT_CSS = "CustomerColumn { width: 30; padding: 0 1; }"

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.card = CustomerLines(tr)
        self.reading = Reading(tr, self.card)

    def compose(self) -> ComposeResult:
        yield self.reading

    def on_resize(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """Give the card its rows."""
        width = self.content_size.width
        if width > 0:
            self.reading.allot(min(self.size.height, self.reading.natural(width)), width)


class CallBody(Vertical):
    """Everything of a call but its keys. Values in: views, cards, the steady seconds."""

    DEFAULT_CSS = """
    CallBody {
        height: 1fr;
        & > .banner {
            height: 1; padding: 0 1; background: $panel; color: $accent; text-style: bold; display: none;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & > .banner.-shown { display: block; }
    }
    """

    def __init__(self, tr: Translator, agent: str, note: str, *, rehearsal: bool, demo: bool) -> None:
        super().__init__()
        self._tr = tr
        self._agent = agent
        self._demo = demo
        self._rehearsal = rehearsal
        self._warning = ""
        self.counts: Counts | None = None
        self.next_call = ""
        self.header = CallHeader()
        self.path = PathLines()
        self.script = ScriptColumn(tr, note)
        self.customer = CustomerColumn(tr)
        self._path_column = PathColumn(self.path)
        self._columns: tuple[Column, ...] = (self._path_column, self.script, self.customer)

    def compose(self) -> ComposeResult:
        tr = self._tr
        self._path_column.heading, self.script.heading = tr("Path"), tr("Say")
        banner = Static(tr("Rehearsal: nothing is written, nobody is called"), classes="banner", markup=False)
        banner.set_class(self._rehearsal, "-shown")
        yield self.header
        yield banner
        yield FrameEdge(self._columns, "┌┬┐", titled=True)
        with Horizontal(classes="columns"):
            yield FrameSide(classes="outer")
            yield self._path_column
            yield FrameSide(classes="beside-path")
            yield self.script
            yield FrameSide(classes="beside-customer")
            yield self.customer
            yield FrameSide(classes="outer")
        yield FrameEdge(self._columns, "└┴┘", titled=False)

    def show(self, script: Script, *, fresh: bool) -> None:
        """Show a moment of the call."""
        view = script.view
        if view is not None:
            self.script.heading = self._heading(view)
            self.script.show(script, fresh=fresh)
            self.path.path = view.path
            self.path.reminders = view.reminders
            self._titles()

    def _heading(self, view: CallView) -> str:
        if on_hold(view):
            return self._tr("On hold")
        return self._tr("Say") if view.say else self._tr("Do")

    def card(self, card: CustomerView) -> None:
        """Show who the customer is."""
        self.customer.heading = apart(card.name[:_NAME_LIMIT])
        self.customer.card.customer = card
        self.customer.lay_out()
        self.script.card(card)
        self._titles()

    def page(self, pages: int) -> None:
        """Turn the pages of whatever is longer than its room."""
        self.script.page(pages)
        self.customer.reading.page(pages)

    def warn(self, text: str) -> None:
        """Say something in the header that must be seen and disturbs nobody; "" says nothing."""
        self._warning = text

    def tick(self, view: CallView, steady: float) -> None:
        """Bring every count up to the steady second `steady`."""
        timer = view.timer
        held = timer if timer is not None and timer.kind == "hold" else None
        if held is not None and on_hold(view):
            self.script.hold.tick(held, steady)
        self._greet(timer if timer is not None and timer.kind == "greet" else None, steady)
        self.header.heading = Heading(
            agent=apart(self._agent),
            queue=self._queue(),
            note=f"! {self._warning}" if self._warning else self._tr("DEMO") if self._demo else "",
            clock=call_clock(view.talk_seconds + max(0.0, steady - view.at)) if view.connected else "",
            hold=self._hold(held, steady) if held else "",
            stage=stage(held.now(steady), held.limit) if held else "calm",
            help=self._tr("F1 help"),
        )

    def _queue(self) -> str:
        counts, tr = self.counts, self._tr
        if counts is None:
            return ""
        late = [tr.plural("{count} late", "{count} late", counts.late)] if counts.late else []
        coming = [self.next_call] if self.next_call else []
        return " · ".join([tr.plural("{count} due", "{count} due", counts.due), *late, *coming])

    def _hold(self, timer: TimerView, steady: float) -> str:
        passed = timer.now(steady)
        over = f" +{minutes(passed - timer.limit)}" if passed > timer.limit else ""
        return f"{self._tr('HOLD')} {minutes(passed)} / {minutes(timer.limit)}{over}"

    def _greet(self, timer: TimerView | None, steady: float) -> None:
        if timer is None:
            self.path.count, self.path.late = "", False
            return
        passed = timer.now(steady)
        self.path.late = passed > timer.limit
        sign = "!" if self.path.late else ""
        self.path.count = f"{minutes(passed)}/{timer.limit:g}{sign}"

    def _titles(self) -> None:
        for edge in self.query(FrameEdge):
            edge.refresh()
