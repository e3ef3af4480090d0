"""Everything that an agent could do in a call at this moment."""

from collections.abc import Iterator
from datetime import datetime

from agentdesk.core.inputs import Again, CallInput, Choose, Enter, Interrupt, Next, Return, Tick, TimeUp, Undo
from agentdesk.process.call import Call
from agentdesk.process.checklists import lines
from agentdesk.process.engine import decisions, interrupts, options, undo_turn, why_not
from agentdesk.process.steps import Ask, Checklist, Decide, Input, Say, Wait
from agentdesk.process.subjects import fact_value

_VALUES = {
    "count": ("0", "1", "4"),
    "number": ("2.5",),
    "money": ("12,50",),
    "phone": ("+39 300 123 4567",),
    "text": ("logistics",),
}


def typed(call: Call, step: Input) -> tuple[str, ...]:
    """Texts that the input at hand takes."""
    empty = ("",) if step.optional and fact_value(call, step.fact) is None else ()
    if step.type == "date":
        days = ("2026-11-02", "2026-11-23") if step.past else ("+3", "+30")
        return (*days, *empty)
    if step.type == "time":
        return ("+1 15:00", *empty)
    return (*_VALUES[step.type], *empty)


def possible(call: Call, at: datetime, *, undo: bool = False, override: bool = False) -> Iterator[CallInput]:
    """The inputs that the call takes; with `undo` and `override` those as well that change what was."""
    if undo and undo_turn(call) is not None:
        yield Undo()
    if override:
        for event in decisions(call):
            name = str(event.step).rpartition("/")[2]
            yield from (Choose(option, name) for option in _branches(call, str(event.step), name))
    if call.over:
        return
    yield from _at_hand(call, at)
    for name, interrupt in interrupts(call).items():
        if why_not(call, interrupt, at) is None:
            yield Interrupt(name)


def _at_hand(call: Call, at: datetime) -> Iterator[CallInput]:
    step = call.step
    if isinstance(step, Ask):
        yield from (Choose(option) for option in options(call))
    elif isinstance(step, Input):
        yield from (Enter(text) for text in typed(call, step))
    elif isinstance(step, Checklist):
        yield from (Tick(item) for item in lines(call, step, at))
        if call.ticks >= frozenset(lines(call, step, at)):
            yield Next()
    elif isinstance(step, Wait) and step.seconds is not None:
        yield Return()
        yield TimeUp()
        if step.again:
            yield Again()
    elif isinstance(step, Say | Wait):
        yield Next()


def _branches(call: Call, place: str, name: str) -> tuple[str, ...]:
    process = call.setting.protocol if "/" in place else call.setting.body
    step = process.steps[name] if process else None
    return tuple(step.options) if isinstance(step, Decide) else ()
