"""Which events of a call still hold, after what was taken back."""

from collections.abc import Sequence

from agentdesk.core.event import UNDONE, Event


def taken_back(events: Sequence[Event]) -> frozenset[int]:
    """The turns that an effective undo takes back: from the one that it names up to its own.

    An undo whose own turn was taken back takes nothing back.
    """
    undone: set[int] = set()
    for event in reversed(events):
        if event.kind == UNDONE and event.turn not in undone and isinstance(event.value, int):
            undone.update(range(event.value, event.turn))
    return frozenset(undone)


def effective(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that still hold, in order."""
    undone = taken_back(events)
    return tuple(event for event in events if event.turn not in undone and event.kind != UNDONE)
