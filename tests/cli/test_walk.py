"""`walk` and `plan` as the contract with the outside says."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.conftest import Command

Write = Callable[[dict[str, Any]], str]
TWO_OPEN = {"facts": {"open_invoices": 2}}


def test_the_document_of_a_walk(agentdesk: Command, case_file: Write) -> None:
    said = agentdesk(
        *("walk", "credit_control", "--case", case_file(TWO_OPEN), "--answers", "no_answer"),
        *("--at", "2026-11-23T10:00", "--json"),
    )
    assert (said.status, said.err) == (0, "")
    document = said.document
    assert (document["process"], document["language"], document["waiting_for"]) == ("credit_control", "it", None)
    contact = next(step for step in document["steps"] if step["step"] == "contact")
    assert (contact["kind"], contact["answer"]) == ("ask", "no_answer")
    assert [option["id"] for option in contact["options"]] == [
        *("no_answer", "already_paid", "payment_agreed", "no_agreement")
    ]
    assert {"kind": "tag", "value": "call_1"} in document["effects"]
    assert {"kind": "mail", "value": "summary"} in document["effects"]
    assert document["case"] == {
        "status": "call_1",
        "priority": "medium",
        "assignee": None,
        "tags": ["call_1"],
        "task": None,
        "due_from": "2026-11-30T09:00:00+01:00",
        "due_by": "2026-11-30T18:00:00+01:00",
        "note_required": False,
        "closed": None,
        "facts": {"open_invoices": 2, "unanswered_calls": 1},
    }


def test_a_walk_that_ends_early_says_what_it_waits_for(agentdesk: Command, case_file: Write) -> None:
    asked = agentdesk(
        "walk", "credit_control", "--case", case_file(TWO_OPEN), "--answers", "payment_agreed", "--json"
    )
    assert asked.document["waiting_for"] == {"step": "how_much", "kind": "ask", "options": ["full", "partial"]}
    typed = agentdesk("walk", "credit_control", "--case", case_file(TWO_OPEN), "--answers", "already_paid", "--json")
    assert typed.document["waiting_for"]["options"] == ["paid_on="]


def test_what_nobody_knows_is_asked_first(agentdesk: Command) -> None:
    said = agentdesk("walk", "credit_control", "--json")
    assert said.document["waiting_for"] == {"step": "open_count", "kind": "input", "options": ["open_invoices="]}


@pytest.mark.parametrize(
    ("answers", "step", "takes"),
    [
        ("maybe", "step contact", "no_answer, already_paid, payment_agreed, no_agreement"),
        ("payment_agreed,full,promised_on=soon", "step promised_full", "promised_on="),
        ("no_answer,full", "answer 'full'", "the walk is over"),
        ("@hold", "step contact", "no_answer"),
    ],
)
def test_an_answer_that_does_not_fit_names_the_step(
    agentdesk: Command, case_file: Write, answers: str, step: str, takes: str
) -> None:
    said = agentdesk("walk", "credit_control", "--case", case_file(TWO_OPEN), "--answers", answers)
    assert said.status == 2
    assert said.out == ""
    assert step in said.err
    assert takes in said.err
    assert "Traceback" not in said.err


def test_a_full_walk_holds_escalates_and_drops(agentdesk: Command, case_file: Write) -> None:
    case = case_file(TWO_OPEN)
    answers = (
        "done,answered,right_person,@hold,granted,@tick=50,@return,@drop,answered,no_agreement,refuses,yes,nothing"
    )
    said = agentdesk("walk", "credit_control", "--case", case, "--full", "--answers", answers, "--json")
    steps = [step["step"] for step in said.document["steps"]]
    assert said.document["waiting_for"] is None
    assert "thanks_and_sorry" in steps
    assert steps.index("cut_off") > steps.index("on_hold")
    assert said.document["case"]["status"] == "pre_block"


def test_a_live_wait_is_waited_for(agentdesk: Command) -> None:
    said = agentdesk("walk", "service_call", "--answers", "done,answered,@hold,granted,@tick=10", "--json")
    assert said.document["waiting_for"] == {"step": "on_hold", "kind": "wait", "options": ["@return", "@again"]}


def test_a_comma_inside_a_value(agentdesk: Command) -> None:
    answers = r"done,answered,@escalate,transfer,transfer_to=Returns\, second floor,granted,answered"
    said = agentdesk("walk", "service_call", "--answers", answers, "--json")
    assert said.document["case"]["facts"]["transfer_to"] == "Returns, second floor"


def test_at_without_an_offset_is_in_the_zone_of_the_case(agentdesk: Command, case_file: Write) -> None:
    case = case_file({"country": "CN", "facts": {"open_invoices": 1}})
    words = ("walk", "credit_control", "--case", case, "--answers", "no_answer", "--at", "2026-11-23T00:30", "--json")
    document = agentdesk(*words).document
    assert document["language"] == "zh"
    assert document["case"]["due_from"] == "2026-11-30T09:00:00+08:00"


@pytest.mark.parametrize(
    "bad", ["{", "[]", '{"stauts": "new"}', '{"country": "XX"}', '{"facts": {"open_invoices": "many"}}']
)
def test_a_bad_case_file_is_told_with_its_place(agentdesk: Command, tmp_path: Any, bad: str) -> None:
    path = tmp_path / "case.json"
    path.write_text(bad, encoding="utf-8")
    said = agentdesk("walk", "credit_control", "--case", str(path))
    assert said.status == 2
    assert "case.json" in said.err
    assert "Traceback" not in said.err


def test_an_unknown_process_is_wrong_use(agentdesk: Command) -> None:
    said = agentdesk("walk", "credit_kontrol")
    assert said.status == 2
    assert "credit_kontrol" in said.err


def test_a_plan_if_nobody_ever_answers(agentdesk: Command, case_file: Write) -> None:
    case = case_file({"facts": {"open_invoices": 3}})
    document = agentdesk("plan", "credit_control", "--case", case, "--at", "2026-11-24T10:00", "--json").document
    dates = [(step["due_from"][:10], step["due_by"][:10]) for step in document["steps"]]
    assert dates[:5] == [
        ("2026-11-24", "2026-11-24"),
        ("2026-12-01", "2026-12-01"),
        ("2026-12-09", "2026-12-09"),
        ("2026-12-16", "2026-12-16"),
        ("2026-12-31", "2026-12-31"),
    ]
    assert all(step["text"] for step in document["steps"])


def test_a_plan_tells_what_it_assumed(agentdesk: Command) -> None:
    assert agentdesk("plan", "credit_control", "--json").document["assumed"] == {"open_invoices": 1}
