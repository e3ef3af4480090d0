"""Check: every date is counted from a fact that is known by then."""

from collections.abc import Iterator

from agentdesk.calendars.recurrence import faults_of_recurrence
from agentdesk.core.errors import Fault
from agentdesk.process.checks.facts import of_type
from agentdesk.process.checks.ground import Ground
from agentdesk.process.checks.knowledge import after_effect, known_at
from agentdesk.process.due_spec import DueSpec
from agentdesk.process.reading import Loc
from agentdesk.process.steps import Effects, Wait

# Beyond this the working days of a country aren't known for sure.
MOST_DAYS = 1000
MOST_MONTHS, MOST_YEARS = 240, 20
MOST_MINUTES = 7 * 24 * 60
_MOMENT, _DAY, _COUNT, _TEXT = ("time",), ("date", "time"), ("count",), ("text",)
# What a fact has to be where a rule names one; anything else counts.
_NEEDED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("at", "by", "or_by"), _MOMENT),
    **dict.fromkeys(("on", "after"), _DAY),
    "recurs": _TEXT,
}
_WHY: dict[tuple[str, ...], str] = {_COUNT: "a due date counts with it, and", _TEXT: "a recurrence is a text, and"}


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
                if isinstance(spec.to, DueSpec):
                    yield from _due(ground, ("steps", name, "effects", index, "to"), spec.to, known)
                known = None if known is None else after_effect(known, spec)


def _due(ground: Ground, loc: Loc, due: DueSpec, known: frozenset[str] | None) -> Iterator[Fault]:
    yield from _too_far(ground, loc, due)
    if due.before:
        return
    for key, fact in due.rule.facts():
        types = _MOMENT if key == "after" and (due.minutes or due.within) else _NEEDED.get(key, _COUNT)
        yield from of_type(
            ground, (*loc, key), fact, types, _WHY.get(types, "a due date needs a day or a moment, and")
        )
        if key == "recurs" and fact in ground.facts and ground.facts[fact].type == "text":
            yield from _default(ground, fact)
        if key != "or_by" and known is not None and fact in ground.facts and fact not in known:
            fault = f"{fact} need not be known here, and then the date never comes"
            remedy = f"ask for it before, or come here only where {fact}: {{ known: true }}"
            yield ground.fault((*loc, key), fault, remedy)


def _default(ground: Ground, fact: str) -> Iterator[Fault]:
    """What is wrong with the recurrence that a fact holds where nobody has set it."""
    default = ground.facts[fact].default
    for bad in faults_of_recurrence(str(default), "") if default is not None else ():
        yield ground.fault(("facts", fact, "default"), bad.fault, bad.remedy)


def _too_far(ground: Ground, loc: Loc, due: DueSpec) -> Iterator[Fault]:
    for key, most in (
        ("days", MOST_DAYS),
        ("working_days", MOST_DAYS),
        ("months", MOST_MONTHS),
        ("years", MOST_YEARS),
    ):
        _first, last = getattr(due, key) or (0, 0)
        if isinstance(last, int) and last > most:
            fault = f"{last} {key.removeprefix('working_')} are too far ahead for any calendar"
            yield ground.fault((*loc, key), fault, f"write {most} at most")
    if isinstance(due.minutes, int) and due.minutes > MOST_MINUTES:
        fault = f"{due.minutes} minutes are too far ahead for any calendar"
        yield ground.fault((*loc, "minutes"), fault, "count the days")
