"""`walk` and `plan`: a process without a screen and without a database."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agentdesk.cli.given import moment, print_json
from agentdesk.core.plain import Plain

if TYPE_CHECKING:
    from agentdesk.desk.walking import Ground


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """`walk` and `plan`."""
    walk = commands.add_parser(
        "walk", parents=[db], help="walks a process without a screen, and prints what would be written"
    )
    walk.add_argument("process", metavar="PROCESS")
    walk.add_argument("--case", type=Path, metavar="FILE", help="a case as JSON")
    walk.add_argument(
        "--answers",
        default="",
        metavar="A,B=V,…",
        help=r"in order: an option's id, or name=value (\, is a comma)",
    )
    walk.add_argument("--at", metavar="T", help="the moment of the walk (default: now)")
    walk.add_argument("--language", metavar="L", help="the language of the texts (default: the case's)")
    walk.add_argument("--full", action="store_true", help="with the call protocol around it")
    walk.add_argument("--json", action="store_true", help="one JSON document")
    walk.add_argument("--as-test", metavar="NAME", help="print it as a test for the tests.yaml beside the process")
    walk.set_defaults(run=run_walk)
    plan = commands.add_parser("plan", parents=[db], help="the dated steps if nobody ever answers")
    plan.add_argument("process", metavar="PROCESS")
    plan.add_argument("--case", type=Path, metavar="FILE", help="a case as JSON")
    plan.add_argument("--at", metavar="T", help="the moment from which is planned (default: now)")
    plan.add_argument("--json", action="store_true", help="one JSON document")
    plan.set_defaults(run=run_plan)


def _ground(given: Namespace) -> tuple["Ground", datetime]:
    from agentdesk.desk.walking import Ground
    from agentdesk.wiring import House

    house = House.build()
    language: str | None = getattr(given, "language", None)
    now = house.clock.now()
    ground = Ground.of(house.library, house.tables, given.process, given.case, language, now)
    return ground, moment(given.at, ground.zone) if given.at else now


def run_walk(given: Namespace) -> int:
    """Print the steps that were walked, what would be written, and what is waited for."""
    from agentdesk.desk.walking import walk_document
    from agentdesk.process.walk import answers_of

    ground, at = _ground(given)
    if given.as_test:
        from agentdesk.desk.trials import walked_as_test

        print(
            walked_as_test(given.as_test, ground, given.case, answers_of(given.answers), at, full=given.full), end=""
        )
        return 0
    document = walk_document(ground, answers_of(given.answers), at, full=given.full)
    if given.json:
        print_json(document)
    else:
        _print_walk(document)
    return 0


def _print_walk(document: dict[str, Any]) -> None:
    for step in document["steps"]:
        answer = f"  → {step['answer']}" if step["answer"] else ""
        print(f"{step['step']} ({step['kind']}){answer}")
        for line in filter(None, (step["task"], step["text"])):
            print(f"    {line}")
    if document["waiting_for"]:
        waiting = document["waiting_for"]
        print(f"\nwaiting at {waiting['step']} for: {', '.join(waiting['options']) or 'nothing'}")
    print("\nwould be written:")
    for effect in document["effects"]:
        print(f"    {effect['kind']}: {_plain(effect['value'])}")
    print("\nthe case then:")
    for name, value in document["case"].items():
        print(f"    {name}: {_plain(value)}")


def _plain(value: Plain) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(inner)}" for name, inner in value.items() if inner not in ([], None, False))
    if isinstance(value, list):
        return ", ".join(_plain(inner) for inner in value)
    return "–" if value is None else str(value)


def run_plan(given: Namespace) -> int:
    """Print the dated steps if nobody ever answers."""
    from agentdesk.desk.walking import plan_document

    ground, at = _ground(given)
    document = plan_document(ground, at)
    if given.json:
        print_json(document)
        return 0
    steps: Any = document["steps"]
    for step in steps:
        mark = " (provisional)" if step["provisional"] else ""
        print(f"{step['due_from'][:16]} – {step['due_by'][:16]}  {step['step']}: {step['text']}{mark}")
    return 0
