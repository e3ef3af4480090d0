"""What holds of what: tests, subjects, and days since a date."""

from typing import Any

import pytest
from pydantic import ValidationError

from agentdesk.process.conditions import Test, fact_of
from agentdesk.process.engine import begin
from agentdesk.process.subjects import holds, value_of
from tests.process.scene import TUESDAY, case, moment, setting, shipped, small

UNKNOWN = dict[str, Any]().get


@pytest.mark.parametrize(
    ("written", "value", "outcome"),
    [
        (3, 3, True),
        (3, 4, False),
        ("new", "new", True),
        (True, False, False),
        (["a", "b"], "b", True),
        (["a", "b"], "c", False),
        ({"is_not": "a"}, "b", True),
        ({"is_not": "a"}, "a", False),
        ({"known": True}, 0, True),
        ({"known": False}, 0, False),
        ({"at_least": 3}, 3, True),
        ({"over": 3}, 3, False),
        ({"at_most": 3}, 3, True),
        ({"under": 3}, 3, False),
        ({"at_least": 1, "under": 3}, 2, True),
        ({"at_least": 1, "under": 3}, 3, False),
        ({"over": 3}, "much", False),
    ],
)
def test_a_test_holds_or_not(written: Any, value: Any, outcome: bool) -> None:
    assert Test.model_validate(written).holds(value, UNKNOWN) is outcome


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ({"known": False}, True),
        ({"is_not": 3}, True),
        (3, False),
        ([1, 2], False),
        ({"known": True}, False),
        ({"under": 3}, False),
        ({"at_least": 0}, False),
    ],
)
def test_what_is_unknown_holds_for_almost_nothing(written: Any, outcome: bool) -> None:
    assert Test.model_validate(written).holds(None, UNKNOWN) is outcome


@pytest.mark.parametrize(
    ("limit", "value", "outcome"),
    [(6, 6, True), (6, 5, False), (None, 6, False), ("six", 6, False), (6, None, False)],
)
def test_a_limit_can_be_a_fact(limit: Any, value: Any, outcome: bool) -> None:
    test = Test.model_validate({"at_least": {"fact": "most"}})
    assert test.holds(value, {"most": limit}.get) is outcome


def test_a_test_asks_something() -> None:
    with pytest.raises(ValidationError):
        Test.model_validate({})


@pytest.mark.parametrize(
    ("subject", "fact"),
    [
        ("open_invoices", "open_invoices"),
        ("days_since paid_on", "paid_on"),
        ("working_days_since paid_on", "paid_on"),
        ("months_since paid_on", "paid_on"),
        ("status", None),
        ("holds", None),
        ("passed close", None),
    ],
)
def test_the_fact_behind_a_subject(subject: str, fact: str | None) -> None:
    assert fact_of(subject) == fact


def subject(name: str, at: str = TUESDAY, **facts: Any) -> Any:
    given = setting(shipped("credit_control").process, full=True, numbers=2, voicemail=False)
    call = begin(given, case(**{"open_invoices": 2, "assignee": None, **facts}), moment(at))
    return value_of(call, name, moment(at))


def test_case_and_call_are_subjects() -> None:
    assert subject("status") == "new"
    assert subject("priority") == "medium"
    assert subject("assignee") is None
    assert subject("connected") is False
    assert subject("inbound") is False
    assert subject("do_not_call") is False
    assert subject("numbers_left") == 2
    assert subject("voicemail_consent") is False
    assert subject("confidential") is True
    # The call stands in the protocol, which has no step of that name.
    assert subject("passed standing") is False
    alone = begin(setting(shipped("credit_control").process), case(open_invoices=2), moment(TUESDAY))
    assert value_of(alone, "passed standing", moment(TUESDAY)) is True
    assert subject("passed paid_up") is False


def test_defaults_stand_for_what_is_not_known() -> None:
    assert subject("unanswered_calls") == 0
    assert subject("tries") == 0
    assert subject("unanswered_calls", unanswered_calls=2) == 2
    assert subject("paid_on") is None
    assert subject("days_since paid_on") is None


@pytest.mark.parametrize(
    ("paid_on", "days", "working"),
    [("2026-11-24", 0, 0), ("2026-11-20", 4, 2), ("2026-11-30", -6, 0), ("2026-11-17", 7, 5)],
)
def test_days_since_a_date(paid_on: str, days: int, working: int) -> None:
    assert subject("days_since paid_on", paid_on=paid_on) == days
    assert subject("working_days_since paid_on", paid_on=paid_on) == working


@pytest.mark.parametrize(
    ("paid_on", "test", "outcome"),
    [
        ("2026-08-24", {"at_most": 3}, True),
        ("2026-08-24", {"under": 3}, False),
        ("2026-08-23", {"at_most": 3}, False),
        ("2026-08-25", {"under": 3}, True),
        ("2026-12-24", {"is": -1}, True),
        (None, {"under": 3}, False),
    ],
)
def test_months_since_a_date(paid_on: str | None, test: dict[str, float], outcome: bool) -> None:
    value = subject("months_since paid_on", paid_on=paid_on)
    assert Test.model_validate(test).holds(value, {}.get) is outcome


def test_days_end_at_midnight_where_the_customer_is() -> None:
    given = setting(shipped("credit_control").process, country="CN", zone="Asia/Shanghai")
    at = moment("2026-11-24T23:30", "Europe/Rome")
    call = begin(given, case(open_invoices=2, paid_on="2026-11-24"), at)
    assert value_of(call, "days_since paid_on", at) == 1


def test_days_since_a_moment_begin_where_the_customer_is() -> None:
    at = moment("2026-11-24T10:00")
    call = begin(
        setting(shipped("credit_control").process), case(open_invoices=2, appointment_at="2026-11-22T23:30+00:00"), at
    )
    assert value_of(call, "days_since appointment_at", at) == 1


def test_sums_of_money_have_a_size() -> None:
    call = begin(
        setting(shipped("credit_control").process),
        case(open_invoices=2, amount_due="1250.00"),
        moment(TUESDAY),
    )
    assert holds(call, {"amount_due": Test.model_validate({"over": 1000})}, moment(TUESDAY))


def test_every_test_of_a_condition_has_to_hold() -> None:
    process = small(
        """\
        facts:
          a: { type: count, text: a, default: 1 }
          b: { type: count, text: b, default: 2 }
        start: decide
        steps:
          decide:
            kind: decide
            task: Both?
            options:
              both: { text: both, when: { a: 1, b: 2 }, next: both }
              other: { text: other, next: other }
          both:
            kind: end
          other:
            kind: end
        """
    ).process
    assert begin(setting(process), case(), moment(TUESDAY)).spot.step == "both"
    assert begin(setting(process), case(b=3), moment(TUESDAY)).spot.step == "other"
