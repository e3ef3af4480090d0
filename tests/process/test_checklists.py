"""Checklists: lines that depend on the case, and those of a call that is made first."""

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.inputs import Choose, Next, Tick, Undo
from agentdesk.process.checks import check
from agentdesk.process.graph import mermaid
from agentdesk.process.plan import plan
from agentdesk.process.refusals import NotAccepted, NotAllTicked
from agentdesk.process.steps import targets
from agentdesk.process.walk import walk
from tests.process.scene import TUESDAY, Played, case, moment, setting, shipped, small

TRY = """\
facts:
  voicemail_consent: { type: flag, text: consent to voicemail }
  urgent: { type: flag, text: urgent, default: false }
start: attempt
steps:
  attempt:
    kind: checklist
    task: Try it.
    items:
      voicemail:
        text: Leave a voicemail
        when: { voicemail_consent: true }
        otherwise: Leave no voicemail.
      mail:
        text: Write a mail
        when: { urgent: false }
      write: Write a letter
    call: { answered: talk }
    next: result
  result:
    kind: ask
    task: Reached?
    unanswered: "no"
    options:
      "yes": { text: "yes", next: talk }
      "no": { text: "no", next: written }
  written:
    kind: effects
    planned: true
    task: It was written.
    effects:
      - due: { days: 2 }
    next: filed
  filed:
    kind: effects
    planned: true
    effects:
      - close: filed
    next: finish
  talk:
    kind: say
    say: Good to hear you.
    next: finish
closings: { filed: filed }
"""
PREPARED = (Tick("why"), Tick("problem"), Tick("last_service"), Tick("purpose"), Next())


def played(*, full: bool = False, voicemail: bool | None = None, **facts: object) -> Played:
    return Played.begun(setting(small(TRY).process, full=full, voicemail=voicemail), case(**facts))


def test_a_line_whose_condition_does_not_hold_is_neither_ticked_nor_needed() -> None:
    call = played(urgent=True)
    with pytest.raises(NotAccepted):
        call.do(Tick("voicemail"))
    with pytest.raises(NotAccepted):
        call.do(Tick("mail"))
    with pytest.raises(NotAllTicked):
        call.do(Next())
    call.do(Tick("write"), Next())
    assert call.step == "result"


def test_a_line_whose_condition_holds_is_needed() -> None:
    call = played(voicemail_consent=True)
    call.do(Tick("mail"), Tick("write"))
    with pytest.raises(NotAllTicked):
        call.do(Next())
    call.do(Tick("voicemail"), Next())
    assert call.step == "result"


def test_a_walk_ticks_what_there_is() -> None:
    going = walk(setting(small(TRY).process), case(urgent=True), ("done", "no"), moment(TUESDAY))
    assert going.call.case.closed == "filed"


def test_without_a_protocol_around_it_the_lines_are_ticked_at_once() -> None:
    assert played().step == "attempt"


def test_the_call_is_made_before_the_lines_show() -> None:
    call = played(full=True)
    assert call.step == "prepare"
    call.do(*PREPARED)
    assert call.step == "dial"
    call.do("no_answer")
    assert (call.step, call.call.unreached) == ("attempt", True)
    call.do(Tick("mail"), Tick("write"), Next())
    assert call.step == "result"


def test_who_answers_is_greeted_and_passes_the_lines_by() -> None:
    call = played(full=True)
    call.do(*PREPARED, "answered")
    call.say()
    call.say()
    call.say()
    assert call.step == "talk"


def test_an_answer_at_the_telephone_can_be_taken_back() -> None:
    call = played(full=True)
    call.do(*PREPARED, "no_answer")
    call.do(Undo())
    assert call.step == "dial"
    call.do(Choose("busy"))
    assert call.step == "attempt"


def test_both_ways_out_of_such_a_checklist_are_ways() -> None:
    step = small(TRY).process.steps["attempt"]
    assert dict(targets(step)) == {("next",): "result", ("call", "answered"): "talk"}


def test_a_call_that_leads_nowhere_is_a_fault() -> None:
    (fault,) = check(small(TRY.replace("answered: talk", "answered: tlak")), shipped("service_call"))
    assert "there is no step tlak" in str(fault)
    assert "did you mean talk" in str(fault)


def test_a_condition_of_a_line_is_checked() -> None:
    faults = check(small(TRY.replace("urgent: false", "urgnt: false")), shipped("service_call"))
    assert any("urgnt" in str(fault) for fault in faults)


def test_an_item_needs_a_text() -> None:
    with pytest.raises(BadInput, match="items"):
        small(TRY.replace("        text: Write a mail\n", ""))


def test_a_fact_may_bear_the_name_of_a_subject_only_where_it_is_its_record() -> None:
    around = shipped("service_call")
    wrong = small(TRY.replace("{ type: flag, text: consent to voicemail }", "{ type: text, text: consent }"))
    assert any("means something else already" in str(fault) for fault in check(wrong, around))
    assert [str(fault) for fault in check(small(TRY), around)] == []


def test_a_plan_names_every_step_that_is_marked_for_it() -> None:
    planned = plan(setting(small(TRY).process), case(), moment(TUESDAY))
    assert [(one.step, one.source) for one in planned] == [("written", "It was written."), ("filed", "")]


DATED = """\
statuses: { new: new, late: late }
facts:
  since: { type: date, text: since }
start: call
steps:
  call:
    kind: ask
    task: Call.
    unanswered: nobody
    options:
      nobody: { text: nobody, next: end }
  date_it:
    kind: effects
    effects:
      - status: late
      - due: { days: [2, 4], after: since }
    next: end
  end:
    kind: end
on_import:
  - when: { since: { known: true } }
    start: date_it
"""


def test_a_case_without_a_date_is_planned_as_an_import_would_date_it() -> None:
    given = setting(small(DATED).process)
    (one,) = plan(given, case(since="2026-11-26"), moment(TUESDAY))
    # The 28th is a Saturday: the first hour in which calls may be made is Monday's.
    assert (one.due_from, one.due_by) == (moment("2026-11-30T09:00"), moment("2026-11-30T18:00"))
    (now,) = plan(given, case(), moment(TUESDAY))
    assert now.due_from == moment(TUESDAY)


def test_a_date_that_a_case_has_is_kept() -> None:
    state = case(since="2026-11-26", due_from=moment("2026-12-01T09:00"), due_by=moment("2026-12-01T18:00"))
    (one,) = plan(setting(small(DATED).process), state, moment(TUESDAY))
    assert one.due_from == moment("2026-12-01T09:00")


def test_a_drawing_tells_the_two_ways_out_apart() -> None:
    drawn = mermaid(small(TRY).process)
    assert 's_attempt -->|"answered"| s_talk' in drawn
    assert "s_attempt --> s_result" in drawn
