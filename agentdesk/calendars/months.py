"""Months of different lengths, counted on from a day."""

from calendar import monthrange
from datetime import date


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month where it is shorter; raises OverflowError."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> float:
    """How many months `end` lies after `start`: a whole number on the same day of a month, less than 0 before it."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    if months_on(start, whole) > end:
        whole -= 1
    begun = months_on(start, whole)
    return whole + (end - begun).days / (months_on(start, whole + 1) - begun).days
