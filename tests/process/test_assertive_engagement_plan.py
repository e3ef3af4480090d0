"""The plans of assertive engagement, each date counted by hand in Iran's calendar, where Friday is the day off."""

import pytest

from agentdesk.core.case import CaseState
from agentdesk.process.plan import assumptions, plan
from tests.process import assertive_engagement_rows as rows
from tests.process.effect_lines import day
from tests.process.scene import case, moment, setting, shipped

ID = "assertive_engagement"
TEHRAN = "Asia/Tehran"


def planned(state: CaseState, at: str = "2026-11-24T10:00") -> list[tuple[str, str]]:
    found = plan(setting(shipped(ID).process), state, moment(at, TEHRAN))
    zone = moment(at, TEHRAN).tzinfo
    return [(one.step, day(one.due_from.astimezone(zone), one.due_by.astimezone(zone))) for one in found]


def test_a_new_client_from_the_assignment_to_the_close() -> None:
    assert planned(case(**rows.new())) == [
        # Five working days after Sunday the 22nd: the 23rd to the 26th, and Saturday the 28th.
        ("attempt_1", "2026-11-24T10:00 to 2026-11-28T18:00"),
        ("attempt_2", "2026-11-28T09:00 to 2026-12-03T18:00"),
        ("alternate_contact", "2026-12-01T09:00 to 2026-12-09T18:00"),
        ("referral_source", "2026-12-01T09:00 to 2026-12-09T18:00"),
        ("letter", "2026-12-05T09:00 to 2026-12-15T18:00"),
        ("close", "2026-12-05T09:00 to 2026-12-15T18:00"),
    ]


def test_without_an_alternate_contact_the_waits_are_the_same() -> None:
    with_one, without = (planned(case(**rows.new(has_alternate_contact=known))) for known in (True, False))
    assert without == [line for line in with_one if line[0] != "alternate_contact"]


def test_without_a_referral_source_its_step_and_its_wait_are_left_out() -> None:
    assert planned(case(**rows.new(has_referral_source=False)))[2:] == [
        ("alternate_contact", "2026-12-01T09:00 to 2026-12-09T18:00"),
        ("letter", "2026-12-01T09:00 to 2026-12-09T18:00"),
        ("close", "2026-12-01T09:00 to 2026-12-09T18:00"),
    ]


def test_nothing_happens_before_the_assignment() -> None:
    steps = planned(case(**rows.new(referral_assigned_on="2026-12-25")))
    # The 25th is a Friday; five working days later it is Wednesday the 30th.
    assert steps[0] == ("attempt_1", "2026-12-26T09:00 to 2026-12-30T18:00")


def test_a_first_attempt_that_is_late_is_due_today() -> None:
    steps = planned(case(**rows.new(referral_assigned_on="2026-10-01")))
    assert steps[0] == ("attempt_1", "2026-11-24T10:00 to 2026-11-24T18:00")


def test_nowruz_is_left_out() -> None:
    state = case(**rows.new(referral_assigned_on="2027-03-16"))
    assert planned(state, "2027-03-17T09:00") == [
        # 20 to 24 March are holidays, 19 and 26 March Fridays, 1 to 3 April holidays again.
        ("attempt_1", "2027-03-17T09:00 to 2027-03-28T18:00"),
        ("attempt_2", "2027-03-27T09:00 to 2027-04-05T18:00"),
        ("alternate_contact", "2027-03-30T09:00 to 2027-04-11T18:00"),
        ("referral_source", "2027-03-30T09:00 to 2027-04-11T18:00"),
        ("letter", "2027-04-05T09:00 to 2027-04-17T18:00"),
        ("close", "2027-04-05T09:00 to 2027-04-17T18:00"),
    ]


def test_a_client_in_the_service_is_tried_for_three_months() -> None:
    steps = planned(case(**rows.existing()))
    assert steps[:5] == [
        ("attempt_1", "2026-11-24T10:00 to 2026-11-24T18:00"),
        ("attempt_2", "2026-11-28T09:00 to 2026-11-30T18:00"),
        ("alternate_contact", "2026-11-28T09:00 to 2026-11-30T18:00"),
        ("keep_trying", "2026-12-03T09:00 to 2026-12-06T18:00"),
        ("keep_trying", "2026-12-09T09:00 to 2026-12-12T18:00"),
    ]
    # Three months are over on 24 February: the next date after it brings the letter.
    assert steps[-3:] == [
        ("keep_trying", "2027-02-22"),
        ("letter", "2027-02-28"),
        ("close", "2027-02-28"),
    ]
    assert len(steps) == 19


def test_without_an_alternate_contact_trying_goes_on_as_it_would() -> None:
    with_one, without = (planned(case(**rows.existing(has_alternate_contact=known))) for known in (True, False))
    assert without == [line for line in with_one if line[0] != "alternate_contact"]


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (rows.new("attempt_2"), ["attempt_2", "alternate_contact", "referral_source", "letter", "close"]),
        (rows.new("alternate_contact"), ["alternate_contact", "referral_source", "letter", "close"]),
        (rows.new("referral_source"), ["letter", "close"]),
        (rows.existing("keep_trying", first_attempt_on="2026-08-24"), ["letter", "close"]),
    ],
)
def test_a_plan_begins_where_the_case_stands(state: dict[str, object], steps: list[str]) -> None:
    assert [step for step, _when in planned(case(**state))] == steps


def test_a_closed_case_has_no_plan() -> None:
    assert planned(case("closed", closed="admitted", track="new")) == []


def test_what_nobody_knows_is_assumed_and_reported() -> None:
    process = shipped(ID).process
    assert assumptions(setting(process), case()) == {
        "track": "new",
        "has_alternate_contact": True,
        "has_referral_source": True,
    }
    assert [step for step, _when in planned(case())] == [
        *("attempt_1", "attempt_2", "alternate_contact", "referral_source", "letter", "close")
    ]


def test_a_date_that_was_moved_says_why() -> None:
    state = case(**rows.new(referral_assigned_on="2026-11-27"))
    first, second, *_rest = plan(setting(shipped(ID).process), state, moment("2026-11-24T10:00", TEHRAN))
    assert first.due is not None
    assert [row["wanted"] for row in first.due["rolled"]] == ["2026-11-27"]
    assert second.due is not None
    assert second.due["rolled"] == []
