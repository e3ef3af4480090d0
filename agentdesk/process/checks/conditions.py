"""Check: conditions ask about what there is, and for values that it can have."""

from collections.abc import Iterator

from agentdesk.core.case import PRIORITIES
from agentdesk.core.errors import Fault
from agentdesk.process.checks.facts import fits, of_type
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.checks.names import known
from agentdesk.process.conditions import (
    CALL_SUBJECTS,
    CASE_SUBJECTS,
    PASSED,
    SINCE,
    FactLimit,
    Scalar,
    Test,
)
from agentdesk.process.reading import KEY, Loc

_COUNTS = ("holds", "extensions", "held_over", "numbers_left")
_SIZED = ("count", "number", "money")


def check_conditions(ground: Ground) -> Iterator[Fault]:
    """Unknown subjects, values that a subject never has, and ranges of what has no size."""
    for loc, condition in ground.conditions():
        for subject, test in condition.items():
            yield from _subject(ground, (*loc, subject), subject, test)
            for key, limit in test.limits.items():
                if isinstance(limit, FactLimit):
                    why = "a limit needs a size, and"
                    yield from of_type(ground, (*loc, subject, key, "fact"), limit.fact, ("count", "number"), why)


def _subject(ground: Ground, loc: Loc, subject: str, test: Test) -> Iterator[Fault]:
    for prefix in SINCE:
        if subject.startswith(prefix):
            fact = subject.removeprefix(prefix).strip()
            yield from of_type(ground, (*loc, KEY), fact, ("date", "time"), "days are counted from a date, and")
            return
    if subject.startswith(PASSED):
        yield from _passed(ground, loc, subject.removeprefix(PASSED).strip())
    elif subject in CASE_SUBJECTS:
        yield from _case(ground, loc, subject, test)
    elif subject in ground.facts:
        yield from _fact(ground, loc, subject, test)
    elif subject not in CALL_SUBJECTS:
        subjects = (*ground.facts, *CASE_SUBJECTS, *CALL_SUBJECTS)
        remedy = meant(subject, subjects, "declare it under `facts`")
        yield ground.fault((*loc, KEY), f"nothing is called {subject}", remedy)
    elif _ranges(test) and subject not in _COUNTS:
        yield _no_size(ground, loc, subject)


def _passed(ground: Ground, loc: Loc, step: str) -> Iterator[Fault]:
    steps = ground.process.steps
    if step not in steps:
        yield ground.fault((*loc, KEY), f"there is no step {step}", meant(step, steps, "name a step"))


def _case(ground: Ground, loc: Loc, subject: str, test: Test) -> Iterator[Fault]:
    sections = {"status": "statuses", "assignee": "roles", "task": "tasks"}
    section = sections.get(subject)
    names = known(ground, section) if section else PRIORITIES
    for value in _values(test):
        if value not in names:
            otherwise = f"declare it under `{section}`" if section else f"priorities are {', '.join(PRIORITIES)}"
            yield ground.fault(loc, f"there is no {_called(subject)} {value}", meant(str(value), names, otherwise))
    if _ranges(test):
        yield _no_size(ground, loc, subject)


def _fact(ground: Ground, loc: Loc, subject: str, test: Test) -> Iterator[Fault]:
    fact = ground.facts[subject]
    for value in _values(test):
        if not fits(fact, value):
            remedy = meant(str(value), fact.choices, "compare it with a value that it can have")
            yield ground.fault(loc, f"{subject} is never {value}", remedy)
    if _ranges(test) and fact.type not in _SIZED:
        yield _no_size(ground, loc, subject)


def _called(subject: str) -> str:
    return "role" if subject == "assignee" else subject


def _values(test: Test) -> tuple[Scalar, ...]:
    single = tuple(value for value in (test.is_, test.is_not) if value is not None)
    return (*single, *(test.one_of or ()))


def _ranges(test: Test) -> bool:
    return bool(test.limits)


def _no_size(ground: Ground, loc: Loc, subject: str) -> Fault:
    fault = f"{subject} has no size: at_least, at_most, over and under never hold for it"
    return ground.fault(loc, fault, "use is, is_not or one_of, or count the days since a date")
