"""The queue on the screen: read in workers, paged, narrowed, with the case under the cursor beside it."""

from asyncio import Event
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.timer import Timer
from textual.widgets import Static

from agentdesk.core.errors import NotFound
from agentdesk.core.queue import QueueFilter
from agentdesk.ui.apart import apart
from agentdesk.ui.local_time import clock
from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.queue_columns import QueueWords
from agentdesk.ui.queue_feed import QueueFeed
from agentdesk.ui.queue_words import REFRESH_SECONDS, narrowed_to, why_empty
from agentdesk.ui.screens.desk_keys import DeskKeys
from agentdesk.ui.widgets.desk_header import DeskHeader, Head
from agentdesk.ui.widgets.key_line import KeyLine
from agentdesk.ui.widgets.message_line import MessageLine
from agentdesk.ui.widgets.preview import Preview
from agentdesk.ui.widgets.queue_table import QueueTable

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.views import PreviewView
    from agentdesk.ui.widgets.filter_bar import FilterBar

CLOCK_SECONDS = 5
REST_SECONDS = 0.15
_BAR = "FilterBar"


class DeskQueue(DeskKeys):
    """The queue and what is beside it; what the agent does with it is in DeskScreen."""

    CSS_PATH = "desk.tcss"

    def __init__(self) -> None:
        super().__init__()
        agent = self.app.agent
        self.view = QueueFilter(agent=agent.id, roles=agent.roles, languages=agent.speaks)
        self.feed = QueueFeed(self.app.work)
        self.away = False
        self.shown = Event()
        self.titles: dict[str, str] = {}
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        yield DeskHeader()
        yield Static(id="narrowed", markup=False)
        with Container(id="middle"):
            with Vertical(id="queue"):
                yield QueueTable(id="table")
                yield Static(id="empty", markup=False)
            yield Preview()
        yield MessageLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(QueueTable).focus()
        self._word()
        self.set_interval(CLOCK_SECONDS, self._show_head)
        self.set_interval(REFRESH_SECONDS, self._refresh_by_itself)
        self.call_after_refresh(self.reload, top=True)

    # --- reading

    def reload(self, *, top: bool = False) -> None:
        """Read the queue anew; the cursor stays on its case, unless it is to go to the top."""
        self.start(partial(self._read_anew, top), group="queue")

    async def _read_anew(self, top: bool) -> None:
        desk = await self.app.opened()
        if await self.feed.renew(desk, self.view, self.tr.language, top=top):
            self._show_queue(top=top)
            self.shown.set()
            if await self.feed.count(desk, self.view):
                self._show_head()
            if not self.narrowed and await self.feed.look_ahead(desk, self.view, self.tr.language):
                self._say_why_empty()

    def on_queue_table_edge_near(self, event: QueueTable.EdgeNear) -> None:
        self.start(partial(self._read_more, event.before), group="queue")

    def on_queue_table_top_wanted(self) -> None:
        self.reload(top=True)

    async def _read_more(self, before: bool) -> None:
        if await self.feed.grow(self.app.desk, self.view, self.tr.language, before=before):
            self._show_queue()

    def _refresh_by_itself(self) -> None:
        if not self.is_current:
            return
        self.reload()
        # The customer's time of day goes on, and somebody may have written to the case.
        if line := self.query_one(QueueTable).line:
            self.start(partial(self._read_preview, line.id), group="preview", exclusive=True)

    # --- the case under the cursor

    def on_queue_table_moved(self, event: QueueTable.Moved) -> None:
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(REST_SECONDS, self.rested)

    def rested(self) -> None:
        """The cursor rests: read the case under it."""
        if line := self.query_one(QueueTable).line:
            self.query_one(Preview).grow_old()
            self.start(partial(self._read_preview, line.id), group="preview", exclusive=True)
        else:
            self.query_one(Preview).show(None, "")

    async def _read_preview(self, case: int) -> None:
        view: PreviewView | None = None
        # A case that went meanwhile goes from the list with the next reading; there is nothing to say about it.
        with suppress(NotFound):
            view = await self.app.work.read(self.app.desk.preview, case, self.tr.language)
        line = self.query_one(QueueTable).line
        if line and line.id == case:
            self.query_one(Preview).show(view, self.tr("Earlier calls"))

    # --- narrowing

    def do_filter(self) -> None:
        self.hold_keys()
        self.start(self._open_filter, group="filter")

    async def _open_filter(self) -> None:
        """Open the bar, and give it what was typed meanwhile; where it can't be opened, that means nothing."""
        try:
            await self._show_filter()
            self.release_keys()
        finally:
            self.forget_keys()

    async def _show_filter(self) -> None:
        from agentdesk.ui.filter_words import filter_words
        from agentdesk.ui.widgets.filter_bar import FilterBar

        if not self.query(_BAR):
            desk = await self.app.opened()
            processes = await self.app.work.read(desk.processes, self.tr.language)
            self.titles = {process.id: process.title for process in processes}
            words = filter_words(self.tr, self.app.agent.speaks, self.titles)
            await self.mount(FilterBar(words, self.view), before="#middle")
        self.set_focus(self.query_one("#filter-text"))
        self.refresh_keys()

    def offers(self) -> tuple[Offer, ...]:
        leaving = bool(self.query(_BAR))
        return tuple(offer for offer in super().offers() if offer.id != "leave" or leaving)

    def do_leave(self) -> None:
        for bar in self.query(_BAR):
            bar.remove()
        self.query_one(QueueTable).focus()
        self.call_after_refresh(self.refresh_keys)

    def on_filter_bar_narrowed(self, event: "FilterBar.Narrowed") -> None:
        self.narrow(event.view)

    def narrow(self, view: QueueFilter) -> None:
        """Show this part of the queue."""
        self.view = view
        self._show_narrowed()
        self.reload(top=True)

    @property
    def narrowed(self) -> bool:
        """Whether a part of the queue is shown."""
        return any((self.view.process, self.view.language, self.view.priority, self.view.text))

    # --- showing

    async def retranslate(self) -> None:
        for bar in self.query(_BAR):
            await bar.remove()
        self.set_class(self.tr.direction == "rtl", "-rtl")
        self._word()
        self.reload()
        self.rested()

    def _word(self) -> None:
        self.query_one(QueueTable).name_columns(QueueWords.of(self.tr))
        self._show_narrowed()
        self._show_head()
        self.refresh_keys()

    def _show_queue(self, *, top: bool = False) -> None:
        window = self.feed.window
        table = self.query_one(QueueTable)
        table.show(window.lines, before=window.has_before, after=window.next_start is not None, top=top)
        self._say_why_empty()
        self.set_class(not window.lines, "-empty")
        self._show_head()
        self.refresh_keys()

    def _say_why_empty(self) -> None:
        said = why_empty(self.tr, self.app.agent.speaks, self.feed.coming, narrowed=self.narrowed)
        self.query_one("#empty", Static).update(prose(said))

    def _show_head(self) -> None:
        tr, counts, opened = self.tr, self.feed.counts, self.app.is_open
        due = tr.plural("{count} due", "{count} due", counts.due) if counts else ""
        facts = (due if opened else tr("opening …"), *self.more_facts())
        late = tr.plural("{count} late", "{count} late", counts.late) if counts and counts.late else ""
        self.query_one(DeskHeader).head = Head(
            name=apart(self.app.agent.name),
            facts=facts,
            late=late,
            away=tr("away") if self.away else "",
            sign=tr("demo") if opened and self.app.desk.demo else "",
            clock=clock(self.app.desk.now(), tr) if opened else "",
        )

    def more_facts(self) -> tuple[str, ...]:
        """What else the header says."""
        return ()

    def _show_narrowed(self) -> None:
        line = self.query_one("#narrowed", Static)
        line.display = self.narrowed
        line.update(narrowed_to(self.tr, self.view, self.titles))
