"""The desk and the demo."""

import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from agentdesk.cli.given import database_of
from agentdesk.core.errors import AgentdeskError


class NoTerminal(AgentdeskError):
    """The desk was started without a terminal to show it on."""

    message = "the desk needs a terminal: start it in one, not in a pipe"


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """`demo`. The desk itself is what runs without a command."""
    demo = commands.add_parser(
        "demo",
        parents=[db],
        help="the desk with demo data, made afresh, on a clock that starts on a Tuesday at 10:00",
        description="Opens the desk on a demo database of its own: fictional customers in six languages, every "
        "process, and a clock that starts on a working Tuesday at ten. With --db the demo is made there.",
    )
    demo.set_defaults(run=open_demo)


def open_desk(given: Namespace) -> int:
    """Without a command: the desk."""
    from agentdesk.wiring import run_desk

    _needs_terminal()
    return run_desk(database_of(given))


def open_demo(given: Namespace) -> int:
    """The desk on demo data."""
    from agentdesk.wiring import run_demo

    _needs_terminal()
    return run_demo(getattr(given, "db", None))


def _needs_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminal
