"""A month of follow-ups, worked on the desk, and what its report tells."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agentdesk.core.call import Agent
from agentdesk.core.errors import BadInput
from agentdesk.core.inputs import CallInput, Choose, Enter, Next
from agentdesk.desk.importing import commit, plan
from agentdesk.desk.leads import NotALead, ReasonNeeded
from agentdesk.desk.live import Live
from agentdesk.desk.ports_records import NoRecord
from agentdesk.desk.reports import Report, Reports, Row, month_named
from tests.desk.conftest import PREPARED, SARA, TOM, Scene, answered, give

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOVEMBER = date(2026, 11, 1)
HEADER = "external_id,name,phone,facts.trigger,facts.event_at,facts.service,facts.last_done_on\n"


def brought(desk: Scene, path: Path, *rows: str) -> None:
    """Follow-up cases, imported at the moment of the desk's clock."""
    file = path / "follow_up.csv"
    file.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    office = desk.office
    process, protocol = (office.library.get(id).process for id in ("follow_up", "service_call"))
    report = plan(file, process, office.store, office.tables, office.clock.now(), protocol=protocol)
    assert report.faults == ()
    commit(report, office.store, at=office.clock.now(), agent="import")


def at(desk: Scene, moment: str) -> None:
    """Set the clock, as it stands in Shanghai."""
    then = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    desk.clock.move(0.0, jump=(then - desk.clock.now()).total_seconds())


def called(desk: Scene, external_id: str, *inputs: CallInput, agent: Agent = SARA) -> None:
    """A call in which somebody answers: the inputs after the greeting, the close, the wrap-up."""
    live = desk.take(external_id, agent)
    answered(live)
    give(live, *inputs)
    finished(live)


def finished(live: Live) -> None:
    """Through the close of the protocol, and wrapped up."""
    for _ in range(12):
        view = live.view("en")
        if view.over:
            break
        close = {"all_right": "yes", "anything_else": "nothing"}
        give(live, Choose(close[view.step]) if view.step in close else Next())
    assert live.view("en").over
    live.wrap_up("")


def unanswered(desk: Scene, external_id: str, agent: Agent = SARA) -> None:
    live = desk.take(external_id, agent)
    give(live, *PREPARED, Next(), Choose("no_answer"))
    live.wrap_up("")


def table(report: Report, id: str) -> Sequence[Row]:
    return next(found.rows for found in report.tables if found.id == id)


SATISFIED = (
    *map(Choose, ("details_right", "good_moment", "satisfied", "doctor", "fairly_satisfied", "nobody_else")),
)
THANKS = (
    Enter(""),
    Choose("praise"),
    Enter("=the kind nurse"),
    Next(),
    Choose("nothing"),
    Choose("not_fitting"),
    Next(),
)
UNHAPPY = (
    *map(Choose, ("details_right", "good_moment", "dissatisfied")),
    *(Next(), Enter("it was cold"), Choose("service"), Choose("service_desk"), Enter("+1 12:00"), Next()),
    *(Choose("nobody_else"), Enter(""), Choose("nothing"), Next()),
)


@pytest.fixture
def worked(desk: Scene, tmp_path: Path) -> Scene:
    """November: one is content, one complains and is told the result, one isn't reached, one isn't called."""
    at(desk, "2026-11-03T09:00")
    visit = "visited_no_purchase,2026-11-03T08:00+08:00,,"
    brought(
        desk,
        tmp_path,
        f"F-1,王芳,+8613800001234,{visit}",
        f"F-2,李伟,+8613800001235,{visit}",
        f"F-3,陈静,+8613800001236,{visit}",
        f"F-4,刘洋,+8613800001237,{visit}",
        "F-5,Workshop,+8613800001238,,,safety_training,2025-12-10",
    )
    at(desk, "2026-11-03T15:00")
    called(desk, "F-1", *SATISFIED, *THANKS)
    # After its time.
    at(desk, "2026-11-06T15:00")
    called(desk, "F-2", *UNHAPPY, agent=TOM)
    unanswered(desk, "F-3", TOM)
    at(desk, "2026-11-09T10:00")
    live = desk.take("F-2")
    give(live, Choose("solved"), Enter("the heating was mended"))
    live.wrap_up("")
    at(desk, "2026-11-10T15:00")
    called(desk, "F-2", Choose("content"), Next())
    called(desk, "F-5", Choose("done_already"), Enter("2026-11-01"))
    return desk


def test_calls_are_counted_by_agent(worked: Scene) -> None:
    report = Reports(worked.office, "en").monthly("follow_up", NOVEMBER)
    # F-4 was due and nobody called; F-3 is due again in the evening of the 6th; F-2 was promised the result earlier.
    assert table(report, "calls") == (
        ("Sara", 3, 3, 3, 2),
        ("Tom", 2, 2, 1, 0),
        ("–", 2, 0, 0, 0),
        ("All", 7, 5, 4, 2),
    )


def test_satisfaction_is_counted_by_level_and_role(worked: Scene) -> None:
    report = Reports(worked.office, "en").monthly("follow_up", NOVEMBER)
    assert table(report, "satisfaction") == (
        ("satisfaction", "–", 1, 0, 1),
        ("satisfaction with the doctor", "–", 0, 1, 0),
    )


def test_a_complaint_is_new_once_and_closed_when_its_result_was_told(worked: Scene) -> None:
    office = worked.office
    assert table(Reports(office, "en").monthly("follow_up", NOVEMBER), "complaints") == (("service desk", 1, 1, 0),)
    assert table(Reports(office, "en").monthly("follow_up", date(2026, 12, 1)), "complaints") == ()


def test_words_and_reminders_are_there(worked: Scene) -> None:
    report = Reports(worked.office, "en").monthly("follow_up", NOVEMBER)
    assert [row[2:] for row in table(report, "said")] == [("F-1", "=the kind nurse")]
    assert table(report, "reminders") == ((1, 1, 1),)


def test_the_journal_and_the_customers_are_in_order(worked: Scene) -> None:
    assert list(worked.office.store.faults()) == []
    coverage = worked.office.store.records.coverage("follow_up")
    assert (coverage.customers, coverage.planned, coverage.without) == (5, 3, ())
    assert coverage.reasons == {"complaint_settled": 1, "followed_up": 1}


def test_another_month_knows_nothing_of_it(worked: Scene) -> None:
    report = Reports(worked.office, "en").monthly("follow_up", date(2026, 10, 1))
    assert table(report, "calls") == (("All", 0, 0, 0, 0),)


def test_a_process_without_a_report_says_so(desk: Scene) -> None:
    with pytest.raises(BadInput, match="no month's report"):
        Reports(desk.office, "en").monthly("credit_control", NOVEMBER)


@pytest.mark.parametrize("text", ["2026", "2026-13", "11/2026", ""])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is not a month"):
        month_named(text)


def test_notices_before_a_block_tell_until_when(scene: Scene) -> None:
    live = scene.take("CC-1001")
    answered(live)
    give(live, Choose("no_agreement"), Choose("refuses"))
    finished(live)
    report = Reports(scene.office, "en").preblock(NOVEMBER)
    # Fifteen days after 24 November, a working day in Saudi Arabia.
    assert table(report, "notices") == (
        ("CC-1001", "نوف ناصر العتيبي", "Tue, 24 Nov 2026", "Wed, 9 Dec 2026", "Sara"),
    )
    assert Reports(scene.office, "en").preblock(date(2026, 10, 1)).tables[0].rows == ()


LEAD = replace(TOM, roles=("lead",))


def test_a_lead_looks_through_the_records_and_remarks_on_one(worked: Scene) -> None:
    records = worked.office.records
    newest = {view.external_id: view for view in reversed(records.latest("en"))}
    told = dict(newest["F-1"].told)
    assert (told["satisfaction"], told["satisfaction with the doctor"]) == ("satisfied", "fairly satisfied")
    assert told["praise"] == "=the kind nurse"
    assert newest["F-1"].agent == "Sara"
    records.remark(newest["F-1"].call, "well done", LEAD)
    found = next(view for view in records.latest("en") if view.external_id == "F-1")
    assert found.remarks == (("Tom", "well done"),)
    assert list(worked.office.store.faults()) == []
    last = list(worked.office.store.rows("events"))[-1]
    assert (last["kind"], last["agent"], last["value"]) == ("remarked", "Tom", newest["F-1"].call)


def test_only_a_lead_remarks_and_says_something(worked: Scene) -> None:
    call = worked.office.records.latest("en")[0].call
    with pytest.raises(NotALead):
        worked.office.records.remark(call, "well done", SARA)
    with pytest.raises(ReasonNeeded):
        worked.office.records.remark(call, "  ", LEAD)
    with pytest.raises(NoRecord):
        worked.office.records.remark(999, "well done", LEAD)


def test_who_was_not_reached_has_no_record(worked: Scene) -> None:
    assert {view.external_id for view in worked.office.records.latest("en")} == {"F-1", "F-2", "F-5"}


def test_an_import_takes_no_rule_that_is_none(desk: Scene, tmp_path: Path) -> None:
    file = tmp_path / "rule.csv"
    rows = ("external_id,name,phone,facts.service,facts.every", "F-1,王芳,+8613800001234,other,weekly")
    file.write_text("\n".join(rows), encoding="utf-8")
    office = desk.office
    process, protocol = (office.library.get(id).process for id in ("follow_up", "service_call"))
    report = plan(file, process, office.store, office.tables, office.clock.now(), protocol=protocol)
    assert ["“weekly” is no recurrence" in fault.fault for fault in report.faults] == [True]


def test_an_absent_agents_customer_goes_to_the_others(desk: Scene, tmp_path: Path) -> None:
    at(desk, "2026-11-03T14:00")
    brought(desk, tmp_path, "F-1,王芳,+8613800001234,sale_completed,2026-11-03T08:00+08:00,,")
    file = tmp_path / "owner.csv"
    file.write_text(
        "external_id,name,phone,facts.trigger,facts.event_at,facts.owner\n"
        "F-2,李伟,+8613800001235,sale_completed,2026-11-03T08:00+08:00,Tom\n",
        encoding="utf-8",
    )
    office = desk.office
    process, protocol = (office.library.get(id).process for id in ("follow_up", "service_call"))
    report = plan(file, process, office.store, office.tables, office.clock.now(), protocol=protocol)
    commit(report, office.store, at=office.clock.now(), agent="import")
    office.shift.here("Tom")
    assert office.store.case("F-2").state.assignee == "Tom"
    at(desk, "2026-11-03T19:30")
    office.shift.here("Sara")
    assert office.store.case("F-2").state.assignee == "Tom"
    # Eight hours without a sign of Tom.
    at(desk, "2026-11-04T14:30")
    office.shift.here("Sara")
    assert office.store.case("F-2").state.assignee is None
    assert "handed_over" in [reason.rule for reason in office.why("F-2", SARA, "en").reasons]
