"""Which events of a call its program knows to be durable.

A write may seem to fail and have happened all the same (the connection broke while it was confirmed). For the desk
it never happened, and the next write may be another one: what it left behind is taken out first.
"""

from agentdesk.core.call import Lease
from agentdesk.storage.hot import Link


class Acknowledged:
    """By lease: the number of the last event that is known to be durable, and whether a write ended unclear."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._unclear: set[str] = set()

    def reached(self, lease: Lease, number: int) -> None:
        """The events up to this number are durable."""
        self._numbers[lease.token] = number

    def over(self, lease: Lease) -> None:
        """The call has ended."""
        self._numbers.pop(lease.token, None)
        self._unclear.discard(lease.token)

    def doubt(self, lease: Lease) -> None:
        """A write ended so that nobody knows whether it happened."""
        self._unclear.add(lease.token)

    def repair(self, link: Link, lease: Lease) -> None:
        """Take out what an unclear write has left behind, in the transaction of the next one."""
        if lease.token in self._unclear and lease.token in self._numbers:
            from agentdesk.storage import journal

            journal.forget_after(link, lease, self._numbers[lease.token])
