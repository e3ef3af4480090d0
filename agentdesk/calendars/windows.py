"""Calling windows: the hours of the week in which customers may be called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self, TypeAlias
from zoneinfo import ZoneInfo

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.window_text import OpenOn, Span, WindowText
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.calendars.zones import MINUTES_A_DAY, instant, zone_named
from agentdesk.core.errors import AgentdeskError

_DAY = timedelta(days=1)
_OFFICE_HOURS: Span = (9 * 60, 18 * 60)


class NeverOpen(AgentdeskError):
    """A window without a single minute in it."""

    message = "the calling window is never open; give at least one day some hours"


@dataclass(frozen=True, slots=True)
class CallingWindow:
    """Spans of hours for the seven days from Monday on, and the days on which they don't count.

    A span belongs to the day on which it opens, also where it crosses midnight. Moments are aware, in UTC
    where they are given back. `zone` is the customer's, `days` are the working days of their country.
    """

    week: tuple[tuple[Span, ...], ...]
    open_on: OpenOn = "working_days"

    def __post_init__(self) -> None:
        if not any(opens < closes for spans in self.week for opens, closes in spans):
            raise NeverOpen

    @classmethod
    def parse(cls, data: object, place: str = "") -> Self:
        """The window that an author wrote; raises BadInput with all faults, each beginning with `place`.

        {"days": "working", "hours": ["09:00-18:00"]}, or a list of hours by weekdays ("mon-fri", "sat",
        "sun,tue"), which is closed on holidays unless it says {"holidays": "open"}.
        """
        text = WindowText(place)
        text.read(data)
        return cls(tuple(text.week), text.open_on)

    def is_open(self, at: datetime, zone: ZoneInfo, days: WorkingDays) -> bool:
        today = at.astimezone(zone).date()
        return any(opens <= at < closes for opens, closes in self._around(today, zone, days))

    def opens(self, at: datetime, zone: ZoneInfo, days: WorkingDays) -> datetime:
        """The first open moment from `at` on: `at` itself where the window is open."""
        if self.is_open(at, zone, days):
            return at.astimezone(UTC)
        day = at.astimezone(zone).date()
        while True:
            for opens, _ in self._on(day, zone, days):
                if opens > at:
                    return opens
            day += _DAY

    def closes(self, at: datetime, zone: ZoneInfo, days: WorkingDays) -> datetime | None:
        """The end of the opening at `at`, or of the next one; None where that is over a week off."""
        end = self.opens(at, zone, days)
        day = end.astimezone(zone).date()
        for opens, closes in self._around(day, zone, days):
            end = closes if opens <= end < closes else end
        for _ in range(8):
            day += _DAY
            if end < instant(day, 0, zone):
                return end
            for opens, closes in self._on(day, zone, days):
                end = closes if opens <= end < closes else end
        return None

    def day_hours(self, day: date, zone: ZoneInfo, days: WorkingDays) -> tuple[datetime, datetime]:
        """The first opening and the last closing of `day`; of a day without any, 09:00 and 18:00."""
        spans = list(self._on(day, zone, days))
        if not spans:
            return instant(day, _OFFICE_HOURS[0], zone), instant(day, _OFFICE_HOURS[1], zone)
        return spans[0][0], max(closes for _, closes in spans)

    def _around(self, day: date, zone: ZoneInfo, days: WorkingDays) -> Iterator[tuple[datetime, datetime]]:
        """The openings that can hold a moment of `day`."""
        yield from self._on(day - _DAY, zone, days, beyond=MINUTES_A_DAY)
        yield from self._on(day, zone, days)

    def _on(
        self, day: date, zone: ZoneInfo, days: WorkingDays, beyond: int = 0
    ) -> Iterator[tuple[datetime, datetime]]:
        """The openings that begin on `day` and end after its minute `beyond`, in their order."""
        spans = [span for span in self.week[day.weekday()] if span[1] > beyond]
        if spans and self._counts(day, days):
            for opens, closes in spans:
                start, end = instant(day, opens, zone), instant(day, closes, zone)
                if start < end:
                    yield start, end

    def _counts(self, day: date, days: WorkingDays) -> bool:
        if self.open_on == "working_days":
            return days.is_working(day)
        return self.open_on == "every_day" or days.why_closed(day).kind != "holiday"


DEFAULT = CallingWindow(((_OFFICE_HOURS,),) * 7)

# A country, the name of a time zone, and the window that counts there.
WindowKey: TypeAlias = tuple[str, str, CallingWindow]


def open_keys(at: datetime, keys: Iterable[WindowKey], tables: Tables) -> set[WindowKey]:
    """Those of `keys` whose window is open at `at`."""
    return {
        (country, zone, window)
        for country, zone, window in keys
        if window.is_open(at, zone_named(zone), tables.of(country))
    }
