"""What the checks of a catalogue look at, and how they tell a fault."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from agentdesk.core.errors import Fault
from agentdesk.words.entries import Entry, PoFile
from agentdesk.words.languages import Language, language_of
from agentdesk.words.messages import Message, Messages
from agentdesk.words.slots import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE

COMMAND = "agentdesk processes translations"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
# Stands in prose for what isn't prose: a slot, a code, an example.
THING = "\ufffc"
_ISOLATED = re.compile(
    f"[{LEFT_TO_RIGHT_ISOLATE}{RIGHT_TO_LEFT_ISOLATE}{FIRST_STRONG_ISOLATE}][^{POP_ISOLATE}\n]*{POP_ISOLATE}"
)
_NO_PROSE = re.compile(r"\{[A-Za-z_]\w*\}|`[^`\n]*`|\[[^\]\n]*\]|\"[^\"\n]*\"|(?<=[(（])[A-Za-z][A-Za-z_]*(?=[)）])")


@dataclass(frozen=True)
class Sheet:
    """A catalogue beside the texts that it translates. `whole`: it has to say everything itself."""

    file: Path
    content: PoFile
    messages: Messages
    whole: bool = True

    @property
    def language(self) -> Language | None:
        """The language of the catalogue; None for one that isn't ours."""
        return language_of(self.file.stem)

    @property
    def name(self) -> str:
        """What a fault calls the catalogue."""
        return f"{self.language.own_name} ({self.file.name})" if self.language else self.file.name

    def fault(self, entry: Entry, fault: str, remedy: str) -> Fault:
        """A fault of an entry."""
        return Fault(f"{self.file}:{entry.line}", f"{entry.name}: {fault}", remedy)

    def entries(self) -> tuple[tuple[Entry, Message], ...]:
        """The entries whose English is today's, with their texts."""
        return self._entries

    def shown(self) -> tuple[tuple[Entry, Message], ...]:
        """Those of them that are shown to people."""
        return self._shown

    @cached_property
    def _entries(self) -> tuple[tuple[Entry, Message], ...]:
        pairs = ((entry, self.messages.of(entry)) for entry in self.content.present)
        return tuple(
            (entry, message)
            for entry, message in pairs
            if message is not None and (entry.source, entry.many) == (message.source, message.many)
        )

    @cached_property
    def _shown(self) -> tuple[tuple[Entry, Message], ...]:
        return tuple((entry, message) for entry, message in self._entries if entry.finished and not entry.fuzzy)


def meant(name: str, known: Collection[str], otherwise: str) -> str:
    """A remedy for a name that nobody knows: the one that was probably meant."""
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.65)
    return f"did you mean {close[0]}?" if close else otherwise


def prose(text: str) -> str:
    """A text in which slots, isolated parts, and what stands in backquotes, quotes or square brackets are
    things, and so is a Latin word that stands alone in brackets."""
    return _NO_PROSE.sub(THING, _ISOLATED.sub(THING, text))
