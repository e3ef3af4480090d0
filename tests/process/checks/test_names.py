"""Names that nothing declares."""

import pytest

from tests.process.checks.found import assert_faults
from tests.process.scene import HEAD

DECLARED = """\
statuses: { new: new, waiting: waiting }
roles: { office: the office, lead: the lead }
tasks: { look: look again }
notes: { told: The customer was told. }
reports: { monthly: the month's report }
closings: { paid: paid }
outcomes: { done: { text: done } }
messages:
  hello: { subject: Hello, body: Good day. }
start: effects
steps:
  effects:
    kind: effects
    effects:
      - EFFECT
    next: end
  end:
    kind: end
"""


@pytest.mark.parametrize(
    ("effect", "fault", "remedy"),
    [
        ("mail: ›helo", "there is no message helo", "did you mean hello?"),
        ("letter: ›goodbye", "there is no message goodbye", "declare it under `messages`"),
        ("text: ›helo", "there is no message helo", "did you mean hello?"),
        ("status: ›wating", "there is no status wating", "did you mean waiting?"),
        ("status: { previous_or: ›wating }", "there is no status wating", "did you mean waiting?"),
        ("assign: ›ofice", "there is no role ofice", "did you mean office?"),
        ("task: ›loook", "there is no task loook", "did you mean look?"),
        ("note: ›tld", "there is no note tld", "did you mean told?"),
        ("report: ›montly", "there is no report montly", "did you mean monthly?"),
        ("close: ›pad", "there is no closing pad", "did you mean paid?"),
        ("{ notify: ›ofice, message: hello }", "there is no role ofice", "did you mean office?"),
        ("{ notify: office, message: ›helo }", "there is no message helo", "did you mean hello?"),
    ],
)
def test_an_effect_names_what_is_not_declared(effect: str, fault: str, remedy: str) -> None:
    assert_faults(DECLARED.replace("EFFECT", effect), (fault, remedy))


@pytest.mark.parametrize("effect", ["assign: nobody", "task: done", "note: required", "tag: any", "priority: low"])
def test_words_of_the_format_need_no_declaration(effect: str) -> None:
    assert_faults(DECLARED.replace("EFFECT", effect))


def test_outcomes_phases_and_the_first_status() -> None:
    assert_faults(
        """\
        start_status: ›nwe
        statuses: { new: new }
        outcomes: { solved: { text: solved } }
        phases: { talk: Talk }
        start: say
        steps:
          say:
            kind: say
            phase: ›tlak
            say: Good day.
            next: effects
          effects:
            kind: effects
            outcome: ›sovled
            next: end
          end:
            kind: end
            outcome: ›won
        """,
        ("there is no status nwe", "did you mean new?"),
        ("there is no phase tlak", "did you mean talk?"),
        ("there is no outcome sovled", "did you mean solved?"),
        ("there is no outcome won", "declare it under `outcomes`"),
    )


def test_the_first_status_is_new_unless_the_file_says_otherwise() -> None:
    assert_faults(
        """\
        statuses: { fresh: fresh }
        start: end
        steps:
          end:
            kind: end
        """,
        ("there is no status new", "declare it under `statuses`"),
        head="›" + HEAD,
    )


def test_a_body_may_use_what_the_protocol_declares() -> None:
    text = """\
        start: effects
        steps:
          effects:
            kind: effects
            phase: case
            effects:
              - assign: supervisors
              - task: escalation
              - note: no_answer
              - close: solved
              - fact: tries
                add: 1
            outcome: escalated
            next: say
          say:
            kind: say
            say: "{brand} follows it up by {follow_up_by}."
            next: end
          end:
            kind: end
        """
    assert_faults(text, protocol=True)


def test_statuses_and_messages_are_never_the_protocols() -> None:
    assert_faults(
        """\
        start: effects
        steps:
          effects:
            kind: effects
            effects:
              - status: ›call_back
            next: end
          end:
            kind: end
        """,
        ("there is no status call_back", "declare it under `statuses`"),
        protocol=True,
    )
