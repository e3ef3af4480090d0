"""From an argument list to an exit status: 0 done, 1 the answer is no, 2 wrong use or bad input."""

import argparse
import os
import sys
from collections.abc import Sequence

from agentdesk import __version__
from agentdesk.core.errors import AgentdeskError, BadInput

DONE, NO, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Never a traceback for anything that a user can cause."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        given = parser().parse_args(argv)
        return int(given.run(given))
    except BadInput as error:
        for fault in error.faults:
            print(f"agentdesk: {fault}", file=sys.stderr)
        return WRONG
    except AgentdeskError as error:
        print(f"agentdesk: {error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    from agentdesk.cli import agents, callbacks, cases, database, desk, outbox, processes, reports, terminal, walking

    db = argparse.ArgumentParser(add_help=False)
    db.add_argument(
        "--db",
        metavar="URL",
        default=argparse.SUPPRESS,
        help="the database: a file, sqlite:///FILE or postgresql://… (default: AGENTDESK_DB, or your data folder)",
    )
    whole = argparse.ArgumentParser(
        prog="agentdesk",
        description="A desk in the terminal for people who make calls. Without a command: opens the desk.",
        parents=[db],
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"agentdesk {__version__}")
    whole.set_defaults(run=desk.open_desk)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    for part in (desk, cases, callbacks, agents, walking, processes, database, reports, outbox, terminal):
        part.add_commands(commands, db)
    return whole
