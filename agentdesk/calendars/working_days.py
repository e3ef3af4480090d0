"""The working days of one country over whole years, by look-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from agentdesk.core.errors import AgentdeskError

WORKING = "1"
CLOSED = "0"


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

    `marks` has one character a day, "1" for a working one. `names` maps a language ("en" is always there)
    to the names of the holidays, those that fall on weekends too. A day outside raises OutsideTable.
    """

    country: str
    first: date
    marks: str
    names: Mapping[str, Mapping[date, str]]
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
                raise self._outside(day) from None
            except IndexError:
                raise PastTable(country=self.country, last=self.last, count=n, day=day) from None
        if n == 0:
            return day
        raise ValueError(f"working days are counted ahead, not {n}")

    def since(self, start: date, end: date) -> int:
        """How many working days there are after `start`, up to and including `end`; 0 where none can be."""
        if end <= start:
            return 0
        return self._up_to(end) - self._up_to(start)

    def is_working(self, day: date) -> bool:
        place = day.toordinal() - self.first.toordinal()
        if not 0 <= place < len(self.marks) or isinstance(day, datetime):
            raise self._outside(day)
        return self.marks[place] == WORKING

    def first_from(self, day: date) -> date:
        """`day` itself where it is a working day, otherwise the first one after it."""
        return day if self.is_working(day) else self.ahead(day, 1)

    def why_closed(self, day: date, language: str = "en") -> Closure:
        """What keeps `day` closed, a holiday before a weekend; its name in `language`, else in English."""
        if self.is_working(day):
            return Closure(None)
        name = self.names.get(language, {}).get(day) or self.names["en"].get(day)
        return Closure("holiday", name) if name else Closure("weekend")

    def _up_to(self, day: date) -> int:
        try:
            return self._rank[day]
        except AttributeError:
            self._number()
            return self._up_to(day)
        except KeyError:
            raise self._outside(day) from None

    def _number(self) -> None:
        """Make what counting needs, when something is first counted: the queue only asks which days are open."""
        days, rank = [date.min], {}
        for ordinal, mark in enumerate(self.marks, self.first.toordinal()):
            day = date.fromordinal(ordinal)
            if mark == WORKING:
                days.append(day)
            rank[day] = len(days) - 1
        object.__setattr__(self, "_days", tuple(days))
        object.__setattr__(self, "_rank", rank)

    def _outside(self, day: date) -> Exception:
        if isinstance(day, datetime):
            return TypeError(f"working days are counted by dates, {day!r} has a time of day")
        return OutsideTable(country=self.country, first=self.first, last=self.last, day=day)
