"""Check: every text has its translation, in every form."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import COMMAND, Sheet
from agentdesk.words.variants import variant_of

_TODO = "translate it"
_ASKED = "add it, or remove the entry of a variant"


def check_missing(sheet: Sheet) -> Iterator[Fault]:
    """Texts without an entry, entries without a translation."""
    yield from _without_an_entry(sheet)
    for entry, _ in sheet.entries():
        remedy = _ASKED if variant_of(entry.context) else _TODO
        if not entry.begun:
            yield sheet.fault(entry, "no translation", remedy)
        elif not entry.finished:
            empty = [f"msgstr[{index}]" for index, form in enumerate(entry.forms) if not form]
            yield sheet.fault(entry, f"no translation in {', '.join(empty)}", _TODO)


def _without_an_entry(sheet: Sheet) -> Iterator[Fault]:
    if not sheet.whole:
        return
    there = {
        sheet.messages.key(entry.context, entry.source)
        for entry in sheet.content.present
        if not variant_of(entry.context)
    }
    for message in sheet.messages:
        if sheet.messages.key(message.context, message.source) not in there:
            name = message.context or f"“{message.source}”"
            remedy = f"`{COMMAND}` adds an entry for it"
            yield Fault(message.place, f"{name} has no translation in {sheet.name}", remedy)
