"""The case file of walks and plans: everything may be left out, nothing may be misspelt."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agentdesk.core.case import Case, CaseState
from agentdesk.core.errors import BadInput
from agentdesk.desk.case_file import read_case
from agentdesk.process.loading import load_text
from tests.desk.bringing import NOW, PROTOCOL, process, tables


def case_of(folder: Path, document: Any) -> Case:
    path = folder / "case.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read_case(path, process(), NOW, tables=tables())


def faults(folder: Path, document: Any) -> list[str]:
    with pytest.raises(BadInput) as refused:
        case_of(folder, document)
    return str(refused.value).replace(f"{folder}/", "").splitlines()


@pytest.mark.parametrize("document", [None, {}])
def test_everything_may_be_left_out(tmp_path: Path, document: Any) -> None:
    case = read_case(None, process(), NOW) if document is None else case_of(tmp_path, document)
    assert (case.process, case.country, case.timezone, case.language) == ("dunning", "IT", "Europe/Rome", "it")
    assert case.state == CaseState(status="new", priority="medium")
    assert (case.customer.name, case.customer.gender, len(case.customer.numbers)) == ("", "u", 1)


def test_zone_and_language_follow_the_country(tmp_path: Path) -> None:
    case = case_of(tmp_path, {"country": "cn"})
    assert (case.country, case.timezone, case.language) == ("CN", "Asia/Shanghai", "zh")
    case = case_of(tmp_path, {"country": "FR", "timezone": "Europe/Paris", "language": "ar-SA"})
    assert (case.country, case.timezone, case.language) == ("FR", "Europe/Paris", "ar")


def test_everything_may_be_given(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        {
            "country": "IT",
            "timezone": "Europe/Rome",
            "language": "it",
            "status": "waiting",
            "previous_status": "new",
            "priority": "high",
            "assignee": "credit_office",
            "tags": ["call_1", "call_1", "late"],
            "task": "payment_check",
            "due_from": "2026-11-30",
            "due_by": "2026-12-01T17:00",
            "note_required": True,
            "closed": None,
            "customer": {"name": "Bianca", "gender": "f", "phone": ["+39 300 645 6046"], "consent_voicemail": False},
            "facts": {"invoices": 2, "owed": 12.5, "promised_on": "2026-11-20", "vip": False, "firm": ""},
        },
    )
    assert case.state == CaseState(
        status="waiting",
        previous_status="new",
        priority="high",
        assignee="credit_office",
        tags=("call_1", "late"),
        task="payment_check",
        due_from=datetime(2026, 11, 30, 8, tzinfo=UTC),
        due_by=datetime(2026, 12, 1, 16, tzinfo=UTC),
        note_required=True,
        facts={"invoices": 2, "owed": "12.50", "promised_on": "2026-11-20", "vip": False},
    )
    assert (case.customer.name, case.customer.gender) == ("Bianca", "f")
    assert [(point.value, point.voicemail) for point in case.customer.numbers] == [("+393006456046", False)]


def test_one_end_of_the_dates_stands_for_both(tmp_path: Path) -> None:
    state = case_of(tmp_path, {"due_by": "2026-11-28"}).state
    assert state.due_from == state.due_by == datetime(2026, 11, 28, 17, tzinfo=UTC)


def test_a_consent_has_a_place_without_a_number(tmp_path: Path) -> None:
    case = case_of(tmp_path, {"customer": {"consent_voicemail": True}})
    assert [point.voicemail for point in case.customer.numbers] == [True]


def test_facts_of_the_protocol_may_be_given_where_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"facts": {"tries": 2}}', encoding="utf-8")
    protocol = load_text(PROTOCOL, "protocol.yaml").process
    assert read_case(path, process(), NOW, protocol=protocol).state.facts == {"tries": 2}
    with pytest.raises(BadInput, match=r"facts\.tries: there is no such key"):
        read_case(path, process(), NOW)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    document = {
        "contry": "IT",
        "country": "XX",
        "status": "wating",
        "priority": 1,
        "tags": "call_1",
        "due_from": "2026-12-02",
        "due_by": "2026-12-01",
        "customer": {"nmae": "B", "gender": "female", "phone": "12"},
        "facts": {"invoces": 1, "invoices": "many", "channel": "radio"},
    }
    assert faults(tmp_path, document) == [
        "case.json: contry: there is no such key; did you mean country?",
        "case.json: customer.nmae: there is no such key; did you mean customer.name?",
        "case.json: facts.invoces: there is no such key; did you mean facts.invoices?",
        "case.json: country: no country has the code XX; write its two letters, such as IT",
        "case.json: due_by: lies before due_from; give them in their order",
        "case.json: status: there is no status “wating”; did you mean waiting?",
        "case.json: priority: there is no priority “1”; write blocking, high, medium or low",
        'case.json: tags: “call_1” is no list; write ["call_1"]',
        "case.json: facts.invoices: “many” is not a whole number; write it like 3",
        "case.json: facts.channel: there is no value “radio”; write app or shop",
        "case.json: customer.phone: “12” is too short or too long for a number in IT; check its digits",
        "case.json: customer.gender: there is no gender “female”; write f, m or u",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "case.json:1:2: not JSON: "),
        ("[]", 'case.json: is no case; write {"status": …, "facts": {…}}'),
        ('{"facts": []}', 'case.json: facts: “[]” is no object; write {"facts": {…}}'),
        ('{"status": "new", "status": "back"}', "case.json: status: is given twice; keep one of them"),
        ('{"facts": {"vip": true, "vip": true}}', "case.json: facts.vip: is given twice; keep one of them"),
    ],
)
def test_a_file_that_is_no_case_is_told_apart(tmp_path: Path, text: str, said: str) -> None:
    told = faults(tmp_path, text)
    assert len(told) == 1
    assert told[0].startswith(said)


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't be read: No such file or directory"):
        read_case(tmp_path / "none.json", process(), NOW)
