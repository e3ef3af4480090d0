"""Days, times and numbers as the interface's language writes them."""

from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING

from agentdesk.words.languages import LANGUAGES, language_of

if TYPE_CHECKING:
    from babel import Locale


def due_label(due: datetime, zone: tzinfo, today: date) -> str:
    """A due moment for a column of a list, the same in every language and without babel.

    "14:05" on `today` (the day it is in `zone`), "11-24" in the same year, "2027-01-10" in another one.
    """
    local = _local(due, zone)
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{local:%m-%d}" if local.year == today.year else local.date().isoformat()


def day(when: date, language: str) -> str:
    """A day with its short weekday: "Tue, 24 Nov 2026"."""
    from babel.dates import format_skeleton

    text: str = format_skeleton("yMMMEd", when, locale=_locale(language))
    return text


def short_time(when: datetime, zone: tzinfo, language: str) -> str:
    """The time of day in a zone, by the 12 or 24 hour clock of the language: "14:05"."""
    from babel.dates import format_time

    return format_time(_local(when, zone).time(), "short", locale=_locale(language))


def moment(when: datetime, zone: tzinfo, language: str) -> str:
    """A day and the time of day in a zone: "Tue, 24 Nov 2026, 14:05"."""
    from babel.dates import get_datetime_format

    order = str(get_datetime_format("medium", locale=_locale(language))).replace("'", "")
    local = _local(when, zone)
    return order.format(short_time(when, zone, language), day(local.date(), language))


def number(value: int | float | Decimal, language: str) -> str:
    """A number with the language's separators, in the digits 0 to 9: "1.299,5" in Italian."""
    from babel.numbers import format_decimal

    text: str = format_decimal(value, locale=_locale(language))
    return text


def _local(when: datetime, zone: tzinfo) -> datetime:
    """The wall time in a zone. Raises ValueError for a moment without an offset."""
    if when.tzinfo is None:
        raise ValueError("a moment needs an offset")
    return when.astimezone(zone)


def _locale(language: str) -> "Locale":
    """The locale of a language in its own country; British English for a language that isn't known."""
    from babel import Locale

    known = language_of(language) or LANGUAGES[0]
    return Locale.parse(f"{known.code}_{known.country}")
