"""Check: nothing was left in English, unless a translator says that it is the same."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import Sheet
from agentdesk.words.languages import SOURCE_LANGUAGE, language_of
from agentdesk.words.messages import SAME


def check_same(sheet: Sheet) -> Iterator[Fault]:
    """Translations that are the English, and aren't marked."""
    if sheet.language is language_of(SOURCE_LANGUAGE):
        return
    for entry, message in sheet.shown():
        marked = message.everywhere or SAME in (*entry.remarks, *entry.notes)
        if not marked and set(entry.forms) <= {message.source, message.many}:
            remedy = f"translate it, or write the remark “# {SAME}” above it"
            yield sheet.fault(entry, "it is the same as the English", remedy)
