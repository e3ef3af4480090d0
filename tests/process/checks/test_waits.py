"""Waits that are over before they begin, or never; time limits that nobody can keep."""

import pytest

from tests.process.checks.found import assert_faults

FACTS = """\
facts:
  sent_on: { type: date, text: sent on }
  other_on: { type: date, text: another day }
"""
SAME = "give the wait and the condition of soon the same number"


def waiting(condition: str, due: str, between: str = "wait") -> str:
    return (
        FACTS
        + f"""\
start: since
steps:
  since:
    kind: decide
    task: How long ago?
    options:
      soon: {{ text: soon, when: {{ {condition} }}, next: {between} }}
      later: {{ text: later, next: finish }}
  wait:
    kind: wait
    due: {{ {due} }}
"""
    )


@pytest.mark.parametrize(
    ("condition", "due"),
    [
        ("days_since sent_on: { under: 15 }", "days: ›10, after: sent_on"),
        ("days_since sent_on: { under: 11 }", "days: ›10, after: sent_on"),
        ("days_since sent_on: { at_most: 10 }", "days: ›10, after: sent_on"),
        ("working_days_since sent_on: { under: 15 }", "working_days: ›10, after: sent_on"),
        ("days_since sent_on: { under: 15 }", "days: ›[10, 20], after: sent_on, roll: true"),
        ("months_since sent_on: { at_most: 10 }", "months: ›10, after: sent_on"),
    ],
)
def test_a_wait_that_a_decision_never_lets_go(condition: str, due: str) -> None:
    unit = "working days" if due.startswith("working") else due.partition(":")[0]
    fault = f"10 {unit} after sent_on this wait is over, and since still answers soon"
    assert_faults(waiting(condition, due), (fault, SAME))


@pytest.mark.parametrize(
    ("condition", "due"),
    [
        ("days_since sent_on: { under: 10 }", "days: 10, after: sent_on"),
        ("days_since sent_on: { at_most: 9 }", "days: 10, after: sent_on"),
        ("days_since sent_on: { under: 3 }", "days: 10, after: sent_on"),
        ("days_since sent_on: { at_least: 3 }", "days: 10, after: sent_on"),
        ("working_days_since sent_on: { under: 3 }", "working_days: 3, after: sent_on"),
        ("days_since sent_on: { under: 15 }", "days: 10"),
        ("months_since sent_on: { under: 10 }", "months: 10, after: sent_on"),
        ("months_since sent_on: { over: 10 }", "months: 3, after: sent_on"),
        ("days_since sent_on: { under: 15 }, other_on: { known: true }", "days: 10, after: other_on"),
    ],
)
def test_a_wait_that_lets_go(condition: str, due: str) -> None:
    assert_faults(waiting(condition, due))


def test_decisions_and_effects_in_between_change_nothing() -> None:
    text = waiting("days_since sent_on: { under: 15 }", "days: ›10, after: sent_on", "note")
    assert_faults(
        text
        + """\
  note:
    kind: effects
    effects:
      - tag: waiting
    next: high
  high:
    kind: decide
    task: High?
    options:
      "yes": { text: "yes", when: { priority: high }, next: finish }
      "no": { text: "no", next: wait }
""",
        ("10 days after sent_on this wait is over, and since still answers soon", SAME),
    )


def test_a_fact_that_is_set_anew_in_between_does() -> None:
    assert_faults(
        waiting("days_since sent_on: { under: 15 }", "days: 10, after: sent_on", "send")
        + """\
  send:
    kind: effects
    effects:
      - fact: sent_on
        to: today
    next: wait
"""
    )


@pytest.mark.parametrize("due", ["days: ›0", "working_days: ›0", '"now": ›true'])
def test_a_wait_of_no_length(due: str) -> None:
    remedy = "name a date" if "now" in due else "write 1 or more"
    assert_faults(
        f"start: wait\nsteps:\n  wait:\n    kind: wait\n    due: {{ {due} }}\n",
        ("this wait is over as soon as it begins", remedy),
    )


def test_a_wait_names_its_own_date() -> None:
    due = "before: ›true"
    assert_faults(
        f"start: wait\nsteps:\n  wait:\n    kind: wait\n    due: {{ {due} }}\n",
        ("there need not be a date before", "name a date"),
    )


def test_a_wait_for_a_date_has_no_way_on() -> None:
    anew = "leave it out: the case starts anew when the date comes"
    assert_faults(
        """\
        start: wait
        steps:
          wait:
            kind: wait
            due: { days: 3 }
            again: ›wait
            back: ›end
          end:
            kind: end
        """,
        ("again is for waits with the customer on the line", anew),
        ("back is for waits with the customer on the line", anew),
    )


@pytest.mark.parametrize("seconds", [0, -5, 3601])
def test_a_live_wait_has_a_length_that_can_be_waited(seconds: int) -> None:
    assert_faults(
        f"start: hold\nsteps:\n  hold:\n    kind: wait\n    seconds: ›{seconds}\n    back: finish\n",
        (f"{seconds} s is no time limit", "write 1 to 3600"),
    )


@pytest.mark.parametrize("seconds", [0, 61])
def test_a_line_begins_within_a_minute(seconds: int) -> None:
    assert_faults(
        f"start: say\nsteps:\n  say:\n    kind: say\n    say: Hello.\n    within: ›{seconds}\n    next: finish\n",
        (f"{seconds} s is no time limit", "write 1 to 60"),
    )


@pytest.mark.parametrize(("seconds", "within"), [(1, 1), (3600, 60)])
def test_the_ends_of_the_ranges_are_inside(seconds: int, within: int) -> None:
    assert_faults(
        f"""\
start: greet
steps:
  greet:
    kind: say
    say: Good day.
    within: {within}
    next: hold
  hold:
    kind: wait
    seconds: {seconds}
    back: finish
"""
    )
