"""The desk of one agent: the use cases behind the screens."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow
from agentdesk.core.call import LEASE_MINUTES, Agent, OpenCall
from agentdesk.core.clock import Clock
from agentdesk.core.queue import Page, QueueFilter, QueueRow
from agentdesk.desk import rule_hours, rule_queue
from agentdesk.desk.library import Library, NoProcess, Unusable
from agentdesk.desk.office_areas import OfficeAreas
from agentdesk.desk.ports import AlreadyTaken, Counts, Store, WindowKey
from agentdesk.desk.rule_packs import RulePacks
from agentdesk.desk.windows import next_opening, open_windows
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.core.figures import Figures
    from agentdesk.desk.live import Live
    from agentdesk.desk.views import PreviewView, ProcessView, WhyView

# The process files and their engine are loaded when a call or a preview needs them, not for the queue.
_TRIES = 20
HISTORY = 12


class Office(OfficeAreas):
    """The desk (the port `Desk`) on one store."""

    def __init__(
        self,
        store: Store,
        library: Library,
        tables: Tables,
        clock: Clock,
        zone: ZoneInfo,
        *,
        demo: bool = False,
        minutes: int = LEASE_MINUTES,
        overrides: dict[str, str] | None = None,
    ) -> None:
        self.store = store
        self.library = library
        self.tables = tables
        self.clock = clock
        self._zone = zone
        self._demo = demo
        self._minutes = minutes
        self._overrides = overrides or {}
        self.packs = RulePacks()

    @property
    def demo(self) -> bool:
        return self._demo

    def now(self) -> datetime:
        return self.clock.now().astimezone(self._zone)

    def steady(self) -> float:
        return self.clock.steady()

    def agents(self) -> tuple[Agent, ...]:
        return self.store.agents()

    def sign_in(self, agent: Agent) -> None:
        self.store.sign_in(agent)
        self.store.promote(self.clock.now())

    def queue(self, view: QueueFilter, *, limit: int = 50, after: tuple[int, datetime, int] | None = None) -> Page:
        if self.packs.active:
            return rule_queue.look(self, view, limit=limit, after=after).page
        return self.whole_page(view, limit=limit, after=after)

    def whole_page(self, view: QueueFilter, *, limit: int, after: tuple[int, datetime, int] | None = None) -> Page:
        """A page of the due queue, with the cases that calling rules hold back one by one."""
        now = self.clock.now()
        return self.store.queue_page(view, at=now, open_windows=self.open_windows(now), limit=limit, after=after)

    def counts(self, view: QueueFilter) -> Counts:
        now = self.clock.now()
        return self.store.counts(view, at=now, open_windows=self.open_windows(now))

    def next_due(self, view: QueueFilter) -> datetime | None:
        now = self.clock.now()
        coming = self.store.coming(view, at=now, open_windows=self.open_windows(now))
        known = (found for found in coming if self._is_known(found[0]))
        return next_opening(known, now, self._opens)

    def is_away(self, agent: str) -> bool:
        return self.store.away_since(agent) is not None

    def be_away(self, agent: str, *, away: bool, reason: str = "") -> None:
        self.store.be_away(agent, self.clock.now() if away else None, reason)

    def label(self, kind: str, process: str, id: str, language: str) -> str:
        context = f"{kind}.{id}" if id else kind
        known = self.library.knows(process)
        source = self.library.outline(process).words.get(context) if known else None
        if source is None:
            return id.replace("_", " ")
        return self.library.words.find(process, language, context, source).text

    def preview(self, case: int, interface: str) -> "PreviewView":
        from agentdesk.desk import changed_process
        from agentdesk.desk.calls import reader_of
        from agentdesk.desk.preview import preview_of

        found = self.store.case(str(case))
        tr = Translator(self.library.words, interface)
        if error := changed_process.hindrance(self.library, found.process):
            return changed_process.preview_without_process(found, error, tr)
        reader = reader_of(self, found, self.library.edition(found.process))
        view = preview_of(found, reader, self.store.history(found.id, HISTORY), self.clock.now(), tr)
        return replace(view, lines=(*self.shift.handed(found, tr), *view.lines))

    def why(self, case: str, agent: Agent | None, interface: str) -> "WhyView":
        from agentdesk.desk.why import why

        return why(self, self.store.case(case), agent, interface)

    def interrupted(self, agent: str) -> OpenCall | None:
        return next(iter(self.store.open_calls(agent)), None)

    def left_at(self, call: OpenCall, interface: str) -> str:
        from agentdesk.desk import calls

        return calls.left_at(self, call, interface)

    def take_next(self, view: QueueFilter, agent: Agent) -> "Live | None":
        from agentdesk.desk.changed_process import SentToReview
        from agentdesk.desk.ports_rules import CallHeld

        self.store.promote(self.clock.now())
        for row in self._in_order(view, agent):
            try:
                return self.take(row.id, agent)
            except (AlreadyTaken, NoProcess, Unusable, SentToReview, CallHeld):
                continue
        return None

    def take(self, case: int, agent: Agent) -> "Live":
        from agentdesk.desk import calls

        found = self.store.case(str(case))
        self.rules.gate(found, agent)
        return calls.take(self, found, agent)

    def take_up(self, call: OpenCall, agent: Agent) -> "Live":
        from agentdesk.desk import calls

        return calls.take_up(self, call, agent)

    def rehearse(self, process: str, agent: Agent, language: str) -> "Live":
        from agentdesk.desk import calls

        return calls.rehearse(self, process, agent, language)

    def figures(self) -> "Figures":
        now = self.now()
        return self.figures_between(datetime.combine(now.date(), time(0), tzinfo=self._zone), now)

    def figures_between(self, since: datetime, until: datetime) -> "Figures":
        """The floor's figures between two moments."""
        from agentdesk.desk.ledger import of_floor

        counted = self.store.figures(since, until, open_windows=self.open_windows(until))
        return replace(counted, ledgers=of_floor(self))

    def processes(self, interface: str) -> "tuple[ProcessView, ...]":
        from agentdesk.desk.preview import process_views

        return process_views(self.library, interface)

    @property
    def minutes(self) -> int:
        """Minutes for which an interrupted call is kept for its agent."""
        return self._minutes

    @property
    def overrides(self) -> dict[str, str]:
        """The team's own words for slots such as the brand."""
        return self._overrides

    def _in_order(self, view: QueueFilter, agent: Agent) -> Iterator[QueueRow]:
        """The cases of a view that may be called, page by page."""
        if self.packs.active:
            yield from rule_queue.in_order(self, view, agent, limit=_TRIES)
            return
        page = self.whole_page(view, limit=_TRIES)
        yield from page.rows
        while page.after is not None:
            page = self.whole_page(view, limit=_TRIES, after=page.after)
            yield from page.rows

    def open_windows(self, at: datetime) -> tuple[str, ...]:
        """The calling windows that are open at `at`, by their keys."""
        known = (key for key in self.store.window_keys() if self._is_known(key) and self._is_let(key, at))
        return open_windows(known, at, self.tables, self.window_of)

    def _opens(self, key: WindowKey, at: datetime) -> datetime:
        """When such a case may be called first, from `at` on."""
        return rule_hours.opens(self.packs, key, at, self.tables, self.window_of(key.process))

    def _is_let(self, key: WindowKey, at: datetime) -> bool:
        """Whether no pack of calling rules keeps the window shut at that hour."""
        return not key.key or rule_hours.is_open(self.packs, key, at, self.tables)

    def _is_known(self, key: WindowKey) -> bool:
        """Whether cases that wait for this window can be worked: those of a process that is gone or broken can't."""
        return not key.key or self.library.knows(key.process)

    def window_of(self, process: str) -> CallingWindow:
        """The hours in which a process's customers may be called."""
        hours = self.library.outline(process).window if self.library.knows(process) else None
        return CallingWindow.kept(hours) if hours else DEFAULT
