"""`import`, `export`, `due`, `why`."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from agentdesk.calendars.zones import zone_named
from agentdesk.cli.given import iso, office_of, print_json
from agentdesk.core.plain import Plain
from agentdesk.core.queue import QueueFilter, QueueRow

if TYPE_CHECKING:
    from agentdesk.desk.importing import Report
    from agentdesk.desk.office import Office

IMPORTER = "import"
EXPORTS = ("cases", "calls", "events", "outbox")
_SHOWN_FAULTS = 50


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The commands on cases."""
    bring = commands.add_parser("import", parents=[db], help="brings cases in from CSV or JSON: all rows or none")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--process", required=True, metavar="P", help="the process the cases belong to")
    bring.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    bring.add_argument("--json", action="store_true", help="one JSON document")
    bring.set_defaults(run=run_import)
    export = commands.add_parser("export", parents=[db], help="writes cases, calls, events or the outbox")
    export.add_argument("what", choices=EXPORTS)
    export.add_argument("--format", choices=("csv", "json"), default="csv")
    export.add_argument("--out", type=Path, metavar="FILE", help="into a file (default: standard output)")
    export.set_defaults(run=run_export)
    due = commands.add_parser("due", parents=[db], help="the due queue, in the order in which it is worked")
    due.add_argument("--agent", metavar="A", help="as this agent sees it")
    due.add_argument("--at", metavar="T", help="at this moment (default: now)")
    due.add_argument("--limit", type=int, default=50, metavar="N", help="at most N cases (default: 50)")
    due.add_argument("--json", action="store_true", help="one JSON document")
    due.set_defaults(run=run_due)
    why = commands.add_parser("why", parents=[db], help="why a case is, or is not, in the queue")
    why.add_argument("case", metavar="CASE", help="its id, or its external id")
    why.add_argument("--agent", metavar="A", help="in this agent's queue")
    why.add_argument("--at", metavar="T", help="at this moment (default: now)")
    why.add_argument("--json", action="store_true", help="one JSON document")
    why.set_defaults(run=run_why)


def run_due(given: Namespace) -> int:
    """Print the queue."""
    with office_of(given) as office:
        agent = next((agent for agent in office.agents() if agent.id == given.agent), None)
        view = QueueFilter(
            agent=given.agent, roles=agent.roles if agent else (), languages=agent.speaks if agent else ()
        )
        page = office.queue(view, limit=max(1, given.limit))
        at = iso(office.now(), office.now().tzinfo or zone_named("UTC"))
        if given.json:
            print_json({"at": at, "cases": [_row(row) for row in page.rows]})
        else:
            for row in page.rows:
                print(_line(row))
    return 0


def _row(row: QueueRow) -> Plain:
    zone = zone_named(row.timezone)
    return {
        "id": row.id,
        "external_id": row.external_id,
        "process": row.process,
        "status": row.status,
        "priority": row.priority,
        "due_from": iso(row.due_from, zone),
        "due_by": iso(row.due_by, zone),
        "customer": row.customer,
        "language": row.language,
    }


def _line(row: QueueRow) -> str:
    due = (iso(row.due_by, zone_named(row.timezone)) or "")[:16]
    return f"{row.id:>6}  {due}  {row.priority:<8}  {row.process}/{row.status}  {row.language}  {row.customer}"


def run_why(given: Namespace) -> int:
    """Print every rule that holds the case back, or the one that lets it in."""
    with office_of(given) as office:
        agent = next((agent for agent in office.agents() if agent.id == given.agent), None)
        view = office.why(given.case, agent, "en")
        zone = office.now().tzinfo or zone_named("UTC")
        reasons: list[Plain] = [{"rule": r.rule, "until": iso(r.until, zone), "text": r.text} for r in view.reasons]
        if given.json:
            print_json({"case": view.case, "in_queue": view.in_queue, "reasons": reasons})
        else:
            print(f"{view.external_id}  {view.customer}: {'in the queue' if view.in_queue else 'not in the queue'}")
            for reason in view.reasons:
                print(f"  {reason.text}")
    return 0


def run_import(given: Namespace) -> int:
    """Bring cases in. Every bad row is reported, and then nothing is written."""
    report = _dry_report(given) if given.dry_run else _written_report(given)
    if given.json:
        faults: list[Plain] = [dict(asdict(fault)) for fault in report.faults]
        counts = {"new": report.new, "changed": report.changed, "unchanged": report.unchanged}
        doubtful = {"doubtful_numbers": report.doubtful}
        print_json({"process": given.process, "dry_run": given.dry_run, **counts, **doubtful, "faults": faults})
    else:
        _print_report(report, "would be" if given.dry_run else "were")
    return 2 if report.faults else 0


def _written_report(given: Namespace) -> "Report":
    from agentdesk.desk.importing import commit

    with office_of(given, create=True) as office:
        report = _planned(given, office)
        if not report.faults:
            commit(report, office.store, at=office.clock.now(), agent=IMPORTER)
        return report


def _dry_report(given: Namespace) -> "Report":
    """A dry run never creates a database: where there is none, every case is new."""
    from agentdesk.desk.ports import NoDatabase

    try:
        with office_of(given) as office:
            return _planned(given, office)
    except NoDatabase:
        with (
            TemporaryDirectory() as folder,
            office_of(Namespace(db=str(Path(folder) / "new.db")), create=True) as office,
        ):
            return _planned(given, office)


def _planned(given: Namespace, office: "Office") -> "Report":
    from agentdesk.desk.importing import plan
    from agentdesk.desk.library import PROTOCOL

    process, protocol = office.library.get(given.process).process, office.library.get(PROTOCOL).process
    return plan(given.file, process, office.store, office.tables, office.clock.now(), protocol=protocol)


def _print_report(report: "Report", said: str) -> None:
    for fault in report.faults[:_SHOWN_FAULTS]:
        print(f"agentdesk: {fault}", file=sys.stderr)
    if len(report.faults) > _SHOWN_FAULTS:
        print(f"agentdesk: and {len(report.faults) - _SHOWN_FAULTS} more faults", file=sys.stderr)
    if report.faults:
        print("agentdesk: nothing was written", file=sys.stderr)
        return
    print(f"{report.new} cases {said} added, {report.changed} changed, {report.unchanged} left as they are")
    if report.doubtful:
        print(f"{report.doubtful} numbers may not exist: they are marked on the desk")


def run_export(given: Namespace) -> int:
    """Write rows as CSV or JSON."""
    from agentdesk.desk.exporting import export, export_to

    with office_of(given) as office:
        rows = office.store.rows(given.what)
        if given.out:
            export_to(given.out, rows, given.format)
        else:
            export(rows, given.format, sys.stdout)
    return 0
