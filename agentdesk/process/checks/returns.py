"""Check: `resume` only where there is something to come back to."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.model import Process
from agentdesk.process.steps import RESUME, Body, Flow, targets


def check_returns(ground: Ground) -> Iterator[Fault]:
    """`resume` in a step that the call also reaches without an interrupt or a flow around it."""
    process = ground.process
    for name in sorted(_main_line(process)):
        for place, target in targets(process.steps[name]):
            if target == RESUME:
                fault = "there is nothing to resume: the call comes here from its start as well"
                yield ground.fault(("steps", name, *place), fault, "name a step, or use finish")


def _main_line(process: Process) -> set[str]:
    """The steps that a call reaches from its start, or an import from its own, without entering anything."""
    found: set[str] = set()
    waiting = [process.start, *(trigger.start for trigger in process.on_import)]
    while waiting:
        name = waiting.pop()
        step = process.steps.get(name)
        if step is None or name in found:
            continue
        found.add(name)
        inside = {step.flow} if isinstance(step, Flow) else {step.own} if isinstance(step, Body) else set()
        waiting += [target for _place, target in targets(step) if target not in inside]
    return found
