"""`terminal`: known sentences in every script, and the way in which this terminal is given text."""

from argparse import ArgumentParser, Namespace
from typing import Any

_WAYS = ("visual", "words", "kitty", "plain", "none", "auto")


def add_commands(commands: Any, db: ArgumentParser) -> None:
    """`terminal`."""
    terminal = commands.add_parser(
        "terminal",
        parents=[db],
        help="known sentences in every script, and how this terminal is given text; choose what reads right",
        description="Shows known sentences in every script, inside frames, and says how this terminal is given text. "
        "What is chosen is kept for this terminal. AGENTDESK_DISPLAY in the environment comes before it.",
    )
    terminal.add_argument("--use", choices=_WAYS, help="choose without being asked; auto: let it be found out")
    terminal.add_argument("--json", action="store_true", help="one JSON document: what was found")
    terminal.set_defaults(run=run_terminal)


def run_terminal(given: Namespace) -> int:
    """Show the sentences, and keep what is chosen."""
    from agentdesk.cli.choosing import choose

    choose(given.use, as_json=given.json)
    return 0
