"""Check: everything that names a step, or an option, names one that is there."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.reading import KEY, Loc
from agentdesk.process.steps import NOT_REACHED, RESERVED, Ask, Body, targets

# Only these may name a way out in place of a step.
_MAY_LEAVE = ("next", "again", "back")


def check_targets(ground: Ground) -> Iterator[Fault]:
    """Targets that don't exist, ways out where a step has to stand, options that aren't any."""
    steps = ground.process.steps
    for loc, target, may_leave in _named(ground):
        if target in RESERVED:
            yield from _way_out(ground, loc, target, may_leave=may_leave)
        elif target not in steps:
            known = (*steps, *RESERVED) if may_leave else tuple(steps)
            yield ground.fault(loc, f"there is no step {target}", meant(target, known, "add it under `steps`"))
    for name in RESERVED:
        if name in steps:
            remedy = "give the step another name"
            yield ground.fault(("steps", name, KEY), f"{name} is a way out, no step can be called so", remedy)
    yield from _silence(ground)


def _named(ground: Ground) -> Iterator[tuple[Loc, str, bool]]:
    """Where a step is named, which, and whether a way out would do as well."""
    process = ground.process
    yield ("start",), process.start, False
    if process.inbound is not None:
        yield ("inbound",), process.inbound, False
    for task, first in process.begins.items():
        yield ("begins", task), first, False
    for name, step in process.steps.items():
        for place, target in targets(step):
            yield ("steps", name, *place), target, place[-1] in _MAY_LEAVE and not isinstance(step, Body)
    for name, interrupt in process.anywhere.items():
        yield ("anywhere", name, "start"), interrupt.start, False
    for index, trigger in enumerate(process.on_import):
        yield ("on_import", index, "start"), trigger.start, False


def _way_out(ground: Ground, loc: Loc, target: str, *, may_leave: bool) -> Iterator[Fault]:
    if not may_leave:
        yield ground.fault(loc, f"a step has to stand here, {target} is a way out", "name a step")
    elif target == NOT_REACHED and not ground.process.protocol:
        yield ground.fault(loc, f"only the call protocol leaves by {target}", "name a step that says what follows")


def _silence(ground: Ground) -> Iterator[Fault]:
    """The options that stand for silence."""
    for name, step in ground.process.steps.items():
        if not isinstance(step, Ask):
            continue
        places = ((("call", "not_reached"), step.call.not_reached if step.call else None),)
        for place, option in (*places, (("unanswered",), step.unanswered)):
            if option is not None and option not in step.options:
                remedy = meant(option, step.options, f"options are {', '.join(step.options) or 'missing'}")
                yield ground.fault(("steps", name, *place), f"{option} is no option of this step", remedy)
