"""`callback add`, `callback close`."""

from argparse import ArgumentParser, Namespace
from datetime import UTC
from typing import Any

from agentdesk.cli.given import iso, office_of, print_json
from agentdesk.core.plain import Plain

CALLER = "callback"


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The commands on call-backs."""
    callback = commands.add_parser("callback", help="takes down call-backs, and closes those that were settled")
    parts = callback.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add(parts, db)
    _close(parts, db)


def _add(parts: Any, db: ArgumentParser) -> None:
    add = parts.add_parser("add", parents=[db], help="takes down a request to be called back")
    number = add.add_mutually_exclusive_group(required=True)
    number.add_argument("--phone", default="", metavar="NUMBER", help="the number to call")
    number.add_argument("--withheld", action="store_true", help="nobody knows the number: a lead looks at it")
    add.add_argument("--name", default="", help="the customer's name (default: the number)")
    add.add_argument("--language", default="", metavar="L", help="the customer's language")
    add.add_argument("--country", default="", metavar="C", help="the customer's country, by its two letters")
    add.add_argument("--timezone", default="", metavar="ZONE", help="the customer's time zone")
    add.add_argument("--at", metavar="T", help="when the customer asked (default: now)")
    add.add_argument("--strategy", default="", metavar="S", help="active, passive or customer_first")
    add.add_argument("--owner", default="", metavar="AGENT", help="the agent who is to call")
    add.add_argument("--json", action="store_true", help="one JSON document")
    add.set_defaults(run=run_add)


def _close(parts: Any, db: ArgumentParser) -> None:
    close = parts.add_parser("close", parents=[db], help="closes a request that was settled without a call")
    close.add_argument("case", metavar="CASE", help="its id, or its external id")
    close.add_argument("--reason", required=True, metavar="R", help="connected, declined, duplicate or withdrawn")
    close.add_argument("--agent", required=True, metavar="A", help="who says so")
    close.add_argument("--json", action="store_true", help="one JSON document")
    close.set_defaults(run=run_close)


def run_add(given: Namespace) -> int:
    """Keep the request, then confirm it."""
    from agentdesk.desk.facade_callbacks import Asked

    names = ("phone", "name", "language", "country", "timezone", "strategy", "owner", "withheld")
    asked = Asked(**{name: getattr(given, name) for name in names})
    with office_of(given, create=True) as office:
        taken = office.callbacks.take_down(asked, CALLER)
        zone = office.now().tzinfo or UTC
    document: dict[str, Plain] = {
        "case": taken.case,
        "external_id": taken.external_id,
        "status": taken.status,
        "number": taken.number or None,
        "valid": taken.valid,
        "requested_at": iso(taken.requested_at, zone),
        "due_by": iso(taken.due_by, zone),
        "duplicate": taken.duplicate,
    }
    if given.json:
        print_json(document)
        return 0
    print(f"{taken.external_id}: {taken.read_back or 'number withheld'}, {taken.status.replace('_', ' ')}")
    if not taken.valid:
        print("the number may not exist: it is marked on the desk")
    if taken.duplicate:
        print("the customer had asked already, and keeps that place")
    return 0


def run_close(given: Namespace) -> int:
    """Close the request."""
    with office_of(given) as office:
        case = office.callbacks.close(given.case, given.reason, given.agent)
    if given.json:
        print_json({"case": case.id, "external_id": case.external_id, "closed": case.state.closed})
    else:
        print(f"{case.external_id}: closed, {case.state.closed}")
    return 0
