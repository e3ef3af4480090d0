"""What a cell may hold: from text, or a value out of JSON, to the value that is kept."""

import re
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from agentdesk.calendars.recurrence import faults_of_recurrence
from agentdesk.core.digits import western
from agentdesk.core.errors import AgentdeskError, Phrase
from agentdesk.core.plain import Plain
from agentdesk.desk.outside_text import cleaned
from agentdesk.desk.unfit import Unfit, quoted_value, unknown
from agentdesk.process.model import Fact

T = TypeVar("T")

LONGEST_NAME = 200
LONGEST_TEXT = 2000
MOST_GUESSES = 100
_FLAGS = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
_YEARS = range(1900, 2200)
_SEPARATORS = str.maketrans("٫．−：", "..-:", "٬")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?[+-]\d{2}:?\d{2}|Z)?")
_MONEY = re.compile(r"(\d{1,15}|\d{1,3}(?:([.,'’ ])\d{3})(?:\2\d{3})*(?=[.,]\d{1,2}$))(?:[.,](\d{1,2}))?")


def text_of(cell: Plain, longest: int = LONGEST_TEXT) -> str:
    """One line of text, made harmless. Unfit where it is too long, or no text."""
    if isinstance(cell, bool) or not isinstance(cell, str | int):
        raise Unfit(f"{quoted_value(cell)} is not a text", "put it in quotes")
    text = cleaned(str(cell))
    if len(text) > longest:
        said = Phrase("it has {count} characters", count=len(text))
        raise Unfit(said, Phrase("shorten it to {count} or fewer", count=longest))
    return text


def name_of(cell: Plain) -> str:
    """A customer's name."""
    name = text_of(cell, LONGEST_NAME)
    if not name:
        raise Unfit(Phrase("nothing in it can be read"), Phrase("write the customer's name"))
    return name


def one_of(kind: str, known: Collection[str]) -> Callable[[Plain], str]:
    """A reader of names out of a closed list."""

    names = {name.casefold(): name for name in known}

    def read(cell: Plain) -> str:
        if isinstance(cell, str) and cell in names:
            return names[cell]
        given = text_of(cell)
        name = names.get(given.casefold())
        if name is None:
            raise unknown(kind, given, known)
        return name

    return read


def flag_of(cell: Plain) -> bool:
    """Yes or no."""
    if isinstance(cell, bool):
        return cell
    known = _FLAGS.get(_digits(cell).casefold())
    if known is None:
        raise Unfit(f"{quoted_value(cell)} is neither yes nor no", "write yes or no, or leave it empty")
    return known


def count_of(cell: Plain) -> int:
    """A whole number from 0 on."""
    written = _digits(cell)
    if isinstance(cell, bool) or not re.fullmatch(r"\d{1,9}(?:\.0+)?", written):
        raise Unfit(f"{quoted_value(cell)} is not a whole number", "write it like 3")
    return int(written.partition(".")[0])


def number_of(cell: Plain) -> float:
    """A number, with a point or a comma before its decimals."""
    written = _digits(cell)
    if isinstance(cell, bool) or not re.fullmatch(r"-?\d{1,15}(?:[.,]\d{1,15})?", written):
        raise Unfit(f"{quoted_value(cell)} is not a number", "write it like 12.5")
    return float(written.replace(",", "."))


def money_of(cell: Plain) -> str:
    """A sum with two decimals, as text. What could mean a thousandth or a thousand is refused."""
    written = str(Decimal(str(cell))) if isinstance(cell, float) else _digits(cell)
    match = None if isinstance(cell, bool) else _MONEY.fullmatch(written)
    decimals = (match[3] or "") if match else ""
    if match is None or (match[2] and written[-len(decimals) - 1] == match[2]):
        raise Unfit(f"{quoted_value(cell)} is not a sum of money", "write it like 1250.00")
    return f"{re.sub(r'[^0-9]', '', match[1])}.{decimals.ljust(2, '0')}"


def day_of(cell: Plain) -> date:
    """An ISO day."""
    written = _digits(cell)
    try:
        if _DAY.fullmatch(written) and int(written[:4]) in _YEARS:
            return date.fromisoformat(written)
    except ValueError as error:
        raise Unfit(f"{quoted_value(cell)} is no day of the calendar", "check month and day") from error
    remedy = Phrase("write it like {example}", example="2026-11-25")
    raise Unfit(Phrase("{value} is not a date", value=quoted_value(cell)), remedy)


def moment_of(cell: Plain, zone: ZoneInfo) -> datetime:
    """An ISO moment, aware; without an offset it is meant in `zone`."""
    written = _digits(cell)
    try:
        if _MOMENT.fullmatch(written) and int(written[:4]) in _YEARS:
            given = datetime.fromisoformat(written.replace(" ", "T", 1).replace(" ", ""))
            return given if given.tzinfo else given.replace(tzinfo=zone)
    except ValueError as error:
        raise Unfit(f"{quoted_value(cell)} is no moment of the calendar", "check its parts") from error
    remedy = Phrase("write it like {example}", example="2026-11-25T10:30:00+03:00")
    raise Unfit(Phrase("{value} is not a date with a time", value=quoted_value(cell)), remedy)


def day_or_moment(cell: Plain, zone: ZoneInfo) -> date:
    """A day, or an aware moment in UTC."""
    if len(_digits(cell)) <= 10:
        return day_of(cell)
    return moment_of(cell, zone).astimezone(UTC)


def fact_of(fact: Fact, zone: ZoneInfo, cell: Plain) -> Plain:
    """A fact as its process declares it. Unfit."""
    if fact.type == "text":
        return _text_of(fact, cell)
    if fact.type == "time":
        return moment_of(cell, zone).isoformat()
    return _FACTS[fact.type](cell)


def _text_of(fact: Fact, cell: Plain) -> str:
    if fact.choices:
        return one_of("value", fact.choices)(cell)
    text = text_of(cell)
    if fact.form == "recurrence" and faults_of_recurrence(text, ""):
        remedy = Phrase("write it like {example}", example="FREQ=YEARLY;INTERVAL=3")
        raise Unfit(Phrase("{value} is no recurrence", value=quoted_value(cell)), remedy)
    return text


_FACTS: dict[str, Callable[[Plain], Plain]] = {
    "count": count_of,
    "number": number_of,
    "money": money_of,
    "date": lambda cell: day_of(cell).isoformat(),
    "flag": flag_of,
}


class Remembered(Generic[T]):
    """A reader that costs much, asked once for each cell that looks the same.

    `plain` stands in for it once so many different cells were refused that guessing at each would take too long.
    """

    def __init__(self, read: Callable[[str], T], plain: Callable[[str], T]) -> None:
        self._read = read
        self._plain = plain
        self._known: dict[str, T] = {}
        self._refused: dict[str, AgentdeskError] = {}

    def __call__(self, cell: Plain) -> T:
        text = text_of(cell)
        if text in self._refused:
            raise self._refused[text]
        if text not in self._known:
            try:
                self._known[text] = (self._read if len(self._refused) < MOST_GUESSES else self._plain)(text)
            except AgentdeskError as error:
                if len(self._refused) < MOST_GUESSES:
                    self._refused[text] = error
                raise
        return self._known[text]


def _digits(cell: Plain) -> str:
    """The cell as text, the digits of every script as ASCII ones."""
    text = cleaned(str(cell))
    if text.isascii():
        return text
    return western(text).translate(_SEPARATORS)
