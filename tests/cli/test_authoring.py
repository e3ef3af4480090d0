"""What the commands do for those who write processes: begin one, find it, check and test it."""

import json
import shutil
from pathlib import Path

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.process.schema import SCHEMA, schema
from agentdesk.words.languages import LANGUAGES
from tests.cli.conftest import Command
from tests.desk.small_process import write_visit

AT = ("--at", "2026-11-24T10:00")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's processes."""
    folder = tmp_path / "my processes"
    monkeypatch.setenv("AGENTDESK_PROCESSES", str(folder))
    return folder


def test_a_new_process_can_be_walked_planned_and_checked_at_once(agentdesk: Command, own: Path) -> None:
    said = agentdesk("processes", "new", "visit")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(str(own / "visit" / "process.yaml"))
    assert (agentdesk("processes", "check", str(own)).status, agentdesk("processes", "check", str(own)).out) == (
        0,
        "",
    )
    assert agentdesk("processes", "test", str(own)).out == "tests passed: 2\n"
    walked = agentdesk("walk", "visit", "--answers", "no_answer", "--json", *AT).document
    assert walked["case"]["due_from"].startswith("2026-11-26")
    assert [step["step"] for step in agentdesk("plan", "visit", "--json", *AT).document["steps"]] == ["contact"] * 3
    assert agentdesk("processes", "graph", "visit").out.startswith("flowchart")


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_a_new_process_is_sound_in_every_language(agentdesk: Command, own: Path, language: str) -> None:
    assert agentdesk("processes", "new", "visit", "--language", language).status == 0
    assert agentdesk("processes", "check", str(own)).out == ""
    walked = agentdesk("walk", "visit", "--answers", "later,wanted_on=2027-03-01", "--json", *AT).document
    assert (walked["language"], walked["waiting_for"]) == (language, None)


def test_a_country_brings_its_zone(agentdesk: Command, own: Path) -> None:
    assert agentdesk("processes", "new", "visit", "--country", "jp").status == 0
    text = (own / "visit" / "process.yaml").read_text(encoding="utf-8")
    assert "language: en\ncountry: JP\ntimezone: Asia/Tokyo\n" in text


@pytest.mark.parametrize(
    ("words", "fault", "remedy"),
    [
        (("Visit",), "Visit: can't be the name", "small letters"),
        (("../visit",), "can't be the name", "small letters"),
        (("desk",), "the interface's own words", "another name"),
        (("service_call",), "comes with the program", "copy"),
        (("visit", "--language", "itt"), "itt: is no language", "did you mean it?"),
        (("visit", "--country", "XX"), "no country has the code XX", "such as IT"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    agentdesk: Command, own: Path, words: tuple[str, ...], fault: str, remedy: str
) -> None:
    said = agentdesk("processes", "new", *words)
    assert (said.status, said.out) == (2, "")
    assert fault in said.err
    assert remedy in said.err
    assert not own.exists()


def test_nothing_is_overwritten(agentdesk: Command, own: Path) -> None:
    folder = write_visit(own)
    before = (folder / "process.yaml").read_bytes()
    said = agentdesk("processes", "new", "visit")
    assert (said.status, "is there already" in said.err) == (2, True)
    assert (folder / "process.yaml").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(agentdesk: Command, own: Path) -> None:
    own.write_text("a file", encoding="utf-8")
    said = agentdesk("processes", "new", "visit")
    assert (said.status, "AGENTDESK_PROCESSES" in said.err) == (2, True)


def test_editors_find_the_schema_beside_the_folder(agentdesk: Command, own: Path) -> None:
    agentdesk("processes", "new", "visit")
    first = (own / "visit" / "process.yaml").read_text(encoding="utf-8").partition("\n")[0]
    place = (own / "visit" / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert place == (own / SCHEMA).resolve()
    assert json.loads(place.read_text(encoding="utf-8")) == schema()
    assert agentdesk("processes", "schema").document == schema()


def test_a_users_processes_are_listed_with_where_they_come_from(agentdesk: Command, own: Path) -> None:
    write_visit(own)
    shutil.copytree(scripts_folder() / "service_call", own / "service_call")
    rows = {row["id"]: row for row in agentdesk("processes", "list", "--json").document["processes"]}
    assert [rows[id]["from"] for id in ("visit", "service_call", "credit_control")] == ["own", "replaced", "shipped"]
    assert rows["visit"]["languages"] == ["en", "it"]
    lines = agentdesk("processes", "list").out.splitlines()
    assert any(
        line.startswith("service_call ") and line.endswith("in place of the one that is shipped") for line in lines
    )


def test_a_broken_process_stops_no_command_for_the_others(agentdesk: Command, own: Path) -> None:
    write_visit(own, ("next: again }", "next: nowhere }"))
    assert "can't be used" in agentdesk("processes", "list").out
    assert agentdesk("walk", "credit_control", "--json").status == 0
    said = agentdesk("walk", "visit")
    assert (said.status, "nowhere" in said.err) == (2, True)
    checked = agentdesk("processes", "check", str(own))
    assert (checked.status, "nowhere" in checked.out) == (1, True)


def test_where_none_is_named_all_are_checked_and_the_shipped_ones_are_sound(agentdesk: Command, own: Path) -> None:
    write_visit(own, ("next: again }", "next: nowhere }"))
    (own / "rules" / "house").mkdir(parents=True)
    (own / "rules" / "house" / "rules.yaml").write_text("id: home\n", encoding="utf-8")
    said = agentdesk("processes", "check")
    assert said.status == 1
    told = {Path(line.partition(".yaml:")[0]).parent for line in said.out.splitlines()}
    assert told == {own / "visit", own / "rules" / "house"}


def test_cases_are_imported_into_a_process_of_ones_own(agentdesk: Command, own: Path, tmp_path: Path) -> None:
    write_visit(own)
    file = tmp_path / "cases.csv"
    file.write_text(
        "external_id,name,phone,status\nV-1,Bianca Fumagalli,+39 300 645 6046,waiting\n", encoding="utf-8"
    )
    assert agentdesk("import", str(file), "--process", "visit").status == 0
    assert agentdesk("why", "V-1").status == 0
    shutil.rmtree(own)
    said = agentdesk("why", "V-1", "--json")
    assert [reason["rule"] for reason in said.document["reasons"]] == ["no_process"]
    assert agentdesk("check").status == 0


def test_catalogues_of_ones_own_are_begun(agentdesk: Command, own: Path) -> None:
    folder = write_visit(own)
    said = agentdesk("processes", "translations", "visit", "--language", "fa")
    assert (said.status, str(folder / "fa.po") in said.out) == (0, True)


def test_a_failing_test_fails_the_check(agentdesk: Command, own: Path) -> None:
    folder = write_visit(own)
    text = "one:\n  at: 2026-11-24T10:00\n  answers: [no_answer]\n  expect: { outcome: agreed }\n"
    (folder / "it.po").unlink()
    (folder / "tests.yaml").write_text(text, encoding="utf-8")
    for command in ("check", "test"):
        said = agentdesk("processes", command, str(folder))
        assert said.status == 1
        assert said.out.startswith(f"{folder / 'tests.yaml'}:4:22: one: outcome is no_answer, not agreed; mend")


@pytest.mark.parametrize(
    ("words", "case"),
    [
        (("--answers", "no_answer"), None),
        (("--answers", "payment_agreed,full"), {"facts": {"open_invoices": 2}}),
        (
            ("--full", "--answers", "done,no_answer"),
            {"country": "IR", "language": "fa", "facts": {"open_invoices": 1}},
        ),
        (("--answers", ""), {"status": "call_1", "customer": {"name": "Sì, Ugo"}}),
    ],
)
def test_what_was_walked_is_printed_as_a_test_that_holds(
    agentdesk: Command, own: Path, tmp_path: Path, words: tuple[str, ...], case: dict[str, object] | None
) -> None:
    folder = own / "credit_control"
    shutil.copytree(scripts_folder() / "credit_control", folder)
    case = case or {"facts": {"open_invoices": 3}}
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    said = agentdesk("walk", "credit_control", "--case", str(file), *words, *AT, "--as-test", "as_walked")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("as_walked:\n  at: 2026-11-24T10:00\n")
    (folder / "tests.yaml").write_text(said.out, encoding="utf-8")
    assert agentdesk("processes", "test", str(folder)).out == "tests passed: 1\n"


def test_the_name_of_a_test_is_an_id(agentdesk: Command) -> None:
    said = agentdesk("walk", "service_call", "--as-test", "My test")
    assert (said.status, "can't be the name of a test" in said.err) == (2, True)
