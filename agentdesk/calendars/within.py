"""A time in which somebody who asks is to have an answer: counted in hours, kept to the day, late askers the next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from agentdesk.calendars.openings import Openings


@dataclass(frozen=True, slots=True)
class Within:
    """So many `hours` to answer; who asks in the last `late` hours of a day has them from the next opening on."""

    hours: int
    late: int = 0


def answer_by(within: Within, asked: datetime, openings: Openings) -> datetime:
    """The moment, in UTC, by which somebody who `asked` then has an answer: within the calling hours of a day.

    Outside calling hours the time begins with the next opening.
    """
    start = openings.at_or_after(asked).opens
    end = _end_of_day(start, openings)
    if openings.day_of(start) == openings.day_of(asked) and end - start < timedelta(hours=within.late):
        start = openings.at_or_after(end).opens
        end = _end_of_day(start, openings)
    return min(start + timedelta(hours=within.hours), end)


def _end_of_day(moment: datetime, openings: Openings) -> datetime:
    return openings.window.day_hours(openings.day_of(moment), openings.zone, openings.days)[1]
