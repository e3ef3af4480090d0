"""Check: a call protocol has one place for the body, and a way to a customer who answers."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.reading import KEY
from agentdesk.process.steps import Ask, Body


def check_protocol(ground: Ground) -> Iterator[Fault]:
    """Bodies and calls that come in where there may be none, no body where there has to be one, and an answer that
    nobody connects."""
    process = ground.process
    bodies = [name for name, step in process.steps.items() if isinstance(step, Body)]
    if not process.protocol:
        for name in bodies:
            fault = f"{name} is a place for a body, and this process isn't a call protocol"
            yield ground.fault(("steps", name, "kind"), fault, "remove the step, or write protocol: true")
        if process.inbound is not None:
            fault = "only a call protocol takes calls that come in"
            yield ground.fault(("inbound",), fault, "remove it, or write protocol: true")
        if process.begins:
            fault = "only a call protocol has steps at which cases of any process begin"
            yield ground.fault(("begins",), fault, "remove them, or write protocol: true")
        return
    if not bodies:
        remedy = "add a step of the kind body"
        yield ground.fault(("protocol",), "a call protocol needs a place for the body", remedy)
    for name in bodies[1:]:
        fault = f"the place for the body is {bodies[0]} already"
        yield ground.fault(("steps", name, KEY), fault, "keep one of them")
    asks = (step for step in process.steps.values() if isinstance(step, Ask))
    if not any(option.connects for step in asks for option in step.options.values()):
        fault = "no answer of this protocol puts the customer on the line"
        yield ground.fault(("protocol",), fault, "give the option for an answered call `connects: true`")
