"""Answers that are kept as facts, facts that a due rule sets, and work that needs no calling window."""

import pytest

from agentdesk.core.inputs import Choose, Undo
from agentdesk.process.checks import check
from agentdesk.process.effects import EffectSpec
from agentdesk.process.walk import answers_of, walk
from tests.process.effect_lines import lines
from tests.process.scene import TUESDAY, Played, case, moment, setting, small

LEVEL = """\
facts:
  level: { type: text, text: level, choices: { good: good, bad: bad } }
  last_on: { type: date, text: last, default: 2024-02-29 }
  next_on: { type: date, text: next }
  by: { type: time, text: by }
roles: { office: office }
start: level
steps:
  level:
    kind: ask
    say: How was it?
    fact: level
    options:
      good: { text: good, next: which }
      bad: { text: bad, next: which }
  which:
    kind: decide
    task: Was it bad?
    options:
      bad: { text: "yes", when: { level: bad }, next: later }
      good: { text: "no", next: done }
  later:
    kind: effects
    effects:
      - fact: next_on
        to: { years: 1, after: last_on }
      - fact: by
        to: { working_days: 2 }
      - assign: office
      - due: { by: by, window: none }
    next: done
  done:
    kind: end
"""


def test_an_answer_is_kept_and_decisions_know_it() -> None:
    found = walk(setting(small(LEVEL).process), case(), answers_of("bad"), moment(TUESDAY))
    assert lines(found.call.effects) == [
        "fact level = bad",
        "fact next_on = 2025-02-28",
        "fact by = 2026-11-26T18:00:00+01:00",
        "assign office",
        "due 2026-11-24T10:00 to 2026-11-26T18:00",
    ]
    assert found.call.case.anytime


def test_an_answer_that_is_taken_back_is_no_fact() -> None:
    call = Played.begun(setting(small(LEVEL).process))
    call.do(Choose("bad"))
    assert call.call.case.facts["level"] == "bad"
    call.do(Undo())
    assert "level" not in call.call.case.facts
    assert call.step == "level"


def test_work_without_a_window_is_planned_when_the_window_is_shut() -> None:
    state = walk(setting(small(LEVEL).process), case(), answers_of("bad"), moment("2026-11-28T10:00")).call.case
    assert state.due_from == moment("2026-11-28T10:00")
    assert state.due_by == moment("2026-12-01T18:00")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("fact: level\n", "fact: lvel\n", "there is no fact lvel"),
        ("fact: level\n", "fact: last_on\n", "an answer is kept as a text, and last_on is a date"),
        ("good: { text: good, next: which }", "fine: { text: good, next: which }", "fine is no value of level"),
        ("- fact: next_on\n", "- fact: level\n", "a due rule gives a day, and level is text"),
        ("years: 1, after: last_on", "years: 1, after: by", "by need not be known here"),
        ("years: 1, after: last_on", "years: 99, after: last_on", "too far ahead"),
    ],
)
def test_what_cant_be_kept_is_a_fault(old: str, new: str, fault: str) -> None:
    assert LEVEL.count(old) == 1
    assert any(fault in str(found) for found in check(small(LEVEL.replace(old, new))))


def test_a_fact_is_set_to_one_thing() -> None:
    assert EffectSpec.model_validate({"fact": "a", "to": {"days": 2}}).to is not None
    with pytest.raises(ValueError, match="one of to, add, clear"):
        EffectSpec.model_validate({"fact": "a", "to": {"days": 2}, "add": 1})


def test_a_text_of_a_form_is_checked_when_a_process_is_read() -> None:
    text = LEVEL.replace(
        "roles:", "  every: { type: text, text: every, form: recurrence, default: WEEKLY }\nroles:", 1
    )
    assert LEVEL.count("roles:") == 1
    assert any("WEEKLY is no value of every" in str(found) for found in check(small(text)))
    assert check(small(text.replace("default: WEEKLY", "default: FREQ=WEEKLY"))) == ()


@pytest.mark.parametrize(
    ("or_by", "ends"), [("2026-11-25T09:00:00+01:00", "25T09:00"), ("2027-01-01T09:00:00+01:00", "26T18:00")]
)
def test_the_earlier_of_two_moments_counts(or_by: str, ends: str) -> None:
    text = LEVEL.replace("{ by: by, window: none }", "{ by: by, or_by: other, window: none }")
    text = text.replace("roles:", "  other: { type: time, text: other }\nroles:", 1)
    assert check(small(text)) == ()
    state = walk(setting(small(text).process), case(other=or_by), answers_of("bad"), moment(TUESDAY)).call.case
    assert state.due_by == moment(f"2026-11-{ends}")
