"""`report`: the month as a table, as CSV, and as a page by itself."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Command

HEADER = "external_id,name,phone,facts.trigger,facts.event_at\n"
ROW = "F-1,王芳,+8613800001234,sale_completed,2026-11-03T08:00+08:00\n"


@pytest.fixture
def november(agentdesk: Command, tmp_path: Path) -> Command:
    """One customer whose follow-up was due in November."""
    file = tmp_path / "rows.csv"
    file.write_text(HEADER + ROW, encoding="utf-8")
    assert agentdesk("import", str(file), "--process", "follow_up").status == 0
    return agentdesk


def test_a_table_is_told_in_words(november: Command) -> None:
    said = november("report", "monthly", "--month", "2026-11")
    assert said.status == 0
    assert said.out.startswith("Report of the month: Follow-up\nSun, 1 Nov 2026 to Mon, 30 Nov 2026\n")
    lines = said.out.splitlines()
    assert [line.split() for line in lines[lines.index("Calls") + 1 :][:3]] == [
        ["Agent", "Due", "Made", "Reached", "On", "time"],
        ["–", "1", "0", "0", "0"],
        ["All", "1", "0", "0", "0"],
    ]
    assert "nothing in this time" in said.out


def test_csv_has_a_row_for_each_cell(november: Command) -> None:
    said = november("report", "monthly", "--month", "2026-11", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    due = next(row for row in rows if row["table"] == "calls" and row["column"] == "Due" and row["of"] == "All")
    assert (due["report"], due["value"]) == ("monthly", "1")


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("it", "ltr")])
def test_a_page_has_its_language_and_direction(
    november: Command, tmp_path: Path, language: str, direction: str
) -> None:
    out = tmp_path / "month.html"
    words = ("--month", "2026-11", "--format", "html", "--language", language, "--out", str(out))
    assert november("report", "monthly", *words).status == 0
    page = ElementTree.fromstring(re.sub(r"<!doctype html>|<meta [^>]*>", "", out.read_text(encoding="utf-8")))
    assert (page.get("lang"), page.get("dir")) == (language, direction)
    assert out.stat().st_mode & 0o077 == 0
    assert not [node for node in page.iter() if node.tag in ("script", "link", "img")]


def test_a_page_shows_words_as_they_are(tmp_path: Path) -> None:
    from agentdesk.cli.report_forms import as_html, csv_rows
    from agentdesk.desk.reports import Report, Table

    table = Table("said", "<Said>", ("Case", "Words"), (("F-1", "<b>=1+1</b> & שלום"),))
    report = Report("monthly", "<Month>", "November", "en", (table,))
    page = as_html(report, "ltr", "nothing")
    assert "<bdi>&lt;b&gt;=1+1&lt;/b&gt; &amp; שלום</bdi>" in page
    assert "<title>&lt;Month&gt;</title>" in page
    assert [row["value"] for row in csv_rows(report)] == ["F-1", "<b>=1+1</b> & שלום"]


def test_a_formula_is_no_formula_in_csv(tmp_path: Path) -> None:
    from agentdesk.cli.report_forms import csv_rows
    from agentdesk.desk.exporting import export
    from agentdesk.desk.reports import Report, Table

    table = Table("said", "Said", ("Words",), (("=1+1",), ("@SUM(A1)",), ("-3",)))
    out = io.StringIO()
    export(csv_rows(Report("monthly", "Month", "November", "en", (table,))), "csv", out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["value"] for row in rows] == ["'=1+1", "'@SUM(A1)", "-3"]
    assert [row["of"] for row in rows] == ["'=1+1", "'@SUM(A1)", "-3"]


@pytest.mark.parametrize(
    "words",
    [
        ("report", "monthly", "--month", "2026-13"),
        ("report", "yearly"),
        ("report", "monthly", "--process", "credit_control"),
        ("report", "monthly", "--process", "nothing"),
        ("report", "monthly", "--language", "xx"),
        ("report", "monthly", "--format", "pdf"),
    ],
)
def test_what_cant_be_reported_is_wrong_use(november: Command, words: tuple[str, ...]) -> None:
    said = november(*words)
    assert said.status == 2
    assert "Traceback" not in said.err


def test_a_report_makes_no_database(agentdesk: Command, tmp_path: Path) -> None:
    assert agentdesk("report", "monthly").status == 2
    assert not (tmp_path / "desk.db").exists()


def test_check_counts_the_customers(november: Command) -> None:
    said = november("check")
    assert said.status == 0
    assert "follow_up: 1 customers = 1 with work planned + 0 with a reason why not" in said.out
