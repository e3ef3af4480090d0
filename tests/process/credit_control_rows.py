"""The decision tree of credit control as a table: where a case stands, what is answered, what follows.

Every case begins with the priority `low`, the tag `before` and a due day, so that what a rule leaves alone shows.
The day is Tuesday 24 November 2026; three working days later it is the 27th, five 1 December, ten 9 December
(the 8th is a holiday in Italy), fifteen calendar days 9 December.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PREBLOCK = (
    "mail preblock",
    "tag preblock",
    "note preblock_sent",
    "priority blocking",
    "task preblock_check",
    "due 2026-12-09",
    "fact preblock_sent_on = 2026-11-24",
    "status pre_block",
    "report preblock",
)


@dataclass(frozen=True)
class Row:
    """A row of the table. `case`: status and facts; `then`: what has changed in the case, `due` as a day."""

    row: str
    case: Mapping[str, Any]
    answers: str
    effects: tuple[str, ...]
    then: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.row.replace(" ", "_")


def blocked(**facts: Any) -> dict[str, Any]:
    """The case after PREBLOCK."""
    return {
        "status": "pre_block",
        "priority": "blocking",
        "tags": ("before", "preblock"),
        "task": "preblock_check",
        "due": "2026-12-09",
        "facts": {"preblock_sent_on": "2026-11-24", **facts},
    }


def again(unanswered: int, **then: Any) -> dict[str, Any]:
    """The case after a call that nobody answered: the next one in five working days."""
    return {"priority": "medium", "due": "2026-12-01", "facts": {"unanswered_calls": unanswered}, **then}


def _unanswered(count: int) -> tuple[str, ...]:
    return (f"fact unanswered_calls = {count}", "note no_answer", "due 2026-12-01", "priority medium")


CLOSED = {"status": "closed", "closed": "paid", "task": None, "due": None, "assignee": None}
PAID_UP = ("status closed", "task done", "close paid")

NOTICE = (
    Row("0 nothing is open", {"status": "call_2", "open_invoices": 0}, "", PAID_UP, CLOSED),
    Row(
        "0 nor with an office",
        {"status": "to_block", "open_invoices": 0, "assignee": "credit_office", "task": "preblock_check"},
        "",
        PAID_UP,
        CLOSED,
    ),
    Row(
        "1 under 15 days since the notice",
        {"status": "pre_block", "open_invoices": 2, "preblock_sent_on": "2026-11-20"},
        "",
        ("due 2026-12-07 (2026-12-05: weekend)",),
        {"due": "2026-12-07"},
    ),
    Row(
        "1 exactly 14 days",
        {"status": "pre_block", "open_invoices": 2, "preblock_sent_on": "2026-11-10"},
        "",
        ("due 2026-11-25",),
        {"due": "2026-11-25"},
    ),
    Row(
        "2 exactly 15 days and paid",
        {"status": "pre_block", "open_invoices": 2, "preblock_sent_on": "2026-11-09"},
        "paid",
        ("fact open_invoices = 0", *PAID_UP),
        {**CLOSED, "facts": {"open_invoices": 0}},
    ),
    Row(
        "2 neither",
        {"status": "pre_block", "open_invoices": 2, "preblock_sent_on": "2026-11-01"},
        "neither",
        (
            "priority blocking",
            "assign credit_office",
            "note required",
            "tag to_block",
            "status to_block",
            "due 2026-12-09",
        ),
        {
            "status": "to_block",
            "priority": "blocking",
            "assignee": "credit_office",
            "tags": ("before", "to_block"),
            "note_required": True,
            "due": "2026-12-09",
        },
    ),
    Row(
        "2 in touch and nobody answers",
        {"status": "pre_block", "open_invoices": 2, "preblock_sent_on": "2026-11-01", "priority": "blocking"},
        "in_touch,no_answer",
        ("fact unanswered_calls = 1", "note no_answer", "due 2026-12-01"),
        {"due": "2026-12-01", "facts": {"unanswered_calls": 1}},
    ),
    Row(
        "2 in touch and a payment is agreed",
        {"status": "pre_block", "open_invoices": 2, "preblock_sent_on": "2026-11-01"},
        "in_touch,payment_agreed,full,promised_on=2026-11-30",
        (
            "fact promised_on = 2026-11-30",
            "task payment_check",
            "tag payment_control",
            "tag payment_check",
            "due 2026-12-03",
            "status awaiting_payment",
        ),
        {
            "status": "awaiting_payment",
            "task": "payment_check",
            "tags": ("before", "payment_control", "payment_check"),
            "due": "2026-12-03",
            "facts": {"promised_on": "2026-11-30"},
        },
    ),
)

CARE = {"status": "customer_care_resolution", "open_invoices": 2, "previous_status": "call_2"}
APPOINTMENT = {
    "due_from": "2026-12-03T15:00:00+01:00",
    "due_by": "2026-12-03T15:00:00+01:00",
    "promised": True,
}
ZEROED = ("fact unanswered_calls = 0", "fact missed_appointments = 0", "fact broken_promises = 0", "status new")
NOTES = (
    Row(
        "3 news and the date is kept",
        CARE,
        "update,due_on=",
        ("note care_update", "status call_2", "fact due_on = None"),
        {"status": "call_2"},
    ),
    Row(
        "3 news and the date is the one before the note",
        {**CARE, "due_before": APPOINTMENT},
        "update,due_on=",
        ("note care_update", "status call_2", "fact due_on = None", "due 2026-12-03T15:00 promised"),
        {"status": "call_2", "due": "2026-12-03T15:00", "promised": True},
    ),
    Row(
        "3 news and a Sunday as the new date",
        CARE,
        "update,due_on=2026-12-06",
        (
            "note care_update",
            "status call_2",
            "fact due_on = None",
            "fact due_on = 2026-12-06",
            "due 2026-12-07 (2026-12-06: weekend)",
        ),
        {"status": "call_2", "due": "2026-12-07", "facts": {"due_on": "2026-12-06"}},
    ),
    Row(
        "3 the status before isn't known",
        {**CARE, "previous_status": None},
        "update,due_on=",
        ("note care_update", "status phone_appointment", "fact due_on = None"),
        {"status": "phone_appointment"},
    ),
    Row(
        "4 solved and the second call isn't answered either",
        {**CARE, "previous_status": "call_1", "unanswered_calls": 1},
        "solved,no_answer",
        ("status call_1", "status call_2", "tag call_2", *_unanswered(2)),
        again(2, status="call_2", tags=("before", "call_2")),
    ),
    Row(
        "5 handed back: it starts over",
        {
            "status": "re_entry",
            "open_invoices": 2,
            "unanswered_calls": 3,
            "missed_appointments": 2,
            "broken_promises": 2,
        },
        "no_answer",
        (*ZEROED, "status call_1", "tag call_1", "mail summary", *_unanswered(1)),
        {
            **again(1, status="call_1", tags=("before", "call_1")),
            "facts": {"unanswered_calls": 1, "missed_appointments": 0, "broken_promises": 0},
        },
    ),
)


def awaiting(promised_on: str | None, invoices: int = 2, broken: int = 0, **facts: Any) -> dict[str, Any]:
    """A case that waits for a promised payment."""
    state = {"status": "awaiting_payment", "open_invoices": invoices, "broken_promises": broken, **facts}
    return {**state, "promised_on": promised_on}


def broken(count: int) -> tuple[str, ...]:
    """The effects of counting a broken promise."""
    return (f"fact broken_promises = {count}", "fact promised_on = None")


PROMISES = (
    Row(
        "6 under 3 working days",
        awaiting("2026-11-23"),
        "",
        ("due 2026-11-26",),
        {"due": "2026-11-26"},
    ),
    Row(
        "6 exactly 2 working days",
        awaiting("2026-11-20"),
        "",
        ("due 2026-11-25",),
        {"due": "2026-11-25"},
    ),
    Row(
        "6 a delay is announced",
        awaiting("2026-11-23"),
        "@delay_announced,promised_on=2026-12-03",
        ("fact promised_on = 2026-12-03", "due 2026-12-09"),
        {"due": "2026-12-09", "facts": {"promised_on": "2026-12-03"}},
    ),
    Row(
        "7 exactly 3 working days and 4 invoices",
        awaiting("2026-11-19", invoices=4),
        "",
        (*broken(1), *PREBLOCK),
        blocked(broken_promises=1, promised_on=None),
    ),
    Row(
        "7 the third broken promise",
        awaiting("2026-11-10", broken=2),
        "",
        (*broken(3), *PREBLOCK),
        blocked(broken_promises=3, promised_on=None),
    ),
    Row(
        "8 a second promise with 3 invoices open",
        awaiting("2026-11-19", invoices=3),
        "payment_agreed,promised_on=2026-12-01",
        (*broken(1), "fact promised_on = 2026-12-01", "note required", "tag promise_2", "due 2026-12-04"),
        {
            "tags": ("before", "promise_2"),
            "note_required": True,
            "due": "2026-12-04",
            "facts": {"broken_promises": 1, "promised_on": "2026-12-01"},
        },
    ),
    Row(
        "8 a third promise",
        awaiting("2026-11-19", broken=1),
        "payment_agreed,promised_on=2026-12-01",
        (*broken(2), "fact promised_on = 2026-12-01", "note required", "tag promise_3", "due 2026-12-04"),
        {
            "tags": ("before", "promise_3"),
            "note_required": True,
            "due": "2026-12-04",
            "facts": {"broken_promises": 2, "promised_on": "2026-12-01"},
        },
    ),
    Row(
        "8 a promise is counted once",
        awaiting(None, broken=1),
        "no_answer",
        _unanswered(1),
        again(1),
    ),
    Row(
        "8 nobody answers",
        awaiting("2026-11-19"),
        "no_answer",
        (*broken(1), *_unanswered(1)),
        {**again(1), "facts": {"broken_promises": 1, "promised_on": None, "unanswered_calls": 1}},
    ),
    Row(
        "8 nobody answers for the third time with 2 invoices",
        awaiting(None, broken=1, unanswered_calls=2, missed_contacts=1),
        "no_answer",
        (
            "fact unanswered_calls = 3",
            "note no_answer",
            "fact missed_contacts = 2",
            "tag missed_contact_2",
            "due 2026-12-10",
            "priority medium",
            "status new",
            "fact unanswered_calls = 0",
            "fact missed_appointments = 0",
        ),
        {
            "status": "new",
            "priority": "medium",
            "tags": ("before", "missed_contact_2"),
            "due": "2026-12-10",
            "facts": {"unanswered_calls": 0, "missed_appointments": 0, "missed_contacts": 2},
        },
    ),
    Row(
        "8 nobody answers for the third time with 3 invoices",
        awaiting(None, invoices=3, broken=1, unanswered_calls=2),
        "no_answer",
        ("fact unanswered_calls = 3", *PREBLOCK),
        blocked(unanswered_calls=3),
    ),
    Row(
        "8 says it is paid",
        awaiting(None, broken=1),
        "already_paid,paid_on=2026-11-23",
        (
            "fact paid_on = 2026-11-23",
            "mail receipt_request",
            "task payment_check",
            "tag payment_control",
            "due 2026-11-27",
            "status awaiting_payment",
            "fact promised_on = 2026-11-24",
        ),
        {
            "task": "payment_check",
            "tags": ("before", "payment_control"),
            "due": "2026-11-27",
            "facts": {"paid_on": "2026-11-23", "promised_on": "2026-11-24"},
        },
    ),
    Row(
        "8 no agreement",
        awaiting(None, broken=1),
        "no_agreement,refuses",
        PREBLOCK,
        blocked(),
    ),
)
