"""The working days of one country over whole years, by look-up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from agentdesk.calendars.hours import Span
from agentdesk.core.errors import AgentdeskError

# A day by its mark: of a weekend, worked, worked though it is one of a weekend, and a holiday outside of weekends.
WEEKEND, WORKING, MADE_UP, HOLIDAY = "0", "1", "2", "3"
_WORKED = WORKING + MADE_UP
_DAY = timedelta(days=1)
# Longer than any span that begins on a day.
_ALL_DAY: tuple[Span, ...] = ((0, 48 * 60),)


class OutsideTable(AgentdeskError):
    """A date before the first or after the last day of a table."""

    message = "the working days of {country} are known from {first} to {last}, {day} is not among them"


class PastTable(OutsideTable):
    """A count of working days that runs past the last day of a table."""

    message = "the working days of {country} are known until {last}, too short for {count} after {day}"


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a day is closed: a holiday's name, a weekend (no name), or not at all (kind None)."""

    kind: Literal["weekend", "holiday"] | None
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WorkingDays:
    """The working days of `country` from `first` to `last`, both included.

    `marks` has one character a day. `names` maps a language ("en" is always there) to the names of the holidays,
    those that fall on weekends too. `estimated` are holidays that may yet move by a day, and after
    `official_until` more may be worked or free than is known (None: no such end). `half_days` and `half_weekdays`
    are the hours of days that aren't whole, `eve_hours` those of every day before a holiday. A day outside of the
    table is looked up in what `widen` gives, or raises OutsideTable.
    """

    country: str
    first: date
    marks: str
    names: Mapping[str, Mapping[date, str]]
    estimated: frozenset[date] = frozenset()
    official_until: date | None = None
    half_days: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    half_weekdays: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    eve_hours: tuple[Span, ...] | None = None
    widen: "Callable[[], WorkingDays] | None" = None
    last: date = field(init=False)
    # The working days in their order, behind a place holder for "none yet".
    _days: tuple[date, ...] = field(init=False)
    # How many working days there are up to and including a day. Keyed by date: one look-up, and no index
    # that could be negative and count from the end.
    _rank: dict[date, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "last", date.fromordinal(self.first.toordinal() + len(self.marks) - 1))

    def __repr__(self) -> str:
        return f"WorkingDays({self.country}, {self.first} to {self.last})"

    def ahead(self, day: date, n: int) -> date:
        """The n-th working day after `day`, which doesn't count itself; `day` where n is 0."""
        if n > 0:
            try:
                return self._days[self._rank[day] + n]
            except AttributeError:
                self._number()
                return self.ahead(day, n)
            except KeyError:
                return self._beyond(day).ahead(day, n)
            except IndexError:
                if self.widen is not None:
                    return self.widen().ahead(day, n)
                raise PastTable(country=self.country, last=self.last, count=n, day=day) from None
        if n == 0:
            return day
        raise ValueError(f"working days are counted ahead, not {n}")

    def since(self, start: date, end: date) -> int:
        """How many working days there are after `start`, up to and including `end`; 0 where none can be."""
        if end <= start:
            return 0
        for day in (start, end):
            if not self.knows(day):
                return self._beyond(day).since(start, end)
        return self._up_to(end) - self._up_to(start)

    def knows(self, day: date) -> bool:
        """Whether `day` lies in the table itself."""
        return not isinstance(day, datetime) and self.first <= day <= self.last

    def is_working(self, day: date) -> bool:
        return self._mark(day) in _WORKED

    def is_weekend(self, day: date) -> bool:
        """Whether `day` lies on a weekend and isn't worked to make up for another one."""
        return self._mark(day) == WEEKEND

    def is_holiday(self, day: date) -> bool:
        """Whether `day` has a name, and is free."""
        return self.why_closed(day).kind == "holiday"

    def is_eve(self, day: date) -> bool:
        """Whether `day` is none itself and a holiday comes after it."""
        following = day + _DAY
        if self.widen is None and not self.knows(following):
            return False
        return self.is_holiday(following) and not self.is_holiday(day)

    def first_from(self, day: date) -> date:
        """`day` itself where it is a working day, otherwise the first one after it."""
        return day if self.is_working(day) else self.ahead(day, 1)

    def why_closed(self, day: date, language: str = "en") -> Closure:
        """What keeps `day` closed, a holiday before a weekend; its name in `language`, else in English."""
        if not self.knows(day):
            return self._beyond(day).why_closed(day, language)
        if self.is_working(day):
            return Closure(None)
        name = self.names.get(language, {}).get(day) or self.names["en"].get(day)
        return Closure("holiday", name) if name else Closure("weekend")

    def is_provisional(self, first: date, last: date) -> bool:
        """Whether what is known of the days from `first` to `last` may yet change."""
        if self.official_until is not None and last > self.official_until:
            return True
        if self.widen is not None and not self.knows(last):
            return self.widen().is_provisional(first, last)
        return any(first - _DAY <= day <= last + _DAY for day in self.estimated)

    @property
    def has_half_days(self) -> bool:
        return bool(self.half_days or self.half_weekdays) or self.eve_hours is not None

    def hours_of(self, day: date) -> tuple[Span, ...]:
        """The hours to which a day is kept; all of it, unless it is a half day."""
        if not self.has_half_days:
            return _ALL_DAY
        own = self.half_days.get(day)
        if own is None and self.eve_hours is not None and self.is_eve(day):
            return self.eve_hours
        return self.half_weekdays.get(day.weekday(), _ALL_DAY) if own is None else own

    def _mark(self, day: date) -> str:
        if not self.knows(day):
            return self._beyond(day)._mark(day)
        return self.marks[day.toordinal() - self.first.toordinal()]

    def _up_to(self, day: date) -> int:
        try:
            return self._rank[day]
        except AttributeError:
            self._number()
            return self._up_to(day)

    def _number(self) -> None:
        """Make what counting needs, when something is first counted: the queue only asks which days are open."""
        days, rank = [date.min], {}
        for ordinal, mark in enumerate(self.marks, self.first.toordinal()):
            day = date.fromordinal(ordinal)
            if mark in _WORKED:
                days.append(day)
            rank[day] = len(days) - 1
        object.__setattr__(self, "_days", tuple(days))
        object.__setattr__(self, "_rank", rank)

    def _beyond(self, day: date) -> "WorkingDays":
        """The wider table for a day outside of this one; raises OutsideTable."""
        if isinstance(day, datetime):
            raise TypeError(f"working days are counted by dates, {day!r} has a time of day")
        if self.widen is None:
            raise OutsideTable(country=self.country, first=self.first, last=self.last, day=day)
        return self.widen()
