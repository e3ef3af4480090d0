"""Assertive engagement as a table: where a case stands, what is answered, what follows.

The day is Tuesday 24 November 2026 in Iran, where Friday is the day off: three working days later it is Saturday
the 28th, five Monday the 30th.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MISSED = "done,not_reached"
SOON = "due 2026-11-28T09:00 to 2026-11-30T18:00"
NEXT_ATTEMPT = "due 2026-11-30"


@dataclass(frozen=True)
class Row:
    """A row of the table. `case`: status and facts; `then`: what the case holds afterwards, where it has changed."""

    row: str
    case: Mapping[str, Any]
    answers: str
    effects: tuple[str, ...]
    then: Mapping[str, Any] = field(default_factory=dict)
    outcome: str | None = "not_reached"

    def __str__(self) -> str:
        return self.row.replace(" ", "_")


def attempts(count: int, *, first: bool = False) -> tuple[str, ...]:
    """What an attempt without contact leaves behind."""
    begun = ("fact first_attempt_on = 2026-11-24",) if first else ()
    return (f"fact attempts = {count}", *begun, "text reach_out_text")


def new(status: str = "new", **facts: Any) -> dict[str, Any]:
    """A new client, tried for the first time on Monday."""
    begun = {} if status == "new" else {"first_attempt_on": "2026-11-23"}
    known = {"has_alternate_contact": True, "has_referral_source": True, **begun}
    return {"status": status, "track": "new", "referral_assigned_on": "2026-11-22", **known, **facts}


def existing(status: str = "new", **facts: Any) -> dict[str, Any]:
    """A client in the service, tried for the first time on Monday."""
    begun = {} if status == "new" else {"first_attempt_on": "2026-11-23"}
    return {"status": status, "track": "existing", "has_alternate_contact": True, **begun, **facts}


CLOSED = ("status closed", "task done", "close no_contact")
CLOSE = {"status": "closed", "closed": "no_contact", "due": None}
LETTER = ("letter no_contact",)
TOLD = ("notify referral_source",)
ASKED = ("notify referral_source", "status referral_source", SOON)
WAITS_FOR_SOURCE = {"status": "referral_source", "due": SOON}

NEW = (
    Row(
        "attempt_1 not reached",
        new(),
        MISSED,
        (*attempts(1, first=True), "status attempt_2", SOON),
        {"status": "attempt_2", "due": SOON, "attempts": 1, "first_attempt_on": "2026-11-24"},
    ),
    Row(
        "attempt_1 waits for the assignment",
        new(referral_assigned_on="2026-11-25"),
        "",
        ("due 2026-11-25T09:00 to 2026-12-01T18:00",),
        {"due": "due 2026-11-25T09:00 to 2026-12-01T18:00"},
        outcome=None,
    ),
    Row(
        "attempt_1 waits for an assignment on a Friday",
        new(referral_assigned_on="2026-11-27"),
        "",
        ("due 2026-11-28T09:00 to 2026-12-02T18:00 (2026-11-27: weekend)",),
        {"due": "due 2026-11-28T09:00 to 2026-12-02T18:00"},
        outcome=None,
    ),
    Row(
        "attempt_1 after an assignment that nobody noted",
        new(referral_assigned_on=None),
        MISSED,
        (*attempts(1, first=True), "status attempt_2", SOON),
        {"status": "attempt_2", "due": SOON, "attempts": 1, "first_attempt_on": "2026-11-24"},
    ),
    Row(
        "attempt_2 not reached",
        new("attempt_2", attempts=1),
        MISSED,
        (*attempts(2), "status alternate_contact", SOON),
        {"status": "alternate_contact", "due": SOON, "attempts": 2},
    ),
    Row(
        "attempt_2 not reached and no alternate contact: the wait is kept",
        new("attempt_2", attempts=1, has_alternate_contact=False),
        MISSED,
        (*attempts(2), "status alternate_contact", SOON),
        {"status": "alternate_contact", "due": SOON, "attempts": 2},
    ),
    Row(
        "alternate_contact not reached: the referral source is asked the same day",
        new("alternate_contact"),
        "not_reached",
        ASKED,
        WAITS_FOR_SOURCE,
    ),
    Row(
        "alternate_contact is skipped where there is none",
        new("alternate_contact", has_alternate_contact=False),
        "",
        ASKED,
        WAITS_FOR_SOURCE,
        outcome="updated",
    ),
    Row(
        "alternate_contact not reached and no referral source: step and wait are skipped",
        new("alternate_contact", has_referral_source=False),
        "not_reached",
        (*LETTER, *CLOSED),
        CLOSE,
        outcome="no_contact",
    ),
    Row(
        "referral_source not_heard: the letter and the close",
        new("referral_source"),
        "not_heard",
        (*LETTER, *TOLD, *CLOSED),
        CLOSE,
        outcome="no_contact",
    ),
    Row(
        "referral_source heard: one more attempt and then the letter",
        new("referral_source", attempts=2),
        f"heard,{MISSED}",
        (*attempts(3), *LETTER, *TOLD, *CLOSED),
        {**CLOSE, "attempts": 3},
        outcome="no_contact",
    ),
    Row(
        "referral_source has nothing new: the letter",
        new("referral_source"),
        "nothing_new",
        (*LETTER, *TOLD, *CLOSED),
        CLOSE,
        outcome="no_contact",
    ),
    Row(
        "letter by e-mail",
        new("referral_source", letter_by="email"),
        "not_heard",
        ("mail no_contact", *TOLD, *CLOSED),
        CLOSE,
        outcome="no_contact",
    ),
    Row(
        "letter and the referral source need not be told",
        new("referral_source", tell_referral_source=False),
        "not_heard",
        (*LETTER, *CLOSED),
        CLOSE,
        outcome="no_contact",
    ),
)

EXISTING = (
    Row(
        "attempt_1 at once",
        existing(referral_assigned_on="2026-12-20"),
        MISSED,
        (*attempts(1, first=True), "status attempt_2", SOON),
        {"status": "attempt_2", "due": SOON, "attempts": 1, "first_attempt_on": "2026-11-24"},
    ),
    Row(
        "attempt_2 and the alternate contact on one day",
        existing("attempt_2", attempts=1),
        f"{MISSED},not_reached",
        (*attempts(2), "status keep_trying", NEXT_ATTEMPT),
        {"status": "keep_trying", "due": NEXT_ATTEMPT, "attempts": 2},
    ),
    Row(
        "attempt_2 without an alternate contact",
        existing("attempt_2", attempts=1, has_alternate_contact=False),
        MISSED,
        (*attempts(2), "status keep_trying", NEXT_ATTEMPT),
        {"status": "keep_trying", "due": NEXT_ATTEMPT, "attempts": 2},
        outcome="updated",
    ),
    Row(
        "keep_trying every five working days",
        existing("keep_trying", attempts=4),
        MISSED,
        (*attempts(5), "status keep_trying", NEXT_ATTEMPT),
        {"due": NEXT_ATTEMPT, "attempts": 5},
    ),
    Row(
        "keep_trying a day before three months are over",
        existing("keep_trying", first_attempt_on="2026-08-25"),
        MISSED,
        (*attempts(1), "status keep_trying", NEXT_ATTEMPT),
        {"due": NEXT_ATTEMPT, "attempts": 1},
    ),
    Row(
        "keep_trying ends after three months: the letter is sent",
        existing("keep_trying", first_attempt_on="2026-08-24"),
        "sent",
        (*LETTER, *CLOSED),
        CLOSE,
        outcome="no_contact",
    ),
    Row(
        "letter not_required",
        existing("keep_trying", first_attempt_on="2026-08-01"),
        "not_required",
        CLOSED,
        CLOSE,
        outcome="no_contact",
    ),
    Row(
        "letter to a client with a referral source, who isn't told",
        existing("keep_trying", first_attempt_on="2026-08-01", has_referral_source=True, letter_by="email"),
        "sent",
        ("mail no_contact", *CLOSED),
        CLOSE,
        outcome="no_contact",
    ),
)

ADMITTED = ("task documents", "status closed", "task done", "close admitted")
RESUMED = (*ADMITTED[:-1], "close resumed")
IN_SERVICE = {"status": "closed", "closed": "admitted", "due": None}


def _reached(row: str, case: dict[str, Any], answers: str) -> Row:
    effects = ADMITTED if case["track"] == "new" else RESUMED
    closed = effects[-1].removeprefix("close ")
    return Row(f"reached at {row}", case, answers, effects, {**IN_SERVICE, "closed": closed}, outcome="reached")


def _at_once(row: str, case: dict[str, Any]) -> Row:
    return _reached(row, case, "@got_in_touch,done")


REACHED = (
    _reached("attempt_1", new(), "done,reached,done"),
    _reached("attempt_2", new("attempt_2"), "done,reached,done"),
    _reached("alternate_contact", new("alternate_contact"), "reached,done"),
    _reached("the last attempt", new("referral_source"), "heard,done,reached,done"),
    _at_once("the answer of the referral source", new("referral_source")),
    _reached("attempt_1 of a client in the service", existing(), "done,reached,done"),
    _reached("attempt_2 of a client in the service", existing("attempt_2"), "done,reached,done"),
    _reached("keep_trying", existing("keep_trying"), "done,reached,done"),
    _at_once("the letter", existing("keep_trying", first_attempt_on="2026-08-01")),
    Row(
        "reached and documents are missing",
        new(),
        "done,reached,@documents_later",
        ("task documents", "status documents", "due 2026-11-25T09:00 to 2026-11-30T18:00"),
        {"status": "documents", "due": "due 2026-11-25T09:00 to 2026-11-30T18:00", "task": "documents"},
        outcome="reached",
    ),
    Row(
        "reached before and the documents are complete",
        existing("documents", task="documents"),
        "done",
        RESUMED,
        {**IN_SERVICE, "closed": "resumed", "task": None},
        outcome="updated",
    ),
    Row(
        "reached and the service is declined",
        new(),
        "done,reached,@declined",
        ("task documents", "note required", "status closed", "task done", "close declined"),
        {**IN_SERVICE, "closed": "declined"},
        outcome="declined",
    ),
)
