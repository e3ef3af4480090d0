"""Dates that are counted from a fact which need not be known."""

import pytest

from tests.process.checks.found import assert_faults

UNKNOWN = (
    "promised_on need not be known here, and then the date never comes",
    "ask for it before, or come here only where promised_on: { known: true }",
)
FACTS = """\
facts:
  promised_on: { type: date, text: promised for }
"""


def test_a_wait_after_a_fact_that_nobody_asked_for() -> None:
    assert_faults(
        FACTS
        + """\
start: wait
steps:
  wait:
    kind: wait
    due: { working_days: 3, after: ›promised_on }
""",
        UNKNOWN,
    )


def test_a_wait_after_a_fact_that_was_left_empty() -> None:
    assert_faults(
        FACTS
        + """\
start: ask
steps:
  ask:
    kind: input
    task: When?
    type: date
    fact: promised_on
    optional: true
    next: wait
  wait:
    kind: wait
    due: { working_days: 3, after: ›promised_on }
""",
        UNKNOWN,
    )


def test_a_wait_after_a_fact_that_was_cleared_on_one_of_two_ways() -> None:
    assert_faults(
        FACTS
        + """\
start: ask
steps:
  ask:
    kind: input
    task: When?
    type: date
    fact: promised_on
    next: late
  late:
    kind: decide
    task: Late?
    options:
      "yes": { text: "yes", when: { days_since promised_on: { over: 3 } }, next: clear }
      "no": { text: "no", next: wait }
  clear:
    kind: effects
    effects:
      - fact: promised_on
        clear: true
      - due: { days: 1, after: ›promised_on }
    next: wait
  wait:
    kind: wait
    due: { working_days: 3, after: ›promised_on }
""",
        UNKNOWN,
        UNKNOWN,
    )


@pytest.mark.parametrize(
    "condition",
    [
        "promised_on: { known: true }",
        "days_since promised_on: { under: 3 }",
        "working_days_since promised_on: { at_most: 2 }",
        "promised_on: [2026-12-01, 2026-12-02]",
    ],
)
def test_a_branch_that_needs_the_fact_lets_it_be_known(condition: str) -> None:
    assert_faults(
        FACTS
        + f"""\
start: decide
steps:
  decide:
    kind: decide
    task: Promised?
    options:
      "yes": {{ text: "yes", when: {{ {condition} }}, next: wait }}
      "no": {{ text: "no", next: finish }}
  wait:
    kind: wait
    due: {{ working_days: 3, after: promised_on }}
"""
    )


@pytest.mark.parametrize("condition", ["promised_on: { is_not: 2026-12-01 }", "priority: high"])
def test_a_branch_that_does_not_need_it_does_not(condition: str) -> None:
    assert_faults(
        FACTS
        + f"""\
start: decide
steps:
  decide:
    kind: decide
    task: Promised?
    options:
      "yes": {{ text: "yes", when: {{ {condition} }}, next: wait }}
      "no": {{ text: "no", next: finish }}
  wait:
    kind: wait
    due: {{ working_days: 3, after: ›promised_on }}
""",
        UNKNOWN,
    )


def test_the_branch_after_unknown_knows_it() -> None:
    assert_faults(
        FACTS
        + """\
start: decide
steps:
  decide:
    kind: decide
    task: Promised?
    options:
      "no": { text: "no", when: { promised_on: { known: false } }, next: finish }
      "yes": { text: "yes", next: wait }
  wait:
    kind: wait
    due: { working_days: 3, after: promised_on }
"""
    )


def test_an_effect_an_interrupt_and_an_import_let_it_be_known() -> None:
    assert_faults(
        FACTS
        + """\
start: set
steps:
  set:
    kind: effects
    effects:
      - fact: promised_on
        to: today
      - due: { days: 3, after: promised_on }
    next: wait
  wait:
    kind: wait
    due: { working_days: 3, after: promised_on }
  look:
    kind: effects
    effects:
      - due: { days: 3, after: promised_on }
    next: finish
anywhere:
  late:
    text: late
    start: wait
    when: { promised_on: { known: true } }
    reason: nothing is promised
on_import:
  - when: { days_since promised_on: { at_least: 1 } }
    start: look
"""
    )


def test_an_interrupt_without_a_condition_does_not() -> None:
    assert_faults(
        FACTS
        + """\
start: finish_it
steps:
  finish_it:
    kind: end
  wait:
    kind: wait
    due: { working_days: 3, after: ›promised_on }
anywhere:
  late: { text: late, start: wait }
""",
        UNKNOWN,
    )


def test_a_default_is_always_known() -> None:
    assert_faults(
        """\
facts:
  promised_on: { type: date, text: promised for, default: 2026-12-01 }
start: wait
steps:
  wait:
    kind: wait
    due: { working_days: 3, after: promised_on }
"""
    )


@pytest.mark.parametrize("unit", ["days", "working_days"])
def test_a_date_is_not_set_for_years_ahead(unit: str) -> None:
    assert_faults(
        f"""\
start: wait
steps:
  wait:
    kind: wait
    due: {{ {unit}: ›[3, 1200] }}
""",
        ("1200 days are too far ahead for any calendar", "write 1000 at most"),
    )


@pytest.mark.parametrize(("unit", "most"), [("months", 240), ("years", 20)])
def test_months_and_years_are_not_set_for_ever(unit: str, most: int) -> None:
    assert_faults(
        f"""\
start: wait
steps:
  wait:
    kind: wait
    due: {{ {unit}: ›{most + 1} }}
""",
        (f"{most + 1} {unit} are too far ahead for any calendar", f"write {most} at most"),
    )


@pytest.mark.parametrize(
    ("rule", "fault", "remedy"),
    [
        ("days: ›{ fact: word }", "a due date counts with it, and word is text", "name one of tries"),
        (
            "ladder: ›{ minutes: [5], count: word }",
            "a due date counts with it, and word is text",
            "name one of tries",
        ),
        ("recurs: ›{ fact: tries }", "a recurrence is a text, and tries is a count", "name one of word"),
        ("months: ›[1, { fact: gone }]", "there is no fact gone", "declare it under `facts`"),
        ("days: 1, after: ›tries", "a due date needs a day or a moment, and tries is a count", "declare a date"),
        ("days: 1, ahead: ›{ fact: word }", "a due date counts with it, and word is text", "name one of tries"),
    ],
)
def test_a_fact_in_a_rule_is_of_the_kind_that_the_rule_needs(rule: str, fault: str, remedy: str) -> None:
    assert_faults(
        f"""\
facts:
  tries: {{ type: count, text: tries, default: 0 }}
  word: {{ type: text, text: word, default: FREQ=YEARLY }}
start: wait
steps:
  wait:
    kind: wait
    due: {{ {rule} }}
""",
        (fault, remedy),
    )


def test_a_recurrence_that_a_fact_has_by_default_can_be_meant() -> None:
    assert_faults(
        """\
facts:
  every: { type: text, text: how often, default: ›every year }
start: wait
steps:
  wait:
    kind: wait
    due: { recurs: { fact: every } }
""",
        (
            "EVERY YEAR is no part of a recurrence",
            "write it like FREQ=YEARLY;INTERVAL=3, of the parts FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY",
        ),
    )


def test_minutes_are_for_soon() -> None:
    assert_faults(
        """\
start: set
steps:
  set:
    kind: effects
    effects:
      - due: { minutes: ›100000 }
    next: finish
""",
        ("100000 minutes are too far ahead for any calendar", "count the days"),
    )
