"""Days, times and numbers as a language writes them, in its calendar and its digits, without marks of direction."""

import re
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING

from agentdesk.words import jalali
from agentdesk.words.languages import LANGUAGES, language_of

if TYPE_CHECKING:
    from babel import Locale

_A_WEEK = 7


# Babel writes them for printed pages; here a text is isolated as a whole, and they would steer what stands beside it.
_MARKS = re.compile("[\u061c\u200e\u200f]")
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def due_label(due: datetime, zone: tzinfo, today: date, language: str) -> str:
    """A due moment for a column of a list, without babel, at most ten cells wide.

    "14:05" on `today` (the day it is in `zone`), "11-24" in the same year, "2027-01-10" in another one; in Persian
    the same in the digits and the calendar of Iran: "۹/۳", "۱۴۰۵/۱۰/۲۰".
    """
    local = _local(due, zone)
    if local.date() == today:
        return digits(f"{local:%H:%M}", language)
    if _persian(language):
        day = jalali.day_of(local.date())
        near = day.year == jalali.day_of(today).year
        return digits(f"{day.month}/{day.day}" if near else day.numeric, language)
    return f"{local:%m-%d}" if local.year == today.year else local.date().isoformat()


def day(when: date, language: str, country: str = "") -> str:
    """A day with its short weekday: "Tue, 24 Nov 2026".

    For somebody in `country`, and where that or the language counts by the calendar of Iran, both days are told:
    "Tue, 24 Nov 2026 (1405/9/3)", "سه‌شنبه ۳ آذر ۱۴۰۵ (۲۴ نوامبر)".
    """
    told = digits(jalali.spoken(when), language) if _persian(language) else _skeleton("yMMMEd", when, language)
    if country and _persian(language):
        return f"{told} ({digits(_skeleton('MMMd', when, language), language)})"
    return f"{told} ({jalali.day_of(when).numeric})" if country == jalali.COUNTRY else told


def long_day(when: date, language: str, country: str = "") -> str:
    """A day as it stands on a letter: "24 November 2026"; both days where `day` has both."""
    if _persian(language):
        return digits(jalali.written(when), language)
    from babel.dates import format_date

    told = _plain(format_date(when, "long", locale=locale_of(language)))
    return f"{told} ({jalali.day_of(when).numeric})" if country == jalali.COUNTRY else told


def short_time(when: datetime, zone: tzinfo, language: str) -> str:
    """The time of day in a zone, by the 12 or 24 hour clock of the language: "14:05"."""
    from babel.dates import format_time

    told = format_time(_local(when, zone).time(), "short", locale=locale_of(language))
    return digits(_plain(told), language)


def moment(when: datetime, zone: tzinfo, language: str, country: str = "") -> str:
    """A day (in two calendars as `day` has it) and the time of day in a zone: "Tue, 24 Nov 2026, 14:05"."""
    local = _local(when, zone)
    return _order(language).format(short_time(when, zone, language), day(local.date(), language, country))


def soon(when: datetime, zone: tzinfo, language: str, today: date) -> str:
    """A moment to come, as shortly as it can be told: "14:05", "Wed 14:05" within a week, else with its date."""
    local = _local(when, zone)
    days = (local.date() - today).days
    if days == 0:
        return short_time(when, zone, language)
    if not 0 < days < _A_WEEK:
        return moment(when, zone, language)
    return f"{_skeleton('EEE', local.date(), language)} {short_time(when, zone, language)}"


def number(value: int | float | Decimal, language: str) -> str:
    """A number with the language's separators and digits: "1.299,5" in Italian, "۱٬۲۹۹٫۵" in Persian."""
    return _number(value, "#,##0.###", language)


def money(value: Decimal, language: str) -> str:
    """A sum of money, with two decimals unless they are nothing: "1.299,50" and "1.299" in Italian."""
    return _number(value, "#,##0" if value == int(value) else "#,##0.00", language)


def _number(value: int | float | Decimal, form: str, language: str) -> str:
    from babel.numbers import format_decimal

    system = "default" if _persian(language) else "latn"
    told = format_decimal(value, form, locale=locale_of(language), numbering_system=system)
    return digits(_plain(told), language)


def digits(text: str, language: str) -> str:
    """A text for people with its digits as the language writes them: in Persian ۰ to ۹, elsewhere 0 to 9.

    Codes and telephone numbers are never given here: they are the same for everyone.
    """
    return text.translate(_PERSIAN_DIGITS) if _persian(language) else text


def _persian(language: str) -> bool:
    known = language_of(language)
    return known is not None and known.code == jalali.LANGUAGE


def _order(language: str) -> str:
    """How a time {0} and a day {1} follow each other."""
    if _persian(language):
        return "{1}، ساعت {0}"
    from babel.dates import get_datetime_format

    return _plain(str(get_datetime_format("medium", locale=locale_of(language))).replace("'", ""))


def _skeleton(skeleton: str, when: date, language: str) -> str:
    from babel.dates import format_skeleton

    return _plain(format_skeleton(skeleton, when, locale=locale_of(language)))


def _plain(told: str) -> str:
    return _MARKS.sub("", told)


def _local(when: datetime, zone: tzinfo) -> datetime:
    """The wall time in a zone. Raises ValueError for a moment without an offset."""
    if when.tzinfo is None:
        raise ValueError("a moment needs an offset")
    return when.astimezone(zone)


def locale_of(language: str) -> "Locale":
    """The locale of a language in its own country; British English for a language that isn't known."""
    from babel import Locale

    known = language_of(language) or LANGUAGES[0]
    return Locale.parse(f"{known.code}_{known.country}")
