"""Keeps the window on the queue in step with the view that is wanted."""

from functools import partial
from typing import TYPE_CHECKING

from agentdesk.core.queue import QueueFilter
from agentdesk.ui.queue_reading import next_due, read_lines
from agentdesk.ui.queue_window import QueueWindow
from agentdesk.ui.work import Work

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade import Desk
    from agentdesk.desk.ports import Counts


class QueueFeed:
    """Reads in workers. A reading that was overtaken by a newer one is left aside."""

    def __init__(self, work: Work) -> None:
        self.window = QueueWindow()
        self.counts: Counts | None = None
        self.coming = ""
        self._work = work
        self._turn = 0

    async def renew(self, desk: "Desk", view: QueueFilter, language: str, *, top: bool) -> bool:
        """Read the part that is held anew, or from the top. False: overtaken, nothing has changed."""
        self._turn += 1
        turn = self._turn
        old = QueueWindow() if top else self.window
        window = await self._work.read(old.anew, partial(read_lines, desk, view, language))
        if turn != self._turn:
            return False
        self.window = window
        return True

    async def count(self, desk: "Desk", view: QueueFilter) -> bool:
        """Count the view anew, which takes longer than reading a page of it. False: overtaken."""
        turn = self._turn
        counts = await self._work.read(desk.counts, view)
        if turn != self._turn:
            return False
        self.counts = counts
        return True

    async def look_ahead(self, desk: "Desk", view: QueueFilter, language: str) -> bool:
        """Where nobody is due, read when the next case is. False: somebody is, or it was overtaken."""
        turn = self._turn
        if self.window.lines:
            return False
        coming = await self._work.read(next_due, desk, view, language)
        if turn != self._turn:
            return False
        self.coming = coming
        return True

    async def grow(self, desk: "Desk", view: QueueFilter, language: str, *, before: bool) -> bool:
        """Read the page before or after those held. False: there is none, or it was overtaken."""
        turn, window = self._turn, self.window
        if not (window.has_before if before else window.next_start):
            return False
        start = window.before[-1] if before else window.next_start
        page = await self._work.read(read_lines, desk, view, language, start)
        if turn != self._turn or window is not self.window:
            return False
        self.window = window.backward(page) if before else window.forward(page)
        return True
