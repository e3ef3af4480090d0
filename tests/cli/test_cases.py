"""`import`, `export`, `due`, `why` as the contract with the outside says."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import TUESDAY, Command

DATA = Path(__file__).resolve().parents[2] / "data"


def test_the_queue_as_a_document(imported: Command) -> None:
    document = imported("due", "--at", TUESDAY, "--json").document
    assert document["at"].startswith("2026-11-2")
    cases = document["cases"]
    assert len(cases) >= 20
    assert list(cases[0]) == [
        *("id", "external_id", "process", "status", "priority", "due_from", "due_by", "customer", "language")
    ]
    assert {case["language"] for case in cases} == {"ar", "en", "fa", "he", "it", "zh"}
    places = {"blocking": 0, "high": 1, "medium": 2, "low": 3}
    worked = [(places[case["priority"]], case["due_by"]) for case in cases if not _appointment(case)]
    assert [place for place, _ in worked] == sorted(place for place, _ in worked)


def _appointment(case: dict[str, str]) -> bool:
    return case["due_from"] == case["due_by"]


def test_the_queue_has_at_most_so_many_lines(imported: Command) -> None:
    assert len(imported("due", "--at", TUESDAY, "--limit", "3").out.splitlines()) == 3


def test_at_night_only_appointments_are_due(imported: Command) -> None:
    cases = imported("due", "--at", "2026-11-24T23:30+01:00", "--json").document["cases"]
    assert all(_appointment(case) for case in cases)


def test_why_a_case_is_here(imported: Command) -> None:
    said = imported("why", "CC-1001", "--at", TUESDAY, "--json").document
    assert said["in_queue"] is True
    assert [reason["rule"] for reason in said["reasons"]] == ["in_queue"]


def test_why_a_case_is_not_here(imported: Command) -> None:
    said = imported("why", "CC-1001", "--at", "2026-11-20T23:00+03:00", "--json").document
    assert said["in_queue"] is False
    rules = {reason["rule"]: reason for reason in said["reasons"]}
    assert set(rules) == {"not_due", "window"}
    assert rules["not_due"]["until"]
    assert rules["window"]["text"]


def test_an_unknown_case_is_wrong_use(imported: Command) -> None:
    said = imported("why", "NOBODY")
    assert said.status == 2
    assert "NOBODY" in said.err


def test_commands_that_read_never_make_a_database(agentdesk: Command, tmp_path: Path) -> None:
    for words in (
        ("due",),
        ("why", "1"),
        ("stats",),
        ("check",),
        ("export", "cases"),
        ("backup", str(tmp_path / "b")),
    ):
        said = agentdesk(*words)
        assert said.status == 2, words
        assert "desk.db" in said.err
        assert "Traceback" not in said.err
    dry = agentdesk("import", str(DATA / "import_example.csv"), "--process", "credit_control", "--dry-run")
    assert dry.status == 0
    assert "6 cases would be added" in dry.out
    assert list(tmp_path.iterdir()) == []


def test_a_bad_import_writes_nothing_and_reports_every_row(agentdesk: Command, tmp_path: Path) -> None:
    rows = (DATA / "import_example.csv").read_text(encoding="utf-8").splitlines()
    names = rows[0].split(",")
    broken = [cell.split(",") for cell in rows[1:3]]
    broken[0][names.index("country")] = "XX"
    broken[1][names.index("phone")] = "12"
    path = tmp_path / "bad.csv"
    path.write_text("\n".join([rows[0], *(",".join(row) for row in broken)]) + "\n", encoding="utf-8")
    said = agentdesk("import", str(path), "--process", "credit_control")
    assert said.status == 2
    assert "bad.csv:2: country" in said.err
    assert "bad.csv:3: phone" in said.err
    assert "nothing was written" in said.err
    assert agentdesk("due", "--json").document["cases"] == []


def test_importing_twice_changes_nothing(imported: Command) -> None:
    again = imported("import", str(DATA / "demo_credit_control.csv"), "--process", "credit_control", "--json")
    assert (again.document["new"], again.document["faults"]) == (0, [])


def test_the_database_can_be_named_before_and_after_the_command(agentdesk: Command, tmp_path: Path) -> None:
    file, other = str(DATA / "import_example.csv"), str(tmp_path / "other.db")
    assert agentdesk("--db", other, "import", file, "--process", "credit_control").status == 0
    assert len(agentdesk("export", "cases", "--format", "json", "--db", other).document) == 6


def test_cases_as_csv_and_json_are_the_same(imported: Command) -> None:
    rows = list(csv.DictReader(io.StringIO(imported("export", "cases").out)))
    listed = imported("export", "cases", "--format", "json").document
    assert [row["external_id"] for row in rows] == [row["external_id"] for row in listed]
    assert len(rows) == 72


def test_every_import_is_an_event(imported: Command, tmp_path: Path) -> None:
    out = tmp_path / "events.json"
    assert imported("export", "events", "--format", "json", "--out", str(out)).status == 0
    events = json.loads(out.read_text(encoding="utf-8"))
    assert list(events[0])[:9] == ["id", "case", "call", "agent", "at", "kind", "step", "value", "process_version"]
    assert {event["kind"] for event in events} == {"imported"}
    assert len(events) == 72
    assert out.stat().st_mode & 0o777 == 0o600
