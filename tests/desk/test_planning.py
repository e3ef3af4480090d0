"""The plan of a case, in the reader's words and calendar."""

import pytest

from agentdesk.core.errors import NotFound
from tests.desk.conftest import Scene


def test_a_plan_is_told_step_by_step_in_the_readers_language(scene: Scene) -> None:
    view = scene.office.planning.of_case("AE-3002", "en")
    assert (view.customer, view.case, view.closed) == ("سیاوش دادخواه", "AE-3002", False)
    assert [line.step for line in view.lines] == [
        *("attempt_2", "alternate_contact", "referral_source", "letter", "close")
    ]
    assert view.lines[0].text == "Second attempt. Try to reach the client, in this order."
    # In Iran both calendars are told, for an English reader too.
    assert "24 Nov 2026" in view.lines[0].when
    assert "1405" in view.lines[0].when
    assert view.lines[1].when.startswith("between ")
    assert view.assumed == ()


def test_dates_are_those_of_the_readers_calendar(scene: Scene) -> None:
    persian = scene.office.planning.of_case("AE-3002", "fa")
    assert "۱۴۰۵" in persian.lines[0].when
    italian = scene.office.planning.of_case("AE-3004", "it")
    assert "nov" in italian.lines[0].when


def test_a_date_that_was_moved_says_why(scene: Scene) -> None:
    # Fifteen days after the notice it is a Saturday.
    moved = [line.detail for line in scene.office.planning.of_process("credit_control", "en").lines if line.detail]
    assert any("day off" in detail or "holiday" in detail for detail in moved)


def test_the_plan_of_a_process_says_what_it_takes_for_granted(scene: Scene) -> None:
    view = scene.office.planning.of_process("assertive_engagement", "en")
    assert (view.title, view.customer, view.case) == ("Assertive engagement", "", "")
    assert view.assumed == (
        "kind of client: new client",
        "alternate contact or family supporter: yes",
        "referral source: yes",
    )


def test_a_case_that_nobody_knows_has_no_plan(scene: Scene) -> None:
    with pytest.raises(NotFound):
        scene.office.planning.of_case("AE-9999", "en")


def test_the_protocols_own_cases_are_planned_as_well(scene: Scene) -> None:
    view = scene.office.planning.of_case("SC-2001", "en")
    assert view.lines[0].step == "dial"
    assert view.lines[0].text
