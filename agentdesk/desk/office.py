"""The desk of one agent: the use cases behind the screens."""

from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow
from agentdesk.core.call import LEASE_MINUTES, Agent, OpenCall
from agentdesk.core.clock import Clock
from agentdesk.core.queue import Page, QueueFilter
from agentdesk.desk.library import Library
from agentdesk.desk.ports import AlreadyTaken, Counts, Store
from agentdesk.desk.windows import next_opening, open_windows
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.core.figures import Figures
    from agentdesk.desk.live import Live
    from agentdesk.desk.views import PreviewView, ProcessView, WhyView

# The process files and their engine are loaded when a call or a preview needs them, not for the queue.
_TRIES = 20
HISTORY = 12


class Office:
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
        now = self.clock.now()
        return self.store.queue_page(view, at=now, open_windows=self._open(now), limit=limit, after=after)

    def counts(self, view: QueueFilter) -> Counts:
        now = self.clock.now()
        return self.store.counts(view, at=now, open_windows=self._open(now))

    def next_due(self, view: QueueFilter) -> datetime | None:
        now = self.clock.now()
        coming = self.store.coming(view, at=now, open_windows=self._open(now))
        return next_opening(coming, now, self.tables, self._window)

    def is_away(self, agent: str) -> bool:
        return self.store.away_since(agent) is not None

    def be_away(self, agent: str, *, away: bool) -> None:
        self.store.be_away(agent, self.clock.now() if away else None)

    def label(self, kind: str, process: str, id: str, language: str) -> str:
        context = f"{kind}.{id}" if id else kind
        source = self.library.outline(process).words.get(context)
        if source is None:
            return id.replace("_", " ")
        return self.library.words.find(process, language, context, source).text

    def preview(self, case: int, interface: str) -> "PreviewView":
        from agentdesk.desk.calls import reader_of
        from agentdesk.desk.preview import preview_of

        found = self.store.case(str(case))
        reader = reader_of(self, found, self.library.edition(found.process))
        tr = Translator(self.library.words, interface)
        return preview_of(found, reader, self.store.history(found.id, HISTORY), self.clock.now(), tr)

    def why(self, case: str, agent: Agent | None, interface: str) -> "WhyView":
        from agentdesk.desk import why
        from agentdesk.desk.views import WhyView

        found = self.store.case(case)
        now = self.clock.now()
        window, days = self._window(found.process), self.tables.of(found.country)
        rules = why.reasons(found, self.store.standing(found.id), now, agent, window, days)
        tr = Translator(self.library.words, interface)

        def word(kind: str, id: str) -> str:
            if kind == "agent":
                return next((known.name for known in self.store.agents() if known.id == id), id)
            return self.label(kind, found.process, id, interface)

        return WhyView(
            case=found.id,
            external_id=found.external_id,
            customer=found.customer.name,
            in_queue=rules[0].rule == why.IN_QUEUE,
            reasons=tuple(why.said(rule, found, word, tr) for rule in rules),
        )

    def interrupted(self, agent: str) -> OpenCall | None:
        return next(iter(self.store.open_calls(agent)), None)

    def left_at(self, call: OpenCall, interface: str) -> str:
        from agentdesk.desk import calls

        return calls.left_at(self, call, interface)

    def take_next(self, view: QueueFilter, agent: Agent) -> "Live | None":
        self.store.promote(self.clock.now())
        for row in self.queue(view, limit=_TRIES).rows:
            try:
                return self.take(row.id, agent)
            except AlreadyTaken:
                continue
        return None

    def take(self, case: int, agent: Agent) -> "Live":
        from agentdesk.desk import calls

        return calls.take(self, self.store.case(str(case)), agent)

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
        return self.store.figures(since, until, open_windows=self._open(until))

    def processes(self, interface: str) -> "tuple[ProcessView, ...]":
        from agentdesk.desk.preview import process_view

        known = (self.library.get(id).process for id in self.library.ids())
        return tuple(process_view(process, self.library.words, interface) for process in known)

    @property
    def minutes(self) -> int:
        """Minutes for which an interrupted call is kept for its agent."""
        return self._minutes

    @property
    def overrides(self) -> dict[str, str]:
        """The team's own words for slots such as the brand."""
        return self._overrides

    def _open(self, at: datetime) -> tuple[str, ...]:
        return open_windows(self.store.window_keys(), at, self.tables, self._window)

    def _window(self, process: str) -> CallingWindow:
        hours = self.library.outline(process).window
        return CallingWindow.parse(hours) if hours else DEFAULT
