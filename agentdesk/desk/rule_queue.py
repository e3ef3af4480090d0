"""The queue under calling rules: without the cases that they hold back one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from agentdesk.core.call import Agent
from agentdesk.core.queue import Page, QueueFilter, QueueRow, Reason, rank
from agentdesk.desk.ports_rules import AllHeld

if TYPE_CHECKING:
    from agentdesk.desk.office import Office

# So many cases are looked at for one page, once the first look didn't fill it so many at once.
_FURTHEST, _AT_ONCE = 2_000, 200
# Whoever takes the next case waits for so many pages without one.
_PATIENCE = 5
_After: TypeAlias = tuple[int, datetime, int] | None


@dataclass(frozen=True, slots=True)
class Looked:
    """A page of what may be called now, and what was held back before the first case of it."""

    page: Page
    ahead: dict[int, tuple[Reason, ...]]


def look(office: "Office", view: QueueFilter, *, limit: int, after: _After = None) -> Looked:
    """A page of the queue; it ends early where a long stretch of the queue is held back."""
    rows: list[QueueRow] = []
    ahead: dict[int, tuple[Reason, ...]] = {}
    looked, at_once = 0, limit
    while True:
        page = office.whole_page(view, limit=at_once, after=after)
        held = office.rules.held_among([row.id for row in page.rows])
        for row in page.rows:
            if row.id not in held:
                rows.append(row)
            elif not rows:
                ahead[row.id] = held[row.id]
        looked, after, at_once = looked + len(page.rows), page.after, max(limit, _AT_ONCE)
        if len(rows) > limit:
            return Looked(Page(tuple(rows[:limit]), _place(rows[limit - 1])), ahead)
        if after is None or len(rows) == limit or looked >= _FURTHEST:
            return Looked(Page(tuple(rows), after), ahead)


def in_order(office: "Office", view: QueueFilter, agent: Agent, *, limit: int) -> Iterator[QueueRow]:
    """The cases that may be called, one after the other; what is held back before them is written down.

    AllHeld where nothing but what is held back comes for long.
    """
    after: _After = None
    empty = 0
    while True:
        looked = look(office, view, limit=limit, after=after)
        office.rules.note(looked.ahead, agent)
        yield from looked.page.rows
        after, empty = looked.page.after, 0 if looked.page.rows else empty + 1
        if after is None:
            return
        if empty == _PATIENCE:
            raise AllHeld(count=_FURTHEST * _PATIENCE)


def _place(row: QueueRow) -> tuple[int, datetime, int]:
    return rank(promised=row.promised, priority=row.priority), row.due_by, row.id
