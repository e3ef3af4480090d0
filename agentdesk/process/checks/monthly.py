"""Check: the month's report tells of what there is."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.facts import fits, of_type
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.checks.names import declared

_WHY = "the month's report reads a text, and"


def check_monthly(ground: Ground) -> Iterator[Fault]:
    """Facts, tasks, outcomes and tags that the report names and the process doesn't have."""
    monthly = ground.process.monthly
    if monthly is None:
        return
    for key in ("levels", "said"):
        for index, fact in enumerate(getattr(monthly, key)):
            yield from of_type(ground, ("monthly", key, index), fact, ("text",), _WHY)
    yield from _complaints(ground)
    yield from _reminders(ground)


def _complaints(ground: Ground) -> Iterator[Fault]:
    told = ground.process.monthly.complaints if ground.process.monthly else None
    if told is None:
        return
    loc = ("monthly", "complaints")
    for key in ("state", "department"):
        yield from of_type(ground, (*loc, key), getattr(told, key), ("text",), _WHY)
    state = ground.facts.get(told.state)
    if state is not None and not fits(state, told.settled):
        remedy = meant(told.settled, state.choices, "name one of its values")
        yield ground.fault((*loc, "settled"), f"{told.state} is never {told.settled}", remedy)


def _reminders(ground: Ground) -> Iterator[Fault]:
    told = ground.process.monthly.reminders if ground.process.monthly else None
    if told is None:
        return
    loc = ("monthly", "reminders")
    yield from declared(ground, (*loc, "task"), "tasks", told.task)
    yield from declared(ground, (*loc, "reminded"), "outcomes", told.reminded)
    tags = {spec.tag for _loc, spec in ground.effects() if spec.tag is not None}
    if told.served not in tags:
        fault = f"no step adds the tag {told.served}"
        yield ground.fault((*loc, "served"), fault, meant(told.served, tags, "add it in a step"))
