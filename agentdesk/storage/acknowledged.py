"""Which events of a call its program knows to be durable.

A write may seem to fail and have happened all the same (the connection broke while it was confirmed). For the desk
it never happened, and the next write may be another one: what it left behind is taken out first.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from agentdesk.core.call import Lease
from agentdesk.core.event import Event
from agentdesk.desk.ports import StoreUnavailable
from agentdesk.storage import journal
from agentdesk.storage.hot import Link


class Acknowledged:
    """By lease: the number of the last event that is known to be durable, and whether a write ended unclear."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._unclear: set[str] = set()

    def begin(self, lease: Lease, number: int) -> None:
        """A lease was given, with this number."""
        self._numbers[lease.token] = number

    @contextmanager
    def write(self, lease: Lease, events: Sequence[Event]) -> Iterator[None]:
        """Around a write of events."""
        with self._watched(lease):
            yield
        if lease.token in self._numbers:
            self._numbers[lease.token] += len(events)

    @contextmanager
    def end(self, lease: Lease) -> Iterator[None]:
        """Around the last write of a call."""
        with self._watched(lease):
            yield
        self._numbers.pop(lease.token, None)

    def repair(self, link: Link, lease: Lease) -> None:
        """Take out what an unclear write has left behind, in the transaction of the next one."""
        if lease.token in self._unclear and lease.token in self._numbers:
            journal.forget_after(link, lease, self._numbers[lease.token])

    @contextmanager
    def _watched(self, lease: Lease) -> Iterator[None]:
        try:
            yield
        except StoreUnavailable:
            self._unclear.add(lease.token)
            raise
        self._unclear.discard(lease.token)
