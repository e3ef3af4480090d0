"""Check: what an import sets off needs nobody."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.checks.reach import reachable
from agentdesk.process.steps import Ask, Body, Checklist, Input, Say, Wait


def check_imports(ground: Ground) -> Iterator[Fault]:
    """Steps after an import that somebody would have to answer."""
    process = ground.process
    for index, trigger in enumerate(process.on_import):
        for name in sorted(reachable(process, {trigger.start})):
            step = process.steps[name]
            live = isinstance(step, Wait) and step.seconds is not None
            if live or isinstance(step, Ask | Body | Checklist | Input | Say):
                fault = f"an import would come to the step {name}, and nobody is there for it"
                remedy = "lead only to decisions, effects and ends"
                yield ground.fault(("on_import", index, "start"), fault, remedy)
