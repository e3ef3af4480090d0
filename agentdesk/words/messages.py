"""What there is to translate: the texts of one folder as their source has them, and which entries are theirs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from agentdesk.words.entries import Entry, PoFile
from agentdesk.words.headers import template_header
from agentdesk.words.slots import BadSlots, slots_of
from agentdesk.words.variants import base_of

BRACES = "python-brace-format"
SAME = "same"
# At the end of a line of a source: its text is the same in every language.
SAME_HERE = re.compile(rf".*\s#\s*{SAME} in every language\s*")
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """One text: its English (`many`: of more than one), its context, and what a translator has to know of it.

    `place` is where a fault is told; `places` are where it stands (`#:`). `spoken`: to the customer. `same`: the text
    is the same in every language, as a name is, or a format.
    """

    source: str
    context: str = ""
    many: str = ""
    place: str = ""
    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    spoken: bool = False
    same: bool = False

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its slots, each once; none where its braces are wrong, which is told elsewhere."""
        try:
            return tuple(dict.fromkeys(slots_of(self.many or self.source)))
        except BadSlots:
            return ()

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags by which translators' programs check the slots."""
        return (BRACES,) if self.slots else ()

    @property
    def everywhere(self) -> bool:
        """Whether it may be the same in every language: it is marked so, or holds no word beside its slots."""
        return self.same or not any(char.isalpha() for char in without_slots(self.source))

    @property
    def comments(self) -> tuple[str, ...]:
        """Its notes, and the mark of a text that is the same everywhere."""
        return (*self.notes, SAME) if self.everywhere and SAME not in self.notes else self.notes


def without_slots(text: str) -> str:
    """A text with a blank for each of its slots; as it is where its braces are wrong."""
    try:
        names = slots_of(text)
    except BadSlots:
        return text
    for name in names:
        text = text.replace(f"{{{name}}}", " ")
    return text


class Messages:
    """The texts of a folder in the order of their source.

    An entry belongs to a text by its context; its English may be an older one. Where several texts share a context,
    or have none, the English counts as well.
    """

    def __init__(self, texts: Sequence[Message]) -> None:
        self._shared = {context for context, count in _contexts(texts).items() if count > 1} | {""}
        self._texts = {self.key(text.context, text.source): text for text in texts if text.source}

    def __iter__(self) -> Iterator[Message]:
        return iter(self._texts.values())

    def __len__(self) -> int:
        return len(self._texts)

    def key(self, context: str, source: str) -> Key:
        """What an entry and its text have in common; the variants of a text have it as well."""
        base = base_of(context)
        return (base, source) if base in self._shared else (base, "")

    def of(self, entry: Entry) -> Message | None:
        """The text to which an entry belongs."""
        return self._texts.get(self.key(entry.context, entry.source))

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts there are."""
        return tuple(dict.fromkeys(text.context for text in self if text.context))


def _contexts(texts: Sequence[Message]) -> Counter[str]:
    return Counter(text.context for text in texts)


def template(messages: Messages) -> PoFile:
    """The template (.pot) of a folder."""
    return PoFile(template_header(), tuple(new_entry(message) for message in messages))


def new_entry(message: Message, context: str = "", forms: int = 2) -> Entry:
    """An entry for a text that nobody has translated."""
    return Entry(
        line=0,
        context=context or message.context,
        source=message.source,
        forms=("",) * (forms if message.many else 1),
        many=message.many,
        notes=message.comments,
        places=message.places,
        flags=message.flags,
    )


def messages_of(template: PoFile, file: str) -> Messages:
    """The texts that a template holds, for where the source itself isn't there. `file` is what faults call it."""
    return Messages(
        [
            Message(
                source=entry.source,
                context=entry.context,
                many=entry.many,
                place=f"{file}:{entry.line}",
                places=entry.places,
                notes=entry.notes,
                same=SAME in entry.notes,
            )
            for entry in template.present
        ]
    )
