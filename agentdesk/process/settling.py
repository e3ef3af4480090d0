"""Passing the steps that need nobody: decisions, effects, sub-flows, ends."""

from datetime import datetime

from agentdesk.core import event as events
from agentdesk.core.errors import Phrase
from agentdesk.core.event import Event
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call
from agentdesk.process.checklists import is_answered, must_dial
from agentdesk.process.effect_values import effect_of
from agentdesk.process.fold import advance
from agentdesk.process.refusals import NotNow
from agentdesk.process.steps import Ask, Body, Checklist, Decide, Effects, End, Flow, Input, Say, Step, Wait
from agentdesk.process.subjects import fact_value, holds

MOST_STEPS = 500
_WAITING = frozenset({Say, Wait})


def settle(call: Call, at: datetime) -> Call:
    """Pass every step that needs nobody, up to the next one that waits for the agent."""
    for _ in range(MOST_STEPS):
        if call.over or _waits(call.step):
            return call
        after = _passed(call, at)
        if after is None:
            return call
        call = after
    raise NotNow(reason=Phrase("step {step} leads to itself", step=call.spot.step))


def _waits(step: Step) -> bool:
    """Whether a step waits for the agent however the call stands; the others may pass by themselves."""
    return type(step) in _WAITING or (isinstance(step, Ask | Checklist) and step.call is None)


def _passed(call: Call, at: datetime) -> Call | None:
    """The call after the step at hand has passed by itself; None where it waits for the agent."""
    if isinstance(call.step, Effects):
        return _written(call, call.step, at)
    event = _automatic(call, at)
    return None if event is None else advance(call, event)


def _written(call: Call, step: Effects, at: datetime) -> Call:
    """The call after its effects, each of which counts on those before it."""
    for spec in step.effects:
        effect = effect_of(call, spec, at)
        if effect is not None:
            call = advance(call, _happened(call, events.EFFECT, at, effect))
    return advance(call, _happened(call, events.ADVANCED, at, step.outcome))


def _happened(call: Call, kind: str, at: datetime, value: Plain = None, *, turns: int = 0) -> Event:
    return Event(kind, at, 0.0, call.name(call.spot), value, call.turn + turns)


def _automatic(call: Call, at: datetime) -> Event | None:
    """What the step at hand brings about by itself."""
    step: Step = call.step
    if isinstance(step, Decide):
        # A turn of its own, so that it can be answered otherwise without touching what came before it.
        return _happened(call, events.DECIDED, at, _branch(call, step, at), turns=1)
    if isinstance(step, Flow | Body) or must_dial(call) or is_answered(call):
        return _happened(call, events.ADVANCED, at)
    if isinstance(step, Ask) and call.unreached and step.call:
        return _happened(call, events.ANSWERED, at, step.call.not_reached)
    if isinstance(step, Input) and _passes(call, step):
        return _happened(call, events.ADVANCED, at)
    return _happened(call, events.ENDED, at, step.outcome) if isinstance(step, End) else None


def _passes(call: Call, step: Input) -> bool:
    return call.entered_value or (step.skip_when_known and fact_value(call, step.fact) is not None)


def _branch(call: Call, step: Decide, at: datetime) -> str:
    return next(
        (name for name, branch in step.options.items() if holds(call, branch.when, at)), list(step.options)[-1]
    )
