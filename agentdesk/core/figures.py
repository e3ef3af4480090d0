"""The floor's figures, and what each of them counts."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """The floor between `since` and `until` (due, late, on_hold and away: at `until`).

    due: cases that could be worked now; late: those whose due_by has passed; calls: calls begun; inbound: those of
    them that the customer made;
    reached: calls in which the customer was reached; wrapped_up: calls with an outcome; holds: holds begun;
    holds_over: holds that lasted over 40 s; on_hold: customers on hold now; escalations; dropped: lines lost;
    greeted_late: greetings begun over 3 s after the answer; away: agents who are away; outcomes: calls by outcome;
    by_agent: calls by agent; ledgers: of each process with a ledger all its cases, and those in each status, now.
    """

    since: datetime
    until: datetime
    due: int = 0
    late: int = 0
    calls: int = 0
    inbound: int = 0
    reached: int = 0
    wrapped_up: int = 0
    holds: int = 0
    holds_over: int = 0
    on_hold: int = 0
    escalations: int = 0
    dropped: int = 0
    greeted_late: int = 0
    away: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    by_agent: dict[str, int] = field(default_factory=dict)
    ledgers: dict[str, dict[str, int]] = field(default_factory=dict)
