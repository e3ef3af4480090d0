"""`processes check` and `processes test`: processes verified like code."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from agentdesk import settings
from agentdesk.core.places import scripts_folder
from agentdesk.core.shelf import Shelf


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """`check` and `test`."""
    check = commands.add_parser(
        "check", parents=[db], help="verifies process files, their translations and their tests, like a compiler"
    )
    test = commands.add_parser("test", parents=[db], help="runs the tests that lie beside processes (tests.yaml)")
    for command in (check, test):
        command.add_argument(
            "paths", nargs="*", type=Path, metavar="PATH", help="folders or files (default: all processes)"
        )
    check.set_defaults(run=run_check)
    test.set_defaults(run=run_test)


def run_check(given: Namespace) -> int:
    """Print every fault of the files; 1 where there are any."""
    from agentdesk.desk.checking import Checker, faults_of_rules, process_files, rule_files

    checker = Checker(settings.cache_folder())
    faults = [fault for file in process_files(given.paths, _shelf()) for fault in checker.faults_of_process(file)]
    packs = given.paths or [scripts_folder(), settings.processes_folder()]
    faults += [fault for file in rule_files(packs) for fault in faults_of_rules(file)]
    faults += [fault for path in given.paths or [scripts_folder()] for fault in checker.faults_of_interface(path)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def run_test(given: Namespace) -> int:
    """Run the tests, print where something else came of a walk, and how many there were; 1 where any failed."""
    from agentdesk.desk.checking import Checker, process_files

    checker = Checker(settings.cache_folder())
    results = [checker.tried(file) for file in process_files(given.paths, _shelf())]
    faults = [fault for _, found in results for fault in found]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"tests passed: {sum(count for count, _ in results)}")
    return 1 if faults else 0


def _shelf() -> Shelf:
    return Shelf(scripts_folder(), settings.processes_folder())
