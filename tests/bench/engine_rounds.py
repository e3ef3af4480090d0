"""An engine and its plain peer, led through the same inputs by turns, so that a busy machine slows both."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agentdesk.core.case import CaseState
from agentdesk.core.event import Event
from agentdesk.core.inputs import CallInput
from agentdesk.process.call import Call
from agentdesk.process.engine import new_events, respond

SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class PlainState:
    """What a plain state machine has to know to keep the record that a call keeps."""

    step: str
    case: CaseState
    log: tuple[Event, ...] = ()
    passed: tuple[str, ...] = ()
    clock: float = 0.0
    entered: float = 0.0
    turn: int = 0


Handler = Callable[[PlainState, datetime, float], PlainState]


class Dispatch:
    """The peer: a handler by (state, answer) appends the event and builds the next state, and checks nothing.

    It is made from what the engine did on the same inputs, so it knows beforehand what follows from each.
    """

    def __init__(self, begun: Call, inputs: Sequence[CallInput], at: datetime) -> None:
        self.first = PlainState(_name(begun), begun.case, begun.log, clock=begun.clock, turn=begun.turn)
        self._handlers: dict[tuple[str, CallInput], Handler] = {}
        call = begun
        for given in inputs:
            after = respond(call, given, at, SECONDS)
            self._handlers[_name(call), given] = _handler(_name(after), new_events(call, after), after)
            call = after
        self.log = call.log

    def respond(self, state: PlainState, given: CallInput, at: datetime, dt: float) -> PlainState:
        return self._handlers[state.step, given](state, at, dt)


def _name(call: Call) -> str:
    """The state of a plain machine: a line that has been begun is another one than before."""
    return f"{call.spot.step}, begun" if call.begun else call.spot.step


def _handler(to: str, happened: tuple[Event, ...], after: Call) -> Handler:
    first, case, more = happened[0].turn - 1, after.case, after.turn - happened[0].turn + 1
    noted = [(event.kind, event.step, event.value, event.turn - first, event.private) for event in happened]

    def handle(state: PlainState, at: datetime, dt: float) -> PlainState:
        log, turn, clock = state.log, state.turn, state.clock + dt
        passed = dt
        for kind, step, value, later, private in noted:
            log = (*log, Event(kind, at, passed, step, value, turn + later, private))
            passed = 0.0
        return PlainState(to, case, log, (*state.passed, state.step), clock, clock, turn + more)

    return handle


Step = Callable[[Any, CallInput, datetime, float], Any]


def medians(
    machines: Sequence[tuple[Step, Any]], inputs: Sequence[CallInput], at: datetime, rounds: int
) -> list[float]:
    """The median of the seconds that each machine, from its first state on, takes for one input."""
    taken: list[list[float]] = [[] for _ in machines]
    for turn in range(rounds):
        for place in range(len(machines)):
            which = (place + turn) % len(machines)
            step, state = machines[which]
            start = time.perf_counter()
            for given in inputs:
                state = step(state, given, at, SECONDS)
            taken[which].append((time.perf_counter() - start) / len(inputs))
    return [statistics.median(times) for times in taken]
