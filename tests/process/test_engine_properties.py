"""What holds for every call, whatever is done in it: shown on random calls of both shipped processes."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentdesk.calendars.fact_dates import MissingFact
from agentdesk.core.case import CaseState
from agentdesk.core.effect import apply_all
from agentdesk.core.inputs import CallInput, Choose, Enter, Next, TimeUp, Undo
from agentdesk.process.call import Call
from agentdesk.process.engine import begin, new_events, respond, resume, undo_turn
from agentdesk.process.refusals import CallOver
from tests.process.inputs import possible
from tests.process.scene import TUESDAY, case, moment, setting, shipped

AT = moment(TUESDAY)
CASES = (
    case(open_invoices=2),
    case(),
    case("pre_block", open_invoices=3, preblock_sent_on="2026-11-01"),
    case("awaiting_payment", open_invoices=2, promised_on="2026-11-02"),
    case("customer_care_resolution", open_invoices=1),
    case("phone_appointment", open_invoices=2, missed_appointments=2),
)
SETTINGS = {
    "credit_control": setting(shipped("credit_control").process, full=True, numbers=2, voicemail=True),
    "service_call": setting(shipped("service_call").process, numbers=2),
}
LONGEST = 30
PASSING = ("clock", "log", "turn")


class Story(list[Call]):
    """The states of one call, after each input; it shows what was done."""

    def __init__(self, first: Call) -> None:
        super().__init__([first])
        self._told: list[str] = [first.setting.body.id, first.case.status]

    def go_on(self, given: CallInput, at: datetime, seconds: float) -> None:
        """Give one more input; a decision that needs a fact which nobody knows leaves the call as it is."""
        self._told.append(f"{seconds} s: {given}")
        with suppress(MissingFact):
            self.append(respond(self[-1], given, at, seconds))

    def __repr__(self) -> str:
        return "\n".join(self._told)


@st.composite
def calls(draw: st.DrawFn, **allowed: bool) -> Story:
    """Random calls of both processes; `allowed` goes to `possible`."""
    process = draw(st.sampled_from(sorted(SETTINGS)))
    state = draw(st.sampled_from(CASES)) if process == "credit_control" else case(order="A-1", reason="refund")
    at = AT
    states = Story(begin(SETTINGS[process], state, at))
    for _ in range(draw(st.integers(0, LONGEST))):
        inputs = list(possible(states[-1], at, **allowed))
        if not inputs:
            break
        seconds = draw(st.sampled_from((0.0, 0.5, 2.0, 45.0)))
        at += timedelta(seconds=seconds)
        states.go_on(inputs[draw(st.integers(0, len(inputs) - 1))], at, seconds)
    return states


def without(call: Call, *names: str) -> dict[str, Any]:
    """A call's fields, but for those."""
    return {name: getattr(call, name) for name in Call.__annotations__ if name not in names}


@given(calls(undo=True, override=True))
def test_a_call_is_the_fold_of_its_events(states: Story) -> None:
    last = states[-1]
    assert without(resume(last.setting, last.start, last.log)) == without(last)


@given(calls(undo=True, override=True))
def test_a_call_resumes_from_its_journal_after_any_input(states: Story) -> None:
    for call in states:
        again = resume(call.setting, call.start, call.log)
        assert without(again) == without(call)
        assert list(possible(again, AT)) == list(possible(call, AT))


@given(calls(undo=True, override=True))
def test_a_journal_that_was_cut_anywhere_can_be_read(states: Story) -> None:
    last = states[-1]
    for length in range(len(last.log) + 1):
        cut = resume(last.setting, last.start, last.log[:length])
        assert len(cut.log) == length


@given(calls(undo=True, override=True))
def test_events_are_only_ever_added(states: Story) -> None:
    for before, after in pairwise(states):
        added = new_events(before, after)
        assert (*before.log, *added) == after.log
        turns = [before.turn, *(event.turn for event in added)]
        assert turns == sorted(turns)


@given(calls(override=True))
def test_an_undo_gives_back_the_state_before_the_input(states: Story) -> None:
    for before, after in pairwise(states):
        turn = undo_turn(after)
        if turn is not None and turn > before.turn:
            undone = respond(after, Undo(), AT, 0.0)
            assert without(undone, *PASSING) == without(before, *PASSING)


@given(calls())
def test_undo_after_undo_goes_back_to_the_last_thing_that_was_lived_through(states: Story) -> None:
    call = states[-1]
    turns = {state.turn: state for state in states}
    while (turn := undo_turn(call)) is not None:
        before = turns[max(known for known in turns if known < turn)]
        call = respond(call, Undo(), AT, 0.0)
        assert without(call, *PASSING) == without(before, *PASSING)


@given(calls(undo=True), st.floats(0.0, 90.0))
def test_the_time_that_passed_survives_an_undo(states: Story, seconds: float) -> None:
    call = states[-1]
    if undo_turn(call) is not None:
        assert respond(call, Undo(), AT, seconds).clock == pytest.approx(call.clock + seconds)


@given(calls(undo=True, override=True))
def test_the_clock_is_the_sum_of_what_passed(states: Story) -> None:
    for call in states:
        assert call.clock == pytest.approx(sum(event.dt for event in call.log))


@given(calls(undo=True, override=True))
def test_interrupts_never_nest(states: Story) -> None:
    for call in states:
        assert [frame.kind for frame in call.stack].count("interrupt") <= 1


@given(calls(undo=True, override=True))
def test_the_case_is_what_the_effects_make_of_it(states: Story) -> None:
    for call in states:
        assert apply_all(call.start, call.effects) == call.case


@given(calls(undo=True, override=True))
def test_tags_are_never_lost_but_by_an_undo(states: Story) -> None:
    for before, after in pairwise(states):
        if not any(event.kind == "undone" for event in new_events(before, after)):
            assert set(before.case.tags) <= set(after.case.tags)


@settings(max_examples=40)
@given(calls())
def test_after_the_end_only_what_was_answered_can_change(states: Story) -> None:
    """An undo is taken, and another answer to a decision of the desk: nothing else."""
    call = states[-1]
    if not call.over:
        return
    for refused in (Choose("yes"), Next(), Enter("1"), TimeUp()):
        with pytest.raises(CallOver):
            respond(call, refused, AT, 0.0)
    assert list(possible(call, AT)) == []


def test_a_new_call_begins_without_a_note_to_write() -> None:
    state: CaseState = replace(case(open_invoices=2), note_required=True)
    assert not begin(SETTINGS["credit_control"], state, AT).case.note_required
