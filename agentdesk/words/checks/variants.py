"""Check: variants are of people that the language tells apart, each with its counterpart, beside a neutral entry."""

from collections.abc import Iterator, Sequence

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import COMMAND, Sheet
from agentdesk.words.entries import Entry
from agentdesk.words.messages import Key
from agentdesk.words.variants import PEOPLE, base_of, described, meant_by, variant_of, wanted


def check_variants(sheet: Sheet) -> Iterator[Fault]:
    """Variants that nobody asks for, that stand alone, or that lack their neutral entry."""
    groups: dict[Key, list[Entry]] = {}
    for entry in sheet.content.present:
        if sheet.messages.of(entry) is not None:
            groups.setdefault(sheet.messages.key(entry.context, entry.source), []).append(entry)
    for group in groups.values():
        variants = [entry for entry in group if variant_of(entry.context)]
        for entry in variants:
            yield from _asked_for(sheet, entry)
        if variants:
            yield from _complete(sheet, group, variants)


def _asked_for(sheet: Sheet, entry: Entry) -> Iterator[Fault]:
    variant = variant_of(entry.context)
    meant = meant_by(variant)
    if meant is None:
        remedy = "write |customer=f or |customer=m, then |agent=f or |agent=m"
        yield sheet.fault(entry, f"{variant[1:]} is no variant", remedy)
        return
    people = sheet.language.variants if sheet.language else PEOPLE
    for person in meant:
        if person not in people:
            remedy = "say it in the neutral entry, and remove this one"
            yield sheet.fault(entry, f"texts don't differ by the {person} in {sheet.name}", remedy)


def _complete(sheet: Sheet, group: Sequence[Entry], variants: Sequence[Entry]) -> Iterator[Fault]:
    present = {variant_of(entry.context) for entry in group}
    first = variants[0]
    if "" not in present and sheet.whole:
        remedy = f'add an entry with the msgctxt "{base_of(first.context)}", for where nobody knows who it is'
        yield sheet.fault(first, "a variant without its neutral entry", remedy)
    for variant in wanted(present):
        if variant not in present:
            text = base_of(first.context)
            remedy = f"`{COMMAND}` adds an entry for it; or remove the variants that need it"
            yield sheet.fault(first, f"{text}{variant} is missing, for where {described(variant)}", remedy)
