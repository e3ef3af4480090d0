"""Breaks of several days: the weekends that a government counts in with a holiday."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby

from agentdesk.calendars.working_days import MADE_UP, WORKING


def with_breaks(names: Mapping[date, str], marks: str, first: date) -> dict[date, str]:
    """The names of holidays, and for each other free day that hangs together with one its name.

    A day off in place of another one may have a name of its own: the one that comes up most often counts.
    """
    known = dict(names)
    days = ((first + timedelta(n), mark) for n, mark in enumerate(marks))
    for free, run in groupby(days, key=lambda day: day[1] not in WORKING + MADE_UP):
        if not free:
            continue
        stretch = [day for day, _mark in run]
        named = [names[day] for day in stretch if day in names]
        if named:
            ((usual, _times),) = Counter(named).most_common(1)
            known |= {day: usual for day in stretch if day not in names}
    return dict(sorted(known.items()))
