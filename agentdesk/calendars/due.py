"""When a due rule falls for one customer: with their clock, their working days and their calling window."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from agentdesk.calendars.due_rule import DueRule, Ladder
from agentdesk.calendars.due_words import DATED
from agentdesk.calendars.fact_dates import count_of, day_of, moment_of, start_of
from agentdesk.calendars.months import months_on
from agentdesk.calendars.openings import Opening, Openings, Shut
from agentdesk.calendars.recurrence import recurrence
from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.within import Within, answer_by
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.core.errors import AgentdeskError

Facts = Mapping[str, object]


class TooFar(AgentdeskError):
    """A date that no calendar has."""

    message = "the date that is counted from {day} lies too far ahead"


@dataclass(frozen=True, slots=True)
class Rolled:
    """A date that was moved: on `wanted` nobody is called, for a weekend, the holiday `name`, or want of hours."""

    wanted: date
    given: date
    kind: Shut
    name: str


@dataclass(frozen=True, slots=True)
class Due:
    """When an action falls: not before `due_from`, at the latest at `due_by`, both aware and in UTC.

    It is `provisional` where the holidays that it was found by may yet change.
    """

    due_from: datetime
    due_by: datetime
    appointment: bool = False
    rolled: tuple[Rolled, ...] = ()
    provisional: bool = False


def resolve(
    rule: DueRule,
    *,
    now: datetime,
    facts: Facts,
    zone: ZoneInfo,
    days: WorkingDays,
    window: CallingWindow,
) -> Due:
    """When `rule` falls for a customer in `zone`, with the working `days` and the calling `window` there.

    A date goes from the first opening to the last closing of its day. `facts` hold dates, moments and counts, as such
    or in ISO 8601; raises MissingFact and BadFact for those the rule needs, OutsideTable and TooFar for days that no
    calendar knows.
    """
    filled, openings, moment = rule.filled(facts), Openings(window, zone, days), now.astimezone(UTC)
    kind = filled.kinds[0]
    due = (_dated if kind in DATED else _TIMED[kind])(filled, moment, facts, openings)
    waits_for_a_window = kind in ("ladder", "next_window") and due.due_from < due.due_by
    if kind not in DATED and not waits_for_a_window:
        return due
    return replace(due, provisional=days.is_provisional(*_looked_at(filled, due, moment, facts, openings)))


def _looked_at(rule: DueRule, due: Due, now: datetime, facts: Facts, openings: Openings) -> tuple[date, date]:
    """The days between which a holiday more or less would move the date."""
    found = [openings.day_of(due.due_from), openings.day_of(due.due_by), *(move.wanted for move in due.rolled)]
    if rule.after is None and rule.kinds[0] in ("working_days", "ladder", "next_window"):
        found.append(openings.day_of(now))
    elif rule.after is not None and rule.working_days is not None:
        found.append(day_of(facts, rule.after, openings.zone))
    return min(found), max(found)


def _at(rule: DueRule, _now: datetime, facts: Facts, _openings: Openings) -> Due:
    moment = moment_of(facts, str(rule.at))
    return Due(moment, moment, appointment=True)


def _by(rule: DueRule, now: datetime, facts: Facts, _openings: Openings) -> Due:
    end = moment_of(facts, str(rule.by))
    if rule.or_by is not None and facts.get(rule.or_by) is not None:
        end = min(end, moment_of(facts, rule.or_by))
    return Due(min(now, end), end)


def _now(_rule: DueRule, now: datetime, _facts: Facts, openings: Openings) -> Due:
    closes = openings.window.closes(now, openings.zone, openings.days)
    return Due(now, closes or now)


def _minutes(rule: DueRule, now: datetime, facts: Facts, _openings: Openings) -> Due:
    start = now if rule.after is None else moment_of(facts, rule.after)
    moment = start + timedelta(minutes=cast("int", rule.minutes))
    return Due(moment, moment)


def _ladder(rule: DueRule, now: datetime, facts: Facts, openings: Openings) -> Due:
    """The wait after so many attempts, or until a window opens where there is none by then."""
    ladder = cast("Ladder", rule.ladder)
    step = max(count_of(facts, ladder.count), 1) - 1
    if step >= len(ladder.minutes):
        return _next_window(rule, now, facts, openings)
    moment = now + timedelta(minutes=ladder.minutes[step])
    opening = openings.at_or_after(moment)
    if opening.opens == moment:
        return Due(moment, moment)
    return Due(*opening, rolled=_rolled(openings, (moment, opening.opens)))


def _next_window(_rule: DueRule, now: datetime, _facts: Facts, openings: Openings) -> Due:
    return Due(*openings.after_that_at_hand(now))


def _within(rule: DueRule, now: datetime, facts: Facts, openings: Openings) -> Due:
    asked = now if rule.after is None else moment_of(facts, rule.after)
    return Due(asked, answer_by(cast("Within", rule.within), asked, openings))


_TIMED: dict[str, Callable[[DueRule, datetime, Facts, Openings], Due]] = {
    "at": _at,
    "by": _by,
    "now": _now,
    "minutes": _minutes,
    "ladder": _ladder,
    "next_window": _next_window,
    "within": _within,
}


def _dated(rule: DueRule, now: datetime, facts: Facts, openings: Openings) -> Due:
    first, last = _dates(rule, facts, openings, openings.day_of(now))
    days = openings.days
    moved = {day: days.first_from(day) for day in (first, last) if rule.roll and not days.is_working(day)}
    start = openings.hours(moved.get(first, first), rule.hours).opens
    end = openings.hours(moved.get(last, last), rule.hours).closes
    if rule.inside:
        return _inside(Opening(start, end), _counted_from(rule, now, facts, openings), openings)
    closures = [(day, given, days.why_closed(day)) for day, given in moved.items()]
    return Due(start, end, rolled=tuple(Rolled(day, to, why.kind, why.name) for day, to, why in closures if why.kind))


def _inside(wanted: Opening, since: datetime, openings: Openings) -> Due:
    """The part of `wanted` in which somebody can be called.

    Without any: the last opening `since` the moment that is counted from, or else the first one after it all.
    """
    first = openings.first(max(wanted.opens, since), wanted.closes)
    last = openings.last(since, wanted.closes)
    if first is not None and last is not None:
        kept = Opening(first.opens, last.closes)
    else:
        kept = last or openings.at_or_after(max(wanted.closes, since))
    moves = ((wanted.opens, kept.opens), (wanted.closes, kept.closes))
    return Due(*kept, rolled=_rolled(openings, *moves))


def _rolled(openings: Openings, *moves: tuple[datetime, datetime]) -> tuple[Rolled, ...]:
    """The days among these moves that had to be left because nobody is called on them."""
    found: dict[date, Rolled] = {}
    for wanted, given in moves:
        day, to = openings.day_of(wanted), openings.day_of(given)
        shut = openings.why_shut(day) if day != to else None
        if shut is not None:
            found.setdefault(day, Rolled(day, to, *shut))
    return tuple(found.values())


def _counted_from(rule: DueRule, now: datetime, facts: Facts, openings: Openings) -> datetime:
    """The moment before which nothing could be done for the rule."""
    fact = rule.after or (None if rule.ahead else rule.on)
    base = now if fact is None else start_of(facts, fact, openings.zone)
    return max(base, now) if rule.ahead or rule.recurs else base


def _dates(rule: DueRule, facts: Facts, openings: Openings, today: date) -> tuple[date, date]:
    """The first and the last date that `rule` means, before any rolling."""
    try:
        first, last = _plain_dates(rule, facts, openings, today)
        if rule.ahead is None:
            return first, last
        far, near = cast("tuple[int, int]", rule.ahead)
        return max(first - timedelta(far), today), max(last - timedelta(near), today)
    except OverflowError:
        fact = rule.after or rule.on
        raise TooFar(day=facts[fact] if fact else today) from None


def _plain_dates(rule: DueRule, facts: Facts, openings: Openings, today: date) -> tuple[date, date]:
    if rule.on is not None:
        day = day_of(facts, rule.on, openings.zone)
        return day, day
    base = today if rule.after is None else day_of(facts, rule.after, openings.zone)
    if rule.recurs is not None:
        day = recurrence(str(rule.recurs)).next(base, today - timedelta(1) if rule.or_today else today)
        return day, day
    if rule.day_of_next_month is not None:
        month = months_on(base.replace(day=1), 1)
        day = month.replace(day=min(cast("int", rule.day_of_next_month), monthrange(month.year, month.month)[1]))
        return day, day
    count: Callable[[int], date] = {
        "working_days": lambda n: openings.days.ahead(base, n),
        "days": lambda n: base + timedelta(n),
        "months": lambda n: months_on(base, n),
        "years": lambda n: months_on(base, 12 * n),
    }[rule.kinds[0]]
    low, high = cast("tuple[int, int]", getattr(rule, rule.kinds[0]))
    return count(low), count(high)
