"""Credit control, row by row: the effects, and the case that they leave."""

from dataclasses import replace
from typing import Any

import pytest

from agentdesk.core.case import CaseState
from agentdesk.core.errors import BadInput
from tests.process import credit_control_calls as calls
from tests.process import credit_control_rows as rows
from tests.process.credit_control_rows import Row
from tests.process.effect_lines import day, lines
from tests.process.scene import case, moment, walked

ALL = (*rows.NOTICE, *rows.NOTES, *rows.PROMISES)
ALL += (*calls.NO_ANSWER, *calls.PAID, *calls.AGREED, *calls.REFUSED, *calls.ANY_TIME)


def begun(row: Row) -> CaseState:
    hours = {"due_from": moment("2026-11-24T09:00"), "due_by": moment("2026-11-24T18:00")}
    return case(**{"priority": "low", "tags": ("before",), **hours, **row.case})


def seen(state: CaseState) -> dict[str, Any]:
    """The case as the table tells it."""
    zone = moment("2026-11-24").tzinfo
    due = None
    if state.due_from and state.due_by:
        due = day(state.due_from.astimezone(zone), state.due_by.astimezone(zone))
    return {
        "status": state.status,
        "priority": state.priority,
        "assignee": state.assignee,
        "tags": state.tags,
        "task": state.task,
        "due": due,
        "promised": state.promised,
        "note_required": state.note_required,
        "closed": state.closed,
        "facts": dict(state.facts),
    }


def expected(row: Row) -> dict[str, Any]:
    before = seen(begun(row))
    facts = {**before["facts"], **row.then.get("facts", {})}
    return {**before, **row.then, "facts": {name: value for name, value in facts.items() if value is not None}}


@pytest.mark.parametrize("row", ALL, ids=str)
def test_a_row_of_the_table(row: Row) -> None:
    walk = walked("credit_control", row.answers, case=begun(row))
    assert walk.call.over
    assert lines(walk.call.effects) == list(row.effects)
    assert seen(walk.call.case) == expected(row)


def test_every_row_is_there() -> None:
    told = {int(row.row.split()[0]) for row in ALL if row.row[0].isdigit()}
    # Row 9 is the call itself, whose answers the rows after it are.
    assert told == set(range(27)) - {9}


@pytest.mark.parametrize("status", ["new", "call_1", "call_2", "call_3", "phone_appointment"])
def test_the_contact_is_called_where_the_status_says_so(status: str) -> None:
    call = walked("credit_control", case=case(status, open_invoices=2)).call
    assert call.spot.step == "contact"
    assert tuple(call.process_at(call.spot).steps["contact"].options) == (
        *("no_answer", "already_paid", "payment_agreed", "no_agreement"),
    )


@pytest.mark.parametrize(
    ("sent_on", "due"),
    [
        ("2026-11-23", "due 2026-12-09 (2026-12-08: Immaculate Conception)"),
        ("2026-11-11", "due 2026-11-26"),
    ],
)
def test_the_wait_after_the_notice_is_rolled(sent_on: str, due: str) -> None:
    state = case("pre_block", open_invoices=1, preblock_sent_on=sent_on)
    assert lines(walked("credit_control", case=state).call.effects) == [due]


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-12-10T10:00", "due 2026-12-28 (2026-12-25: Christmas Day)"),
        ("2026-12-17T10:00", "due 2027-01-04 (2027-01-01: New Year's Day)"),
        ("2026-12-22T10:00", "due 2027-01-07 (2027-01-06: Epiphany)"),
    ],
)
def test_the_notice_leaves_fifteen_days_and_the_holidays(at: str, due: str) -> None:
    walk = walked("credit_control", "no_agreement,refuses", case=case(open_invoices=1), at=at)
    assert due in lines(walk.call.effects)


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-02T10:00", "due 2026-12-10"),
        ("2026-12-31T17:00", "due 2027-01-11 (2027-01-10: weekend)"),
        ("2027-01-29T10:00", "due 2027-02-10"),
        ("2027-03-31T10:00", "due 2027-04-12 (2027-04-10: weekend)"),
    ],
)
def test_the_month_off_ends_on_the_tenth_or_the_first_working_day_after(at: str, due: str) -> None:
    walk = walked("credit_control", "no_answer", case=case("call_3", open_invoices=1), at=at)
    assert due in lines(walk.call.effects)


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-12-01T10:00", "due 2026-12-09"),
        ("2026-12-18T10:00", "due 2026-12-28"),
        ("2026-12-29T10:00", "due 2027-01-07"),
        ("2026-11-29T10:00", "due 2026-12-04"),
    ],
)
def test_five_working_days_leave_out_weekends_and_holidays(at: str, due: str) -> None:
    walk = walked("credit_control", "no_answer", case=case(open_invoices=1), at=at)
    assert due in lines(walk.call.effects)


def test_the_day_is_counted_where_the_customer_lives() -> None:
    state = case("pre_block", open_invoices=1, preblock_sent_on="2026-11-09")
    late = {"case": state, "zone": "Europe/Rome"}
    assert walked("credit_control", at="2026-11-23T23:30", **late).call.over
    assert walked("credit_control", at="2026-11-24T00:30", **late).call.spot.step == "since_then"


def test_open_invoices_are_asked_for_where_nobody_knows_them() -> None:
    walk = walked("credit_control", "open_invoices=3,no_answer", case=case("call_3"))
    assert walk.passed[0].name == "open_count"
    assert lines(walk.call.effects)[0] == "fact open_invoices = 3"
    assert walk.call.case.status == "pre_block"


def test_what_is_known_is_not_asked() -> None:
    walk = walked("credit_control", case=case(open_invoices=2))
    assert "open_count" not in [passed.name for passed in walk.passed]


def test_an_empty_answer_keeps_what_is_there() -> None:
    state = case(open_invoices=2, promised_on="2026-12-01")
    walk = walked("credit_control", "payment_agreed,full,promised_on=", case=state)
    assert walk.call.case.facts["promised_on"] == "2026-12-01"
    assert "due 2026-12-04" in lines(walk.call.effects)
    assert not [effect for effect in walk.call.effects if effect.kind == "fact"]


def test_what_is_there_is_not_kept_once_it_has_passed() -> None:
    state = case(open_invoices=2, promised_on="2026-11-20")
    with pytest.raises(BadInput, match="2026-11-20 has passed"):
        walked("credit_control", "payment_agreed,full,promised_on=", case=state)


def test_a_decision_is_shown_with_its_answer() -> None:
    walk = walked("credit_control", "no_answer", case=case("call_3", open_invoices=2))
    passed = {step.name: step.answer for step in walk.passed}
    assert passed["anything_open"] == "something"
    assert passed["which_try"] == "last"
    assert passed["last_try"] == "few"


def test_the_status_before_is_the_one_that_customer_care_interrupted() -> None:
    walk = walked("credit_control", "update,due_on=", case=case("customer_care_resolution", open_invoices=1))
    assert walk.call.case.previous_status == "customer_care_resolution"


def test_a_note_is_required_for_this_call_only() -> None:
    state = replace(case("to_block", open_invoices=2, assignee="credit_office"), note_required=True)
    assert not walked("credit_control", "keep", case=state).call.case.note_required


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ("no_answer", "no_answer"),
        ("already_paid,paid_on=2026-11-23", "paid_claimed"),
        ("payment_agreed,full,promised_on=2026-12-01", "promise"),
        ("no_agreement,refuses_until_solved,technical", "refused"),
        ("no_agreement,refuses_to_talk,manager", "handed_over"),
        ("no_agreement,must_check_first,appointment_at=+1 15:00", "appointment"),
        ("no_agreement,refuses", "refused"),
    ],
)
def test_the_call_counts_as_what_it_was(answers: str, outcome: str) -> None:
    assert walked("credit_control", answers, case=case(open_invoices=2)).call.outcome == outcome


@pytest.mark.parametrize(
    ("holder", "step"), [("credit_office", "office_review"), ("Omid", "contact"), (None, "contact")]
)
def test_a_case_that_a_colleague_was_given_is_on_no_offices_list(holder: str | None, step: str) -> None:
    walk = walked("credit_control", case=case("new", open_invoices=2, assignee=holder))
    assert walk.call.spot.step == step
