"""Cases folded afresh from their events, and compared with what stands."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import cast

from sqlalchemy import bindparam, select

from agentdesk.core.case import Case, CaseState
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.errors import Fault
from agentdesk.core.event import CHANGED, EFFECT, IMPORTED, WRAPPED_UP, Event
from agentdesk.core.event_log import effective
from agentdesk.core.plain import Plain
from agentdesk.core.queue import rank
from agentdesk.storage import cases as kept
from agentdesk.storage import journal
from agentdesk.storage.hot import Link
from agentdesk.storage.states import differences, state_from
from agentdesk.storage.tables import cases, events

_AT_ONCE = 500
_REMEDY = "compare it with `agentdesk export events` and restore a backup from before"
_EVENTS = (
    select(events.c.case_id, events.c.call_id, *journal.COLUMNS)
    .select_from(journal.SOURCE)
    .where(events.c.case_id >= bindparam("first"), events.c.case_id <= bindparam("last"))
    .order_by(events.c.case_id, events.c.id)
)
_RANKS = select(cases.c.id, cases.c.rank).where(cases.c.id >= bindparam("first"), cases.c.id <= bindparam("last"))


class Folded:
    """A case as the journal has it so far. `apart` are facts that it doesn't tell; None: it can't tell which."""

    def __init__(self) -> None:
        self.state: CaseState | None = None
        self.apart: frozenset[str] | None = frozenset()
        self._logs: dict[int, list[Event]] = defaultdict(list)

    def take(self, call: int | None, event: Event) -> None:
        """One more event."""
        if call is not None:
            self._logs[call].append(event)
            if event.kind == WRAPPED_UP:
                told = effective(self._logs.pop(call))
                self._apply([past.value for past in told if past.kind == EFFECT])
        elif event.kind == IMPORTED:
            self.state, self.apart = state_from(event.value)
        elif event.kind == CHANGED:
            self._apply([None] if event.value is None else cast("list[Plain]", event.value))

    def _apply(self, values: Sequence[Plain]) -> None:
        known = [value for value in values if isinstance(value, dict)]
        if len(known) < len(values):
            self.apart = None
        if self.state is not None:
            effects = tuple(Effect(str(value["kind"]), value["value"]) for value in known)
            self.state = apply_all(self.state, effects)


def faults(link: Link) -> Iterator[Fault]:
    """What the journal and the cases don't agree on."""
    last = 0
    while piece := kept.after(link, last, _AT_ONCE):
        reach = {"first": piece[0].id, "last": piece[-1].id}
        by_case = groupby(link.sql.execute(_EVENTS, reach).all(), key=itemgetter(0))
        logs = {id: [(row[1], journal.event_of(row[2:])) for row in rows] for id, rows in by_case}
        ranks = dict(link.sql.execute(_RANKS, reach).all())
        for each in piece:
            yield from _of_case(each, logs.get(each.id, []), ranks[each.id])
        last = piece[-1].id


def _of_case(each: Case, log: Sequence[tuple[int | None, Event]], ranked: int) -> Iterator[Fault]:
    place = f"case {each.id}"
    state = each.state
    if ranked != rank(promised=state.promised, priority=state.priority):
        yield Fault(place, f"{each.external_id} stands in the wrong place of the queue", _REMEDY)
    folded = Folded()
    try:
        for call, event in log:
            folded.take(call, event)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        yield Fault(place, f"the journal of {each.external_id} can't be read: {error!r}", _REMEDY)
        return
    if folded.state is None:
        yield Fault(place, f"the journal doesn't tell where {each.external_id} came from", _REMEDY)
        return
    told, apart = folded.state, folded.apart
    if apart is None:
        told, apart = replace(told, facts=state.facts), frozenset()
    if found := differences(kept.with_both_dates(told), state, apart):
        yield Fault(place, f"{', '.join(found)} of {each.external_id} is not what the journal tells", _REMEDY)
