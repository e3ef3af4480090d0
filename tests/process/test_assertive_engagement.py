"""Assertive engagement, row by row: the effects, and the case that they leave."""

from dataclasses import replace
from typing import Any

import pytest

from agentdesk.core.case import CaseState
from agentdesk.process.call import Call
from agentdesk.process.checklists import left_out
from agentdesk.process.checklists import lines as to_tick
from agentdesk.process.engine import options
from agentdesk.process.steps import Checklist
from agentdesk.process.walk import Walk
from tests.process import assertive_engagement_rows as rows
from tests.process.assertive_engagement_rows import Row
from tests.process.effect_lines import day, lines
from tests.process.scene import case, line, moment, shipped, walked

ID = "assertive_engagement"
TEHRAN = "Asia/Tehran"
ALL = (*rows.NEW, *rows.EXISTING, *rows.REACHED)


def tried(answers: str = "", state: CaseState | None = None, at: str = "2026-11-24T10:00", **given: Any) -> Walk:
    return walked(ID, answers, case=state, at=at, **given)


def seen(state: CaseState) -> dict[str, Any]:
    """The case as the table tells it."""
    due = None
    if state.due_from and state.due_by:
        zone = moment("2026-11-24", TEHRAN).tzinfo
        due = f"due {day(state.due_from.astimezone(zone), state.due_by.astimezone(zone))}"
    return {"status": state.status, "closed": state.closed, "task": state.task, "due": due, **state.facts}


@pytest.mark.parametrize("row", ALL, ids=str)
def test_a_row_of_the_table(row: Row) -> None:
    state = case(**row.case)
    walk = tried(row.answers, state)
    assert walk.call.over
    assert lines(walk.call.effects) == list(row.effects)
    assert seen(walk.call.case) == {**seen(state), **row.then}
    assert walk.call.outcome == row.outcome


def test_every_step_of_the_table_is_a_row() -> None:
    told = {row.row.split()[0] for row in (*rows.NEW, *rows.EXISTING)}
    assert told == {"attempt_1", "attempt_2", "alternate_contact", "referral_source", "keep_trying", "letter"}


def standing(walk: Walk) -> tuple[Call, Checklist]:
    step = walk.call.step
    assert isinstance(step, Checklist)
    return walk.call, step


@pytest.mark.parametrize(
    "state",
    [
        case(**rows.new()),
        case(**rows.new("attempt_2")),
        case(**rows.existing("keep_trying")),
    ],
    ids=lambda state: state.status,
)
@pytest.mark.parametrize(
    ("consent", "offered"), [(True, ["primary", "voicemail", "other"]), (False, ["primary", "other"]), (None, None)]
)
def test_a_voicemail_is_left_only_with_consent(
    state: CaseState, consent: bool | None, offered: list[str] | None
) -> None:
    facts = {**state.facts, **({} if consent is None else {"voicemail_consent": consent})}
    walk = tried(state=replace(state, facts=facts))
    call, step = standing(walk)
    assert list(to_tick(call, step, walk.at)) == (offered or ["primary", "other"])
    said = [why for _, _, why in left_out(call, step, walk.at)]
    assert said == ([] if consent else ["Leave no voicemail, for there is no consent to it on record."])


@pytest.mark.parametrize(
    ("of_the_number", "of_the_case", "offered"),
    [(True, None, True), (True, True, True), (True, False, False), (False, True, False), (None, None, False)],
)
def test_a_refusal_of_voicemail_counts_wherever_it_is_recorded(
    of_the_number: bool | None, of_the_case: bool | None, offered: bool
) -> None:
    walk = tried(state=case(**rows.new(voicemail_consent=of_the_case)), voicemail=of_the_number)
    call, step = standing(walk)
    assert ("voicemail" in to_tick(call, step, walk.at)) == offered


def test_the_last_attempt_begins_with_the_new_data() -> None:
    walk = tried("heard", case(**rows.new("referral_source", voicemail_consent=True)))
    call, step = standing(walk)
    assert list(to_tick(call, step, walk.at)) == ["record", "primary", "voicemail", "other"]


@pytest.mark.parametrize(
    ("way", "effects"), [("email", ["mail reach_out"]), ("text", ["text reach_out_text"]), ("number", [])]
)
def test_the_other_way_is_the_one_on_record(way: str, effects: list[str]) -> None:
    walk = tried(rows.MISSED, case(**rows.existing("keep_trying", other_way=way)))
    assert [line for line in lines(walk.call.effects) if line.split()[0] in ("mail", "text")] == effects


@pytest.mark.parametrize(
    ("at", "second"),
    [
        # Thursday is a working day, Friday isn't.
        ("2026-11-26T09:00", "due 2026-11-30T09:00 to 2026-12-02T18:00"),
        ("2026-11-27T11:00", "due 2026-11-30T09:00 to 2026-12-02T18:00"),
        # 23 December is a holiday.
        ("2026-12-20T17:59", "due 2026-12-24T09:00 to 2026-12-27T18:00"),
        # Nowruz: 20 to 24 March are holidays, the 26th a Friday.
        ("2027-03-17T10:00", "due 2027-03-27T09:00 to 2027-03-29T18:00"),
        # 1 to 3 April as well.
        ("2027-03-30T10:00", "due 2027-04-05T09:00 to 2027-04-07T18:00"),
    ],
)
def test_waits_leave_out_fridays_and_holidays(at: str, second: str) -> None:
    walk = tried(rows.MISSED, case(**rows.new()), at)
    assert lines(walk.call.effects)[-1] == second


def test_further_attempts_leave_out_nowruz() -> None:
    state = case(**rows.existing("keep_trying", first_attempt_on="2027-02-20"))
    assert lines(tried(rows.MISSED, state, "2027-03-18T10:00").call.effects)[-1] == "due 2027-03-30"


@pytest.mark.parametrize(
    ("first", "at", "step"),
    [
        ("2026-11-30", "2027-02-27T23:59", "keep_trying"),
        # Three months after 30 November the month has no 30th: the 28th stands for it.
        ("2026-11-30", "2027-02-28T00:00", "letter_required"),
        ("2026-08-24", "2026-11-23T23:59", "keep_trying"),
        ("2026-08-24", "2026-11-24T00:00", "letter_required"),
        # What can't be is counted from the next attempt on.
        ("2027-08-01", "2026-11-24T10:00", "keep_trying"),
        (None, "2026-11-24T10:00", "keep_trying"),
    ],
)
def test_three_months_are_counted_from_the_first_attempt(first: str | None, at: str, step: str) -> None:
    state = case(**rows.existing("keep_trying", first_attempt_on=first))
    assert tried(state=state, at=at).call.spot.step == step


@pytest.mark.parametrize("first", ["2027-08-01", None])
def test_a_first_attempt_that_nobody_knows_or_that_lies_ahead_is_today(first: str | None) -> None:
    state = case(**rows.existing("keep_trying", first_attempt_on=first))
    assert tried(rows.MISSED, state).call.case.facts["first_attempt_on"] == "2026-11-24"


def test_a_first_attempt_on_record_is_kept() -> None:
    state = case(**rows.new(first_attempt_on="2026-11-10"))
    assert tried(rows.MISSED, state).call.case.facts["first_attempt_on"] == "2026-11-10"


@pytest.mark.parametrize(("answer", "track"), [("new", "new"), ("existing", "existing")])
def test_an_unknown_track_is_asked_for(answer: str, track: str) -> None:
    walk = tried(f"{answer},{rows.MISSED}", case())
    assert walk.call.case.facts["track"] == track


@pytest.mark.parametrize(
    ("answers", "end"),
    [
        ("yes,not_reached,yes", "referral_source"),
        ("no,yes", "referral_source"),
        ("no,no", "closed"),
    ],
)
def test_what_nobody_knows_of_contact_and_source_is_asked_for(answers: str, end: str) -> None:
    state = case("alternate_contact", track="new")
    walk = tried(answers, state)
    assert walk.call.over
    assert walk.call.case.status == end


def test_a_count_below_zero_changes_nothing_but_the_count() -> None:
    walk = tried(rows.MISSED, case(**rows.new(attempts=-3)))
    assert walk.call.case.facts["attempts"] == -2
    assert walk.call.case.status == "attempt_2"


def test_documents_are_ticked_before_the_case_is_closed() -> None:
    walk = tried("done,reached", case(**rows.new()))
    call, step = standing(walk)
    assert (call.spot.step, list(to_tick(call, step, walk.at))) == ("documents", ["complete", "in_time"])


def test_the_referral_source_is_only_told_after_the_letter() -> None:
    walk = tried("not_heard", case(**rows.new("referral_source")))
    kinds = [effect.kind for effect in walk.call.effects]
    assert kinds.index("letter") < kinds.index("notify") < kinds.index("close")


@pytest.mark.parametrize("name", ["reach_out", "reach_out_text", "no_contact", "ask_source", "tell_source"])
def test_every_message_is_signed(name: str) -> None:
    body = shipped(ID).process.messages[name].body
    assert "{agent}" in body
    assert "{brand}" in body


DIALLED = "done,no_answer"


def test_in_a_call_the_lines_come_once_nobody_answers() -> None:
    walk = tried(DIALLED, case(**rows.new()), full=True)
    assert walk.call.spot.step == "attempt_1"
    assert tried(f"{DIALLED},{rows.MISSED}", case(**rows.new()), full=True).call.case.status == "attempt_2"


def test_who_answers_is_greeted_and_needs_none_of_the_lines() -> None:
    walk = tried("done,answered,right_person", case(**rows.new()), full=True)
    assert walk.call.spot.step == "attempt_1_result"
    assert "attempt_1" not in [passed.name for passed in walk.passed]
    assert list(options(walk.call)) == ["reached"]


def test_somebody_else_at_the_telephone_is_nobody_reached() -> None:
    walk = tried("done,answered,somebody_else", case(**rows.new()), full=True)
    assert walk.call.spot.step == "attempt_1"


def test_a_client_who_is_reached_in_a_call_comes_to_the_close() -> None:
    answers = "done,answered,right_person,reached,done,yes,nothing"
    walk = tried(answers, case(**rows.existing("keep_trying")), full=True)
    assert (walk.call.over, walk.call.case.closed) == (True, "resumed")


@pytest.mark.parametrize("consent", [True, False])
def test_a_voicemail_that_answers_the_call_is_left_alone_without_consent(consent: bool) -> None:
    walk = tried("done,voicemail", case(**rows.new(voicemail_consent=consent)), full=True)
    told = [passed.name for passed in walk.passed]
    assert ("message" in told) == consent
    assert walk.call.spot.step == "attempt_1"


ATTEMPTS = ("new", "attempt_2", "referral_source", "keep_trying")


@pytest.mark.parametrize("status", ATTEMPTS)
def test_a_client_finds_one_voicemail_of_one_attempt(status: str) -> None:
    state = case(**(rows.existing if status == "keep_trying" else rows.new)(status, voicemail_consent=True))
    heard = "heard," if status == "referral_source" else ""
    for answered, left in (("voicemail", True), ("no_answer", False)):
        walk = tried(f"{heard}done,{answered}", state, full=True)
        call, step = standing(walk)
        assert ("voicemail" in to_tick(call, step, walk.at)) == (not left)
        assert bool(line(call, walk.at)) == (not left)
        reasons = [why for _, _, why in left_out(call, step, walk.at)]
        assert reasons == (["A voicemail was left just now."] if left else [])
