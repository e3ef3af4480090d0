"""The commands."""

from agentdesk.cli.run import main

__all__ = ["main"]
