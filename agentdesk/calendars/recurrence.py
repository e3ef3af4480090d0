"""Recurring days, said in a part of the language of calendars (RFC 5545)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal

from agentdesk.core.errors import AgentdeskError, Fault, Phrase

if TYPE_CHECKING:
    from dateutil.rrule import rrule

Frequency = Literal["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]
FREQUENCIES: tuple[Frequency, ...] = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
PARTS = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY")
MOST_PERIODS = 120
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,3}")
# Every month of every year has so many days.
_IN_EVERY_MONTH = 28
_COMMON_YEAR = 2027


class NoOccurrence(AgentdeskError):
    """A rule that has no day any more."""

    message = "{rule} has no day after {day}"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule that was read: the parts that it may have, each empty where it isn't said."""

    text: str
    frequency: Frequency
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()

    def next(self, start: date, after: date) -> date:
        """The first day of the rule, counted from `start`, that lies after both `start` and `after`.

        The day of `start` is kept as far as a month has it: from 31 January monthly means the last day of February,
        from 29 February yearly means the 28th in between. Raises NoOccurrence.
        """
        beyond = datetime.combine(max(start, after), time())
        found = [day for rule in self._rules(start) if (day := rule.after(beyond)) is not None]
        if not found:
            raise NoOccurrence(rule=self.text, day=beyond.date())
        return min(found).date()

    def _rules(self, start: date) -> "Iterator[rrule]":
        from dateutil import rrule

        frequency = {name: getattr(rrule, name) for name in FREQUENCIES}[self.frequency]
        begin = datetime.combine(start, time())
        short = start.day > _IN_EVERY_MONTH and not self.month_days and not self.weekdays
        last_days = list(range(_IN_EVERY_MONTH, start.day + 1))
        if short and self.frequency == "MONTHLY":
            months = self.months or None
            yield rrule.rrule(frequency, begin, self.interval, bymonth=months, bymonthday=last_days, bysetpos=-1)
        elif short and self.frequency == "YEARLY":
            for month in self.months or (start.month,):
                yield rrule.rrule(frequency, begin, self.interval, bymonth=month, bymonthday=last_days, bysetpos=-1)
        else:
            week = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
            yield rrule.rrule(
                frequency,
                begin,
                self.interval,
                bymonth=self.months or None,
                bymonthday=self.month_days or None,
                byweekday=[week[day](nth) if nth else week[day] for nth, day in self.weekdays] or None,
            )


def faults_of_recurrence(text: str, place: str) -> list[Fault]:
    """What is wrong with a rule that an author wrote."""
    reading = _Reading(place)
    reading.read(text)
    return reading.faults


def recurrence(text: str) -> Recurrence:
    """The rule that `text` means; it has been looked at by `faults_of_recurrence`."""
    return _Reading("").read(text)


class _Reading:
    """The reading of one rule, and every fault met."""

    def __init__(self, place: str) -> None:
        self.faults: list[Fault] = []
        self._place = place

    def read(self, text: str) -> Recurrence:
        parts = self._parts(text)
        frequency: Frequency = next((name for name in FREQUENCIES if name == parts.get("FREQ")), "YEARLY")
        if parts.get("FREQ") not in FREQUENCIES and not self.faults:
            names = ", ".join(FREQUENCIES)
            self._fault(
                Phrase("it doesn't say how often"), Phrase("begin with FREQ= and one of {names}", names=names)
            )
        interval = self._numbers("INTERVAL", parts.get("INTERVAL", "1"), 1, MOST_PERIODS)
        if len(interval) > 1:
            self._fault(Phrase("{part} is there twice", part="INTERVAL"), Phrase("keep one of them"))
        months = self._numbers("BYMONTH", parts.get("BYMONTH", ""), 1, 12)
        month_days = self._numbers("BYMONTHDAY", parts.get("BYMONTHDAY", ""), -28, 31)
        weekdays = self._weekdays(parts.get("BYDAY", ""))
        found = Recurrence(text, frequency, next(iter(interval), 1), months, month_days, weekdays)
        self._fit(found)
        return found

    def _parts(self, text: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for piece in text.upper().removeprefix("RRULE:").split(";"):
            name, _, value = (part.strip() for part in piece.partition("="))
            if name not in PARTS or not value:
                known = ", ".join(PARTS)
                self._fault(
                    Phrase("{part} is no part of a recurrence", part=piece.strip() or "''"),
                    Phrase("write it like FREQ=YEARLY;INTERVAL=3, of the parts {known}", known=known),
                )
            elif name in found:
                self._fault(Phrase("{part} is there twice", part=name), Phrase("keep one of them"))
            else:
                found[name] = value
        return found

    def _numbers(self, name: str, value: str, low: int, high: int) -> tuple[int, ...]:
        found = []
        for text in filter(None, (piece.strip() for piece in value.split(","))):
            number = int(text) if _NUMBER.fullmatch(text) else 0
            if number == 0 or not low <= number <= high:
                said = Phrase("{given} is no value of {part}", given=text, part=name)
                self._fault(said, Phrase("write {low} to {high}", low=low, high=high))
            else:
                found.append(number)
        return tuple(found)

    def _weekdays(self, value: str) -> tuple[tuple[int, int], ...]:
        found = []
        for text in filter(None, (piece.strip() for piece in value.split(","))):
            match = _DAY.fullmatch(text)
            if match is None:
                said = Phrase("{given} is no value of {part}", given=text, part="BYDAY")
                self._fault(said, Phrase("write MO to SU, or 1MO for the first Monday, -1FR for the last Friday"))
            else:
                found.append((int(match[1] or 0), _WEEKDAYS.index(match[2])))
        return tuple(found)

    def _fit(self, rule: Recurrence) -> None:
        """Parts that don't go together."""
        if rule.month_days and rule.frequency == "WEEKLY":
            self._fault(Phrase("a week has no days of a month"), Phrase("write BYDAY, or FREQ=MONTHLY"))
        if any(nth for nth, _day in rule.weekdays) and rule.frequency not in ("YEARLY", "MONTHLY"):
            self._fault(
                Phrase("only a month has a first or a last weekday"),
                Phrase("leave the number out, or write FREQ=MONTHLY"),
            )
        shortest = min(monthrange(_COMMON_YEAR, month)[1] for month in rule.months or range(1, 13))
        for day in rule.month_days:
            if day > shortest:
                said = Phrase("not every month has a day {day}", day=day)
                self._fault(said, Phrase("write -1 for the last day of a month"))

    def _fault(self, fault: str, remedy: str) -> None:
        self.faults.append(Fault(self._place, fault, remedy))
