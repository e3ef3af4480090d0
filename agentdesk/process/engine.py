"""The engine: a call and an input give the call's next events; no clock, no database, no evaluation of code."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from agentdesk.core import event as events
from agentdesk.core.case import CaseState
from agentdesk.core.event import Event
from agentdesk.core.event_log import effective
from agentdesk.core.inputs import (
    Again,
    CallInput,
    Choose,
    Enter,
    Interrupt,
    Next,
    Return,
    Tick,
    TimeUp,
    Undo,
)
from agentdesk.core.plain import Plain
from agentdesk.process import model
from agentdesk.process.call import Call, Setting, fresh
from agentdesk.process.checklists import lines
from agentdesk.process.effect_values import effect_of
from agentdesk.process.fold import advance, fold
from agentdesk.process.refusals import CallOver, NotAccepted, NotAllTicked, NothingToUndo, NotNow, OnHold
from agentdesk.process.settling import settle
from agentdesk.process.steps import Ask, Checklist, Decide, Input, Option, Say, Wait
from agentdesk.process.subjects import fact_value, holds
from agentdesk.process.values import check_side, parse

_LIVED = frozenset({events.AGAIN, events.RETURNED, events.RAN_OUT})


def begin(setting: Setting, case: CaseState, at: datetime, *, inbound: bool = False) -> Call:
    """A new call on a case, at its first step that waits for the agent; `inbound`: the customer is on the line."""
    value = events.INBOUND if inbound else None
    return settle(advance(fresh(setting, case), Event(events.TAKEN, at, value=value, turn=1)), at)


def resume(setting: Setting, case: CaseState, happened: tuple[Event, ...]) -> Call:
    """The call that these events are the record of."""
    return fold(fresh(setting, case), happened)


def taken_up(call: Call, at: datetime, dt: float) -> Call:
    """The same call after its program was gone for `dt` seconds."""
    return advance(call, Event(events.RESUMED, at, dt, turn=call.turn + 1))


def respond(call: Call, given: CallInput, at: datetime, dt: float = 0.0) -> Call:
    """The call after an input, `dt` seconds after its last event; what is new stands at the end of `log`.

    NotAccepted or NotAValue where the input doesn't fit: then nothing has happened.
    """
    if call.over and not isinstance(given, Undo) and not (isinstance(given, Choose) and given.step is not None):
        raise CallOver
    return _HANDLERS[type(given)](call, given, at, dt)


def options(call: Call) -> dict[str, Option]:
    """The answers that the ask at hand takes: once somebody is on the line, none that says the contrary."""
    step = call.step
    if not isinstance(step, Ask):
        return {}
    if not call.connected:
        return step.options
    hidden = step.call.not_reached if step.call else None
    return {name: option for name, option in step.options.items() if name != hidden and not option.unreached}


def takes(call: Call) -> tuple[str, ...]:
    """What the step at hand takes, in the words of `walk`: option ids, `name=`, `done`."""
    step = call.step
    if call.over:
        return ()
    if isinstance(step, Ask):
        return tuple(options(call))
    if isinstance(step, Input):
        return (f"{step.fact}=",)
    if isinstance(step, Checklist):
        return ("done",)
    if not isinstance(step, Wait) or step.seconds is None:
        return ()
    return ("@return", "@again") if step.again else ("@return",)


def interrupts(call: Call) -> dict[str, model.Interrupt]:
    """Everything that is reachable from anywhere: the protocol's and the process's own."""
    protocol, body = call.setting.protocol, call.setting.body
    return {**(protocol.anywhere if protocol else {}), **body.anywhere}


def why_not(call: Call, interrupt: model.Interrupt, at: datetime) -> NotAccepted | None:
    """Why an interrupt is not offered now; None where it is. During a hold only one that disconnects is: others would
    skip the thanks for waiting (given all the same, they end the hold first)."""
    if call.over:
        return CallOver()
    if isinstance(call.step, Wait) and call.step.seconds is not None and not interrupt.disconnects:
        return OnHold()
    return None if holds(call, interrupt.when, at) else NotNow(reason=interrupt.reason or interrupt.text)


def undo_turn(call: Call) -> int | None:
    """The turn from which on an undo would take back, or None. What the customer has lived through stays: a hold
    that was ended, a line that dropped; a greeting that was begun goes with the answer before it, never alone."""
    first = _last_input(call, but=events.STARTED)
    if first is None or first.kind in _LIVED:
        return None
    if first.kind == events.INTERRUPTED and interrupts(call)[str(first.value)].disconnects:
        return None
    return first.turn


def _last_input(call: Call, but: str = "") -> Event | None:
    """The first event of the agent's last input that still stands, inputs of the kind `but` left out."""
    standing = [event for event in effective(call.log) if event.kind != events.RESUMED]
    for first in reversed([event for index, event in enumerate(standing) if _begins_turn(standing, index)]):
        if first.kind == events.TAKEN:
            return None
        if first.kind not in (events.DECIDED, but):
            return first
    return None


def _begins_turn(standing: list[Event], index: int) -> bool:
    return index == 0 or standing[index - 1].turn != standing[index].turn


def _happen(call: Call, kind: str, value: Plain, at: datetime, dt: float, *, private: bool = False) -> Call:
    """One input's first event, in a turn of its own."""
    return advance(call, Event(kind, at, dt, call.name(call.spot), value, call.turn + 1, private))


def _choose(call: Call, given: Choose, at: datetime, dt: float) -> Call:
    if given.step is not None:
        return _override(call, given, at, dt)
    if not isinstance(call.step, Ask) or given.option not in options(call):
        raise NotAccepted(step=call.spot.step, given=given.option, takes=", ".join(takes(call)))
    answered = _happen(call, events.ANSWERED, given.option, at, dt)
    if call.step.fact is not None:
        fact: Plain = {"kind": "fact", "value": {"name": call.step.fact, "value": given.option}}
        answered = advance(answered, Event(events.EFFECT, at, 0.0, call.name(call.spot), fact, answered.turn))
    return settle(answered, at)


def _override(call: Call, given: Choose, at: datetime, dt: float) -> Call:
    """Another answer to a decision that followed from the last input: all from it on is taken back, and goes anew."""
    step = str(given.step)
    decided = next((event for event in decisions(call) if _names(event, step)), None)
    asked = _decide_named(call, decided, step)
    if decided is None or asked is None or given.option not in asked.options:
        raise NotAccepted(step=step, given=given.option, takes=", ".join(asked.options if asked else ()) or "nothing")
    turn = call.turn + 1
    back = advance(call, Event(events.UNDONE, at, dt, None, decided.turn, turn))
    return settle(advance(back, Event(events.ANSWERED, at, 0.0, decided.step, given.option, turn)), at)


def _decide_named(call: Call, decided: Event | None, step: str) -> Decide | None:
    inside = decided is not None and "/" in str(decided.step)
    process = call.setting.protocol if inside else call.setting.body
    found = process.steps.get(step) if process else None
    return found if isinstance(found, Decide) else None


def _names(event: Event, step: str) -> bool:
    return event.kind == events.DECIDED and event.step is not None and event.step.rpartition("/")[2] == step


def decisions(call: Call) -> tuple[Event, ...]:
    """The decisions made since the last input, which the agent may still answer otherwise."""
    first = _last_input(call)
    since = first.turn if first else 0
    return tuple(event for event in effective(call.log) if event.kind == events.DECIDED and event.turn > since)


def _tick(call: Call, given: Tick, at: datetime, dt: float) -> Call:
    step = call.step
    if not isinstance(step, Checklist) or given.item not in lines(call, step, at):
        raise NotAccepted(step=call.spot.step, given=given.item, takes=", ".join(takes(call)))
    return _happen(call, events.TICKED, given.item, at, dt)


def _next(call: Call, _given: Next, at: datetime, dt: float) -> Call:
    step = call.step
    if isinstance(step, Wait) and step.due is not None:
        return _wait_until(call, effect_of(call, step.due, at), at, dt)
    if isinstance(step, Checklist):
        if not call.ticks >= frozenset(lines(call, step, at)):
            raise NotAllTicked
    elif not isinstance(step, Say):
        raise NotAccepted(step=call.spot.step, given="next", takes=", ".join(takes(call)))
    elif step.within is not None and not call.begun and call.answered is not None:
        late = round(call.clock + dt - call.answered, 3)
        return _happen(call, events.STARTED, late, at, dt)
    return settle(_happen(call, events.ADVANCED, None, at, dt), at)


def _wait_until(call: Call, due: Plain, at: datetime, dt: float) -> Call:
    """Nothing can be done before a date: the case waits for it, and the work is over."""
    name = call.name(call.spot)
    call = _happen(call, events.EFFECT, due, at, dt)
    return settle(advance(call, Event(events.ENDED, at, 0.0, name, None, call.turn)), at)


def _enter_value(call: Call, given: Enter, at: datetime, dt: float) -> Call:
    step = call.step
    if not isinstance(step, Input):
        raise NotAccepted(step=call.spot.step, given=given.text, takes=", ".join(takes(call)))
    kept = fact_value(call, step.fact)
    if not given.text.strip() and (step.optional or kept is not None):
        if kept is not None:
            check_side(step, kept, at.astimezone(call.setting.zone))
        return settle(_happen(call, events.ENTERED, None, at, dt), at)
    value = parse(step, given.text, at, call.setting.zone, call.setting.days.country)
    private = step.type in ("text", "phone")
    call = _happen(call, events.ENTERED, value, at, dt, private=private)
    fact: Plain = {"kind": "fact", "value": {"name": step.fact, "value": value}}
    noted = Event(events.EFFECT, at, 0.0, call.name(call.spot), fact, call.turn, private)
    return settle(advance(call, noted), at)


def _interrupt(call: Call, given: Interrupt, at: datetime, dt: float) -> Call:
    interrupt = interrupts(call).get(given.id)
    if interrupt is None:
        raise NotAccepted(step=call.spot.step, given=f"@{given.id}", takes=", ".join(interrupts(call)))
    refusal = why_not(call, interrupt, at)
    if isinstance(refusal, OnHold) and interrupt.key != "hold":
        # Nobody is left on hold: who asks for this is back with the customer.
        call, dt = _return(call, Return(), at, dt), 0.0
        refusal = why_not(call, interrupt, at)
    if refusal is not None:
        raise refusal
    return settle(_happen(call, events.INTERRUPTED, given.id, at, dt), at)


def _live(call: Call, given: CallInput) -> Wait:
    step = call.step
    if not isinstance(step, Wait) or step.seconds is None:
        raise NotAccepted(step=call.spot.step, given=type(given).__name__.lower(), takes=", ".join(takes(call)))
    return step


def _again(call: Call, given: Again, at: datetime, dt: float) -> Call:
    if _live(call, given).again is None:
        raise NotAccepted(step=call.spot.step, given="@again", takes="@return")
    seconds = round(call.clock + dt - call.entered, 3)
    return settle(_happen(call, events.AGAIN, seconds, at, dt), at)


def _return(call: Call, given: Return, at: datetime, dt: float) -> Call:
    _live(call, given)
    seconds = round(call.clock + dt - call.entered, 3)
    return settle(_happen(call, events.RETURNED, seconds, at, dt), at)


def _time_up(call: Call, given: TimeUp, at: datetime, dt: float) -> Call:
    _live(call, given)
    return call if call.ran_out else _happen(call, events.RAN_OUT, None, at, dt)


def _undo(call: Call, _given: Undo, at: datetime, dt: float) -> Call:
    turn = undo_turn(call)
    if turn is None:
        raise NothingToUndo
    return advance(call, Event(events.UNDONE, at, dt, None, turn, call.turn + 1))


_HANDLERS: dict[type[Any], Callable[[Call, Any, datetime, float], Call]] = {
    Choose: _choose,
    Tick: _tick,
    Next: _next,
    Enter: _enter_value,
    Interrupt: _interrupt,
    Again: _again,
    Return: _return,
    TimeUp: _time_up,
    Undo: _undo,
}


def new_events(before: Call, after: Call) -> tuple[Event, ...]:
    """What `after` has in its log that `before` hadn't."""
    return after.log[len(before.log) :]
