"""Where processes lie: in the folder of the user, and in the one that comes with the program."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = "process.yaml"
# The tests of a process, beside it.
TRIALS = "tests.yaml"
# The interface's own words lie in a folder of this name: no process can have it.
INTERFACE = "desk"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Processes by id, which are folders with a process file; one in `own` stands in the place of a shipped one."""

    shipped: Path
    own: Path | None = None

    def ids(self) -> tuple[str, ...]:
        """The processes that are there, sorted."""
        return tuple(sorted({file.parent.name for file in self.files()} - {INTERFACE}))

    def files(self) -> Iterator[Path]:
        """All process files, those that are replaced among them: the shipped ones first."""
        for folder in (self.shipped, self.own):
            if folder is not None:
                yield from sorted(folder.glob(f"*/{FILE}"))

    def is_own(self, id: str) -> bool:
        """Whether the process is one of the user's."""
        return self.own is not None and id != INTERFACE and (self.own / id / FILE).is_file()

    def replaces(self, id: str) -> bool:
        """Whether the user's process stands in the place of a shipped one."""
        return self.is_own(id) and (self.shipped / id / FILE).is_file()

    def folder(self, id: str) -> Path:
        """The folder of a process or of the interface, whether it is there or not."""
        return self.own / id if self.own is not None and self.is_own(id) else self.shipped / id
