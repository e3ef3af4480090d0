"""Check: every date is counted from a fact that is known by then."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.facts import of_type
from agentdesk.process.checks.ground import Ground
from agentdesk.process.checks.knowledge import after_effect, known_at
from agentdesk.process.effects import DueSpec
from agentdesk.process.reading import Loc
from agentdesk.process.steps import Effects, Wait

# Beyond this the working days of a country aren't known for sure.
MOST_DAYS = 1000
MOST_MINUTES = 7 * 24 * 60
_MOMENT, _DAY = ("time",), ("date", "time")


def check_dates(ground: Ground) -> Iterator[Fault]:
    """Due rules too far ahead, or from a fact that is unknown, of another type, or need not be known by then."""
    reached = known_at(ground)
    for name, step in ground.process.steps.items():
        known = reached.get(name)
        if isinstance(step, Wait) and step.due is not None:
            yield from _due(ground, ("steps", name, "due"), step.due, known)
        elif isinstance(step, Effects):
            for index, spec in enumerate(step.effects):
                if spec.due is not None:
                    yield from _due(ground, ("steps", name, "effects", index, "due"), spec.due, known)
                known = None if known is None else after_effect(known, spec)


def _due(ground: Ground, loc: Loc, due: DueSpec, known: frozenset[str] | None) -> Iterator[Fault]:
    yield from _too_far(ground, loc, due)
    counted = _MOMENT if due.minutes is not None else _DAY
    for key, types in (("at", _MOMENT), ("by", _MOMENT), ("on", _DAY), ("after", counted)):
        fact = getattr(due, key)
        if fact is None:
            continue
        yield from of_type(ground, (*loc, key), fact, types, "a due date needs a day or a moment, and")
        if known is not None and fact in ground.facts and fact not in known:
            fault = f"{fact} need not be known here, and then the date never comes"
            remedy = f"ask for it before, or come here only where {fact}: {{ known: true }}"
            yield ground.fault((*loc, key), fault, remedy)


def _too_far(ground: Ground, loc: Loc, due: DueSpec) -> Iterator[Fault]:
    for key in ("days", "working_days"):
        _first, last = getattr(due, key) or (0, 0)
        if last > MOST_DAYS:
            fault = f"{last} days are too far ahead for any calendar"
            yield ground.fault((*loc, key), fault, f"write {MOST_DAYS} at most")
    if due.minutes is not None and due.minutes > MOST_MINUTES:
        fault = f"{due.minutes} minutes are too far ahead for any calendar"
        yield ground.fault((*loc, "minutes"), fault, "count the days")
