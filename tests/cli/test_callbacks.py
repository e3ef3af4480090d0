"""`callback add` and `callback close`, `check` and `stats` on call-backs, as the contract with the outside says."""

import csv
import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command

AT = "2026-11-24T10:00+02:00"
NUMBER = ("--phone", "03-555 1234")


def add(agentdesk: Command, *words: str, at: str = AT) -> dict[str, object]:
    said = agentdesk("callback", "add", *words, "--at", at, "--json")
    assert (said.status, said.err) == (0, "")
    document: dict[str, object] = said.document
    return document


def test_a_request_is_a_document(agentdesk: Command) -> None:
    document = add(agentdesk, *NUMBER, "--name", "דנה", "--strategy", "customer_first")
    assert list(document) == [
        *("case", "external_id", "status", "number", "valid", "requested_at", "due_by", "duplicate")
    ]
    assert document["number"] == "+97235551234"
    assert (document["status"], document["valid"], document["duplicate"]) == ("scheduled", True, False)
    moments = [datetime.fromisoformat(str(document[name])) for name in ("requested_at", "due_by")]
    assert [moment - datetime.fromisoformat(AT) for moment in moments] == [timedelta(0), timedelta(hours=3)]
    (row,) = csv.DictReader(io.StringIO(agentdesk("export", "cases").out))
    assert (row["external_id"], row["process"], row["customer"]) == (document["external_id"], "callback", "דנה")
    assert row["task"] == "call_back"
    assert row["facts.strategy"] == "customer_first"


def test_it_is_in_the_queue_in_the_order_of_arrival(agentdesk: Command) -> None:
    second = add(agentdesk, "--phone", "03-555 2222", at="2026-11-24T10:05+02:00")["external_id"]
    first = add(agentdesk, "--phone", "03-555 1111", at="2026-11-24T09:30+02:00")["external_id"]
    cases = agentdesk("due", "--at", "2026-11-24T10:06+02:00", "--json").document["cases"]
    assert [case["external_id"] for case in cases] == [first, second]


def test_a_request_is_read_back(agentdesk: Command) -> None:
    said = agentdesk("callback", "add", *NUMBER, "--at", AT)
    assert "+972 3-555-1234" in said.out
    assert "scheduled" in said.out
    again = agentdesk("callback", "add", "--phone", "+972 3 555 1234", "--at", "2026-11-24T10:20+02:00")
    assert again.status == 0
    assert "had asked already" in again.out
    doubtful = agentdesk("callback", "add", "--phone", "+972 1 234 5678", "--at", AT)
    assert "may not exist" in doubtful.out


def test_a_withheld_number_is_under_review(agentdesk: Command) -> None:
    document = add(agentdesk, "--withheld")
    assert (document["status"], document["number"]) == ("under_review", None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--phone"),
        ((*NUMBER, "--withheld"), "--withheld"),
        (("--phone", "12"), "phone: “12” is too short"),
        ((*NUMBER, "--owner", "Zoe"), "owner: nobody called Zoe"),
        ((*NUMBER, "--strategy", "loud"), "strategy"),
        ((*NUMBER, "--language", "xx"), "language"),
        ((*NUMBER, "--at", "soon"), "soon: is not a moment"),
    ],
)
def test_wrong_use_writes_nothing(agentdesk: Command, words: tuple[str, ...], said: str) -> None:
    told = agentdesk("callback", "add", *words)
    assert told.status == 2
    assert said in told.err
    assert "Traceback" not in told.err
    assert "0 requests" in agentdesk("check").out or agentdesk("check").status == 2


def test_a_request_is_closed_with_a_name(agentdesk: Command) -> None:
    name = str(add(agentdesk, *NUMBER)["external_id"])
    closed = agentdesk("callback", "close", name, "--reason", "withdrawn", "--agent", "Noa", "--json")
    assert closed.document == {"case": 1, "external_id": name, "closed": "withdrawn"}
    assert "Noa" in agentdesk("export", "events").out
    for words in ((name, "withdrawn"), ("nobody", "withdrawn"), (name, "lost")):
        again = agentdesk("callback", "close", words[0], "--reason", words[1], "--agent", "Noa")
        assert again.status == 2
        assert again.err.startswith("agentdesk: ")


def test_check_adds_the_requests_up(agentdesk: Command) -> None:
    add(agentdesk, *NUMBER)
    add(agentdesk, *NUMBER)
    add(agentdesk, "--withheld")
    said = agentdesk("check")
    assert said.status == 0
    assert "callback: 3 requests = 1 scheduled + 0 in a call + 1 under review + 1 closed" in said.out
    figures = agentdesk("stats", "--json").document
    assert figures["ledgers"] == {
        "callback": {"requests": 3, "scheduled": 1, "in_call": 0, "under_review": 1, "closed": 1}
    }
    assert "ledgers: callback (requests 3, scheduled 1" in agentdesk("stats").out


def test_check_says_which_request_is_lost(agentdesk: Command, tmp_path: Path) -> None:
    import sqlite3

    name = add(agentdesk, *NUMBER)["external_id"]
    with sqlite3.connect(tmp_path / "desk.db") as driver:
        driver.execute("UPDATE cases SET status = 'in_call'")
    driver.close()
    said = agentdesk("check")
    assert said.status == 1
    assert f"{name}: it is in no call" in said.out
    assert "1 requests = 0 scheduled + 0 in a call + 0 under review + 0 closed doesn't add up" in said.out
