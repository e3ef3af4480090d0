"""Check: a catalogue counts as its language does."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import COMMAND, Sheet
from agentdesk.words.headers import PLURAL_FORMS, fields_of, plural_rule
from agentdesk.words.plural_rules import counts_of


def check_plurals(sheet: Sheet) -> Iterator[Fault]:
    """A Plural-Forms header that isn't that of the language, plurals with too few or too many forms."""
    header = sheet.content.header
    wanted = plural_rule(header, sheet.file.stem)
    forms = len(counts_of(wanted))
    if not any(entry.many for entry, _ in sheet.entries()):
        return
    if counts_of(fields_of(header).get(PLURAL_FORMS, "")) != counts_of(wanted):
        line = header.line if header else 1
        remedy = f"`{COMMAND}` mends it: {wanted}"
        yield Fault(f"{sheet.file}:{line}", f"the {PLURAL_FORMS} header isn't that of the language", remedy)
    for entry, _ in sheet.entries():
        if entry.many and forms and len(entry.forms) != forms:
            remedy = f"write msgstr[0] to msgstr[{forms - 1}]"
            yield sheet.fault(entry, f"{len(entry.forms)} forms, where the language has {forms}", remedy)
