"""Bringing a catalogue in step with its source: what is new is added, nothing that a translator wrote is lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from agentdesk.words.entries import FUZZY, Entry, PoFile
from agentdesk.words.headers import PLURAL_FORMS, fields_of, plural_rule, renewed
from agentdesk.words.languages import language_of
from agentdesk.words.messages import BRACES, SAME, Key, Message, Messages, new_entry
from agentdesk.words.plural_rules import counts_of, reordered
from agentdesk.words.po_writing import quoted
from agentdesk.words.variants import PEOPLE, described, in_order, meant_by, variant_of, wanted

# From here on a text counts as a new wording of one that is gone.
_ALIKE = 0.8
_ASK = "variants:"


@dataclass(slots=True)
class _Stock:
    """What the catalogue holds, by the text to which it belongs; what is taken out of it is used."""

    present: dict[Key, list[Entry]] = field(default_factory=dict)
    gone: dict[Key, list[Entry]] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: PoFile, messages: Messages) -> "_Stock":
        stock = cls()
        for entry in catalogue.entries:
            shelf = stock.gone if entry.gone else stock.present
            shelf.setdefault(messages.key(entry.context, entry.source), []).append(entry)
        return stock

    def left(self) -> list[Entry]:
        """What no text has taken: what is gone from now on, then what was gone before."""
        entries = [entry for shelf in (self.present, self.gone) for group in shelf.values() for entry in group]
        return sorted(entries, key=lambda entry: (entry.gone, entry.line))


def in_step(catalogue: PoFile, messages: Messages, tag: str, *, whole: bool = True) -> PoFile:
    """The catalogue of the language `tag` in step with `messages`. Done again, it changes nothing.

    `whole`: it has to say everything itself; otherwise (a region, English) only what it says already is kept in step.
    """
    catalogue = _with_own_rule(catalogue, tag)
    stock = _Stock.of(catalogue, messages)
    found = {id(text): _taken(stock, messages, text) for text in messages}
    for text in messages:
        if whole and not found[id(text)]:
            found[id(text)] = _moved(stock, text)
    forms = len(counts_of(plural_rule(catalogue.header, tag))) or 2
    entries = [entry for text in messages for entry in _group(text, found[id(text)], tag, forms, whole=whole)]
    return PoFile(renewed(catalogue.header, tag), (*entries, *_retired(stock.left(), entries)), catalogue.remarks)


def _with_own_rule(catalogue: PoFile, tag: str) -> PoFile:
    """Plurals in the order of the rule that the catalogue will have."""
    old, new = fields_of(catalogue.header).get(PLURAL_FORMS, ""), plural_rule(catalogue.header, tag)
    entries = tuple(_recounted(entry, old, new) if entry.many else entry for entry in catalogue.entries)
    return replace(catalogue, entries=entries)


def _recounted(entry: Entry, old: str, new: str) -> Entry:
    forms, same = reordered(entry.forms, old or new, new)
    recounted = replace(entry, forms=forms)
    return recounted if same or not all(forms) else recounted.as_guess()


def _taken(stock: _Stock, messages: Messages, text: Message) -> list[Entry]:
    """The entries of a text, one for each variant: those that are there, and what had today's English once."""
    key = messages.key(text.context, text.source)
    present, gone = stock.present.get(key, []), stock.gone.get(key, [])
    neutral = any(not variant_of(entry.context) for entry in present)
    chosen = _chosen([*present, *(entry for entry in gone if not neutral or entry.source == text.source)], text)
    stock.present[key] = [entry for entry in present if not _holds(chosen, entry)]
    stock.gone[key] = [entry for entry in gone if not _holds(chosen, entry)]
    return [replace(entry, gone=False) for entry in chosen]


def _holds(group: Iterable[Entry], entry: Entry) -> bool:
    return any((entry.context, entry.source, entry.line) == (one.context, one.source, one.line) for one in group)


def _chosen(group: Sequence[Entry], text: Message) -> list[Entry]:
    """One entry for each variant: that of today's English before any other, and what says something."""
    chosen: dict[str, Entry] = {}
    for entry in sorted(group, key=lambda entry: (entry.source != text.source, not entry.begun)):
        chosen.setdefault(variant_of(entry.context), entry)
    return list(chosen.values())


def _moved(stock: _Stock, text: Message) -> list[Entry]:
    """The entries of the text that this one has come from: the same English that is gone elsewhere, or nearly."""
    for shelf in (stock.present, stock.gone):
        key = _origin(shelf, text)
        if key is not None:
            group = shelf.pop(key)
            chosen = _chosen(group, text)
            shelf[key] = [entry for entry in group if not _holds(chosen, entry)]
            return [replace(entry, gone=False) for entry in chosen]
    return []


def _origin(shelf: dict[Key, list[Entry]], text: Message) -> Key | None:
    likeness = {
        key: _likeness(entry, text)
        for key, group in shelf.items()
        for entry in group
        if entry.begun and bool(entry.many) == bool(text.many) and not variant_of(entry.context)
    }
    best = max(likeness, key=lambda key: likeness[key], default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _likeness(entry: Entry, text: Message) -> float:
    if entry.source == text.source:
        return 1.0
    if entry.context or text.context:
        return 0.0
    matcher = SequenceMatcher(None, entry.source, text.source, autojunk=False)
    hopeless = matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE
    return 0.0 if hopeless else matcher.ratio()


def _group(text: Message, found: list[Entry], tag: str, forms: int, *, whole: bool) -> Iterator[Entry]:
    """The entry of a text and its variants, in order; empty ones for what a translator asked for."""
    by_variant = {variant_of(entry.context): entry for entry in found}
    if whole:
        neutral = by_variant.get("") or new_entry(text, forms=forms)
        by_variant[""] = _filled(neutral) if text.everywhere and not neutral.begun else neutral
        offered = _offered(by_variant, neutral, tag) if text.context else ()
        by_variant |= {variant: new_entry(text, forms=forms) for variant in offered if variant not in by_variant}
    for variant in in_order(by_variant):
        yield _fresh(by_variant[variant], text, variant, forms)


def _filled(entry: Entry) -> Entry:
    """An entry that says the same as the English."""
    return replace(entry, forms=(entry.source, *(entry.many for _ in entry.forms[1:])))


def _offered(present: Iterable[str], neutral: Entry, tag: str) -> Iterable[str]:
    """The variants that make those complete which are there, or which a translator asked for by a remark such as
    `variants: customer, agent`; none that the language doesn't know.
    """
    language = language_of(tag)
    people = set(language.variants if language else PEOPLE)
    said = [line.removeprefix(_ASK) for line in neutral.remarks if line.startswith(_ASK)]
    asked = people & set(" ".join(said).replace(",", " ").split())
    return [variant for variant in wanted(list(present), asked) if set(meant_by(variant) or ()) <= people]


def _fresh(entry: Entry, text: Message, variant: str, forms: int) -> Entry:
    """An entry as its text has it today. A translation whose English was another is a guess from now on."""
    context = text.context + variant
    changed = (entry.context, entry.source, entry.many) != (context, text.source, text.many)
    given = entry.forms if text.many else entry.forms[:1]
    fresh = replace(
        entry,
        context=context,
        source=text.source,
        many=text.many,
        forms=(*given, *[""] * forms)[:forms] if text.many else given,
        remarks=_remarks(entry, text),
        notes=(*text.comments, *_said_of(variant)),
        places=text.places,
        flags=_flags(entry.flags, text),
    )
    if not fresh.begun:
        return replace(fresh, flags=tuple(flag for flag in fresh.flags if flag != FUZZY), previous=())
    if changed:
        earlier = entry.previous if entry.fuzzy and entry.previous else tuple(_previous(entry, context))
        fresh = replace(fresh.as_guess(), previous=earlier)
    return fresh if fresh.fuzzy else replace(fresh, previous=())


def _remarks(entry: Entry, text: Message) -> tuple[str, ...]:
    """The translator's remarks; a mark that stood among the source's notes becomes one of them."""
    marked = SAME in entry.notes and not text.everywhere and SAME not in entry.remarks
    return (*entry.remarks, SAME) if marked else entry.remarks


def _said_of(variant: str) -> tuple[str, ...]:
    return (f"variant: {described(variant)}",) if meant_by(variant) else ()


def _flags(flags: tuple[str, ...], text: Message) -> tuple[str, ...]:
    own = (FUZZY,) if FUZZY in flags else ()
    others = tuple(flag for flag in flags if flag not in (FUZZY, BRACES))
    return (*own, *text.flags, *others)


def _previous(entry: Entry, context: str) -> Iterator[str]:
    if entry.context and entry.context != context:
        yield from quoted("msgctxt", entry.context)
    yield from quoted("msgid", entry.source)
    if entry.many:
        yield from quoted("msgid_plural", entry.many)


def _retired(left: Iterable[Entry], entries: Iterable[Entry]) -> Iterator[Entry]:
    """What was translated and is gone, each once: it may come back."""
    seen = {(entry.context, entry.source) for entry in entries}
    for entry in left:
        key = entry.context, entry.source
        if key not in seen and (entry.begun or entry.remarks):
            seen.add(key)
            yield replace(entry, gone=True, notes=(), places=(), flags=_kept_flags(entry))


def _kept_flags(entry: Entry) -> tuple[str, ...]:
    return tuple(flag for flag in entry.flags if flag != BRACES)
