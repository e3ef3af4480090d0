"""Failures that are expected: each carries its message, and bad input carries its faults."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


class Phrase(str):
    """An English text with its slots filled, which may stand in a slot of a message, or in a fault.

    Whoever translates it finds its `source` and its `slots` in it; everybody else has a text.
    """

    source: str
    slots: Mapping[str, object]

    def __new__(cls, source: str, /, **slots: object) -> "Phrase":
        phrase = super().__new__(cls, source.format(**slots))
        phrase.source, phrase.slots = source, slots
        return phrase


class AgentdeskError(Exception):
    """An expected failure.

    `message` is an English source text with {slots}, translatable as it stands; `slots` fill it.
    """

    message: ClassVar[str] = "something went wrong"

    def __init__(self, **slots: object) -> None:
        super().__init__(slots)
        self.slots = slots

    def __str__(self) -> str:
        return self.message.format(**self.slots)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of an input: `place` (file:line:column, row, option), what is wrong, how to mend it."""

    place: str
    fault: str
    remedy: str = ""

    def __str__(self) -> str:
        said = f"{self.place}: {self.fault}" if self.place else self.fault
        return f"{said}; {self.remedy}" if self.remedy else said


class BadInput(AgentdeskError):
    """Input that can't be taken: every fault at once, exit status 2."""

    message = "{count} faults"

    def __init__(self, *faults: Fault) -> None:
        super().__init__(count=len(faults))
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class NotFound(AgentdeskError):
    """Something named that isn't there."""

    message = "there is nothing called {name}"


class NoCase(NotFound):
    """A case that isn't there, by its id or its external id."""

    message = "there is no case {name}"
