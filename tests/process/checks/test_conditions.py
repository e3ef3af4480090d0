"""Conditions about what isn't there, or for values that it never has; decisions without an answer."""

import pytest

from tests.process.checks.found import assert_faults

ASKED = """\
statuses: { new: new, waiting: waiting }
roles: { office: the office }
tasks: { look: look again }
facts:
  tries: { type: count, text: tries, default: 0 }
  amount: { type: money, text: amount }
  paid_on: { type: date, text: paid on }
  colour: { type: text, text: colour, choices: { red: red, blue: blue } }
  happy: { type: flag, text: happy }
start: decide
steps:
  decide:
    kind: decide
    task: Well?
    options:
      "yes": { text: "yes", when: { CONDITION }, next: finish }
      "no": { text: "no", next: finish }
"""
NO_SIZE = "use is, is_not or one_of, or count the days since a date"


def never(subject: str) -> str:
    return f"{subject} has no size: at_least, at_most, over and under never hold for it"


@pytest.mark.parametrize(
    ("condition", "fault", "remedy"),
    [
        ("›tires: 3", "nothing is called tires", "did you mean tries?"),
        ("›statsu: new", "nothing is called statsu", "did you mean status?"),
        ("›weather: fine", "nothing is called weather", "declare it under `facts`"),
        ("›days_since payed_on: { under: 3 }", "there is no fact payed_on", "did you mean paid_on?"),
        (
            "›working_days_since tries: { under: 3 }",
            "days are counted from a date, and tries is a count",
            "name one of paid_on",
        ),
        ("›passed decid: true", "there is no step decid", "did you mean decide?"),
        ("status: ›wating", "there is no status wating", "did you mean waiting?"),
        ("status: ›[new, old]", "there is no status old", "declare it under `statuses`"),
        ("status: ›{ is_not: nwe }", "there is no status nwe", "did you mean new?"),
        ("assignee: ›ofice", "there is no role ofice", "did you mean office?"),
        ("task: ›lok", "there is no task lok", "did you mean look?"),
        ("priority: ›urgent", "there is no priority urgent", "priorities are blocking, high, medium, low"),
        ("priority: ›hihg", "there is no priority hihg", "did you mean high?"),
        ("tries: ›three", "tries is never three", "compare it with a value that it can have"),
        ("colour: ›{ one_of: [red, bleu] }", "colour is never bleu", "did you mean blue?"),
        ("happy: ›yes", "happy is never yes", "compare it with a value that it can have"),
        ("paid_on: ›{ over: 3 }", never("paid_on"), NO_SIZE),
        ("status: ›{ at_least: 3 }", never("status"), NO_SIZE),
        ("connected: ›{ over: 3 }", never("connected"), NO_SIZE),
    ],
)
def test_a_condition_that_can_never_hold(condition: str, fault: str, remedy: str) -> None:
    assert_faults(ASKED.replace("CONDITION", condition), (fault, remedy))


@pytest.mark.parametrize(
    "condition",
    [
        "tries: { at_least: 3, under: 5 }",
        "tries: [1, 2]",
        "amount: { over: 100 }",
        "colour: red",
        "happy: true",
        "paid_on: { known: false }",
        "days_since paid_on: { under: 15 }",
        "status: [new, waiting], assignee: { known: true }",
        "priority: { is_not: high }",
        "passed decide: true",
        "holds: { at_least: 1 }, connected: true",
        "task: look, numbers_left: 0",
    ],
)
def test_a_condition_about_what_there_is(condition: str) -> None:
    assert_faults(ASKED.replace("CONDITION", condition))


def test_conditions_of_lines_interrupts_and_imports_are_looked_at() -> None:
    assert_faults(
        """\
        start: say
        steps:
          say:
            kind: say
            say: Good day.
            says:
              - when: { ›hello: true }
                say: Hello.
            next: effects
          effects:
            kind: effects
            effects:
              - tag: x
            next: finish
        anywhere:
          wave: { text: wave, start: say, when: { ›hand: free }, reason: no hand is free }
        on_import:
          - when: { ›rain: true }
            start: effects
        """,
        ("nothing is called hello", "declare it under `facts`"),
        ("nothing is called hand", "declare it under `facts`"),
        ("nothing is called rain", "declare it under `facts`"),
    )


def test_a_body_may_ask_about_the_protocol() -> None:
    assert_faults(
        """\
        start: decide
        steps:
          decide:
            kind: decide
            task: Seen?
            options:
              "yes": { text: "yes", when: { holds: 1, tries: { over: 1 } }, next: finish }
              "no": { text: "no", next: finish }
        """,
        protocol=True,
    )


def test_only_steps_of_the_same_file_can_have_been_passed() -> None:
    assert_faults(
        """\
        start: decide
        steps:
          decide:
            kind: decide
            task: Said goodbye?
            options:
              "yes": { text: "yes", when: { ›passed goodbye: true }, next: finish }
              "no": { text: "no", next: finish }
        """,
        ("there is no step goodbye", "name a step"),
        protocol=True,
    )


def test_a_decision_without_an_answer_for_the_rest() -> None:
    assert_faults(
        """\
        start: decide
        steps:
          decide:
            kind: decide
            task: High?
            options:
              high: { text: high, when: { priority: high }, next: finish }
              ›low: { text: low, when: { priority: low }, next: finish }
        """,
        ("where no branch of decide holds, low would be taken all the same", "end with a branch without `when`"),
    )


def test_branches_behind_one_that_always_holds() -> None:
    assert_faults(
        """\
        start: decide
        steps:
          decide:
            kind: decide
            task: High?
            options:
              ›any: { text: any, next: finish }
              high: { text: high, when: { priority: high }, next: finish }
              rest: { text: rest, next: finish }
        """,
        ("the branches after any are never taken: it always holds", "give it a `when`, or put it last"),
    )
