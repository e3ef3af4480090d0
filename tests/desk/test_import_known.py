"""Cases that are known: only what a row gives is changed, as effects, once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agentdesk.core import event as events
from agentdesk.core.event import CHANGED, Event
from agentdesk.core.plain import Plain
from tests.desk.bringing import NOW, Bringing, bringing

ROW: dict[str, Plain] = {
    "external_id": "A-1",
    "name": "Bianca Fumagalli",
    "phone": "+39 300 645 6046",
    "gender": "f",
    "status": "waiting",
    "due_on": "2026-11-25",
    "consent_voicemail": "yes",
    "facts": {"invoices": 2, "firm": "Officina 523"},
}
LATER = NOW + timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Bringing]:
    with bringing(tmp_path) as made:
        made.rows(ROW)
        yield made


def changes(desk: Bringing) -> list[Any]:
    return [row["value"] for row in desk.store.rows("events") if row["kind"] == CHANGED]


def test_the_same_file_changes_nothing(desk: Bringing) -> None:
    before = desk.case("A-1")
    report = desk.rows(ROW)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)
    assert desk.case("A-1") == before
    assert changes(desk) == []


def test_only_the_cells_that_are_given_change(desk: Bringing) -> None:
    before = desk.case("A-1")
    report = desk.bring("external_id,name,facts.invoices,facts.vip,due_on\nA-1,,3,,\n", at=LATER)
    assert (report.new, report.changed, report.unchanged) == (0, 1, 0)
    after = desk.case("A-1")
    assert after.state.facts == {"invoices": 3, "firm": "Officina 523"}
    assert (after.customer, after.state.due_by, after.state.status) == (
        before.customer,
        before.state.due_by,
        "waiting",
    )
    assert changes(desk) == [[{"kind": "fact", "value": {"name": "invoices", "value": 3}}]]


def test_a_status_remembers_the_one_before(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "status": "review", "priority": "high"})
    state = desk.case("A-1").state
    assert (state.status, state.previous_status, state.priority) == ("review", "waiting", "high")


def test_a_new_date_moves_the_case_into_or_out_of_its_window(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "due_on": "2026-11-26T10:30:00+01:00"})
    case = desk.case("A-1")
    assert (case.state.promised, case.window_key) == (True, "")
    assert case.state.due_by == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    desk.rows({"external_id": "A-1", "due_on": "2026-11-27"})
    assert (desk.case("A-1").state.promised, desk.case("A-1").window_key) == (False, "dunning|IT|Europe/Rome")


def test_a_customer_who_moves_waits_for_another_window(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "country": "GB", "timezone": "Europe/London", "language": "en"})
    case = desk.case("A-1")
    assert (case.country, case.timezone, case.language) == ("GB", "Europe/London", "en")
    assert case.window_key == "dunning|GB|Europe/London"


def test_numbers_come_first_as_given_and_known_ones_stay_behind(desk: Bringing) -> None:
    wrong = desk.case("A-1").customer.numbers[0]
    desk.rows({"external_id": "A-1", "name": "Bianca Fumagalli-Conti", "phone": "+39 300 645 6047"})
    customer = desk.case("A-1").customer
    assert customer.name == "Bianca Fumagalli-Conti"
    assert [point.value for point in customer.numbers] == ["+393006456047", "+393006456046"]
    assert customer.numbers[1] == wrong
    again = desk.rows({"external_id": "A-1", "phone": "+39 300 645 6047"})
    assert again.unchanged == 1


def test_a_consent_that_is_withdrawn_counts_for_every_number(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "consent_voicemail": False})
    assert [point.voicemail for point in desk.case("A-1").customer.numbers] == [False]


def test_a_payment_closes_the_case(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "facts": {"invoices": 0}})
    state = desk.case("A-1").state
    assert (state.status, state.closed, state.due_by) == ("closed", "paid", None)
    assert [effect["kind"] for effect in changes(desk)[0]] == ["fact", "status", "close"]


def test_a_case_handed_back_is_due_at_once(desk: Bringing) -> None:
    desk.rows({**ROW, "status": "back"})
    state = desk.case("A-1").state
    assert (state.tags, state.due_from) == (("back",), NOW)


def test_a_date_that_the_row_sets_anew_stands_against_the_process(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "status": "back", "due_on": "2026-12-01"})
    state = desk.case("A-1").state
    assert (state.tags, state.due_by) == (("back",), datetime(2026, 12, 1, 17, tzinfo=UTC))


def test_what_the_import_leaves_alone_sets_nothing_off(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "status": "back"})
    desk.bring("external_id,status,due_on\nA-1,back,2026-12-01\n")
    desk.bring("external_id,status,priority\nA-1,back,high\n", at=LATER)
    state = desk.case("A-1").state
    assert (state.priority, state.due_by) == ("high", datetime(2026, 12, 1, 17, tzinfo=UTC))


def test_a_closed_case_stays_as_it_is(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "facts": {"invoices": 0}})
    said = desk.said("external_id,facts.invoices\nA-1,2\n")
    assert said == [
        "cases.csv:2: external_id: the case is closed (paid); give the new matter an external_id of its own"
    ]
    assert desk.bring("external_id,facts.invoices\nA-1,0\n").unchanged == 1
    assert desk.rows({"external_id": "A-1", "name": "Bianca Conti"}).changed == 1


def test_a_known_case_needs_neither_name_nor_number_but_a_new_one_does(desk: Bringing) -> None:
    assert desk.said("external_id,facts.invoices\nA-1,2\nA-2,2\n") == [
        "cases.csv:3: name: a new case needs it; write the customer's name",
        "cases.csv:3: phone: a new case needs it; write at least one number",
    ]


def test_free_text_stays_out_of_the_journal(desk: Bringing) -> None:
    desk.rows({"external_id": "A-1", "facts": {"firm": "Bottega 9", "invoices": 4}})
    assert desk.case("A-1").state.facts["firm"] == "Bottega 9"
    public = [row for row in desk.store.rows("events") if "Bottega" in str(row["value"])]
    assert len(public) == 1
    assert public[0]["value"] == [{"kind": "fact", "value": {"name": "firm", "value": "Bottega 9"}}]


def test_a_case_in_a_call_is_changed_under_it(desk: Bringing) -> None:
    case = desk.case("A-1")
    taken = Event(events.TAKEN, NOW, turn=1)
    desk.store.take(case.id, "sara", at=NOW, minutes=10, version="v", events=(taken,))
    desk.store.keep_version("v", b"")
    desk.rows({"external_id": "A-1", "facts": {"invoices": 7}})
    assert desk.case("A-1").state.facts["invoices"] == 7
    assert desk.store.standing(case.id).agent == "sara"
