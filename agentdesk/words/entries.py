"""The entries of a translator's .po file: what a file holds beside its header, and all that is noted with it."""

from dataclasses import dataclass, replace
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault

FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its context ("" where it has none), the English, what stands for it, and its notes.

    `line` is that of its msgid. `forms` are the translations: one, or those of a plural, whose English is `many`.
    `remarks` are the translator's own (`#`), `notes` (`#.`) and `places` (`#:`) come from the source, `previous`
    holds the lines of an earlier English (`#|`). What is `gone` isn't in the source any more (`#~`).
    """

    line: int
    context: str
    source: str
    forms: tuple[str, ...] = ("",)
    many: str = ""
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    gone: bool = False

    @property
    def translation(self) -> str:
        """The translation; of a plural, its first form."""
        return self.forms[0]

    @property
    def begun(self) -> bool:
        """Whether any form has a translation."""
        return any(self.forms)

    @property
    def finished(self) -> bool:
        """Whether every form has one: unfinished plurals aren't shown."""
        return all(self.forms)

    @property
    def fuzzy(self) -> bool:
        """Whether it is a guess that nobody has looked at: it isn't shown."""
        return FUZZY in self.flags

    @property
    def name(self) -> str:
        """What a fault calls it."""
        return self.context or f"“{self.source if len(self.source) < _SHORT else self.source[: _SHORT - 1] + '…'}”"

    def as_guess(self) -> "Entry":
        """The same, to be looked at by somebody, where there is anything to look at."""
        flags = (FUZZY, *(flag for flag in self.flags if flag != FUZZY))
        return replace(self, flags=flags) if self.begun else self


_SHORT = 60


@dataclass(frozen=True, slots=True)
class PoFile:
    """A .po file: its header as an entry (None where it has none), its entries, and what stands behind the last."""

    header: Entry | None = None
    entries: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def present(self) -> tuple[Entry, ...]:
        """What the source still has."""
        return tuple(entry for entry in self.entries if not entry.gone)


def content_of(file: Path) -> bytes:
    """The bytes of a catalogue. BadInput where it can't be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        fault = Fault(str(file), f"can't be read: {error.strerror}", "check the file and its rights")
        raise BadInput(fault) from error
