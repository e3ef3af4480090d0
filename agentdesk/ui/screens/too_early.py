"""Keys that were pressed before somebody can have seen what they would decide."""

from textual.message import Message

# Seconds for which a picture has to stand before a key can confirm it: the least in which a person sees it.
LOOK = 0.4


class Seen:
    """Whether a picture was there to be seen when a key was pressed."""

    def __init__(self) -> None:
        self._painted: float | None = None

    def now(self) -> None:
        """The picture is painted."""
        self._painted = Message().time

    def too_early(self, event: Message) -> bool:
        """Whether a key, or what came of it, was before it could be seen; whoever types on has to stop first."""
        if self._painted is not None and event.time >= self._painted + LOOK:
            return False
        self._painted = self._painted and max(self._painted, event.time)
        return True
