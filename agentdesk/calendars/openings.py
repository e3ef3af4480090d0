"""The openings of a calling window at one place: which come first and last in a stretch of time, and which next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from agentdesk.calendars.hours_text import spans_of
from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.calendars.zones import instant

_DAY = timedelta(days=1)
# Nobody looks further back for a window before a deadline.
_FURTHEST_BACK = 366 * _DAY

# Why nobody is called on a day: "hours" where neither a weekend nor a holiday is to blame.
Shut: TypeAlias = Literal["weekend", "holiday", "hours"]


class Opening(NamedTuple):
    """From when until when, both aware and in UTC; the end is excluded."""

    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class Openings:
    """A calling window where it counts: in a customer's zone, with the working days there."""

    window: CallingWindow
    zone: ZoneInfo
    days: WorkingDays

    def day_of(self, at: datetime) -> date:
        """The date of a moment on the customer's clock."""
        return at.astimezone(self.zone).date()

    def hours(self, day: date, own: tuple[str, ...] = ()) -> Opening:
        """The first opening and the last closing of a day, or the hours that a rule has of its `own` for it.

        Those are kept to the window where both have hours in common.
        """
        spans = [(instant(day, opens, self.zone), instant(day, closes, self.zone)) for opens, closes in spans_of(own)]
        wanted = [Opening(opens, closes) for opens, closes in spans if opens < closes]
        if not wanted:
            return Opening(*self.window.day_hours(day, self.zone, self.days))
        common = [both for span in wanted for opened in self._of(day) if (both := _cut(opened, *span)) is not None]
        found = common or wanted
        return Opening(min(one.opens for one in found), max(one.closes for one in found))

    def first(self, start: datetime, end: datetime) -> Opening | None:
        """What is open first of the time from `start` to `end`."""
        day, last = self._reach(start, end)
        while day <= last:
            for opened in self._of(day):
                cut = _cut(opened, start, end)
                if cut is not None:
                    return cut
            day += _DAY
        return None

    def last(self, start: datetime, end: datetime) -> Opening | None:
        """What is open last of the time from `start` to `end`, of which a year is looked at."""
        first, day = self._reach(max(start, end - _FURTHEST_BACK), end)
        while day >= first:
            for opened in reversed(list(self._of(day))):
                cut = _cut(opened, start, end)
                if cut is not None:
                    return cut
            day -= _DAY
        return None

    def at_or_after(self, at: datetime) -> Opening:
        """What is open at `at`, or next; of a window that never closes, until the end of the day."""
        opens = self.window.opens(at, self.zone, self.days)
        return Opening(opens, self.window.closes(opens, self.zone, self.days) or self._midnight(opens))

    def after_that_at_hand(self, at: datetime) -> Opening:
        """The opening after the one at `at`; where none is open then, the next one."""
        opens = self.window.opens(at, self.zone, self.days)
        return self.at_or_after(at if opens > at else self.at_or_after(at).closes)

    def why_shut(self, day: date) -> tuple[Shut, str] | None:
        """Why nobody is called all day, with the holiday's name; None where somebody can be."""
        if any(self._of(day)):
            return None
        closure = self.days.why_closed(day)
        return closure.kind or "hours", closure.name

    def _of(self, day: date) -> Iterator[Opening]:
        return (Opening(*opened) for opened in self.window.openings(day, self.zone, self.days))

    def _reach(self, start: datetime, end: datetime) -> tuple[date, date]:
        """The first and the last day whose openings can be in the time from `start` to `end`."""
        return max(self.day_of(start) - _DAY, self.days.first), self.day_of(end)

    def _midnight(self, at: datetime) -> datetime:
        return datetime.combine(self.day_of(at) + _DAY, time(), self.zone).astimezone(UTC)


def _cut(opening: Opening, start: datetime, end: datetime) -> Opening | None:
    """The part of an opening that lies between `start` and `end`."""
    opens, closes = max(opening.opens, start), min(opening.closes, end)
    return Opening(opens, closes) if opens < closes else None
