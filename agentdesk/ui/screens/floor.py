"""The floor: today's figures on one page."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from agentdesk.core.figures import Figures
from agentdesk.desk.facade_shift import Absence
from agentdesk.ui.absences import absence_line
from agentdesk.ui.apart import whole
from agentdesk.ui.bars import chart, names_width, table
from agentdesk.ui.figure_words import worded_figures
from agentdesk.ui.keys import N_, bindings
from agentdesk.ui.local_time import clock, due
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine

REFRESH_SECONDS = 5
_ROWS: tuple[tuple[str, str, bool], ...] = (
    ("due", N_("due now"), False),
    ("late", N_("late"), True),
    ("calls", N_("calls today"), False),
    ("inbound", N_("calls that came in"), False),
    ("reached", N_("reached"), False),
    ("wrapped_up", N_("wrapped up"), False),
    ("on_hold", N_("on hold now"), False),
    ("holds", N_("holds"), False),
    ("holds_over", N_("holds over 40 s"), True),
    ("greeted_late", N_("greeted after 3 s"), True),
    ("escalations", N_("escalations"), False),
    ("dropped", N_("lines dropped"), False),
    ("away", N_("agents away"), False),
)


class FloorScreen(ActionScreen[None]):
    """Figures since midnight, read anew every five seconds."""

    CSS_PATH = "floor.tcss"
    WHERE = "floor"
    BINDINGS = bindings("floor")
    help_source = N_(
        "Due: cases that could be worked now. Late: those of them whose time has passed. Calls: calls begun today. "
        "Reached: calls in which the customer was reached. Wrapped up: calls with an outcome. On hold now: customers "
        "who wait at this moment. Holds over 40 s: holds that lasted longer than was agreed at first. Greeted after "
        "3 s: greetings begun too late. Agents away: those who are given no cases now. A sign ! marks what should be "
        "none."
    )

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        with VerticalScroll(id="page"), Container(id="columns"):
            yield Static(id="figures")
            with Container(id="charts"):
                yield Static(self.tr("Outcomes"), classes="heading", markup=False)
                yield Static(id="outcomes")
                yield Static(self.tr("Calls by agent"), classes="heading", markup=False)
                yield Static(id="agents")
                yield Static(id="absent")
                yield Static(id="ledgers")
        yield MessageLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.figures: Figures | None = None
        self.away: tuple[Absence, ...] = ()
        self.do_refresh_floor()
        self.set_interval(REFRESH_SECONDS, self._refresh_by_itself)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def do_refresh_floor(self) -> None:
        self.start(self._read, group="floor", exclusive=True)

    def do_leave(self) -> None:
        self.dismiss(None)

    def _refresh_by_itself(self) -> None:
        if self.is_current:
            self.do_refresh_floor()

    async def _read(self) -> None:
        desk = await self.app.opened()
        self.figures = await self.app.work.read(worded_figures, desk, self.tr.language)
        self.away = await self.app.work.read(desk.shift.away)
        self.clear_message()
        self._show()

    def _show(self) -> None:
        figures, tr = self.figures, self.tr
        if figures is None:
            return
        self.query_one("#head", Static).update(tr("The floor") + f" · {clock(self.app.desk.now(), tr)}")
        rows = [(tr(words), getattr(figures, name), alarming) for name, words, alarming in _ROWS]
        self.query_one("#figures", Static).update(table(rows))
        charts = {"#outcomes": figures.outcomes, "#agents": figures.by_agent}
        widest = names_width((*charts.values(), *figures.ledgers.values()))
        for name, values in charts.items():
            static = self.query_one(name, Static)
            static.update(chart(values, static.content_size.width or 40, widest, tr("none yet")))
        self._show_absent()
        ledgers = self.query_one("#ledgers", Static)
        ledgers.display = bool(figures.ledgers)
        width = self.query_one("#agents", Static).content_size.width or 40
        ledgers.update(Content("\n").join(_ledger(*ledger, width, widest) for ledger in figures.ledgers.items()))

    def _show_absent(self) -> None:
        """Who is away since when."""
        now, tr = self.app.desk.now(), self.tr
        absent = self.query_one("#absent", Static)
        absent.display = bool(self.away)
        lines = (absence_line(one, due(one.since, now, tr.language), tr) for one in self.away)
        heading = Content.styled(tr("Away"), "$quiet")
        absent.update(Content("\n").join((Content(""), heading, *(prose(line) for line in lines))))


def _ledger(title: str, numbers: Mapping[str, int], width: int, widest: int) -> Content:
    """Where the cases of a process stand that promises to lose none."""
    return Content("\n").join(
        (Content(""), Content.styled(whole(title), "$quiet"), chart(numbers, width, widest, ""))
    )
