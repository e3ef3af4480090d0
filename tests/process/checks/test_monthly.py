"""The month's report names only what the process has."""

import pytest

from agentdesk.process.checks import check
from tests.process.scene import small

GOOD = """\
tasks: { remind: remind }
outcomes: { asked: { text: asked } }
facts:
  level: { type: text, text: level, choices: { good: good, bad: bad } }
  since: { type: date, text: since }
  state: { type: text, text: state, choices: { open: open, told: told } }
monthly:
  levels: [level]
  said: [level]
  complaints: { state: state, settled: told, department: level }
  reminders: { task: remind, reminded: asked, served: done }
start: done
steps:
  done:
    kind: effects
    effects:
      - tag: done
      - close: done
    outcome: asked
    next: finish
closings: { done: done }
"""


def found(text: str) -> list[str]:
    return [str(fault) for fault in check(small(text))]


def test_a_report_that_names_what_there_is_has_no_fault() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("levels: [level]", "levels: [levl]", "there is no fact levl"),
        ("levels: [level]", "levels: [since]", "since is a date"),
        ("said: [level]", "said: [since]", "since is a date"),
        ("settled: told", "settled: tld", "state is never tld"),
        ("state: state", "state: stat", "there is no fact stat"),
        ("department: level", "department: since", "since is a date"),
        ("task: remind,", "task: remnd,", "there is no task remnd"),
        ("reminded: asked", "reminded: askd", "there is no outcome askd"),
        ("served: done", "served: dne", "no step adds the tag dne"),
    ],
)
def test_what_it_names_and_isnt_there_is_a_fault(old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    assert any(said in fault for fault in found(GOOD.replace(old, new)))
