"""Check: what an import sets off needs nobody, and sends nothing."""

from collections.abc import Iterator

from agentdesk.core.effect import NOTE_REQUIRED, OUTGOING
from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.checks.reach import reachable
from agentdesk.process.steps import Ask, Body, Checklist, Effects, Input, Say, Step, Wait

_ONLY_IN_CALLS = OUTGOING | {"report", "number"}


def check_imports(ground: Ground) -> Iterator[Fault]:
    """Steps after an import that somebody would have to answer, or that send something."""
    process = ground.process
    for index, trigger in enumerate(process.on_import):
        for name in sorted(reachable(process, {trigger.start})):
            step = process.steps[name]
            if isinstance(step, Ask | Body | Checklist | Input | Say | Wait):
                fault = f"an import would come to the step {name}, and nobody is there for it"
                remedy = "lead only to decisions, effects and ends"
                yield ground.fault(("on_import", index, "start"), fault, remedy)
            for kind in _sent(step):
                fault = f"an import would come to the step {name}, and may not have its effect {kind}"
                yield ground.fault(("on_import", index, "start"), fault, "leave it to a call")


def _sent(step: Step) -> Iterator[str]:
    for spec in step.effects if isinstance(step, Effects) else ():
        if spec.kind in _ONLY_IN_CALLS or spec.note == NOTE_REQUIRED:
            yield spec.kind
