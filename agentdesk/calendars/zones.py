"""Time zones by name, and the moment at which a wall clock shows a given time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from agentdesk.core.errors import AgentdeskError

MINUTES_A_DAY = 24 * 60


class UnknownZone(AgentdeskError):
    """A text that names no time zone."""

    message = "there is no time zone {zone}; write it like Europe/Rome"


class UnknownZoneNearby(UnknownZone):
    """The same, where it is plain which zone was meant."""

    message = "there is no time zone {zone}; did you mean {guess}?"


def zone_named(name: str) -> ZoneInfo:
    """The time zone `name`, such as Europe/Rome; raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        raise _unknown(name) from None


def instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """When the clock on the wall reaches `minute` of `day` (1440 and more: the day after), in UTC.

    A time that the clock shows twice means the first; one that it skips means the moment of the skip.
    """
    days, left = divmod(minute, MINUTES_A_DAY)
    wall = datetime.combine(day + timedelta(days=days), time(left // 60, left % 60), zone)
    reached = wall.astimezone(UTC)
    if _wall(reached, zone) == wall.replace(tzinfo=None):
        return reached
    return _skip(wall, zone)


def _unknown(name: str) -> UnknownZone:
    from difflib import get_close_matches

    near = get_close_matches(name, available_timezones(), n=1)
    return UnknownZoneNearby(zone=name, guess=near[0]) if near else UnknownZone(zone=name)


def _skip(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clock jumps over `wall`: found by halving, as zoneinfo doesn't tell."""
    wanted = wall.replace(tzinfo=None)
    before, reached = wall.replace(fold=1).astimezone(UTC), wall.astimezone(UTC)
    while (gap := int((reached - before).total_seconds())) > 1:
        middle = before + timedelta(seconds=gap // 2)
        if _wall(middle, zone) < wanted:
            before = middle
        else:
            reached = middle
    return reached


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)
