"""Hours of a day, of a week with its eves and holidays, and of the seasons of a year."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from agentdesk.calendars.zones import MINUTES_A_DAY

# Minutes after midnight, the second one excluded and past 1440 where the span crosses midnight.
Span: TypeAlias = tuple[int, int]
# A month and a day.
DayOfYear: TypeAlias = tuple[int, int]
Week: TypeAlias = tuple[tuple[Span, ...], ...]
NO_WEEK: Week = ((),) * 7


@dataclass(frozen=True, slots=True)
class Hours:
    """The spans of the seven days from Monday on, and those of eves and holidays that have their own (None: no)."""

    week: Week = NO_WEEK
    eve: tuple[Span, ...] | None = None
    holiday: tuple[Span, ...] | None = None

    def __bool__(self) -> bool:
        """Whether there is a minute in it."""
        return any(opens < closes for spans in (*self.week, self.holiday or ()) for opens, closes in spans)

    @property
    def crosses_midnight(self) -> bool:
        """Whether a span of some day ends on the day after it."""
        every = (*self.week, self.eve or (), self.holiday or ())
        return any(closes > MINUTES_A_DAY for spans in every for _, closes in spans)


@dataclass(frozen=True, slots=True)
class Season:
    """The hours from one day of the year to another, both included, across New Year where the first is the later."""

    first: DayOfYear
    last: DayOfYear
    hours: Hours

    def has(self, day: date) -> bool:
        place = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= place <= self.last
        return place >= self.first or place <= self.last


def in_both(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """What lies in both."""
    cut = ((max(one[0], other[0]), min(one[1], other[1])) for one in spans for other in others)
    return tuple(span for span in cut if span[0] < span[1])
