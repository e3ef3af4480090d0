"""Check: from every step the call comes to an end."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.model import Process
from agentdesk.process.reading import KEY
from agentdesk.process.steps import FINISH, NOT_REACHED, RESUME, Flow, Step, Wait, targets


def check_ends(ground: Ground) -> Iterator[Fault]:
    """Steps from which no end can be reached, and interrupts that lead into such."""
    process = ground.process
    alive = leading_out(process)
    for name in process.steps:
        if name not in alive:
            remedy = "let one of the steps after it lead to an end, to a wait for a date, to finish or to resume"
            yield ground.fault(("steps", name, KEY), f"no end can be reached from the step {name}", remedy)
    for name, interrupt in process.anywhere.items():
        if interrupt.start in process.steps and interrupt.start not in alive:
            remedy = "let it lead to resume, to finish or to an end"
            yield ground.fault(("anywhere", name, "start"), f"there is no way back from {name}", remedy)


def leading_out(process: Process) -> set[str]:
    """The steps from which the call can end, or go back to where it was interrupted.

    A step that doesn't exist, or that has no answers, is a fault of its own and is taken to lead out.
    """
    ways = {name: tuple(target for _place, target in targets(step)) for name, step in process.steps.items()}
    named = {target for found in ways.values() for target in found}
    ending = {FINISH, NOT_REACHED, *(named - set(process.steps) - {RESUME})}
    returning = {RESUME}
    while True:
        before = len(ending) + len(returning)
        for name, step in process.steps.items():
            if name not in ending and _ends(step, ways[name], ending, returning):
                ending.add(name)
            if name not in returning and _returns(step, ways[name], returning):
                returning.add(name)
        if len(ending) + len(returning) == before:
            return ending | returning


def _ends(step: Step, ways: tuple[str, ...], ending: set[str], returning: set[str]) -> bool:
    if isinstance(step, Wait) and step.due is not None:
        return True
    if isinstance(step, Flow):
        return step.flow in ending or (step.flow in returning and step.next in ending)
    return not ways or any(target in ending for target in ways)


def _returns(step: Step, ways: tuple[str, ...], returning: set[str]) -> bool:
    if isinstance(step, Flow):
        return step.flow in returning and step.next in returning
    return any(target in returning for target in ways)
