"""Ledgers that can't account for every case."""

import pytest

from tests.process.checks.found import assert_faults

REST = """\
statuses: { new: new, talking: in a call, closed: closed }
closings: { helped: helped }
start: done
steps:
  done:
    kind: effects
    effects:
      - status: closed
      - close: helped
    next: finish
"""


def test_a_ledger_that_adds_up() -> None:
    assert_faults("ledger: { in_call: talking, closed: closed, duplicate: helped }\n" + REST)


@pytest.mark.parametrize(
    ("ledger", "fault"),
    [
        ("in_call: ›tolking, closed: closed", ("there is no status tolking", "did you mean talking?")),
        ("in_call: talking, closed: ›over", ("there is no status over", "declare it under `statuses`")),
        (
            "in_call: ›new, closed: closed",
            ("every case begins with the status new, and that is the ledger's in_call", "name another one"),
        ),
        (
            "in_call: talking, closed: closed, duplicate: ›twice",
            ("there is no closing twice", "declare it under `closings`"),
        ),
    ],
)
def test_names_that_lead_nowhere(ledger: str, fault: tuple[str, str]) -> None:
    assert_faults(f"ledger: {{ {ledger} }}\n{REST}", fault)


def test_nothing_to_close_a_case_with() -> None:
    assert_faults(
        """\
›ledger: { in_call: talking, closed: closed }
statuses: { new: new, talking: in a call, closed: closed }
start: line
steps:
  line: { kind: say, say: Good day., next: finish }
""",
        ("no case can ever be closed", "declare reasons under `closings`"),
    )


def test_a_limit_that_is_no_number() -> None:
    text = """\
facts: { tries: { type: count, text: tries, default: 0 }, name: { type: text, text: name } }
start: which
steps:
  which:
    kind: decide
    task: Which?
    options:
      many: { text: many, when: { tries: { at_least: { fact: %s } } }, next: finish }
      few: { text: few, next: finish }
"""
    assert_faults(text % "tries")
    assert_faults(text % "›name", ("a limit needs a size, and name is text", "name one of tries"))
    assert_faults(text % "›trys", ("there is no fact trys", "did you mean tries?"))


def test_an_agent_who_is_no_text() -> None:
    text = """\
facts: { owner: { type: text, text: owner }, tries: { type: count, text: tries, default: 0 } }
start: give
steps:
  give:
    kind: effects
    effects:
      - assign: { fact: %s }
    next: finish
"""
    assert_faults(text % "owner")
    assert_faults(text % "›tries", ("an agent's id is a text, and tries is a count", "name one of owner"))
