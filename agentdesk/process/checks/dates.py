"""Check: every date is counted from a fact that is known by then."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.facts import of_type
from agentdesk.process.checks.ground import Ground
from agentdesk.process.checks.knowledge import after_effect, known_at
from agentdesk.process.effects import DueSpec
from agentdesk.process.reading import Loc
from agentdesk.process.steps import Effects, Wait

_MOMENT, _DAY = ("time",), ("date", "time")


def check_dates(ground: Ground) -> Iterator[Fault]:
    """Due rules that name an unknown fact, one of another type, or one that need not be known where they stand."""
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
