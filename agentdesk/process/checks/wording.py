"""Check: no step leaves the agent without a word."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.reading import KEY
from agentdesk.process.steps import Ask, Checklist, Decide, Input, Say


def check_wording(ground: Ground) -> Iterator[Fault]:
    """Lines that are empty, questions that ask nothing."""
    for name, step in ground.process.steps.items():
        if isinstance(step, Say) and not step.say.strip():
            yield ground.fault(("steps", name, KEY), f"{name} says nothing", "add `say`")
        elif isinstance(step, Ask | Checklist | Input) and not (step.task.strip() or step.say.strip()):
            yield ground.fault(("steps", name, KEY), f"{name} asks nothing", "add `task`, or `say`")
        elif isinstance(step, Decide) and not step.task.strip():
            yield ground.fault(("steps", name, KEY), f"{name} asks nothing", "add `task`")
