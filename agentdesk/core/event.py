"""What happened: the only record of a call, from which everything else is folded."""

from dataclasses import dataclass
from datetime import datetime

from agentdesk.core.plain import Plain

# Kinds of events inside a call, in the words of the journal.
TAKEN, RESUMED = "taken", "resumed"
ANSWERED, DECIDED, TICKED, ADVANCED, ENTERED, STARTED = (
    *("answered", "decided", "ticked", "advanced", "entered", "started"),
)
INTERRUPTED, AGAIN, RETURNED, RAN_OUT = "interrupted", "again", "returned", "ran_out"
EFFECT, UNDONE, ENDED = "effect", "undone", "ended"
WRAPPED_UP, GIVEN_BACK = "wrapped_up", "given_back"
# The value of `taken` in a call that the customer made.
INBOUND = "inbound"
# Kinds of events outside a call.
IMPORTED, CHANGED = "imported", "changed"
# What calling rules leave behind: a case held back, a lead's word against it, a notice that was read out; and what a
# customer said about being reached.
BLOCKED, OVERRIDDEN, NOTICE_READ = "blocked", "overridden", "notice_read"
CONSENT, DO_NOT_CALL, CALLS_ALLOWED = "consent", "do_not_call", "calls_allowed"
# What an agent has found out about the customer; a case given to a colleague, or to all who speak its language.
CORRECTED, HANDED_OVER = "corrected", "handed_over"
# A lead's remark on the record of a call; its value is the call.
REMARKED = "remarked"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    `at` is the wall clock (aware, UTC); `dt` the seconds since the event before it in the same call, by a
    clock that doesn't jump. `turn` counts the agent's inputs, and the decisions that the desk makes in between:
    what one of them brought about shares its turn. An undo takes back everything from a turn on. `private`
    values (numbers to call, free text) are kept apart from the journal, so that a person can be forgotten and the
    journal stays whole.
    `step` is a step's id; those of the call protocol carry its process's id before a slash.
    """

    kind: str
    at: datetime
    dt: float = 0.0
    step: str | None = None
    value: Plain = None
    turn: int = 0
    private: bool = False
