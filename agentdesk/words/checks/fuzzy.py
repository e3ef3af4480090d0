"""Check: no translation is a guess."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import Sheet


def check_fuzzy(sheet: Sheet) -> Iterator[Fault]:
    """Entries that are marked as fuzzy."""
    for entry, _ in sheet.entries():
        if entry.fuzzy and entry.begun:
            yield sheet.fault(entry, "it is marked as fuzzy, so it isn't shown", "look at it, and remove the mark")
