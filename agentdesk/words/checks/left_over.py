"""Check: every entry still has its text, with the English of today."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import COMMAND, Sheet, meant
from agentdesk.words.variants import base_of


def check_left_over(sheet: Sheet) -> Iterator[Fault]:
    """Entries that translate nothing, or an English that has changed."""
    for entry in sheet.content.present:
        message = sheet.messages.of(entry)
        if message is None:
            otherwise = f"`{COMMAND}` takes it away"
            remedy = meant(base_of(entry.context), sheet.messages.contexts, otherwise)
            yield sheet.fault(entry, "there is no such text", remedy)
        elif (entry.source, entry.many) != (message.source, message.many):
            remedy = f"`{COMMAND}` takes it over; then look at the translation"
            yield sheet.fault(entry, "the English is another one by now", remedy)
