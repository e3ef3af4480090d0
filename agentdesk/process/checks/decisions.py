"""Check: a decision always comes to an answer, and could come to each."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground
from agentdesk.process.reading import KEY
from agentdesk.process.steps import Decide


def check_decisions(ground: Ground) -> Iterator[Fault]:
    """Decisions whose last branch has a condition, and branches behind one that always holds."""
    for name, step in ground.process.steps.items():
        if not isinstance(step, Decide) or not step.options:
            continue
        *before, last = step.options
        if step.options[last].when:
            fault = f"where no branch of {name} holds, {last} would be taken all the same"
            remedy = "end with a branch without `when`"
            yield ground.fault(("steps", name, "options", last, KEY), fault, remedy)
        always = next((option for option in before if not step.options[option].when), None)
        if always is not None:
            fault = f"the branches after {always} are never taken: it always holds"
            remedy = "give it a `when`, or put it last"
            yield ground.fault(("steps", name, "options", always, KEY), fault, remedy)
