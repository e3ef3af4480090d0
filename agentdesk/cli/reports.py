"""`report monthly`, `report preblock`."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from agentdesk.cli.given import office_of

if TYPE_CHECKING:
    from agentdesk.desk.office import Office
    from agentdesk.desk.reports import Report
    from agentdesk.words.translator import Translator

FORMS = ("table", "csv", "html")
KINDS = ("monthly", "preblock")


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The command for reports."""
    report = commands.add_parser("report", parents=[db], help="the month's report, or the notices before a block")
    report.add_argument("kind", choices=KINDS)
    report.add_argument("--month", metavar="YYYY-MM", help="the month (default: this one)")
    report.add_argument("--process", default="follow_up", metavar="P", help="whose month (default: follow_up)")
    report.add_argument("--format", choices=FORMS, default="table")
    report.add_argument("--language", metavar="L", help="the language of the report (default: en)")
    report.add_argument("--out", type=Path, metavar="FILE", help="into a file (default: standard output)")
    report.set_defaults(run=run_report)


def run_report(given: Namespace) -> int:
    """Print the report, or write it whole into a file that only its owner can read."""
    from agentdesk.desk.case_values import language
    from agentdesk.desk.exporting import into
    from agentdesk.words.translator import Translator

    spoken = language(given.language) if given.language else "en"
    with office_of(given) as office:
        report = _report(given, office, spoken)
        tr = Translator(office.library.words, spoken)
    if given.out:
        into(given.out, lambda file: _write(report, given.format, tr, file))
    else:
        _write(report, given.format, tr, sys.stdout)
    return 0


def _write(report: "Report", form: str, tr: "Translator", out: TextIO) -> None:
    from agentdesk.cli import report_forms
    from agentdesk.desk.exporting import export

    nothing = tr("nothing in this time")
    if form == "csv":
        export(report_forms.csv_rows(report), "csv", out)
    elif form == "html":
        out.write(report_forms.as_html(report, tr.direction, nothing))
    else:
        out.writelines(f"{line}\n" for line in report_forms.as_text(report, nothing))


def _report(given: Namespace, office: "Office", language: str) -> "Report":
    from agentdesk.desk.reports import Reports, month_named

    month = month_named(given.month) if given.month else office.now().date().replace(day=1)
    reports = Reports(office, language)
    return reports.monthly(given.process, month) if given.kind == "monthly" else reports.preblock(month)
