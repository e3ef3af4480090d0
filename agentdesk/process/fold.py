"""From events to the state of a call: a pure fold."""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from agentdesk.core import event as events
from agentdesk.core.effect import Effect, apply
from agentdesk.core.event import Event
from agentdesk.core.event_log import taken_back
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call, Frame, Spot, fresh
from agentdesk.process.checklists import is_answered, must_dial
from agentdesk.process.steps import (
    FINISH,
    NOT_REACHED,
    RESUME,
    Ask,
    Body,
    Branch,
    Checklist,
    Decide,
    Effects,
    End,
    Flow,
    Input,
    Option,
    Say,
    Wait,
)


def fold(call: Call, happened: Iterable[Event]) -> Call:
    """The call after all these events."""
    for event in happened:
        call = advance(call, event)
    return call


def advance(call: Call, event: Event) -> Call:
    """The call after one more event."""
    moved = call.changed(log=(*call.log, event), clock=call.clock + event.dt, turn=event.turn)
    if event.kind == events.UNDONE:
        return _rewound(moved)
    change = _FOLD.get(event.kind)
    return change(moved, event) if change else moved


def _rewound(call: Call) -> Call:
    """Fold again without what was taken back; the time that it took has still passed."""
    undone = taken_back(call.log)
    again = fresh(call.setting, call.start)
    for event in call.log:
        if event.turn in undone or event.kind == events.UNDONE:
            again = again.changed(clock=again.clock + event.dt, turn=event.turn)
        else:
            again = advance(again, event)
    return again.changed(log=call.log, turn=call.turn)


def _enter(call: Call, spot: Spot) -> Call:
    step = call.process_at(spot).steps[spot.step]
    call = call.changed(
        spot=spot,
        step=step,
        entered=call.clock,
        begun=False,
        ran_out=False,
        entered_value=False,
        ticks=frozenset(),
        passed=(*call.passed, call.spot),
    )
    if isinstance(step, Wait) and step.seconds is not None:
        first = call.live_waits == 0
        return call.changed(
            agreed=call.agreed + step.seconds,
            live_waits=call.live_waits + 1,
            holds=call.holds + (1 if first else 0),
        )
    return call


def _go(call: Call, target: str) -> Call:
    leave = _WAYS_OUT.get(target)
    return leave(call) if leave else _enter(call, Spot(target, call.spot.protocol))


def _resume(call: Call) -> Call:
    *rest, frame = call.stack
    call = call.changed(stack=tuple(rest))
    if frame.kind in ("interrupt", "dial"):
        back = _enter(call, frame.spot)
        return back.changed(ticks=frame.ticks, begun=frame.begun)
    step = call.process_at(frame.spot).steps[frame.spot.step]
    gone = call.changed(spot=frame.spot, step=step, passed=(*call.passed, call.spot))
    return _go(gone, cast("Flow | Body", step).next)


def _finish(call: Call) -> Call:
    body = call.setting.protocol.body if call.setting.protocol else None
    if not call.connected or body is None:
        return call.changed(over=True, stack=())
    return _enter(call.changed(stack=()), Spot(body.next, protocol=True))


def _not_reached(call: Call) -> Call:
    dial = next((index for index, frame in enumerate(call.stack) if frame.kind == "dial"), None)
    if dial is not None:
        back = call.changed(stack=call.stack[:dial], unreached=True, connected=False)
        return _enter(back, call.stack[dial].spot)
    body = call.setting.protocol.body if call.setting.protocol else None
    if call.setting.own and body is not None and not call.answered:
        return _enter(call.changed(stack=()), Spot(body.not_reached, protocol=True))
    return _finish(call.changed(connected=False))


def _taken(call: Call, event: Event) -> Call:
    """A call that the customer makes begins at the greeting, a case with a task of the protocol's own at the step for
    that; the body begins when it comes to that."""
    protocol = call.setting.protocol
    if protocol is None:
        return call
    stack = () if call.setting.own else (Frame("dial", call.spot),)
    if event.value != events.INBOUND or protocol.inbound is None:
        step = protocol.begins.get(call.case.task or "")
        return _enter(call.changed(stack=stack), Spot(step, protocol=True)).changed(passed=()) if step else call
    connected = call.changed(stack=stack, inbound=True, connected=True, answered=call.clock)
    return _enter(connected, Spot(protocol.inbound, protocol=True)).changed(passed=())


def _answered(call: Call, event: Event) -> Call:
    step = cast("Ask | Decide", call.step)
    chosen: Option | Branch = step.options[str(event.value)]
    if isinstance(chosen, Option) and chosen.connects:
        call = call.changed(connected=True, answered=call.clock)
    elif isinstance(chosen, Option) and chosen.disconnects:
        call = call.changed(connected=False)
    return _go(call.changed(unreached=False) if call.unreached else call, chosen.next)


def _ticked(call: Call, event: Event) -> Call:
    return call.changed(ticks=call.ticks ^ {str(event.value)})


def _advanced(call: Call, event: Event) -> Call:
    step = call.step
    if must_dial(call):
        protocol = call.setting.protocol
        dialling = call.changed(stack=(*call.stack, Frame("dial", call.spot)))
        return _enter(dialling, Spot(protocol.start if protocol else call.spot.step, protocol=True))
    if isinstance(step, Flow):
        return _enter(
            call.changed(stack=(*call.stack, Frame("flow", call.spot))), Spot(step.flow, call.spot.protocol)
        )
    if isinstance(step, Body):
        return _into_body(call, step)
    if isinstance(step, Effects) and event.value is not None:
        call = call.changed(outcome=str(event.value))
    if isinstance(step, Checklist) and step.call and is_answered(call):
        return _go(call, step.call.answered)
    return _go(call, cast("Say | Checklist | Effects | Input", step).next)


def _into_body(call: Call, step: Body) -> Call:
    if call.setting.own:
        return _enter(call.changed(stack=(*call.stack, Frame("body", call.spot))), Spot(step.own, protocol=True))
    *rest, frame = call.stack
    return _enter(call.changed(stack=tuple(rest)), frame.spot)


def _interrupted(call: Call, event: Event) -> Call:
    call = _leave_hold(call)
    inner = next((index for index, frame in enumerate(call.stack) if frame.kind == "interrupt"), None)
    if inner is None:
        frame = Frame("interrupt", call.spot, call.ticks, call.begun)
    else:
        frame = call.stack[inner]
        call = call.changed(stack=call.stack[:inner])
    own = call.setting.body.anywhere.get(str(event.value)) if not call.setting.own else None
    protocol = call.setting.protocol
    interrupt = own or (
        protocol.anywhere[str(event.value)] if protocol else call.setting.body.anywhere[str(event.value)]
    )
    call = call.changed(
        stack=(*call.stack, frame),
        agreed=0.0,
        waited=0.0,
        live_waits=0,
        connected=call.connected and not interrupt.disconnects,
    )
    return _enter(call, Spot(interrupt.start, protocol=own is None and protocol is not None))


def _leave_hold(call: Call) -> Call:
    step = call.step
    if isinstance(step, Wait) and step.seconds is not None:
        passed = call.clock - call.entered
        return call.changed(waited=call.waited + passed, held=call.held + passed)
    return call


def _again(call: Call, _event: Event) -> Call:
    wait = cast("Wait", call.step)
    return _go(_leave_hold(call), wait.again or wait.back or RESUME)


def _returned(call: Call, _event: Event) -> Call:
    wait = cast("Wait", call.step)
    return _go(_leave_hold(call), wait.back or RESUME)


def _effect(call: Call, event: Event) -> Call:
    kept = cast("Mapping[str, Plain]", event.value)
    effect = Effect(str(kept["kind"]), kept["value"])
    changed = call.changed(case=apply(call.case, effect), effects=(*call.effects, effect))
    if effect.kind == "number":
        wrong = (*call.wrong, call.tried) if effect.value == "wrong" else call.wrong
        return changed.changed(tried=call.tried + 1, wrong=wrong, connected=False)
    return changed


def _ended(call: Call, event: Event) -> Call:
    if event.value is not None:
        call = call.changed(outcome=str(event.value))
    step = call.step
    if isinstance(step, End) and call.spot.protocol:
        return call.changed(over=True, stack=())
    return _finish(call)


_WAYS_OUT = {RESUME: _resume, FINISH: _finish, NOT_REACHED: _not_reached}
_FOLD: dict[str, Callable[[Call, Event], Call]] = {
    events.TAKEN: _taken,
    events.ANSWERED: _answered,
    events.DECIDED: _answered,
    events.TICKED: _ticked,
    events.ADVANCED: _advanced,
    events.ENTERED: lambda call, _event: call.changed(entered_value=True),
    events.RAN_OUT: lambda call, _event: call.changed(ran_out=True),
    events.STARTED: lambda call, _event: call.changed(begun=True),
    events.INTERRUPTED: _interrupted,
    events.AGAIN: _again,
    events.RETURNED: _returned,
    events.EFFECT: _effect,
    events.ENDED: _ended,
}
