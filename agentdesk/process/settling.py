"""Passing the steps that need nobody: decisions, effects, sub-flows, ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from agentdesk.core import event as events
from agentdesk.core.errors import Phrase
from agentdesk.core.event import Event
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call
from agentdesk.process.effect_values import effect_of
from agentdesk.process.fold import advance, fold
from agentdesk.process.refusals import NotNow
from agentdesk.process.steps import Ask, Body, Checklist, Decide, Effects, End, Flow, Input, Say, Step, Wait
from agentdesk.process.subjects import fact_value, holds

MOST_STEPS = 500
_WAITING = frozenset({Say, Checklist, Wait})


def settle(call: Call, at: datetime) -> Call:
    """Pass every step that needs nobody, up to the next one that waits for the agent."""
    for _ in range(MOST_STEPS):
        if call.over or _waits(call.step):
            return call
        made = tuple(_automatic(call, at))
        if not made:
            return call
        call = fold(call, made)
    raise NotNow(reason=Phrase("step {step} leads to itself", step=call.spot.step))


def _waits(step: Step) -> bool:
    """Whether a step waits for the agent however the call stands; the others may pass by themselves."""
    return type(step) in _WAITING or (isinstance(step, Ask) and step.call is None)


def _automatic(call: Call, at: datetime) -> Iterator[Event]:
    """What the step at hand brings about by itself; nothing where it waits for the agent."""
    step: Step = call.step

    def happened(kind: str, value: Plain = None) -> Event:
        return Event(kind, at, 0.0, call.name(call.spot), value, call.turn)

    if isinstance(step, Decide):
        # A turn of its own, so that it can be answered otherwise without touching what came before it.
        yield replace(happened(events.DECIDED, _branch(call, step, at)), turn=call.turn + 1)
    elif isinstance(step, Effects):
        done = call
        for spec in step.effects:
            effect = effect_of(done, spec, at)
            if effect is not None:
                event = happened(events.EFFECT, effect)
                done = advance(done, event)
                yield event
        yield happened(events.ADVANCED, step.outcome)
    elif isinstance(step, Flow | Body) or (isinstance(step, Ask) and _must_dial(call, step)):
        yield happened(events.ADVANCED)
    elif isinstance(step, Ask) and call.unreached and step.call:
        yield happened(events.ANSWERED, step.call.not_reached)
    elif isinstance(step, Input) and _passes(call, step):
        yield happened(events.ADVANCED)
    elif isinstance(step, End):
        yield happened(events.ENDED, step.outcome)


def _passes(call: Call, step: Input) -> bool:
    return call.entered_value or (step.skip_when_known and fact_value(call, step.fact) is not None)


def _branch(call: Call, step: Decide, at: datetime) -> str:
    return next(
        (name for name, branch in step.options.items() if holds(call, branch.when, at)), list(step.options)[-1]
    )


def _must_dial(call: Call, step: Ask) -> bool:
    protocol = call.setting.protocol
    return bool(step.call and protocol and not call.setting.own and not call.connected and not call.unreached)
