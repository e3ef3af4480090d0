"""Opening the desk: once, away from the event loop, and again where it failed."""

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from agentdesk.core.errors import AgentdeskError
from agentdesk.ui.work import Work

# Only named here: importing it would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade import Desk


class Opening:
    """The desk, from the moment it begins to open."""

    def __init__(self, make: "Callable[[], Desk]", work: Work) -> None:
        self.desk: Desk | None = None
        self._make = make
        self._work = work
        self._task: asyncio.Task[Desk] | None = None

    def begin(self) -> "asyncio.Task[Desk]":
        """Begin to open, unless that was begun before."""
        self._task = self._task or asyncio.create_task(self._open())
        return self._task

    async def opened(self) -> "Desk":
        """The desk, as soon as it is open. What keeps it from opening is raised, and tried anew at the next call."""
        if self.desk is None:
            try:
                self.desk = await asyncio.shield(self.begin())
            except AgentdeskError:
                self._task = None
                raise
        return self.desk

    def end(self) -> None:
        """Let what was loaded go the way of everything."""
        gc.unfreeze()

    async def _open(self) -> "Desk":
        """Make the desk. What is loaded by then stays: to look for garbage in it would hold up the first page."""
        gc.disable()
        try:
            return await self._work.write(self._make)
        finally:
            gc.freeze()
            gc.enable()
