"""The due queue: who is next, and why somebody is not."""

from dataclasses import dataclass
from datetime import datetime

from agentdesk.core.case import PRIORITIES


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a view of the queue shows: the agents' open queue, narrowed by what is given.

    `languages` are those the agent speaks (empty: all). What stands on the list of `agent`, or of one of the
    `roles`, is shown beside the open queue.
    """

    agent: str | None = None
    roles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    process: str | None = None
    language: str | None = None
    priority: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue. `left_at` is the step of an interrupted call that can be taken up."""

    id: int
    external_id: str
    process: str
    status: str
    priority: str
    due_from: datetime
    due_by: datetime
    promised: bool
    customer: str
    language: str
    timezone: str
    left_at: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the queue; `after` asks for the next one (None: this was the last)."""

    rows: tuple[QueueRow, ...]
    after: tuple[int, datetime, int] | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that holds a case back (or lets it in), and until when.

    `rule` is one of: closed, not_due, window, taken, kept, assigned, language, calling_rule, do_not_call,
    handed_over, no_process, broken_process, no_status, in_queue.
    `values` fill the sentence that the desk shows for the rule.
    """

    rule: str
    until: datetime | None = None
    values: tuple[tuple[str, str], ...] = ()


def rank(*, promised: bool, priority: str) -> int:
    """The first key of the queue's order: promises first, then priority; smaller comes first."""
    place = PRIORITIES.index(priority) if priority in PRIORITIES else len(PRIORITIES)
    return place if promised else place + 10
