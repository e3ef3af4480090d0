"""Check: every text is translated into every language that has a catalogue, with the same slots."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.model import Text, texts
from agentdesk.words.entries import Entry, entries
from agentdesk.words.languages import SOURCE_LANGUAGE, language_of
from agentdesk.words.slots import BadSlots, slots_of

_VARIANTS = ("customer=f", "customer=m", "agent=f", "agent=m")


def check_catalogues(ground: Ground) -> Iterator[Fault]:
    """What is missing, fuzzy, left over, or has other slots than the English, for each .po file of the folder."""
    files = sorted(ground.folder.glob("*.po")) if ground.folder else []
    sources = {text.context: text for text in texts(ground.process)}
    for file in files:
        try:
            listed = entries(file)
        except BadInput as error:
            yield from error.faults
            continue
        for entry in listed:
            yield from _entry(file, entry, sources)
        if _complete(file, files):
            yield from _missing(ground, file, listed, sources)


def _complete(file: Path, files: list[Path]) -> bool:
    """Whether a catalogue has to say everything itself: English is the source, and a region has its language."""
    language, _, region = file.stem.replace("_", "-").partition("-")
    return language != SOURCE_LANGUAGE and not (region and file.with_name(f"{language}.po") in files)


def _missing(ground: Ground, file: Path, listed: tuple[Entry, ...], sources: Mapping[str, Text]) -> Iterator[Fault]:
    there = {(entry.context, entry.source) for entry in listed}
    changed = {entry.context for entry in listed}
    language = language_of(file.stem)
    name = f"{language.own_name} ({file.name})" if language else file.name
    for context, text in sources.items():
        if (context, text.source) not in there and context not in changed and text.source:
            fault = f"{context} has no translation in {name}"
            yield ground.fault(text.loc, fault, f'add an entry with the msgctxt "{context}"')


def _entry(file: Path, entry: Entry, sources: Mapping[str, Text]) -> Iterator[Fault]:
    """What is wrong with one entry, whose text may be a variant for a person: `step.say|customer=f`."""
    place = f"{file}:{entry.line}"
    context, *variants = entry.context.split("|")
    text = sources.get(context)
    if text is None:
        remedy = meant(context, sources, "remove the entry")
        yield Fault(place, f"there is no text {context or 'without a msgctxt'} in the process", remedy)
    elif text.source != entry.source:
        remedy = "take it over, and look at the translation"
        yield Fault(place, f"the English of {context} is another one by now", remedy)
    elif entry.fuzzy:
        remedy = "look at it, and remove the mark"
        yield Fault(place, f"{entry.context} is marked as fuzzy, so it isn't shown", remedy)
    elif not entry.translation:
        yield Fault(place, f"{entry.context} has no translation", "add it, or remove the entry of a variant")
    else:
        yield from _slots(place, entry)
    if variants and tuple(name for name in _VARIANTS if name in variants) != tuple(variants):
        remedy = "write |customer=f or |customer=m, then |agent=f or |agent=m"
        yield Fault(place, f"{'|'.join(variants)} is no variant", remedy)


def _slots(place: str, entry: Entry) -> Iterator[Fault]:
    try:
        wanted, given = set(slots_of(entry.source)), set(slots_of(entry.translation))
    except BadSlots as error:
        yield from (Fault(place, f"{entry.context}: {bad.fault}", bad.remedy) for bad in error.faults)
        return
    for slot in sorted(given - wanted):
        remedy = meant(slot, wanted, "use the slots of the English")
        yield Fault(place, f"{entry.context}: the English has no slot {{{slot}}}", remedy)
    for slot in sorted(wanted - given):
        yield Fault(place, f"{entry.context}: the slot {{{slot}}} is missing", "put it where its value is to stand")
