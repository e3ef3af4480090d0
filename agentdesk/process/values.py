"""Values as agents type them: digits of any script, dates the usual ways, money with either separator."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from agentdesk.core.digits import western
from agentdesk.core.errors import AgentdeskError
from agentdesk.core.plain import Plain
from agentdesk.process.steps import Input
from agentdesk.words import jalali

# Where a date without a year begins with the month. With hyphens it does everywhere, as in 2026-12-01.
MONTH_FIRST = frozenset({"CA", "CN", "HU", "JP", "KR", "TW", "US"})
_MONTHS = 12
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_DATE = re.compile(r"^(\d{1,4})[-./ ](\d{1,2})(?:[-./ ](\d{1,4}))?$")
_AHEAD = re.compile(r"^\+(\d{1,3})$")
_ISO_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_CLOCK = re.compile(r"^(\d{1,2})[:.](\d{2})$")
_SEPARATORS = str.maketrans({"٫": ".", "٬": "", "،": ",", "：": ":", "－": "-", "−": "-", "．": "."})


class NotAValue(AgentdeskError):
    """What was typed is not of the kind that is asked for."""

    message = "“{typed}” can't be taken here"


class NotACount(NotAValue):
    message = "“{typed}” is not a whole number; type it like 3"


class NotANumber(NotAValue):
    message = "“{typed}” is not a number; type it like 12.5"


class NotMoney(NotAValue):
    message = "“{typed}” is not a sum of money; type it like 1250.00"


class NotADate(NotAValue):
    message = "“{typed}” is not a date; type it like 2026-12-01, 1.12. or +3 (in three days)"


class NotAMoment(NotAValue):
    message = "“{typed}” is not a date with a time; type it like 2026-12-01 15:30, 15:30 or +1 15:30"


class NotAPhone(NotAValue):
    message = "“{typed}” is not a telephone number; type it like +39 300 123 4567"


class Missing(NotAValue):
    message = "something has to be typed here"


class InTheFuture(NotAValue):
    message = "{typed} lies in the future; give today or a day before"


class HasPassed(NotAValue):
    message = "{typed} has passed; give a moment from now on"


def parse(step: Input, text: str, at: datetime, zone: ZoneInfo, country: str = "") -> Plain:
    """The value of what was typed: int, float, str, an ISO day, or an ISO moment with offset. NotAValue.

    `country` (two letters) decides what 3/4 is: the third of April, or in some countries the fourth of March, in
    Iran the fourth of Khordad. What can be read in one way only, such as 26/12 and 12/26, is read so everywhere else.
    A year from 1300 to 1499 is one of the calendar of Iran.
    """
    typed = plain_digits(text).strip()
    if not typed:
        raise Missing
    now = at.astimezone(zone)
    try:
        if step.type in ("date", "time"):
            typed = _in_country(typed, now.date(), country)
        value = _PARSERS[step.type](typed, now)
    except ValueError as error:
        raise _REFUSALS[step.type](typed=text.strip()) from error
    check_side(step, value, now, text.strip())
    return value


def _in_country(typed: str, today: date, country: str) -> str:
    """A short date with slashes as it is meant in a country, so that it can be read alike for all of them."""
    typed = _in_chinese(typed)
    if country == jalali.COUNTRY:
        return _in_iran(typed, today)
    return _SHORT.sub(partial(_month_in_front, country in MONTH_FIRST), typed)


def _in_chinese(typed: str) -> str:
    """A day and a time with 年, 月, 日, 点 and 分 as with hyphens and a colon: 12月1日 15点30分 is 12-1 15:30."""
    typed = re.sub(r"(\d+)年(?=\d)", r"\1-", typed)
    typed = re.sub(r"(\d+)月(\d+)[日号]?\s*", r"\1-\2 ", typed)
    typed = re.sub(r"(\d+)[点點时時](?:(\d+)分?|整)?", lambda found: f"{found[1]}:{found[2] or '00'}", typed)
    return typed.strip()


def _month_in_front(usual: bool, short: re.Match[str]) -> str:
    """With a hyphen where the month comes first: where that is `usual`, or only the other number can be the day."""
    one, other = int(short[1]), int(short[2])
    return f"{one}-{other}" if one <= _MONTHS and (usual or other > _MONTHS) else short[0]


def _in_iran(typed: str, today: date) -> str:
    """A date with slashes as it is meant in Iran, its year in full: 9/12 and 05/9/12 are 1405/9/12."""
    parts = re.match(r"(?:(\d\d)/)?(\d{1,2})/(\d{1,2})(?![\d/])", typed)
    if not parts:
        return typed
    short, month, day = parts.groups()
    this_year = jalali.day_of(today).year
    years = [1400 + int(short)] if short else [this_year, this_year - 1, this_year + 1]
    near = min(years, key=lambda year: abs((_in_year(year, int(month), min(int(day), 29)) - today).days))
    return f"{near}/{month}/{day}{typed[parts.end() :]}"


def plain_digits(text: str) -> str:
    """The text with the digits of every script as ASCII ones, and their separators likewise."""
    return western(text).translate(_SEPARATORS)


_REFUSALS: dict[str, type[NotAValue]] = {
    "count": NotACount,
    "number": NotANumber,
    "money": NotMoney,
    "date": NotADate,
    "time": NotAMoment,
    "phone": NotAPhone,
    "text": Missing,
}


def _count(typed: str, _now: datetime) -> int:
    if not re.fullmatch(r"\d{1,9}", typed):
        raise ValueError
    return int(typed)


def _number(typed: str, _now: datetime) -> float:
    if not re.fullmatch(r"-?\d{1,15}(?:[.,]\d+)?", typed):
        raise ValueError
    return float(typed.replace(",", "."))


def _money(typed: str, _now: datetime) -> str:
    bare = re.sub(r"[\s'’]", "", typed)
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?", bare)
    if not match:
        raise ValueError
    return f"{re.sub('[.,]', '', match[1])}.{(match[2] or '0').ljust(2, '0')}"


def _date(typed: str, now: datetime) -> str:
    return _day(typed, now.date()).isoformat()


def _day(typed: str, today: date) -> date:
    ahead = _AHEAD.match(typed)
    if ahead:
        return today + timedelta(days=int(ahead[1]))
    match = _DATE.match(typed.rstrip(". "))
    if not match:
        raise ValueError
    first, second, third = match[1], match[2], match[3]
    if len(first) == 4:
        return _in_year(int(first), int(second), int(third or ""))
    if not third and "-" in typed:
        first, second = second, first
    if third:
        year = int(third) if len(third) == 4 else 2000 + int(third)
        return _in_year(year, int(second), int(first))
    day = date(today.year, int(second), int(first))
    return day if abs((day - today).days) <= 182 else day.replace(year=today.year + (1 if day < today else -1))


def _in_year(year: int, month: int, day: int) -> date:
    """A day of the Gregorian calendar, or of Iran's where the year is one of it."""
    return jalali.gregorian(jalali.Day(year, month, day)) if year in jalali.YEARS else date(year, month, day)


def _moment(typed: str, now: datetime) -> str:
    given = datetime.fromisoformat(typed) if _ISO_MOMENT.match(typed) else _day_and_clock(typed, now)
    moment = given if given.tzinfo else given.replace(tzinfo=now.tzinfo)
    return moment.isoformat()


def _day_and_clock(typed: str, now: datetime) -> datetime:
    day_text, _, clock_text = typed.rpartition(" ")
    match = _CLOCK.match(clock_text)
    if not match:
        raise ValueError
    day = _day(day_text, now.date()) if day_text else now.date()
    return datetime.combine(day, time(int(match[1]), int(match[2])), tzinfo=now.tzinfo)


def _phone(typed: str, _now: datetime) -> str:
    if not re.fullmatch(r"\+?[\d\s()./-]{4,24}", typed):
        raise ValueError
    return re.sub(r"\s+", " ", typed)


def _text(typed: str, _now: datetime) -> str:
    if not typed:
        raise ValueError
    return typed


_PARSERS: dict[str, Callable[[str, datetime], Plain]] = {
    "count": _count,
    "number": _number,
    "money": _money,
    "date": _date,
    "time": _moment,
    "phone": _phone,
    "text": _text,
}


def check_side(step: Input, value: Plain, now: datetime, typed: str = "") -> None:
    """Refuse a date on the wrong side of `now` (in the customer's zone), said as it was `typed`.

    InTheFuture, HasPassed.
    """
    if step.type == "date":
        day = date.fromisoformat(str(value))
        late, early = day > now.date(), day < now.date()
    elif step.type == "time":
        moment = datetime.fromisoformat(str(value))
        late, early = moment > now, moment < now
    else:
        return
    if step.past and late:
        raise InTheFuture(typed=typed or value)
    if step.future and early:
        raise HasPassed(typed=typed or value)
