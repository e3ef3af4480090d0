"""Check: a translation has the slots of its English."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import Sheet, meant
from agentdesk.words.entries import Entry
from agentdesk.words.headers import plural_rule
from agentdesk.words.messages import Message
from agentdesk.words.plural_rules import counts_of
from agentdesk.words.slots import BadSlots, slots_of

_COUNT = "count"


def check_slots(sheet: Sheet) -> Iterator[Fault]:
    """Slots that are missing or unknown, and braces that are none."""
    counts = counts_of(plural_rule(sheet.content.header, sheet.file.stem))
    for entry, message in sheet.shown():
        for index, form in enumerate(entry.forms):
            said = len(counts.get(index, ())) == 1 if entry.many else False
            yield from _slots(sheet, entry, message, form, {_COUNT} if said else set())


def _slots(sheet: Sheet, entry: Entry, message: Message, form: str, spare: set[str]) -> Iterator[Fault]:
    """What is wrong with the slots of one form. `spare` may be missing: a form for one number alone may say it."""
    try:
        given = set(slots_of(form))
    except BadSlots as error:
        yield from (sheet.fault(entry, str(bad.fault), bad.remedy) for bad in error.faults)
        return
    wanted = set(message.slots)
    for slot in sorted(given - wanted):
        remedy = meant(slot, wanted, "use the slots of the English")
        yield sheet.fault(entry, f"the English has no slot {{{slot}}}", remedy)
    for slot in sorted(wanted - given - spare):
        yield sheet.fault(entry, f"the slot {{{slot}}} is missing", "put it where its value is to stand")
