"""What the screens offer to those who write processes."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """What came of it: the titles of the processes that changed, came or went, and of those that have faults."""

    changed: tuple[str, ...]
    broken: tuple[str, ...]


class Authoring(Protocol):
    """The files of the processes, while the desk runs."""

    def read_anew(self, interface: str) -> ReadAnew:
        """Read changed files, for the calls to come. Where the new ones have faults, the process stays as it was."""
        ...
