"""Stretches of time in which rules count, or for which they keep quiet; days are those of the customer's zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from agentdesk.calendars.zones import instant
from agentdesk.core.errors import Phrase

Unit: TypeAlias = Literal["day", "week", "month", "days", "hours", "ever"]
CALENDAR: tuple[Unit, ...] = ("day", "week", "month")
ROLLING: tuple[Unit, ...] = ("days", "hours")
_LIKE = "day, week, month, { days: 7 }, { hours: 24 }"
_LASTS = "{ days: 60 }, { hours: 24 }, ever"


@dataclass(frozen=True, slots=True)
class Period:
    """So many days or hours, a calendar day, week (from Monday on) or month, or for ever."""

    unit: Unit
    count: int = 1

    def begins(self, at: datetime, zone: ZoneInfo) -> datetime:
        """The first moment that counts together with `at`; of so many hours the moment itself doesn't count any more.

        Of `days: 7` it is midnight at the beginning of the sixth day before: seven days, today among them.
        """
        if self.unit == "hours":
            return at.astimezone(UTC) - timedelta(hours=self.count)
        return instant(self._first_day(at.astimezone(zone).date()), 0, zone)

    def counts(self, then: datetime, at: datetime, zone: ZoneInfo) -> bool:
        """Whether what happened `then` counts at `at`."""
        begins = self.begins(at, zone)
        return then > begins if self.unit == "hours" else then >= begins

    def lets_go(self, then: datetime, zone: ZoneInfo) -> datetime:
        """From when on what happened `then` doesn't count any more."""
        if self.unit == "hours":
            return then.astimezone(UTC) + timedelta(hours=self.count)
        day = then.astimezone(zone).date()
        if self.unit == "days":
            return instant(day + timedelta(days=self.count), 0, zone)
        return instant(self._next_first_day(day), 0, zone)

    def quiet_until(self, then: datetime, zone: ZoneInfo) -> datetime | None:
        """The end of a quiet time that began `then` (None: never): days are whole ones, after that of `then`."""
        if self.unit == "ever":
            return None
        if self.unit == "hours":
            return then.astimezone(UTC) + timedelta(hours=self.count)
        return instant(then.astimezone(zone).date() + timedelta(days=self.count + 1), 0, zone)

    def _first_day(self, day: date) -> date:
        if self.unit == "week":
            return day - timedelta(days=day.weekday())
        if self.unit == "month":
            return day.replace(day=1)
        return day - timedelta(days=self.count - 1)

    def _next_first_day(self, day: date) -> date:
        if self.unit == "week":
            return day + timedelta(days=7 - day.weekday())
        if self.unit == "month":
            return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return day + timedelta(days=1)


def within(written: object) -> Period:
    """The period of a cap, as an author writes it. ValueError."""
    for unit in CALENDAR:
        if written == unit:
            return Period(unit)
    return _rolling(written, 1, _LIKE)


def lasting(written: object) -> Period:
    """How long a quiet time lasts, as an author writes it. ValueError."""
    return Period("ever") if written == "ever" else _rolling(written, 0, _LASTS)


def _rolling(written: object, least: int, like: str) -> Period:
    if isinstance(written, Period):
        return written
    if isinstance(written, Mapping) and len(written) == 1:
        ((name, count),) = written.items()
        for unit in ROLLING:
            if name == unit and isinstance(count, int) and count >= least and not isinstance(count, bool):
                return Period(unit, count)
    raise ValueError(Phrase("it is no period; write one of: {periods}", periods=like))
