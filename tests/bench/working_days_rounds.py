"""Two ways of doing a thing, timed by turns so that a busy machine slows both."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date

Ask = Callable[[date, int], date]


class PlainList:
    """The peer: the n-th calendar day after a day, by a plain look-up in a list of all days."""

    __slots__ = ("_days", "_first")

    def __init__(self, first: date, length: int) -> None:
        self._first = first.toordinal()
        self._days = [date.fromordinal(self._first + n) for n in range(length)]

    def ahead(self, day: date, n: int) -> date:
        return self._days[day.toordinal() - self._first + n]


def medians(asks: Sequence[Ask], draw: Callable[[], list[tuple[date, int]]], rounds: int) -> list[float]:
    """The median of the seconds that each of `asks` takes for one question; each round draws them anew."""
    taken: list[list[float]] = [[] for _ in asks]
    for turn in range(rounds):
        for place in range(len(asks)):
            which = (place + turn) % len(asks)
            taken[which].append(_seconds(asks[which], draw()))
    return [statistics.median(times) for times in taken]


def _seconds(ask: Ask, questions: list[tuple[date, int]]) -> float:
    start = time.perf_counter()
    for day, n in questions:
        ask(day, n)
    return (time.perf_counter() - start) / len(questions)
