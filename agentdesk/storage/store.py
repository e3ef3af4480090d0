"""The store: the port of the use cases, on SQLAlchemy."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from agentdesk.core.call import Agent, Lease, NewCase, OpenCall, PastCall
from agentdesk.core.case import Case, CaseState
from agentdesk.core.clock import Clock
from agentdesk.core.effect import Effect
from agentdesk.core.errors import Fault
from agentdesk.core.event import Event
from agentdesk.core.plain import Plain
from agentdesk.core.queue import Page, QueueFilter
from agentdesk.desk.ports import Counts, Standing, StoreUnavailable, WindowKey, Wrap
from agentdesk.storage import cases, queue, windows
from agentdesk.storage.acknowledged import Acknowledged
from agentdesk.storage.database import Database
from agentdesk.storage.hot import Link

if TYPE_CHECKING:
    from agentdesk.core.figures import Figures
    from agentdesk.storage.callbacks import SqlCallBacks
    from agentdesk.storage.customers import SqlCustomers
    from agentdesk.storage.records import SqlRecords
    from agentdesk.storage.rules import SqlRules
    from agentdesk.storage.sending import SqlOutgoing
    from agentdesk.storage.shift import SqlShift

_T = TypeVar("_T")


class SqlReading:
    """Reads, in any thread; what the first page of the queue doesn't need is loaded when it is needed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def queue_page(
        self,
        view: QueueFilter,
        *,
        at: datetime,
        open_windows: Sequence[str],
        limit: int,
        after: tuple[int, datetime, int] | None = None,
    ) -> Page:
        with self._database.reading() as link:
            return queue.page(link, view, at=at, open_windows=open_windows, limit=limit, after=after)

    def counts(self, view: QueueFilter, *, at: datetime, open_windows: Sequence[str]) -> Counts:
        with self._database.reading() as link:
            return queue.counts(link, view, at=at, open_windows=open_windows)

    def window_keys(self) -> tuple[WindowKey, ...]:
        with self._database.reading() as link:
            return windows.window_keys(link)

    def case(self, name: str) -> Case:
        with self._database.snapshot() as link:
            return cases.named(link, name, self._clock.now())

    def standing(self, case: int) -> Standing:
        with self._database.reading() as link:
            return cases.standing(link, case)

    def history(self, case: int, limit: int = 20) -> tuple[PastCall, ...]:
        from agentdesk.storage import people

        with self._database.reading() as link:
            return people.history(link, case, limit)

    def open_calls(self, agent: str) -> tuple[OpenCall, ...]:
        from agentdesk.storage import people

        with self._database.snapshot() as link:
            return people.open_calls(link, agent, self._clock.now())

    def coming(
        self, view: QueueFilter, *, at: datetime, open_windows: Sequence[str]
    ) -> tuple[tuple[WindowKey, datetime], ...]:
        with self._database.reading() as link:
            return queue.coming(link, view, at=at, open_windows=open_windows)

    def away_since(self, agent: str) -> datetime | None:
        from agentdesk.storage import people

        with self._database.reading() as link:
            return people.away_since(link, agent)

    def agents(self) -> tuple[Agent, ...]:
        from agentdesk.storage import people

        with self._database.reading() as link:
            return people.everybody(link)

    def figures(self, since: datetime, until: datetime, *, open_windows: Sequence[str]) -> "Figures":
        from agentdesk.storage.figures import figures

        with self._database.snapshot() as link:
            return figures(link, since, until, open_windows=open_windows)

    def known_cases(self, process: str, external_ids: Sequence[str]) -> Mapping[str, Case]:
        with self._database.snapshot() as link:
            return cases.of_external_ids(link, process, external_ids, self._clock.now())

    def version(self, digest: str) -> bytes | None:
        from agentdesk.storage import versions

        with self._database.reading() as link:
            return versions.kept(link, digest)

    def rows(self, what: str) -> Iterator[Mapping[str, Plain]]:
        from agentdesk.storage import export

        with self._database.snapshot() as link:
            yield from export.rows(link, what)

    def faults(self) -> Iterator[Fault]:
        from agentdesk.storage import faults

        with self._database.snapshot() as link:
            yield from faults.faults(link)


class SqlWriting:
    """Writes, each one a transaction of its own, by what is loaded for the first of its kind."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._acknowledged = Acknowledged()

    def sign_in(self, agent: Agent) -> None:
        from agentdesk.storage import people

        with self._database.writing() as link:
            people.sign_in(link, agent)

    def be_away(self, agent: str, since: datetime | None, reason: str = "") -> None:
        from agentdesk.storage import people

        with self._database.writing() as link:
            people.be_away(link, agent, since, reason)

    def keep_version(self, digest: str, content: bytes) -> None:
        from agentdesk.storage import versions

        with self._database.writing() as link:
            versions.keep(link, digest, content)

    def promote(self, at: datetime) -> int:
        promoted = 0
        while True:
            with self._database.reading() as link:
                if not queue.to_promote(link, at):
                    return promoted
            with self._database.writing() as link:
                promoted += queue.promote(link, at)

    def take(
        self,
        case: int,
        agent: str,
        *,
        at: datetime,
        minutes: int,
        version: str,
        events: Sequence[Event],
        seen: CaseState | None = None,
    ) -> Lease:
        from agentdesk.storage import calling

        with self._database.writing() as link:
            lease = calling.take(link, case, agent, at=at, minutes=minutes, version=version, first=events, seen=seen)
        self._acknowledged.reached(lease, len(events))
        return lease

    def take_up(self, call: int, agent: str, *, at: datetime, minutes: int, events: Sequence[Event]) -> Lease:
        from agentdesk.storage import calling

        with self._database.writing() as link:
            lease, number = calling.take_up(link, call, agent, at=at, minutes=minutes, first=events)
        self._acknowledged.reached(lease, number)
        return lease

    def renew(self, lease: Lease, *, at: datetime, minutes: int) -> Lease:
        from agentdesk.storage import calling

        with self._database.writing() as link:
            return calling.renew(link, lease, at=at, minutes=minutes)

    def append(self, lease: Lease, events: Sequence[Event]) -> None:
        from agentdesk.storage import calling

        number = self._under(lease, lambda link: calling.append(link, lease, events))
        self._acknowledged.reached(lease, number)

    def draft(self, lease: Lease, note: str, typed: str = "") -> None:
        from agentdesk.storage import calling

        with self._database.writing() as link:
            calling.draft(link, lease, note, typed)

    def wrap_up(self, wrap: Wrap) -> None:
        from agentdesk.storage import wrapping

        self._under(wrap.lease, lambda link: wrapping.wrap_up(link, wrap))
        self._acknowledged.over(wrap.lease)

    def give_back(self, lease: Lease, *, at: datetime, events: Sequence[Event], reason: str) -> None:
        from agentdesk.storage import calling

        self._under(lease, lambda link: calling.give_back(link, lease, at=at, written=events, reason=reason))
        self._acknowledged.over(lease)

    def import_cases(self, cases: Sequence[NewCase], *, at: datetime, agent: str) -> tuple[int, int]:
        from agentdesk.storage import imports

        with self._database.writing() as link:
            return imports.import_cases(link, cases, at=at, agent=agent)

    def change(
        self, case: int, effects: Sequence[Effect], state: CaseState, *, window_key: str, at: datetime, agent: str
    ) -> None:
        from agentdesk.storage import imports

        with self._database.writing() as link:
            imports.change(link, case, effects, state, key=window_key, at=at, agent=agent)

    def _under(self, lease: Lease, write: Callable[[Link], _T]) -> _T:
        """One transaction that writes events of a call."""
        try:
            with self._database.writing() as link:
                self._acknowledged.repair(link, lease)
                return write(link)
        except StoreUnavailable:
            self._acknowledged.doubt(lease)
            raise


class SqlStore(SqlReading, SqlWriting):
    """Both, on one database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        SqlReading.__init__(self, database, clock)
        SqlWriting.__init__(self, database)

    @property
    def outgoing(self) -> "SqlOutgoing":
        from agentdesk.storage.sending import SqlOutgoing

        return SqlOutgoing(self._database)

    @property
    def customers(self) -> "SqlCustomers":
        from agentdesk.storage.customers import SqlCustomers

        return SqlCustomers(self._database)

    @property
    def rules(self) -> "SqlRules":
        from agentdesk.storage.rules import SqlRules

        return SqlRules(self._database, self._clock)

    @property
    def records(self) -> "SqlRecords":
        from agentdesk.storage.records import SqlRecords

        return SqlRecords(self._database)

    @property
    def shift(self) -> "SqlShift":
        from agentdesk.storage.shift import SqlShift

        return SqlShift(self._database)

    def backup(self, target: Path) -> None:
        from agentdesk.storage.backup import backup

        with self._database.reading() as link:
            backup(link, target)

    @property
    def callbacks(self) -> "SqlCallBacks":
        from agentdesk.storage.callbacks import SqlCallBacks

        return SqlCallBacks(self._database)

    def close(self) -> None:
        self._database.close()
