"""Assertive engagement from outside: walked visit by visit, each with the case that the one before it printed."""

from collections.abc import Callable
from typing import Any

from tests.cli.conftest import Command

Write = Callable[[dict[str, Any]], str]
ID = "assertive_engagement"
AT = "2026-11-24T10:00"
NEW = {
    "track": "new",
    "referral_assigned_on": "2026-11-22",
    "has_alternate_contact": True,
    "has_referral_source": True,
}


def visits(agentdesk: Command, case_file: Write, facts: dict[str, Any], *answers: str) -> list[dict[str, Any]]:
    """One walk after the other, each on the day from which the case is due."""
    case: dict[str, Any] = {"facts": facts}
    at, documents = AT, []
    for given in answers:
        asked = ("--answers", given, "--at", at, "--language", "en", "--json")
        said = agentdesk("walk", ID, "--case", case_file(case), *asked)
        assert (said.status, said.err) == (0, "")
        documents.append(said.document)
        case = said.document["case"]
        at = case["due_from"] or at
    return documents


def test_a_new_client_is_walked_to_the_close(agentdesk: Command, case_file: Write) -> None:
    missed = "done,not_reached"
    walked = visits(agentdesk, case_file, NEW, missed, missed, "not_reached", "heard,done,not_reached")
    assert [document["case"]["status"] for document in walked] == [
        *("attempt_2", "alternate_contact", "referral_source", "closed")
    ]
    assert [document["case"]["due_from"] for document in walked] == [
        "2026-11-28T09:00:00+03:30",
        "2026-12-01T09:00:00+03:30",
        "2026-12-05T09:00:00+03:30",
        None,
    ]
    assert {"kind": "letter", "value": "no_contact"} in walked[-1]["effects"]
    assert walked[-1]["case"]["closed"] == "no_contact"
    assert walked[-1]["case"]["facts"]["attempts"] == 3


def test_a_client_in_the_service_is_tried_until_the_letter(agentdesk: Command, case_file: Write) -> None:
    missed = "done,not_reached"
    facts = {"track": "existing", "has_alternate_contact": True, "first_attempt_on": "2026-08-29"}
    walked = visits(agentdesk, case_file, facts, missed, f"{missed},not_reached", "not_required")
    assert [document["case"]["status"] for document in walked] == ["attempt_2", "keep_trying", "closed"]
    assert not [effect for effect in walked[-1]["effects"] if effect["kind"] in ("letter", "mail")]


def test_a_checklist_tells_its_lines_and_those_that_are_left_out(agentdesk: Command, case_file: Write) -> None:
    (without,) = visits(agentdesk, case_file, NEW, "done,not_reached")
    step = next(step for step in without["steps"] if step["step"] == "attempt_1")
    assert [item["id"] for item in step["items"]] == ["primary", "other"]
    assert step["text"].endswith("Leave no voicemail, for there is no consent to it on record.")
    (with_consent,) = visits(agentdesk, case_file, {**NEW, "voicemail_consent": True}, "done,not_reached")
    step = next(step for step in with_consent["steps"] if step["step"] == "attempt_1")
    assert [item["id"] for item in step["items"]] == ["primary", "voicemail", "other"]


def test_the_case_is_one_of_the_documents_own_country_and_language(agentdesk: Command) -> None:
    document = agentdesk("plan", ID, "--at", AT, "--json").document
    assert document["language"] == "fa"
    assert all(step["due_from"].endswith("+03:30") for step in document["steps"])
    assert all(step["text"] for step in document["steps"])
    assert document["assumed"] == {"track": "new", "has_alternate_contact": True, "has_referral_source": True}


def test_a_plan_gives_the_earliest_and_the_latest_chain(agentdesk: Command, case_file: Write) -> None:
    document = agentdesk("plan", ID, "--case", case_file({"facts": NEW}), "--at", AT, "--json").document
    assert [(step["step"], step["due_from"][:10], step["due_by"][:10]) for step in document["steps"]] == [
        ("attempt_1", "2026-11-24", "2026-11-28"),
        ("attempt_2", "2026-11-28", "2026-12-03"),
        ("alternate_contact", "2026-12-01", "2026-12-09"),
        ("referral_source", "2026-12-01", "2026-12-09"),
        ("letter", "2026-12-05", "2026-12-15"),
        ("close", "2026-12-05", "2026-12-15"),
    ]


def test_an_answer_that_does_not_fit_names_those_that_do(agentdesk: Command, case_file: Write) -> None:
    said = agentdesk("walk", ID, "--case", case_file({"facts": NEW}), "--answers", "not_reached", "--at", AT)
    assert said.status == 2
    assert "attempt_1" in said.err
    assert "it takes done" in said.err
