"""Calling windows of the queue: one key for each kind of window that open cases wait for."""

from collections.abc import Callable, Iterable
from datetime import datetime

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.zones import zone_named
from agentdesk.core.case import CaseState
from agentdesk.desk.ports import WindowKey

ALWAYS_OPEN = ""
# The key of the cases whose customer is not to be called.
NEVER_OPEN = "-"


def window_key(process: str, country: str, timezone: str, state: CaseState) -> str:
    """The key under which a case waits for its window; an appointment was agreed on and waits for none."""
    return ALWAYS_OPEN if state.promised or state.anytime else f"{process}|{country}|{timezone}"


def next_opening(
    coming: Iterable[tuple[WindowKey, datetime]],
    at: datetime,
    opens: Callable[[WindowKey, datetime], datetime],
) -> datetime | None:
    """When the first of these cases can be worked: once it is due, from `at` on, and its window `opens`."""
    first: datetime | None = None
    for key, due in sorted(coming, key=lambda found: found[1]):
        if first is not None and due >= first:
            break
        moment = max(due, at)
        if key.key:
            moment = opens(key, moment)
        first = moment if first is None else min(first, moment)
    return first


def open_windows(
    keys: Iterable[WindowKey], at: datetime, tables: Tables, window_of: Callable[[str], CallingWindow]
) -> tuple[str, ...]:
    """The keys that are open at `at`, the always open one among them."""

    def is_open(key: WindowKey) -> bool:
        return window_of(key.process).is_open(at, zone_named(key.timezone), tables.of(key.country))

    return (ALWAYS_OPEN, *(key.key for key in keys if key.key and is_open(key)))
