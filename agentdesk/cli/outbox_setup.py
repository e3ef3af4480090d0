"""`outbox setup`: the server, the sender and the folder by which things are sent; kept among the settings."""

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from agentdesk.cli.given import print_json
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain

if TYPE_CHECKING:
    from agentdesk.outbox.choices import Choices

_OPTIONS = {
    "host": ("HOST", "the mail server"),
    "port": ("N", "its port (default: 587, with tls 465, without protection 25)"),
    "security": ("S", "starttls (default), tls or none"),
    "user": ("USER", "the login; its password stands in the variable AGENTDESK_SMTP_PASSWORD"),
    "sender": ("ADDRESS", "who writes: 'Officina 12 <office@example.org>'"),
    "reply_to": ("ADDRESS", "where answers go (default: to the sender)"),
    "postal": ("LINES", "the sender's address on letters, with ; between its lines"),
    "window": ("SIDE", "the side of the envelope's window: left or right"),
    "folder": ("DIR", "where letters and texts are written, without a server mails too"),
}


def add_command(inner: Any) -> None:
    """`outbox setup`."""
    setup: ArgumentParser = inner.add_parser("setup", help="how things are sent: shows it, or changes what is named")
    for name, (shown, words) in _OPTIONS.items():
        setup.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar=shown, help=words)
    setup.add_argument("--role", action="append", metavar="ROLE=ADDRESS", help="where notices to a role go")
    setup.add_argument("--json", action="store_true", help="one JSON document")
    setup.set_defaults(run=run_setup)


def run_setup(given: Namespace) -> int:
    """Change what was named (an empty value takes it out), and print how things are sent."""
    from agentdesk.outbox.choices import ROLES, SETTING, choices_of
    from agentdesk.settings import Settings

    settings = Settings.read()
    kept = settings.get(SETTING)
    before: dict[str, Plain] = dict(kept) if isinstance(kept, dict) else {}
    named: dict[str, Plain] = {name: value for name in _OPTIONS if (value := getattr(given, name)) is not None}
    roles = before.get(ROLES)
    wanted = {**before, **named, ROLES: {**(roles if isinstance(roles, dict) else {}), **_roles(given.role or [])}}
    choices = choices_of(wanted, os.environ)
    if named or given.role:
        _keep(settings, SETTING, {name: value for name, value in wanted.items() if value not in ("", {})})
    document = _document(choices)
    if given.json:
        print_json(document)
    else:
        for name, value in document.items():
            print(f"{name.replace('_', ' ')}: {value if value not in (None, '', [], {}) else '–'}")
    return 0


def _keep(settings: Any, name: str, value: Plain) -> None:
    from agentdesk.cli.choosing import NotKept

    settings.set(name, value)
    if type(settings).read().get(name) != value:
        raise NotKept(file=settings.file)


def _roles(given: list[str]) -> dict[str, Plain]:
    pairs = {}
    for pair in given:
        role, equals, address = pair.partition("=")
        if not equals or not role.strip():
            raise BadInput(Fault(f"--role {pair}", "names no role with an address", "write ROLE=ADDRESS"))
        pairs[role.strip()] = address.strip()
    return dict(pairs)


def _document(choices: "Choices") -> dict[str, Plain]:
    server, sender = choices.server, choices.sender
    return {
        "host": server.host if server else None,
        "port": server.port if server else None,
        "security": server.security if server else None,
        "user": server.user if server else None,
        "password": bool(server and server.password),
        "sender": f"{sender.name} <{sender.address}>" if sender.name else sender.address,
        "reply_to": sender.reply_to,
        "postal": list(sender.postal),
        "window": choices.window,
        "folder": str(choices.folder) if choices.folder else None,
        "roles": dict(choices.roles),
    }
