"""What is said, asked and written in a follow-up call."""

import pytest

from agentdesk.process.steps import Ask
from tests.process.follow_up import after, due, event, going, written
from tests.process.scene import case, shipped, steps, walked

SALE = {"trigger": "sale_completed", "event_at": event("2026-11-23T11:00")}
VISIT = {"trigger": "visited_no_purchase", "event_at": event("2026-11-23T11:00")}
SURGERY = {"trigger": "inpatient_surgery", "event_at": event("2026-11-23T11:00")}
NOW = "2026-11-24T14:30"
# Reached, at a good moment, satisfied, nobody met, nothing to add.
END = "nobody_else,feedback=,nothing,not_fitting"
WELL = f"details_right,good_moment,satisfied,{END}"
USED = f"details_right,good_moment,not_needed,satisfied,{END}"


def test_the_order_is_that_of_the_rules() -> None:
    walk = going(f"details_right,good_moment,not_needed,satisfied,doctor,satisfied,{END}", NOW, **SURGERY)
    been = steps(walk.call)
    order = ("contact", "good_moment", "recovery", "medication", "habits", "daily_life", "mood", "reactions")
    order += ("guidance", "expert", "level", "rate_doctor", "feedback", "anything", "new_services", "thanks")
    assert [step for step in been if step in order and step != "stage"] == list(order)


def test_a_purchase_is_asked_about_its_quality_and_its_use() -> None:
    been = steps(going(USED, NOW, **SALE).call)
    assert [step for step in been if step in ("quality", "performance", "usage", "expert")] == [
        *("quality", "performance", "usage", "expert"),
    ]
    assert "recovery" not in been


def test_nobody_says_why_before_it_is_the_right_person() -> None:
    walk = going("done,answered", NOW, full=True, **SALE)
    assert "greet_neutral" in [step.name for step in walk.passed]
    assert walk.call.spot.step == "right_person"
    third = walked("follow_up", "done,answered,somebody_else", case=case("planned", **SALE), at=NOW, full=True)
    assert third.call.outcome == "no_answer"


def test_a_satisfied_buyer_is_called_again_within_three_months() -> None:
    state = after(USED, NOW, **SALE)
    # Fourteen days to do it in (the first of them is still New Year), and three months after today at the latest.
    assert due(state) == "2027-02-11T14:00 to 2027-02-24T20:00"
    assert (state.facts["reached_on"], state.status, state.closed) == ("2026-11-24", "planned", None)


def test_three_months_end_before_a_holiday() -> None:
    # 1 July and three months: National Day. The last open window before it.
    state = after(USED, "2026-07-01T15:00", **{**SALE, "event_at": event("2026-06-30T11:00")})
    assert due(state) == "2026-09-17T14:30 to 2026-09-30T20:00"


def test_a_visit_is_done_with_one_call_and_says_so() -> None:
    state = after(WELL, NOW, **VISIT)
    assert (state.closed, state.due_from) == ("followed_up", None)


def test_the_next_survey_comes_after_the_months_that_are_set() -> None:
    state = after(WELL, NOW, trigger="survey", event_at=event("2026-11-23T11:00"), survey_months=12)
    assert due(state) == "2027-11-24T14:00 to 2027-11-24T20:00"
    half = after(WELL, NOW, trigger="survey", event_at=event("2026-11-23T11:00"))
    assert due(half) == "2027-05-24T14:30 to 2027-05-24T20:00"


@pytest.mark.parametrize("role", ["consultant", "doctor", "nurse", "technician", "sales"])
@pytest.mark.parametrize("level", ["satisfied", "fairly_satisfied"])
def test_each_role_that_was_met_has_its_level(role: str, level: str) -> None:
    state = after(f"details_right,good_moment,satisfied,{role},{level},{END}", NOW, **VISIT)
    assert state.facts[f"level_{role}"] == level
    assert state.facts["level"] == "satisfied"
    others = {"consultant", "doctor", "nurse", "technician", "sales"} - {role}
    assert not [other for other in others if f"level_{other}" in state.facts]


def test_the_levels_are_the_three_that_are_used_everywhere() -> None:
    process = shipped("follow_up").process
    asked = [step for name, step in process.steps.items() if name == "level" or name.startswith("rate_")]
    assert len(asked) == 6
    for step in asked:
        assert isinstance(step, Ask)
        assert tuple(step.options) == ("satisfied", "fairly_satisfied", "dissatisfied")


def test_fairly_satisfied_is_asked_what_would_be_better() -> None:
    state = after(f"details_right,good_moment,fairly_satisfied,suggestions=shorter forms,{END}", NOW, **VISIT)
    assert (state.facts["level"], state.facts["suggestions"]) == ("fairly_satisfied", "shorter forms")


def test_not_a_good_moment_is_another_moment() -> None:
    state = after("details_right,not_now,appointment_at=+1 19:30", NOW, **SALE)
    assert due(state) == "2026-11-25T19:30 promised"
    assert state.status == "planned"


def test_changed_details_are_taken_down_before_the_questions() -> None:
    walk = going(f"details_changed,new_details=a new number,good_moment,not_needed,satisfied,{END}", NOW, **SALE)
    assert walk.call.case.facts["new_details"] == "a new number"
    assert "details_changed" in walk.call.case.tags


def test_who_wants_no_more_calls_is_left_alone_for_that_reason() -> None:
    walk = going("no_more_calls", NOW, **SALE)
    assert (walk.call.case.closed, walk.call.outcome) == ("no_more_calls", "no_more_calls")


def test_praise_is_passed_on() -> None:
    said = "praise,praise=the nurse,nothing,not_fitting"
    lines = written(f"details_right,good_moment,satisfied,nobody_else,feedback=,{said}", NOW, **VISIT)
    assert [each for each in lines if "praise" in each] == [
        *("fact praise = the nurse", "tag praise", "report praise"),
    ]
    assert "notify management" in lines


def test_what_comes_up_is_written_down_one_by_one() -> None:
    said = "suggestion,suggestions=a bench,need,needs=a wheelchair,gift,gift=a voucher,nothing,interested"
    state = after(f"details_right,good_moment,satisfied,nobody_else,feedback=it was quick,{said}", NOW, **VISIT)
    kept = {name: state.facts[name] for name in ("suggestions", "needs", "gift", "feedback")}
    assert kept == {
        "suggestions": "a bench",
        "needs": "a wheelchair",
        "gift": "a voucher",
        "feedback": "it was quick",
    }
    assert {"need", "interested"} <= set(state.tags)


def test_a_question_that_cant_be_answered_gets_a_promised_time() -> None:
    asked = "question,question=how long it lasts,answer_by=+2 15:00,nothing,not_fitting"
    state = after(f"details_right,good_moment,not_needed,satisfied,nobody_else,feedback=,{asked}", NOW, **SALE)
    assert (state.status, due(state)) == ("answer_owed", "2026-11-26T15:00 promised")
    facts = {**state.facts}
    answered = after("answered", "2026-11-26T15:00", status="answer_owed", **facts)
    assert due(answered) == "2027-02-12T14:00 to 2027-02-26T20:00"
    assert "answer_by" not in answered.facts
    later = after("not_yet,answer_by=+1 10:00", "2026-11-26T15:00", status="answer_owed", **facts)
    assert (later.status, due(later)) == ("answer_owed", "2026-11-27T10:00 promised")


def test_a_specialist_is_told_and_the_promise_is_watched() -> None:
    wanted = "wanted,question=the scar,answer_by=+1 11:00,satisfied"
    walk = going(f"details_right,good_moment,{wanted},{END}", NOW, **SURGERY)
    assert ("notify", "experts") in [(effect.kind, effect.value) for effect in walk.call.effects]
    assert due(walk.call.case) == "2026-11-25T11:00 promised"


def test_a_missed_visit_gets_a_new_date() -> None:
    given = {"trigger": "no_show", "event_at": event("2026-11-23T11:00")}
    lines = written(f"details_right,good_moment,new_date,visit_at=+3 10:00,satisfied,{END}", NOW, **given)
    assert "notify service_desk" in lines
    assert "tag new_visit" in lines


def test_no_answer_is_tried_again_in_the_next_window_three_times_in_all() -> None:
    first = after("no_answer", "2026-11-24T14:30", **VISIT)
    assert due(first) == "2026-11-24T19:00 to 2026-11-24T20:00"
    second = after("no_answer", "2026-11-24T19:30", unanswered=1, **VISIT)
    assert due(second) == "2026-11-25T14:00 to 2026-11-25T16:30"
    last = going("no_answer", "2026-11-25T14:30", unanswered=2, **VISIT)
    assert last.call.case.closed == "not_reached"
    assert ("text", "missed_you") in [(effect.kind, effect.value) for effect in last.call.effects]
    assert last.call.outcome == "no_answer"


def test_a_buyer_who_isnt_reached_is_called_again_in_a_month() -> None:
    state = after("no_answer", NOW, unanswered=2, **SALE)
    assert (due(state), state.facts["unanswered"]) == ("2026-12-24T14:00 to 2026-12-24T20:00", 0)


def test_a_missed_survey_waits_for_the_next_one() -> None:
    state = after("no_answer", NOW, unanswered=2, trigger="survey", event_at=event("2026-11-20T11:00"))
    assert due(state) == "2027-05-24T14:30 to 2027-05-24T20:00"


@pytest.mark.parametrize(
    ("channel", "sent"),
    [("text", "text questions_text"), ("mail", "mail questions"), ("questionnaire", "mail questions")],
)
def test_who_prefers_it_is_asked_in_writing_first(channel: str, sent: str) -> None:
    lines = written("", NOW, preferred_channel=channel, **SALE)
    assert lines[0] == sent
    assert lines[-1] == "due 2026-12-01T14:00 to 2026-12-01T20:00"
    assert going("", NOW, preferred_channel=channel, asked_on="2026-11-24", **SALE).call.spot.step == "contact"


@pytest.mark.parametrize("unknown", ["unanswered", "reminders"])
def test_a_negative_count_does_no_harm(unknown: str) -> None:
    state = after("no_answer", NOW, **{unknown: -5}, **VISIT)
    assert due(state) == "2026-11-24T19:00 to 2026-11-24T20:00"


def test_every_step_is_one_of_nine_or_fewer() -> None:
    process = shipped("follow_up").process
    sizes = [len(step.options) for step in process.steps.values() if isinstance(step, Ask)]
    assert max(sizes) <= 9
