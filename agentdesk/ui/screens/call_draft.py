"""What is being written in a call: kept as it grows, and never lost by a failure."""

from collections.abc import Callable

from agentdesk.core.errors import AgentdeskError
from agentdesk.desk.facade import LiveCall
from agentdesk.desk.ports import LeaseLost
from agentdesk.ui.work import Work

PAUSE = 0.3


class NoteDraft:
    """One note, shared by the call and its wrap-up, and what stands in the field of the step (`LiveCall.typed`).

    `failure` is why its newest words are not kept yet.
    """

    def __init__(self, live: LiveCall, work: Work) -> None:
        self._read: Callable[[], str] = lambda: live.note
        self.typed = live.typed
        self.failure: AgentdeskError | None = None
        self._kept = (live.note, live.typed)
        self._live = live
        self._work = work
        self._keeping = False
        self._over = False

    @property
    def text(self) -> str:
        """The note as it stands in its field, to the last letter."""
        return self._read()

    def typed_in(self, read: Callable[[], str]) -> None:
        """From now on the note is what `read` gives."""
        self._read = read

    @property
    def kept(self) -> bool:
        """Whether every word of it is safe."""
        return (self.text, self.typed) == self._kept

    async def keep(self) -> None:
        """Write the note as it stands, and again if it grew meanwhile; one at a time."""
        if self._keeping:
            return
        self._keeping = True
        self.failure = None
        try:
            while not self.kept and self.failure is None:
                await self._write(self.text, self.typed)
        finally:
            self._keeping = False

    def end(self) -> None:
        """The call is over, and its note went where it belongs."""
        self._over = True

    def leave(self) -> None:
        """Have the newest words written while the program ends; nobody is left to hear of it."""
        if not (self._over or self.kept or isinstance(self.failure, LeaseLost)):
            self._work.leave(self._live.draft, self.text, self.typed)

    async def _write(self, text: str, typed: str) -> None:
        try:
            await self._work.write(self._live.draft, text, typed)
        except AgentdeskError as error:
            self.failure = error
        else:
            self._kept = (text, typed)
