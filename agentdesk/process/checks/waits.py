"""Check: waits come to an end, and time limits can be kept."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.conditions import DAYS_SINCE, MONTHS_SINCE, WORKING_DAYS_SINCE, Test
from agentdesk.process.due_spec import DueSpec
from agentdesk.process.model import Process
from agentdesk.process.reading import Loc
from agentdesk.process.steps import Decide, Effects, Say, Wait, targets

LIVE = (1, 3600)
WITHIN = (1, 60)
_COUNTED = ((DAYS_SINCE, "days"), (WORKING_DAYS_SINCE, "working_days"), (MONTHS_SINCE, "months"))


def check_waits(ground: Ground) -> Iterator[Fault]:
    """Limits out of range, waits of no length, waits to which a decision comes back when they are over."""
    for name, step in ground.process.steps.items():
        if isinstance(step, Say) and step.within is not None:
            yield from _limit(ground, ("steps", name, "within"), step.within, WITHIN)
        elif isinstance(step, Wait) and step.seconds is not None:
            yield from _limit(ground, ("steps", name, "seconds"), step.seconds, LIVE)
        elif isinstance(step, Wait) and step.due is not None:
            yield from _length(ground, ("steps", name), step, step.due)
        elif isinstance(step, Decide):
            yield from _comes_back(ground, name, step)


def _limit(ground: Ground, loc: Loc, seconds: int, limits: tuple[int, int]) -> Iterator[Fault]:
    low, high = limits
    if not low <= seconds <= high:
        yield ground.fault(loc, f"{seconds} s is no time limit", f"write {low} to {high}")


def _length(ground: Ground, loc: Loc, step: Wait, due: DueSpec) -> Iterator[Fault]:
    for key in ("again", "back"):
        if getattr(step, key) is not None:
            fault = f"{key} is for waits with the customer on the line"
            yield ground.fault((*loc, key), fault, "leave it out: the case starts anew when the date comes")
    for key in ("days", "working_days", "months", "years"):
        if due.after is None and not due.hours and getattr(due, key) == (0, 0):
            yield ground.fault((*loc, "due", key), "this wait is over as soon as it begins", "write 1 or more")
    if due.now:
        yield ground.fault((*loc, "due", "now"), "this wait is over as soon as it begins", "name a date")
    if due.before:
        yield ground.fault((*loc, "due", "before"), "there need not be a date before", "name a date")


def _comes_back(ground: Ground, name: str, step: Decide) -> Iterator[Fault]:
    """A branch for "less than M days since F" that leads to a wait for N days after F, where M is the larger."""
    for option, branch in step.options.items():
        for prefix, unit in _COUNTED:
            for subject, test in branch.when.items():
                fact, last = subject.removeprefix(prefix).strip(), _last_day(test)
                if not subject.startswith(prefix) or last is None:
                    continue
                for wait, due in _waits_behind(ground.process, branch.next, fact):
                    over = _over_after(due, unit)
                    if due.after == fact and over is not None and last >= over:
                        count = f"{over} {unit.replace('_', ' ')}"
                        fault = f"{count} after {fact} this wait is over, and {name} still answers {option}"
                        remedy = f"give the wait and the condition of {option} the same number"
                        yield ground.fault(("steps", wait, "due", unit), fault, remedy)


def _over_after(due: DueSpec, unit: str) -> int | None:
    """After how many days or months a wait is over at the earliest; None where a fact says it, or other days too."""
    first, _last = getattr(due, unit) or (None, None)
    return first if isinstance(first, int) and due.ahead is None else None


def _last_day(test: Test) -> float | None:
    """The last whole number of days for which a test holds; None where it has no upper end that the file gives."""
    if isinstance(test.under, float):
        return test.under - 1 if test.under == int(test.under) else int(test.under)
    return test.at_most if isinstance(test.at_most, float) else None


def _waits_behind(process: Process, start: str, fact: str) -> Iterator[tuple[str, DueSpec]]:
    """The waits for a date that a call comes to unasked, as long as nothing sets `fact` on the way."""
    waiting, seen = [start], set[str]()
    while waiting:
        name = waiting.pop()
        step = process.steps.get(name)
        if step is None or name in seen:
            continue
        seen.add(name)
        if isinstance(step, Wait) and step.due is not None:
            yield name, step.due
        passes = isinstance(step, Effects) and all(spec.fact != fact for spec in step.effects)
        if passes or isinstance(step, Decide | Say):
            waiting += [target for _place, target in targets(step)]
