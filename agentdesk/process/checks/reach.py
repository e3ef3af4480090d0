"""Check: every step can be reached."""

from collections.abc import Collection, Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.model import Process
from agentdesk.process.reading import KEY
from agentdesk.process.steps import targets


def check_reach(ground: Ground) -> Iterator[Fault]:
    """Steps to which nothing leads."""
    process = ground.process
    reached = reachable(process, {process.start, *(start for start, _when in ground.entries())})
    for name in process.steps:
        if name not in reached:
            remedy = "lead to it from another step, or remove it"
            yield ground.fault(("steps", name, KEY), f"nothing leads to the step {name}", remedy)


def reachable(process: Process, entries: Collection[str]) -> set[str]:
    """The steps that can be reached from `entries`, themselves included."""
    found: set[str] = set()
    waiting = [name for name in entries if name in process.steps]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [target for _place, target in targets(process.steps[name]) if target in process.steps]
    return found
