"""What is wrong with a due rule, each with its remedy."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from agentdesk.calendars.due_words import COUNTED, DATED, KINDS, RANGES
from agentdesk.calendars.hours_text import faults_of_hours
from agentdesk.calendars.recurrence import faults_of_recurrence
from agentdesk.core.errors import Fault, Phrase

if TYPE_CHECKING:
    from agentdesk.calendars.due_rule import DueRule


def faults_of(rule: "DueRule") -> list[Fault]:
    """Every fault of `rule`; what a fact will hold is looked at when it is known."""
    kinds = rule.kinds
    faults = [*_of_kinds(kinds), *_of_ranges(rule), *_of_numbers(rule)]
    if isinstance(rule.recurs, str):
        faults += faults_of_recurrence(rule.recurs, "due: recurs")
    if rule.hours:
        faults += faults_of_hours(rule.hours, "due: hours")
    if len(kinds) == 1:
        faults += _of_company(rule, kinds[0])
    return faults


def _of_kinds(kinds: tuple[str, ...]) -> Iterator[Fault]:
    if not kinds:
        yield Fault("due", Phrase("it says no time"), Phrase("give one of {kinds}", kinds=", ".join(KINDS)))
    if len(kinds) > 1:
        yield Fault("due", Phrase("it says {kinds}", kinds=" and ".join(kinds)), Phrase("keep one of them"))


def _of_ranges(rule: "DueRule") -> Iterator[Fault]:
    for field in RANGES:
        low, high = getattr(rule, field) or (0, 0)
        if not _is_range(low, high):
            said = Phrase("{first} to {last} is no range", first=low, last=high)
            yield Fault(f"due: {field}", said, Phrase("write it like 3 to 5"))
    far, near = rule.ahead or (0, 0)
    if not _is_range(near, far):
        said = Phrase("{first} to {last} days ahead is no range", first=far, last=near)
        yield Fault("due: ahead", said, Phrase("write the earlier day first, like 30 to 7"))


def _is_range(low: object, high: object) -> bool:
    known = [value for value in (low, high) if isinstance(value, int)]
    return known == sorted(known) and all(value >= 0 for value in known)


def _of_numbers(rule: "DueRule") -> Iterator[Fault]:
    if isinstance(rule.minutes, int) and rule.minutes < 0:
        said = Phrase("{minutes} lies in the past", minutes=rule.minutes)
        yield Fault("due: minutes", said, Phrase("write 0 or more"))
    day = rule.day_of_next_month
    if isinstance(day, int) and not 1 <= day <= 31:
        yield Fault("due: day_of_next_month", Phrase("no month has a day {day}", day=day), Phrase("write 1 to 31"))
    if rule.within is not None and not 0 <= rule.within.late <= 24 >= rule.within.hours > 0:
        said = Phrase(
            "{hours} hours, and {late} at the end of a day, are no time to answer in", **asdict(rule.within)
        )
        yield Fault("due: within", said, Phrase("write hours of one day, like 3 and 2"))
    if rule.ladder is not None:
        if not rule.ladder.minutes:
            yield Fault("due: ladder", Phrase("the ladder has no step"), Phrase("write it like 5, 15, 60"))
        for minutes in rule.ladder.minutes:
            if minutes < 1:
                said = Phrase("{minutes} minutes are no wait", minutes=minutes)
                yield Fault("due: ladder", said, Phrase("write 1 or more"))


def _of_company(rule: "DueRule", kind: str) -> Iterator[Fault]:
    if rule.after is not None and kind not in (*COUNTED, "minutes", "recurs", "within"):
        said = Phrase("{kind} is not counted from a date", kind=kind)
        yield Fault("due: after", said, Phrase("leave after out"))
    for field in ("ahead", "roll", "hours", "inside"):
        if getattr(rule, field) and kind not in DATED:
            said, remedy = Phrase("{kind} keeps its own time", kind=kind), Phrase("leave {field} out", field=field)
            yield Fault(f"due: {field}", said, remedy)
    if rule.or_by is not None and kind != "by":
        said = Phrase("{kind} has no other moment", kind=kind)
        yield Fault("due: or_by", said, Phrase("leave {field} out", field="or_by"))
    if rule.or_today and kind != "recurs":
        said = Phrase("{kind} doesn't come round", kind=kind)
        yield Fault("due: or_today", said, Phrase("leave {field} out", field="or_today"))
    if rule.roll and rule.inside:
        yield Fault("due: roll", Phrase("inside moves the date already"), Phrase("keep one of the two"))
