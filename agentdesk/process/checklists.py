"""Checklists: which of their lines there are to tick, and what a call that is made first means for them."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from agentdesk.process.call import Call
from agentdesk.process.steps import Ask, Checklist, Item
from agentdesk.process.subjects import holds


def lines(call: Call, step: Checklist, at: datetime) -> dict[str, Item]:
    """The lines that are to be ticked, by id."""
    return {id: item for id, item in step.items.items() if holds(call, item.when, at)}


def left_out(call: Call, step: Checklist, at: datetime) -> Iterator[tuple[str, int, str]]:
    """Why there is no occasion for some of the lines: the line's id, and which of its reasons holds, and its text."""
    for id, item in step.items.items():
        if not holds(call, item.when, at):
            said = ((id, index, why.say) for index, why in enumerate(item.otherwise) if holds(call, why.when, at))
            yield from islice(said, 1)


def must_dial(call: Call) -> bool:
    """Whether the call has to be made before the step at hand can go on."""
    step, setting = call.step, call.setting
    made = isinstance(step, Ask | Checklist) and step.call is not None
    return made and setting.protocol is not None and not (setting.own or call.connected or call.unreached)


def is_answered(call: Call) -> bool:
    """Whether the checklist at hand needs no ticks, for the call that it begins with was answered."""
    return isinstance(call.step, Checklist) and call.step.call is not None and call.connected
