"""Dates, moments and counts read out of a case's facts."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from agentdesk.calendars.recurrence import faults_of_recurrence
from agentdesk.calendars.zones import instant
from agentdesk.core.errors import AgentdeskError

# No rule waits for longer than that, whatever it counts.
MOST = 10_000


class MissingFact(AgentdeskError):
    """A fact that a due rule counts from, and the case doesn't have."""

    message = "the fact {fact} is not known"


class BadFact(AgentdeskError):
    """A fact that should hold a date or a moment and holds something else."""

    message = "the fact {fact} is {value}, not a date such as 2026-03-31"


class BadCountFact(BadFact):
    """A fact that should hold a count."""

    message = "the fact {fact} is {value}, not a count such as 3"


class BadRuleFact(BadFact):
    """A fact that should hold a recurrence."""

    message = "the fact {fact} is {value}, not a recurrence such as FREQ=YEARLY;INTERVAL=3"


class BadMomentFact(BadFact):
    """A fact that should hold a moment."""

    message = "the fact {fact} is {value}, not a time with its offset such as 2026-03-31T10:00+02:00"


def moment_of(facts: Mapping[str, object], fact: str) -> datetime:
    """The moment that `fact` holds, in UTC; raises MissingFact, BadMomentFact."""
    value = _read(facts, fact)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise BadMomentFact(fact=fact, value=value)
    return value.astimezone(UTC)


def day_of(facts: Mapping[str, object], fact: str, zone: ZoneInfo) -> date:
    """The date that `fact` holds, of a moment the date in `zone`; raises MissingFact, BadFact."""
    value = _read(facts, fact)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(zone).date()
    if isinstance(value, datetime) or not isinstance(value, date):
        raise BadFact(fact=fact, value=value)
    return value


def start_of(facts: Mapping[str, object], fact: str, zone: ZoneInfo) -> datetime:
    """The moment that `fact` holds, of a date the one at which it begins in `zone`; raises MissingFact, BadFact."""
    value = _read(facts, fact)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    return instant(day_of(facts, fact, zone), 0, zone)


def count_of(facts: Mapping[str, object], fact: str) -> int:
    """The whole number from 0 on that `fact` holds; raises MissingFact, BadCountFact."""
    value = facts.get(fact)
    if value is None:
        raise MissingFact(fact=fact)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise BadCountFact(fact=fact, value=value)
    return value


def recurrence_of(facts: Mapping[str, object], fact: str) -> str:
    """The recurrence that `fact` holds; raises MissingFact, BadRuleFact."""
    value = facts.get(fact)
    if value is None:
        raise MissingFact(fact=fact)
    if not isinstance(value, str) or faults_of_recurrence(value, fact):
        raise BadRuleFact(fact=fact, value=value)
    return value


def _read(facts: Mapping[str, object], fact: str) -> object:
    """The value of `fact`, a text in ISO 8601 as the date or the moment that it means."""
    value = facts.get(fact)
    if value is None:
        raise MissingFact(fact=fact)
    if not isinstance(value, str):
        return value
    for reading in (date.fromisoformat, datetime.fromisoformat):
        try:
            return reading(value)
        except ValueError:
            continue
    return value
