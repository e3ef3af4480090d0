"""All the ways that a process can go, from given cases on: every state that a call can be in, and what follows."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from agentdesk.core.case import CaseState
from agentdesk.core.event import ANSWERED, DECIDED, Event
from agentdesk.core.inputs import CallInput, Interrupt, Tick
from agentdesk.process.call import Call, Setting
from agentdesk.process.engine import begin, new_events, respond
from agentdesk.process.steps import Wait
from tests.process.inputs import possible

# Facts that are only said, and that no way depends on.
SAID = frozenset({"callback_at", "follow_up_by", "transfer_to"})
# Facts that only the greeting asks about.
GREETED = frozenset({"order", "reason", "details", "known_problem", "requested_at"})
DROP = Interrupt("dropped")


@dataclass
class Ways:
    """The states that were met (by what tells them apart), the steps between them, and the answers taken.

    `asked` are the facts that tell states apart, where a process has too many of them to try them all.
    """

    at: datetime
    interrupting: bool = True
    asked: frozenset[str] | None = None
    followers: dict[Hashable, set[Hashable]] = field(default_factory=dict)
    over: set[Hashable] = field(default_factory=set)
    taken: set[tuple[str, str]] = field(default_factory=set)
    named: dict[Hashable, str] = field(default_factory=dict)
    undated: set[str] = field(default_factory=set)

    def explore(self, given: Setting, cases: Iterable[CaseState], *, inbound: bool = False) -> None:
        """Go every way from each of the cases; `inbound`: the customer has called."""
        waiting = [begin(given, case, self.at, inbound=inbound) for case in cases]
        for call in waiting:
            self._note_decisions(call.log)
        while waiting:
            call = waiting.pop()
            state = told_apart(call, self.asked)
            if state in self.followers:
                continue
            self.named[state] = f"{call.spot.step} {call.case.status}"
            self.followers[state] = set()
            if call.over:
                self.over.add(state)
                if not {"due", "close"} & {effect.kind for effect in call.effects}:
                    self.undated.add(call.passed[-1].step)
                continue
            for given_input in self._inputs(call):
                for seconds in self._lengths(call):
                    after = respond(call, given_input, self.at, seconds)
                    self._note_decisions(new_events(call, after))
                    self.followers[state].add(told_apart(after, self.asked))
                    waiting.append(after)

    def dead_ends(self) -> list[str]:
        """The states from which no call comes to its end."""
        alive = set(self.over)
        while True:
            more = {state for state, nexts in self.followers.items() if state not in alive and nexts & alive}
            if not more:
                return sorted(self.named[state] for state in self.followers if state not in alive)
            alive |= more

    def _inputs(self, call: Call) -> Iterable[CallInput]:
        """All inputs; the lines of a checklist only in their order, and no interrupt out of another but a drop."""
        inside = not self.interrupting or any(frame.kind == "interrupt" for frame in call.stack)
        inputs = []
        for one in possible(call, self.at):
            leaving = isinstance(one, Interrupt) and inside and not (self.interrupting and one == DROP)
            unticking = isinstance(one, Tick) and one.item in call.ticks
            if not leaving and not unticking:
                inputs.append(one)
        ticks = [one for one in inputs if isinstance(one, Tick)]
        return [one for one in inputs if one not in ticks[1:]]

    def _lengths(self, call: Call) -> tuple[float, ...]:
        """How long the agent takes: on hold once within the time, once far beyond it."""
        return (1.0, 50.0) if isinstance(call.step, Wait) and call.step.seconds else (1.0,)

    def _note_decisions(self, happened: Iterable[Event]) -> None:
        for event in happened:
            if event.kind in (ANSWERED, DECIDED):
                self.taken.add((str(event.step), str(event.value)))


def told_apart(call: Call, asked: frozenset[str] | None = None) -> Hashable:
    """What can make a difference to where a call goes from here."""
    case = replace(call.case, tags=(), due_from=None, due_by=None, facts={})
    been = frozenset(spot.step for spot in call.passed)
    without = SAID | GREETED if "greeting" in been else SAID
    tell = (
        item for item in call.case.facts.items() if item[0] not in without and (asked is None or item[0] in asked)
    )
    facts = tuple(sorted((name, str(value)) for name, value in tell))
    passed = been & {"solved", "settled", "complaint_kind"}
    held = (min(call.holds, 1), min(call.live_waits, 2), call.waited > call.agreed + 3)
    stack = tuple((frame.kind, frame.spot, frame.begun) for frame in call.stack)
    flags = (call.connected, call.begun, call.unreached, call.ran_out, call.over, call.ticks)
    return (call.spot, stack, flags, held, min(call.tried, 2), passed, case_key(case), facts)


def case_key(case: CaseState) -> Hashable:
    return (case.status, case.priority, case.assignee, case.task, case.closed, case.previous_status)
