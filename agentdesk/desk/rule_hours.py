"""The hours of the packs that are turned on, as they shut the calling windows of the queue."""

from collections.abc import Iterator
from datetime import datetime

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.zones import zone_named
from agentdesk.desk.ports import WindowKey
from agentdesk.desk.rule_packs import RulePacks


def is_open(packs: RulePacks, key: WindowKey, at: datetime, tables: Tables) -> bool:
    """Whether the packs let such customers be called; what a consent excepts is asked case by case."""
    zone, days = zone_named(key.timezone), tables.of(key.country)
    return all(window.is_open(at, zone, days) for window in _windows(packs, key))


def opens(packs: RulePacks, key: WindowKey, at: datetime, tables: Tables, own: CallingWindow) -> datetime:
    """When such customers may be called first, from `at` on, by the packs and by their process's `own` window."""
    zone, days = zone_named(key.timezone), tables.of(key.country)
    windows, moment = (own, *_windows(packs, key)), at
    while True:
        opened = max(window.opens(moment, zone, days) for window in windows)
        if opened <= moment:
            return moment
        moment = opened


def _windows(packs: RulePacks, key: WindowKey) -> Iterator[CallingWindow]:
    if not packs.active:
        # What reads packs would hold up the first page of the queue.
        return
    from agentdesk.process.rules.model import Hours

    for pack in packs.packs:
        if pack.counts_for(key.process, key.country):
            for rule in pack.rules.values():
                if isinstance(rule, Hours) and "voice" in rule.channels and "consent" not in rule.unless:
                    yield rule.calling_window
