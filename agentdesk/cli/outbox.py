"""`outbox`: what leaves the house is sent, listed, decided; and how it is sent is set up."""

import os
from argparse import ArgumentParser, Namespace
from collections import Counter
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agentdesk.cli import outbox_setup
from agentdesk.cli.given import iso, office_of, print_json
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain

if TYPE_CHECKING:
    from agentdesk.desk.ports_outbox import Item
    from agentdesk.desk.sending import Line
    from agentdesk.outbox.choices import Choices

DECISIONS = ("sent", "dropped", "waiting")
_AT_ONCE = 200


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """The commands on the outbox."""
    outbox = commands.add_parser("outbox", help="mails, letters and texts")
    inner = outbox.add_subparsers(title="commands", metavar="COMMAND", required=True)
    send = inner.add_parser("send", parents=[db], help="sends what waits in the outbox, each item once")
    send.add_argument("--folder", type=Path, metavar="DIR", help="letters and texts, without a server mails too")
    send.add_argument("--limit", type=_count, metavar="N", help="try at most N items")
    send.add_argument("--doubtful", action="store_true", help="those too that may have been sent already")
    send.add_argument("--dry-run", action="store_true", help="send nothing, write nothing")
    send.add_argument("--json", action="store_true", help="one JSON document")
    send.set_defaults(run=run_send)
    listed = inner.add_parser("list", parents=[db], help="what has not been sent, and why")
    listed.add_argument("--all", action="store_true", help="what was sent or dropped too")
    listed.add_argument("--json", action="store_true", help="one JSON document")
    listed.set_defaults(run=run_list)
    settle = inner.add_parser("settle", parents=[db], help="decides what the program can't know or mend")
    settle.add_argument("items", nargs="+", type=_count, metavar="ID")
    settle.add_argument("--as", dest="becomes", choices=DECISIONS, required=True)
    settle.set_defaults(run=run_settle)
    outbox_setup.add_command(inner)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def run_send(given: Namespace) -> int:
    """Send; 1 where something is left that somebody has to see to, or that has to be tried again."""
    from agentdesk.desk.sending import IN_ORDER, Order
    from agentdesk.wiring import sending_of

    choices = _choices(given.folder)
    order = Order(given.limit, given.dry_run, given.doubtful)
    with office_of(given) as office:
        sending = sending_of(office, choices)
        zone = office.now().tzinfo
        lines = []
        for line in sending.run(order):
            lines.append(line)
            if not given.json:
                print(_line(line, zone))
        at = iso(office.now(), zone) if zone else None
    counts = Counter(line.became for line in lines)
    if given.json:
        rows: list[Plain] = [_row(line, zone) for line in lines]
        print_json({"at": at, "dry_run": given.dry_run, "counts": dict(counts), "items": rows})
    else:
        print(
            ", ".join(f"{became.replace('_', ' ')}: {count}" for became, count in counts.items()) or "nothing to send"
        )
    return 0 if set(counts) <= IN_ORDER else 1


def _choices(folder: Path | None) -> "Choices":
    """How the team sends. BadInput where nothing says so."""
    from agentdesk.outbox.choices import PASSWORD

    choices = _kept()
    chosen = replace(choices, folder=folder) if folder else choices
    if chosen.server and chosen.server.user and not chosen.server.password:
        raise BadInput(Fault("outbox user", "the server wants a password", f"put it into the variable {PASSWORD}"))
    if not (chosen.server or chosen.folder):
        remedy = "name a server with agentdesk outbox setup --host HOST, or a folder with --folder DIR"
        raise BadInput(Fault("outbox", "there is no way out of the house", remedy))
    return chosen


def _kept() -> "Choices":
    from agentdesk.outbox.choices import SETTING, choices_of
    from agentdesk.settings import Settings

    return choices_of(Settings.read().get(SETTING), os.environ)


def _line(line: "Line", zone: tzinfo | None) -> str:
    from agentdesk.cli.outbox_words import remedy, said

    item = line.item
    told = said(line)
    again = f", again at {(iso(line.again, zone) or '')[:16]}" if line.again and zone else ""
    mend = remedy(item, line.became)
    return f"{item.id:>6}  {item.external_id}  {item.kind} {item.template}: {told}{again}{'; ' if mend else ''}{mend}"


def _row(line: "Line", zone: tzinfo | None) -> Plain:
    from agentdesk.cli.outbox_words import remedy, said

    item = line.item

    def told(at: datetime | None) -> str | None:
        return iso(at, zone) if zone else None

    return {
        "id": item.id,
        "case": item.case,
        "external_id": item.external_id,
        "process": item.process,
        "kind": item.kind,
        "template": item.template,
        "language": item.language,
        "written_at": told(item.written_at),
        "state": line.became,
        "reason": line.reason,
        "text": said(line),
        "remedy": remedy(item, line.became),
        "attempts": item.attempts,
        "next_try_at": told(line.again),
        "sent_at": told(item.sent_at),
        "message_id": item.message_id,
    }


def run_list(given: Namespace) -> int:
    """Print what lies in the outbox."""
    from agentdesk.desk.sending import Line, standing

    roles = _kept().roles
    with office_of(given) as office:
        at, zone = office.now(), office.now().tzinfo
        items: list[Item] = []
        last = 0
        while found := office.store.outgoing.items(at=at, after=last, limit=_AT_ONCE, every=given.all):
            items.extend(found)
            last = found[-1].id
    lines = [Line(item, standing(item, roles), item.reason, item.next_try_at) for item in items]
    if given.json:
        rows: list[Plain] = [_row(line, zone) for line in lines]
        print_json({"at": iso(at, zone) if zone else None, "items": rows})
        return 0
    for line in lines:
        print(_line(line, zone))
    return 0


def run_settle(given: Namespace) -> int:
    """Write a person's decision down; 1 where an item isn't there, is sent already, or is being sent."""
    with office_of(given) as office:
        settled = office.store.outgoing.decide(given.items, given.becomes, at=office.clock.now())
    left = sorted(set(given.items) - set(settled))
    for item in left:
        print(f"{item:>6}  can't be decided: it is not there, was sent, or is being sent")
    print(f"{len(settled)} decided")
    return 1 if left else 0
