"""Days of the Solar Hijri calendar, by which Iran counts."""

from datetime import date
from typing import NamedTuple

COUNTRY = "IR"
LANGUAGE = "fa"
YEARS = range(1300, 1500)

_MONTHS = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)
_WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")


class Day(NamedTuple):
    """A year (1405), a month (1 to 12) and a day of it."""

    year: int
    month: int
    day: int

    @property
    def numeric(self) -> str:
        """The day in figures, as it is written in Iran: "1405/9/3"."""
        return f"{self.year}/{self.month}/{self.day}"


def day_of(when: date) -> Day:
    """The day of the calendar on which a Gregorian day falls."""
    from persiantools.jdatetime import JalaliDate

    found = JalaliDate.to_jalali(when)  # type: ignore[no-untyped-call]
    return Day(found.year, found.month, found.day)


def gregorian(day: Day) -> date:
    """The Gregorian day. Raises ValueError for a day that the calendar doesn't have, as the 30th of Esfand 1405."""
    from persiantools.jdatetime import JalaliDate

    found: date = JalaliDate(day.year, day.month, day.day).to_gregorian()  # type: ignore[no-untyped-call]
    return found


def spoken(when: date) -> str:
    """A day in Persian, its digits ASCII: "سه‌شنبه 3 آذر 1405"."""
    return f"{weekday(when)} {written(when)}"


def written(when: date) -> str:
    """A day in Persian without its weekday, its digits ASCII: "3 آذر 1405"."""
    day = day_of(when)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday(when: date) -> str:
    """The day of the week in Persian."""
    return _WEEKDAYS[when.weekday()]
