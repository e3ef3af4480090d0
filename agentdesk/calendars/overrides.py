"""What a team says of its own days: another weekend, closures, days worked, half days."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from agentdesk.calendars.hours import Span
from agentdesk.calendars.working_days import HOLIDAY, MADE_UP, WEEKEND, WORKING, WorkingDays


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The days of a team in one country; what it leaves out is as in the country's calendar.

    `weekend` are weekdays from 0, Monday, on. `closed` has the names of closures by day, `working` are days that are
    worked whatever the calendar says. `half_days`, `half_weekdays` and `eve_hours` are the hours of days that aren't
    whole: of dates, of weekdays, and of those before a holiday. Up to `official_until` every holiday is certain.
    """

    weekend: frozenset[int] | None = None
    closed: Mapping[date, str] = field(default_factory=dict)
    working: frozenset[date] = frozenset()
    half_days: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    half_weekdays: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    eve_hours: tuple[Span, ...] | None = None
    official_until: date | None = None

    def applied(self, table: WorkingDays) -> WorkingDays:
        """The table of the country with all of this."""
        closed = {day: name for day, name in self.closed.items() if table.knows(day)}
        until, said = table.official_until, self.official_until
        return replace(
            table,
            marks="".join(self._marks(table)),
            names={language: {**names, **closed} for language, names in table.names.items()},
            estimated=frozenset(day for day in table.estimated if said is None or day > said),
            official_until=said if until is not None and said is not None and said > until else until,
            half_days=self.half_days,
            half_weekdays=self.half_weekdays,
            eve_hours=self.eve_hours,
        )

    def _marks(self, table: WorkingDays) -> list[str]:
        start, named = table.first.toordinal(), {day.toordinal() for day in table.names["en"]}
        marks = list(table.marks)
        if self.weekend is not None:
            days = enumerate(table.marks, start)
            marks = [_moved(mark, (day - 1) % 7 in self.weekend, day in named) for day, mark in days]
        for day in (*self.closed, *self.working):
            if table.knows(day):
                place = day.toordinal() - start
                weekend = marks[place] in WEEKEND + MADE_UP
                free, worked = (WEEKEND, MADE_UP) if weekend else (HOLIDAY, WORKING)
                marks[place] = worked if day in self.working else free
        return marks


def _moved(mark: str, weekend: bool, named: bool) -> str:
    """The mark of a day that lies on the team's own weekend or doesn't; a day made up for stays worked."""
    if mark == MADE_UP or not (weekend or named):
        return MADE_UP if weekend else WORKING
    return WEEKEND if weekend else HOLIDAY


# By country, two letters.
Overrides: TypeAlias = Mapping[str, OwnDays]
