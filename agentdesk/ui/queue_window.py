"""The part of the queue that is held in memory: a few pages in a row, out of any number of them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from agentdesk.ui.queue_lines import QueueLine

After: TypeAlias = tuple[int, datetime, int] | None

PAGES_HELD = 3


class Read(NamedTuple):
    """A page as it was read: `start` fetched it, `after` fetches the next one (None: there is none)."""

    start: After
    lines: tuple[QueueLine, ...]
    after: After


class QueueWindow(NamedTuple):
    """Pages held, and the starts of those before them. A value: growing gives the next one."""

    pages: tuple[Read, ...] = ()
    before: tuple[After, ...] = ()

    @property
    def lines(self) -> tuple[QueueLine, ...]:
        """All lines held, in order."""
        return tuple(line for page in self.pages for line in page.lines)

    @property
    def next_start(self) -> After:
        """What fetches the page after the last one held; None where there is none."""
        return self.pages[-1].after if self.pages else None

    @property
    def has_before(self) -> bool:
        return bool(self.before)

    def forward(self, page: Read) -> "QueueWindow":
        """With the next page, and without the first one where that would be too many."""
        held = (*self.pages, self._new(page))
        dropped = held[: max(0, len(held) - PAGES_HELD)]
        return QueueWindow(held[len(dropped) :], (*self.before, *(old.start for old in dropped)))

    def backward(self, page: Read) -> "QueueWindow":
        """With the page before the first one held, and without the last one where that would be too many."""
        return QueueWindow((self._new(page), *self.pages)[:PAGES_HELD], self.before[:-1])

    def anew(self, read: Callable[[After], Read]) -> "QueueWindow":
        """The same part of the queue as it stands now; from the top where nothing is left of it. Blocks: it reads."""
        start = self.pages[0].start if self.pages else None
        pages = _in_a_row(read, start, max(1, len(self.pages)))
        if start is not None and not pages[0].lines:
            return QueueWindow(tuple(_in_a_row(read, None, 1)))
        return QueueWindow(tuple(pages), self.before)

    def _new(self, page: Read) -> Read:
        """The page without lines that are held already: rows may have moved since."""
        held = {line.id for line in self.lines}
        return Read(page.start, tuple(line for line in page.lines if line.id not in held), page.after)


def _in_a_row(read: Callable[[After], Read], start: After, count: int) -> Sequence[Read]:
    pages = [read(start)]
    while len(pages) < count and pages[-1].after is not None:
        pages.append(read(pages[-1].after))
    return pages
