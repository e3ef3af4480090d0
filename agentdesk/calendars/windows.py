"""Calling windows: the hours of the year in which customers may be called."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Self, TypeAlias
from zoneinfo import ZoneInfo

from agentdesk.calendars.hours import Hours, Season, Span, Week, in_both
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.window_text import OpenOn, WindowText
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.calendars.zones import instant, zone_named
from agentdesk.core.errors import AgentdeskError

_DAY = timedelta(days=1)
_OFFICE_HOURS: Span = (9 * 60, 18 * 60)
# As many days as a window keeps: years of them, in a few zones.
_MOST_KEPT = 10_000

_Opened: TypeAlias = tuple[tuple[datetime, datetime], ...]


class NeverOpen(AgentdeskError):
    """A window without a single minute in it."""

    message = "the calling window is never open; give at least one day some hours"


@dataclass(frozen=True, slots=True)
class CallingWindow:
    """Spans of hours for the seven days from Monday on, and the days on which they don't count.

    A span belongs to the day on which it opens, also where it crosses midnight. `eve` and `holiday` are the hours of
    an open day before a holiday, and of a holiday, in place of its weekday's. In one of the `seasons` their hours
    count. Moments are aware, in UTC where they are given back. `zone` is the customer's, `days` are the working days
    of their country.
    """

    week: Week
    open_on: OpenOn = "working_days"
    eve: tuple[Span, ...] | None = None
    holiday: tuple[Span, ...] | None = None
    seasons: tuple[Season, ...] = ()
    # Whether a span of some day ends on the day after it.
    _crosses_midnight: bool = field(init=False, repr=False, compare=False)
    # What was found for a day, in the way that it is asked for again.
    _kept: dict[tuple[date, ZoneInfo, WorkingDays], _Opened] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        every = (Hours(self.week, self.eve, self.holiday), *(season.hours for season in self.seasons))
        if not any(every):
            raise NeverOpen
        object.__setattr__(self, "_crosses_midnight", any(hours.crosses_midnight for hours in every))

    @classmethod
    def parse(cls, data: object, place: str = "") -> Self:
        """The window that an author wrote; raises BadInput with all faults, each beginning with `place`.

        {"days": "working", "hours": ["09:00-18:00"]}, or a list of hours by weekdays ("mon-fri", "sat",
        "sun,tue"), which is closed on holidays unless it says {"holidays": "open"}; with {"seasons": …} such a
        window for each of them.
        """
        text = WindowText(place)
        text.read(data)
        return cls(text.hours.week, text.open_on, text.hours.eve, text.hours.holiday, tuple(text.seasons))

    @classmethod
    def kept(cls, data: object) -> "CallingWindow":
        """The window as `parse` gives it, read once; what it has found for a day is kept with it."""
        return _parsed(json.dumps(data))

    def is_open(self, at: datetime, zone: ZoneInfo, days: WorkingDays) -> bool:
        today = at.astimezone(zone).date()
        return any(opens <= at < closes for opens, closes in self._around(today, zone, days))

    def opens(self, at: datetime, zone: ZoneInfo, days: WorkingDays) -> datetime:
        """The first open moment from `at` on: `at` itself where the window is open."""
        if self.is_open(at, zone, days):
            return at.astimezone(UTC)
        day = at.astimezone(zone).date()
        while True:
            for opens, _ in self.openings(day, zone, days):
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
            for opens, closes in self.openings(day, zone, days):
                end = closes if opens <= end < closes else end
        return None

    def day_hours(self, day: date, zone: ZoneInfo, days: WorkingDays) -> tuple[datetime, datetime]:
        """The first opening and the last closing of `day`; of a day without any, 09:00 and 18:00."""
        opened = self.openings(day, zone, days)
        if not opened:
            return instant(day, _OFFICE_HOURS[0], zone), instant(day, _OFFICE_HOURS[1], zone)
        return opened[0][0], max(closes for _, closes in opened)

    def openings(self, day: date, zone: ZoneInfo, days: WorkingDays) -> _Opened:
        """The openings that begin on `day`, in their order."""
        found = self._kept.get((day, zone, days))
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            spans = self._spans(day, days)
            moments = ((instant(day, opens, zone), instant(day, closes, zone)) for opens, closes in spans)
            found = self._kept[day, zone, days] = tuple((start, end) for start, end in moments if start < end)
        return found

    def usual_hours(self, day: date) -> tuple[Span, ...]:
        """The hours of such a weekday at that time of the year, whatever holidays there are."""
        return self._hours(day).week[day.weekday()]

    def _around(self, day: date, zone: ZoneInfo, days: WorkingDays) -> Iterator[tuple[datetime, datetime]]:
        """The openings that can hold a moment of `day`."""
        if self._crosses_midnight:
            yield from self.openings(day - _DAY, zone, days)
        yield from self.openings(day, zone, days)

    def _hours(self, day: date) -> Hours:
        for season in self.seasons:
            if season.has(day):
                return season.hours
        return Hours(self.week, self.eve, self.holiday)

    def _spans(self, day: date, days: WorkingDays) -> tuple[Span, ...]:
        """The hours of a day in its class: a holiday, a weekend, an eve, or any other one."""
        hours = self._hours(day)
        usual = hours.week[day.weekday()]
        if self.open_on == "every_day" and hours.eve is None and hours.holiday is None and not days.has_half_days:
            return usual
        if days.is_holiday(day) and (hours.holiday is not None or self.open_on in ("working_days", "no_holidays")):
            return in_both(hours.holiday or (), days.hours_of(day))
        if self.open_on in ("working_days", "no_weekends") and days.is_weekend(day):
            return ()
        if usual and hours.eve is not None and days.is_eve(day):
            return in_both(hours.eve, days.hours_of(day))
        return in_both(usual, days.hours_of(day))


@lru_cache(maxsize=256)
def _parsed(text: str) -> CallingWindow:
    return CallingWindow.parse(json.loads(text))


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
