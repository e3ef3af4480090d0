"""Dates and moments read out of a case's facts."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from agentdesk.core.errors import AgentdeskError


class MissingFact(AgentdeskError):
    """A fact that a due rule counts from, and the case doesn't have."""

    message = "the fact {fact} is not known"


class BadFact(AgentdeskError):
    """A fact that should hold a date or a moment and holds something else."""

    message = "the fact {fact} is {value}, not a date such as 2026-03-31"


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
