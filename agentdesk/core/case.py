"""A case: one customer's matter, with one next action and a date for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from agentdesk.core.customer import Customer
from agentdesk.core.plain import Plain

PRIORITIES = ("blocking", "high", "medium", "low")
DEFAULT_PRIORITY = "medium"


@dataclass(frozen=True, slots=True)
class CaseState:
    """Everything about a case that a call can change.

    `facts` maps a fact's name to a plain value (dates as ISO days, moments as ISO 8601 with offset).
    `due_from` and `due_by` are aware UTC moments: a range in which the next action falls.
    `promised` marks a due moment that was agreed with the customer, `anytime` work that needs no calling window.
    `closed` is the reason, once closed.
    `due_before` is the date that one "at once" stands in place of: {"due_from", "due_by", "promised"}.
    `note_required` says that the call at hand may only be wrapped up with a note.
    """

    status: str = "new"
    priority: str = DEFAULT_PRIORITY
    assignee: str | None = None
    tags: tuple[str, ...] = ()
    task: str | None = None
    due_from: datetime | None = None
    due_by: datetime | None = None
    promised: bool = False
    note_required: bool = False
    closed: str | None = None
    previous_status: str | None = None
    due_before: Plain = None
    facts: Mapping[str, Plain] = field(default_factory=dict)
    anytime: bool = False

    def changed(self, **values: Any) -> "CaseState":
        """The same state but for these values. Name by name: `replace` costs three times as much."""
        after = object.__new__(CaseState)
        for name in _STATE:
            object.__setattr__(after, name, values[name] if name in values else getattr(self, name))
        return after


_STATE = tuple(part.name for part in fields(CaseState))


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it is kept: its state, its customer, its place in the world.

    `window_key` names the calling window it waits for ("" = none: always callable).
    `left_at` is the step at which an interrupted call stands, if there is one.
    """

    id: int
    external_id: str
    process: str
    language: str
    country: str
    timezone: str
    customer: Customer
    state: CaseState
    created_at: datetime
    window_key: str = ""
    left_at: str | None = None
