"""Check: no circle of steps that pass by themselves."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.model import Process
from agentdesk.process.reading import KEY
from agentdesk.process.steps import Decide, Effects, Flow, Step, targets


def check_circles(ground: Ground) -> Iterator[Fault]:
    """Decisions that lead to each other: asked again, they answer the same."""
    ways = {name: _following(ground.process, name) for name in ground.process.steps}
    told: set[str] = set()
    for name, following in ways.items():
        circle = {other for other in following if name in ways[other]}
        if name in circle and name not in told:
            told |= circle
            members = ", ".join(other for other in ground.process.steps if other in circle)
            remedy = "put a question, a wait or an effect between them"
            yield ground.fault(("steps", name, KEY), f"these steps lead to each other unasked: {members}", remedy)


def _passes(step: Step) -> bool:
    """Whether a step passes by itself and changes nothing."""
    return isinstance(step, Decide | Flow) or (isinstance(step, Effects) and not step.effects)


def _following(process: Process, name: str) -> set[str]:
    """The steps that pass by themselves and come after `name`, as long as nothing else stands between."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        step = process.steps[waiting.pop()]
        if _passes(step):
            nearby = {target for _place, target in targets(step) if target in process.steps} - found
            passing = {target for target in nearby if _passes(process.steps[target])}
            found |= passing
            waiting += passing
    return found
