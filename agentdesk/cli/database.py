"""`stats`, `check`, `backup`, `restore`."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time, tzinfo
from pathlib import Path
from typing import Any

from agentdesk.cli.given import database_of, iso, moment, office_of, print_json
from agentdesk.core.figures import Figures
from agentdesk.core.plain import Plain


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The commands on the database."""
    stats = commands.add_parser("stats", parents=[db], help="the floor's figures")
    stats.add_argument("--since", metavar="T", help="from this moment on (default: midnight)")
    stats.add_argument("--until", metavar="T", help="up to this moment (default: now)")
    stats.add_argument("--json", action="store_true", help="one JSON document")
    stats.set_defaults(run=run_stats)
    check = commands.add_parser("check", parents=[db], help="verifies the database: nothing lost, nothing doubled")
    check.set_defaults(run=run_check)
    backup = commands.add_parser("backup", parents=[db], help="copies the database while it is in use")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", parents=[db], help="puts a backup in the database's place")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=run_restore)


def run_stats(given: Namespace) -> int:
    """Print the figures."""
    with office_of(given) as office:
        now = office.now()
        zone = now.tzinfo or UTC
        since = moment(given.since, zone) if given.since else datetime.combine(now.date(), time(0), tzinfo=zone)
        until = moment(given.until, zone) if given.until else now
        figures = office.figures_between(since, until)
    document = _document(figures, zone)
    if given.json:
        print_json(document)
    else:
        for name, value in document.items():
            said = _numbers(value) if isinstance(value, dict) else value
            print(f"{name.replace('_', ' ')}: {said if said != '' else '–'}")
    return 0


def _numbers(value: Mapping[str, Plain]) -> str:
    nested = {name: f"({_numbers(inner)})" if isinstance(inner, dict) else inner for name, inner in value.items()}
    return ", ".join(f"{name} {inner}" for name, inner in nested.items())


def _document(figures: Figures, zone: tzinfo) -> dict[str, Plain]:
    return {**asdict(figures), "since": iso(figures.since, zone), "until": iso(figures.until, zone)}


def run_check(given: Namespace) -> int:
    """Print what is wrong with the database; 1 where anything is."""
    from agentdesk.desk import coverage, ledger

    wrong = 0
    with office_of(given) as office:
        for fault in (*office.store.faults(), *ledger.faults(office), *coverage.faults(office)):
            print(fault)
            wrong += 1
        sums = (*ledger.equations(office), *coverage.equations(office))
    for said in sums:
        print(said)
    if wrong:
        return 1
    print("the database is sound: nothing lost, nothing doubled")
    return 0


def run_backup(given: Namespace) -> int:
    """Copy the database to a file."""
    with office_of(given) as office:
        office.store.backup(given.file)
    print(f"written: {given.file}")
    return 0


def run_restore(given: Namespace) -> int:
    """Put a backup in the database's place."""
    from agentdesk.wiring import restore_database

    restore_database(database_of(given), given.file)
    print(f"restored from {given.file}")
    return 0
