"""The second half of the table of credit control: rows 9 to 26, what comes of the call itself."""

from typing import Any

from tests.process.credit_control_rows import CLOSED, PAID_UP, PREBLOCK, Row, again, blocked

NEXT_MONTH = ("priority medium", "status new", "fact unanswered_calls = 0", "fact missed_appointments = 0")


def _unanswered(count: int) -> tuple[str, ...]:
    return (f"fact unanswered_calls = {count}", "note no_answer", "due 2026-12-01", "priority medium")


def _month_off(due: str, missed: int, **facts: Any) -> dict[str, Any]:
    """The case after a month without contact."""
    return {
        "status": "new",
        "priority": "medium",
        "tags": ("before", f"missed_contact_{missed}"),
        "due": due,
        "facts": {"missed_contacts": missed, "unanswered_calls": 0, "missed_appointments": 0, **facts},
    }


NO_ANSWER = (
    Row(
        "10 the first attempt",
        {"status": "new", "open_invoices": 2},
        "no_answer",
        ("status call_1", "tag call_1", "mail summary", *_unanswered(1)),
        again(1, status="call_1", tags=("before", "call_1")),
    ),
    Row(
        "10 the second attempt",
        {"status": "call_1", "open_invoices": 2, "unanswered_calls": 1},
        "no_answer",
        ("status call_2", "tag call_2", *_unanswered(2)),
        again(2, status="call_2", tags=("before", "call_2")),
    ),
    Row(
        "10 the third attempt even with many invoices",
        {"status": "call_2", "open_invoices": 7, "unanswered_calls": 2},
        "no_answer",
        ("status call_3", "tag call_3", *_unanswered(3)),
        again(3, status="call_3", tags=("before", "call_3")),
    ),
    Row(
        "11 the first missed appointment",
        {"status": "phone_appointment", "open_invoices": 2},
        "no_answer",
        ("fact missed_appointments = 1", "note no_answer", "tag call_1", "due 2026-12-01", "priority high"),
        {
            "priority": "high",
            "tags": ("before", "call_1"),
            "due": "2026-12-01",
            "facts": {"missed_appointments": 1},
        },
    ),
    Row(
        "11 the second missed appointment",
        {"status": "phone_appointment", "open_invoices": 1, "missed_appointments": 1},
        "no_answer",
        ("fact missed_appointments = 2", "note no_answer", "tag call_2", "due 2026-12-01", "priority high"),
        {
            "priority": "high",
            "tags": ("before", "call_2"),
            "due": "2026-12-01",
            "facts": {"missed_appointments": 2},
        },
    ),
    Row(
        "12 the last attempt with 2 invoices",
        {"status": "call_3", "open_invoices": 2, "unanswered_calls": 3, "missed_appointments": 1},
        "no_answer",
        ("note no_answer", "fact missed_contacts = 1", "tag missed_contact_1", "due 2026-12-10", *NEXT_MONTH),
        _month_off("2026-12-10", 1),
    ),
    Row(
        "12 the third missed appointment",
        {"status": "phone_appointment", "open_invoices": 2, "missed_appointments": 2, "missed_contacts": 1},
        "no_answer",
        (
            "fact missed_appointments = 3",
            "note no_answer",
            "fact missed_contacts = 2",
            "tag missed_contact_2",
            "due 2026-12-10",
            *NEXT_MONTH,
        ),
        _month_off("2026-12-10", 2),
    ),
    Row(
        "13 the last attempt with 3 invoices",
        {"status": "call_3", "open_invoices": 3},
        "no_answer",
        PREBLOCK,
        blocked(),
    ),
    Row(
        "13 the first missed appointment with 3 invoices",
        {"status": "phone_appointment", "open_invoices": 3},
        "no_answer",
        ("fact missed_appointments = 1", *PREBLOCK),
        blocked(missed_appointments=1),
    ),
)

NEW = {"status": "new", "open_invoices": 2}


def handed(priority: str, assignee: str, *tags: str) -> dict[str, Any]:
    """The case on the list of an office, to be looked at again in ten working days; its status stays."""
    return {
        "priority": priority,
        "assignee": assignee,
        "tags": ("before", *tags),
        "note_required": True,
        "due": "2026-12-09",
    }


PAID = (
    Row(
        "14 paid exactly 5 working days ago",
        NEW,
        "already_paid,paid_on=2026-11-17",
        (
            "fact paid_on = 2026-11-17",
            "mail receipt_request",
            "task payment_check",
            "tag payment_control",
            "due 2026-11-27",
            "status awaiting_payment",
            "fact promised_on = 2026-11-24",
        ),
        {
            "status": "awaiting_payment",
            "task": "payment_check",
            "tags": ("before", "payment_control"),
            "due": "2026-11-27",
            "facts": {"paid_on": "2026-11-17", "promised_on": "2026-11-24"},
        },
    ),
    Row(
        "15 paid 6 working days ago",
        NEW,
        "already_paid,paid_on=2026-11-16",
        (
            "fact paid_on = 2026-11-16",
            "mail receipt_request",
            "priority high",
            "assign credit_office",
            "note required",
            "tag head_office_check",
            "due 2026-12-09",
        ),
        {**handed("high", "credit_office", "head_office_check"), "facts": {"paid_on": "2026-11-16"}},
    ),
)


def promised(task: str) -> tuple[str, ...]:
    """The effects of a payment that is agreed for 4 December."""
    tags = ("tag payment_control", "tag payment_check")
    return ("fact promised_on = 2026-12-04", f"task {task}", *tags, "due 2026-12-10", "status awaiting_payment")


def waits(task: str) -> dict[str, Any]:
    """The case that waits for it: three working days after the 4th, past a weekend and a holiday, is the 10th."""
    return {
        "status": "awaiting_payment",
        "task": task,
        "tags": ("before", "payment_control", "payment_check"),
        "due": "2026-12-10",
        "facts": {"promised_on": "2026-12-04"},
    }


AGREED = (
    Row(
        "16 full",
        NEW,
        "payment_agreed,full,promised_on=2026-12-04",
        promised("payment_check"),
        waits("payment_check"),
    ),
    Row(
        "17 partial",
        NEW,
        "payment_agreed,partial,promised_on=4.12.",
        promised("payment_plan"),
        waits("payment_plan"),
    ),
)

FIRM = (*("priority blocking", "assign credit_office", "note required", "tag firm_handling", "due 2026-12-09"),)
REFUSED = (
    Row(
        "18 a technical problem",
        NEW,
        "no_agreement,refuses_until_solved,technical",
        (
            "notify customer_care",
            "task phone_appointment",
            "due 2026-12-09",
            "tag customer_care",
            "status phone_appointment",
        ),
        {
            "status": "phone_appointment",
            "task": "phone_appointment",
            "tags": ("before", "customer_care"),
            "due": "2026-12-09",
        },
    ),
    Row(
        "19 a bookkeeping problem",
        NEW,
        "no_agreement,refuses_until_solved,bookkeeping",
        (
            "notify customer_care",
            "task phone_appointment",
            "due 2026-12-09",
            "tag customer_care",
            "tag accountant",
            "status phone_appointment",
        ),
        {
            "status": "phone_appointment",
            "task": "phone_appointment",
            "tags": ("before", "customer_care", "accountant"),
            "due": "2026-12-09",
        },
    ),
    Row(
        "20 the balance sheet",
        NEW,
        "no_agreement,refuses_until_solved,accounts",
        FIRM,
        handed("blocking", "credit_office", "firm_handling"),
    ),
    Row(
        "21 talks to the firm only",
        NEW,
        "no_agreement,refuses_to_talk,firm",
        FIRM,
        handed("blocking", "credit_office", "firm_handling"),
    ),
    Row(
        "22 talks to the administration only",
        {"status": "call_3", "open_invoices": 5},
        "no_agreement,refuses_to_talk,administration",
        ("priority high", "assign credit_office", "note required", "tag head_office_handling", "due 2026-12-09"),
        handed("high", "credit_office", "head_office_handling"),
    ),
    Row(
        "23 talks to a manager only",
        NEW,
        "no_agreement,refuses_to_talk,manager",
        ("priority blocking", "assign manager", "note required", "due 2026-12-09"),
        handed("blocking", "manager"),
    ),
    Row(
        "24 has to check first",
        NEW,
        "no_agreement,must_check_first,appointment_at=2026-12-01 15:30",
        (
            "fact appointment_at = 2026-12-01T15:30:00+01:00",
            "due 2026-12-01T15:30 promised",
            "task phone_appointment",
            "tag phone_appointment",
            "status phone_appointment",
        ),
        {
            "status": "phone_appointment",
            "task": "phone_appointment",
            "tags": ("before", "phone_appointment"),
            "due": "2026-12-01T15:30",
            "promised": True,
            "facts": {"appointment_at": "2026-12-01T15:30:00+01:00"},
        },
    ),
    Row("25 refuses", NEW, "no_agreement,refuses", PREBLOCK, blocked()),
)

OFFICE = {"status": "new", "open_invoices": 2, "assignee": "credit_office"}
ANY_TIME = (
    Row(
        "26 everything is paid",
        {"status": "call_1", "open_invoices": 2},
        "@payment_received,open_invoices=0",
        ("fact open_invoices = 0", *PAID_UP),
        {**CLOSED, "facts": {"open_invoices": 0}},
    ),
    Row(
        "26 something stays open and the case goes on",
        {"status": "call_3", "open_invoices": 3},
        "@payment_received,open_invoices=2,no_answer",
        (
            "fact open_invoices = 2",
            "note no_answer",
            "fact missed_contacts = 1",
            "tag missed_contact_1",
            "due 2026-12-10",
            *NEXT_MONTH,
        ),
        _month_off("2026-12-10", 1, open_invoices=2),
    ),
    Row("office keeps the case", OFFICE, "keep", ("due 2026-12-09",), {"due": "2026-12-09"}),
    Row(
        "office hands the case back",
        OFFICE,
        "hand_back",
        ("status re_entry", "assign None", "due 2026-11-24T10:00 to 2026-11-24T18:00"),
        {"status": "re_entry", "assignee": None, "due": "2026-11-24T10:00 to 2026-11-24T18:00"},
    ),
)
