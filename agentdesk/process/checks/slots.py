"""Check: the slots of every text can be filled."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.model import Text, texts
from agentdesk.process.slots import BUILT_IN
from agentdesk.words.slots import BadSlots, slots_of

# Texts that stand in the slots of others, and are not filled themselves.
_FILLERS = ("slots", "facts")


def check_slots(ground: Ground) -> Iterator[Fault]:
    """Slots that nothing fills, and braces that are none."""
    known = {*BUILT_IN, *ground.names("slots"), *ground.facts}
    for text in texts(ground.process):
        yield from _text(ground, text, known)
    for name in ground.process.slots:
        if name in {*BUILT_IN, *ground.facts}:
            remedy = "give the slot another name"
            yield ground.fault(("slots", name), f"the slot {name} is filled with something else already", remedy)


def _text(ground: Ground, text: Text, known: set[str]) -> Iterator[Fault]:
    try:
        slots = sorted(set(slots_of(text.source)))
    except BadSlots as error:
        yield from (ground.fault(text.loc, f"{text.context}: {bad.fault}", bad.remedy) for bad in error.faults)
        return
    if slots and text.loc[0] in _FILLERS:
        yield ground.fault(text.loc, f"{text.context} fills a slot, and can't have slots itself", "write it out")
        return
    for slot in slots:
        if slot not in known:
            remedy = meant(slot, known, "declare it under `slots` or `facts`")
            yield ground.fault(text.loc, f"nothing fills the slot {{{slot}}} of {text.context}", remedy)
