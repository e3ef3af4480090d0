"""New cases: what a file says, what is made of what it leaves out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agentdesk.core.event import IMPORTED
from agentdesk.core.places import data_folder, scripts_folder
from agentdesk.core.plain import Plain
from agentdesk.desk.importing import commit, plan
from agentdesk.process.loading import load
from tests.desk.bringing import NOW, Bringing, bringing, process, tables

FULL = """\
external_id,name,phone,country,timezone,language,gender,status,priority,due_on,consent_voicemail,facts.invoices,\
facts.rate,facts.owed,facts.promised_on,facts.meeting_at,facts.vip,facts.firm,facts.channel
A-1,سارة فهد الرشيدي,+966 52 576 3427;٠٥٢٥٤١٠٩٨٨,sa,Asia/Riyadh,ar,F,Waiting,high,2026-11-25,yes,٣,\
2.5,1250.5,2026-12-01,2026-12-02T15:30,no,مطبعة 521,shop
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Bringing]:
    with bringing(tmp_path) as made:
        yield made


def test_every_column_arrives(desk: Bringing) -> None:
    report = desk.bring(FULL)
    assert (report.new, report.changed, report.unchanged, report.doubtful) == (1, 0, 0, 2)
    case = desk.case("A-1")
    assert (case.process, case.country, case.timezone, case.language) == ("dunning", "SA", "Asia/Riyadh", "ar")
    assert (case.customer.name, case.customer.gender) == ("سارة فهد الرشيدي", "f")
    numbers = [(point.value, point.valid, point.voicemail) for point in case.customer.numbers]
    assert numbers == [("+966525763427", False, True), ("+966525410988", False, True)]
    assert (case.state.status, case.state.priority) == ("waiting", "high")
    assert case.state.facts == {
        "invoices": 3,
        "rate": 2.5,
        "owed": "1250.50",
        "promised_on": "2026-12-01",
        "meeting_at": "2026-12-02T15:30:00+03:00",
        "vip": False,
        "firm": "مطبعة 521",
        "channel": "shop",
    }
    assert case.window_key == "dunning|SA|Asia/Riyadh"


def test_a_name_and_a_number_are_enough(desk: Bringing) -> None:
    desk.bring("external_id,name,phone\nA-1,Bianca Fumagalli,300 645 6046\n")
    case = desk.case("A-1")
    assert (case.country, case.timezone, case.language) == ("IT", "Europe/Rome", "it")
    assert (case.state.status, case.state.priority, case.customer.gender) == ("new", "medium", "u")
    assert case.customer.numbers[0].value == "+393006456046"
    assert case.customer.numbers[0].voicemail is None
    assert (case.state.due_from, case.state.due_by) == (NOW, datetime(2026, 11, 24, 17, tzinfo=UTC))


def test_without_a_date_the_next_window_counts_where_todays_is_over(desk: Bringing) -> None:
    evening = NOW + timedelta(hours=9)
    desk.bring("external_id,name,phone\nA-1,Bianca Fumagalli,300 645 6046\n", at=evening)
    state = desk.case("A-1").state
    assert (state.due_from, state.due_by) == (evening, datetime(2026, 11, 25, 17, tzinfo=UTC))


def test_zone_and_language_are_at_home_in_the_country(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "name": "马晓峰", "phone": "+86 142 9252 1332", "country": "CN"})
    case = desk.case("A-1")
    assert (case.timezone, case.language) == ("Asia/Shanghai", "zh")


@pytest.mark.parametrize(
    ("due_on", "due_from", "due_by", "promised"),
    [
        ("2026-11-25", "2026-11-25T08:00+00:00", "2026-11-25T17:00+00:00", False),
        ("٢٠٢٦-١١-٢٥", "2026-11-25T08:00+00:00", "2026-11-25T17:00+00:00", False),
        ("2026-11-28", "2026-11-28T08:00+00:00", "2026-11-28T17:00+00:00", False),
        ("2026-11-25T15:30:00+03:00", "2026-11-25T12:30+00:00", "2026-11-25T12:30+00:00", True),
        ("2026-11-25 15:30", "2026-11-25T14:30+00:00", "2026-11-25T14:30+00:00", True),
    ],
)
def test_a_day_is_its_hours_and_a_moment_is_a_promise(
    desk: Bringing, due_on: str, due_from: str, due_by: str, promised: bool
) -> None:
    desk.rows({"external_id": "A-1", "name": "Bianca Fumagalli", "phone": "+39 300 645 6046", "due_on": due_on})
    case = desk.case("A-1")
    assert case.state.due_from == datetime.fromisoformat(due_from)
    assert case.state.due_by == datetime.fromisoformat(due_by)
    assert case.state.promised is promised
    assert case.window_key == ("" if promised else "dunning|IT|Europe/Rome")


def test_names_come_without_what_could_do_harm(desk: Bringing) -> None:
    desk.rows(
        {"external_id": "A-1", "name": "\x1b[31mBianca\x1b[0m \u202eFumagalli\u2066\x07\n", "phone": "3006456046"},
        {"external_id": "A-2", "name": "پویا نوروزی\u200cمقدم", "phone": "3006456047"},
        {
            "external_id": "A-3",
            "name": "[bold]Tom[/bold]",
            "phone": "3006456048",
            "facts": {"firm": "a\ud800\x9bmb\u2028c"},
        },
    )
    assert desk.case("A-1").customer.name == "Bianca Fumagalli"
    assert desk.case("A-2").customer.name == "پویا نوروزی\u200cمقدم"
    assert desk.case("A-3").customer.name == "[bold]Tom[/bold]"
    assert desk.case("A-3").state.facts["firm"] == "ab c"


def test_the_journal_holds_the_case_but_no_free_text(desk: Bringing) -> None:
    desk.bring(FULL)
    events = list(desk.store.rows("events"))
    assert [event["kind"] for event in events] == [IMPORTED]
    assert "مطبعة" not in str(events)
    assert "الرشيدي" not in str(events)
    assert "1250.50" in str(events)


def test_what_the_process_says_of_new_values_follows(desk: Bringing) -> None:
    customer: dict[str, Plain] = {"name": "Bianca Fumagalli", "phone": "3006456046"}
    back: dict[str, Plain] = {**customer, "external_id": "A-2", "status": "back"}
    dated: dict[str, Plain] = {**back, "external_id": "A-3", "due_on": "2026-12-01"}
    desk.rows({**customer, "external_id": "A-1", "facts.invoices": 0}, back, dated)
    assert (desk.case("A-1").state.status, desk.case("A-1").state.closed) == ("closed", "paid")
    assert desk.case("A-2").state.tags == ("back",)
    assert (desk.case("A-2").state.due_from, desk.case("A-3").state.closed) == (NOW, None)
    assert desk.case("A-3").state.tags == ("back",)
    assert desk.case("A-3").state.due_by == datetime(2026, 12, 1, 17, tzinfo=UTC)


def test_a_file_without_ids_is_brought_in_once(desk: Bringing) -> None:
    text = "name,phone\nBianca Fumagalli,+39 300 645 6046\nBianca Fumagalli,+39 300 645 6047\n"
    assert desk.bring(text).new == 2
    again = desk.bring(text.replace("+39 300 645 6046", "300.6456046"), at=NOW + timedelta(days=3))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert desk.count() == 2


def test_a_dry_run_writes_nothing(desk: Bringing) -> None:
    assert desk.plan(FULL).new == 1
    assert desk.count() == 0


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("demo_credit_control", "credit_control"),
        ("demo_service_call", "service_call"),
        ("import_example", "credit_control"),
    ],
)
def test_the_shipped_files_come_in(desk: Bringing, name: str, of: str) -> None:
    shipped = load(scripts_folder() / of / "process.yaml").process
    report = plan(data_folder() / f"{name}.csv", shipped, desk.store, tables(), NOW)
    assert report.faults == ()
    commit(report, desk.store, at=NOW, agent="import")
    assert desk.count() == report.new > 5
    assert list(desk.store.faults()) == []
    assert all(not point.valid for case in report.cases for point in case.case.customer.numbers)


def test_a_trigger_that_needs_an_agent_is_the_processes_fault(desk: Bringing) -> None:
    desk.process = process(("{ invoices: 0 }, start: paid", "{ invoices: 0 }, start: ask"))
    assert desk.faults(**{"facts.invoices": 0}) == [
        "dunning: on_import: ask: ask waits for an agent; lead it to an end without questions"
    ]


def test_a_trigger_can_not_send_anything(desk: Bringing) -> None:
    desk.process = process(("{ invoices: 0 }, start: paid", "{ invoices: 0 }, start: thanked"))
    assert desk.faults(**{"facts.invoices": 0}) == [
        "dunning: on_import: thanked: an import can't have the effect mail; leave it to a call"
    ]


def test_a_trigger_that_counts_from_a_fact_needs_the_fact(desk: Bringing) -> None:
    desk.process = process(("{ invoices: 0 }, start: paid", "{ invoices: 0 }, start: counted"))
    assert "promised_on is not known" in desk.faults(**{"facts.invoices": 0})[0]
    desk.rows(
        {
            "external_id": "A-1",
            "name": "Bianca Fumagalli",
            "phone": "3006456046",
            "facts": {"invoices": 0, "promised_on": "2026-11-24"},
        }
    )
    assert desk.case("A-1").state.due_by == datetime(2026, 11, 27, 17, tzinfo=UTC)
