"""Walks that are made from a process file alone: cases to begin with, and every answer that comes up on the way."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from agentdesk.calendars.fact_dates import BadFact, MissingFact
from agentdesk.core import event as events
from agentdesk.core.case import CaseState
from agentdesk.core.event import ANSWERED, DECIDED, Event
from agentdesk.core.inputs import CallInput, Interrupt, Tick
from agentdesk.process.call import Call, Setting, Spot, fresh
from agentdesk.process.checklists import lines
from agentdesk.process.conditions import CASE_SUBJECTS, PASSED, Condition, Test, fact_of
from agentdesk.process.engine import begin, decisions, new_events, respond
from agentdesk.process.fold import advance
from agentdesk.process.model import Process
from agentdesk.process.settling import settle
from agentdesk.process.steps import Ask, Checklist, Decide
from agentdesk.process.subjects import holds
from tests.process.inputs import possible

Taken = tuple[str, str]
# The inputs after which a call that can end has ended.
_LONGEST = 60
# From so many steps each way from anywhere is taken.
_PLACES = 4


def options(process: Process) -> set[Taken]:
    """Every answer of a process, as the journal names it."""
    inside = f"{process.id}/" if process.protocol else ""
    asks = ((name, step) for name, step in process.steps.items() if isinstance(step, Ask | Decide))
    return {(f"{inside}{name}", option) for name, step in asks for option in step.options}


def cases(process: Process, at: datetime) -> Iterator[CaseState]:
    """Cases in every status: nothing is known of them, or what plans assume, and whatever a condition asks about."""
    assumed = {name: fact.plan for name, fact in process.facts.items() if fact.plan is not None}
    for status in dict.fromkeys((process.start_status, *process.statuses)):
        for facts in ({}, assumed) if assumed else ({},):
            base = CaseState(status=status, facts=facts)
            if status != "closed":
                yield base
                yield from (_fitting(base, process, condition, at) for condition in _conditions(process))


def _conditions(process: Process) -> Iterator[Condition]:
    """What the file asks about a case: each condition, and with it that of the branch that leads to its step."""
    decides = {name: step for name, step in process.steps.items() if isinstance(step, Decide)}
    for name, step in decides.items():
        branches = (branch for other in decides.values() for branch in other.options.values())
        before = [branch.when for branch in branches if branch.next == name and branch.when]
        for branch in step.options.values():
            if branch.when:
                yield branch.when
                yield from ({**earlier, **branch.when} for earlier in before)
    yield from (interrupt.when for interrupt in process.anywhere.values() if interrupt.when)
    yield from (trigger.when for trigger in process.on_import)


def _fitting(case: CaseState, process: Process, condition: Condition, at: datetime) -> CaseState:
    """The case with what the condition asks for, as far as a case holds it."""
    facts = dict(case.facts)
    for subject, test in condition.items():
        value = _wanted(test)
        if subject in CASE_SUBJECTS:
            case = replace(case, **{subject: value}) if isinstance(value, str) else case
            continue
        fact = process.facts.get(fact_of(subject) or "")
        if fact is None:
            continue
        if subject != fact_of(subject):
            days = _count(value) * (31 if subject.startswith("months") else 1)
            facts[str(fact_of(subject))] = (at - timedelta(days=days)).date().isoformat()
        elif value is not None:
            facts[subject] = _of_type(fact.type, value, at)
    return replace(case, facts=facts)


def _wanted(test: Test) -> Any:
    """A value for which the test holds; None where it wants none."""
    if test.is_ is not None:
        return test.is_
    if test.one_of:
        return test.one_of[0]
    limits = {key: limit for key, limit in test.limits.items() if isinstance(limit, int | float)}
    if limits:
        key, limit = next(iter(limits.items()))
        return int(limit) + {"over": 1, "under": -1}.get(key, 0)
    return True if test.known else None


def _count(value: Any) -> int:
    return int(value) if isinstance(value, int | float) else 1


def _of_type(kind: str, value: Any, at: datetime) -> Any:
    """The value itself, or where anything known will do, one of the fact's kind."""
    if value is not True or kind == "flag":
        return value
    some = {"date": at.date().isoformat(), "time": at.isoformat(), "text": "FREQ=YEARLY", "money": "12.50"}
    return some.get(kind, 1)


@dataclass
class Walks:
    """Walks from many beginnings: `taken` are the answers that came up, `ends` a call just after each of them."""

    at: datetime
    taken: dict[Taken, Call] = field(default_factory=dict)
    seen: set[Hashable] = field(default_factory=set)
    left: dict[str, set[Spot]] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    def go(self, given: Setting, process: Process, *, inbound: bool = False) -> None:
        """Walk from every case that the file makes one think of, and from what an import sets off."""
        self.asked = _asked_about(process) | _asked_about(given.body)
        waiting: list[Call] = []
        for call in _imported(given, process, self.at):
            self._note(call.log, call)
        for call in (begin(given, case, self.at, inbound=inbound) for case in cases(process, self.at)):
            self._note(call.log, call)
            self._meet(call, waiting)
        while waiting:
            for after in self._after(waiting.pop()):
                self._meet(after, waiting)

    def _meet(self, call: Call, waiting: list[Call]) -> None:
        # What was decided last matters where it may yet be answered otherwise: at the end the work comes together.
        decided = tuple((event.step, event.value) for event in decisions(call)) if call.over else ()
        state = (_place(call), _against(call), decided)
        known = [name for name in call.case.facts if name in self.asked]
        known += [spot.step for spot in call.passed if f"{PASSED}{spot.step}" in self.asked]
        news = {state, *((call.spot, sign) for sign in known)} - self.seen
        if news:
            self.seen |= news
            waiting.append(call)

    def _after(self, call: Call) -> Iterator[Call]:
        for given in possible(call, self.at, override=True):
            if _leads_nowhere(call, given, self.at) or (isinstance(given, Interrupt) and self._was_left(call, given)):
                continue
            after = self._responded(call, given)
            if after is not None:
                self._note(new_events(call, after), after)
                yield after

    def _was_left(self, call: Call, given: Interrupt) -> bool:
        """Whether enough steps were left by this way from anywhere already."""
        places = self.left.setdefault(given.id, set())
        if len(places) < _PLACES:
            places.add(call.spot)
        return call.spot not in places

    def _responded(self, call: Call, given: CallInput) -> Call | None:
        try:
            return respond(call, given, self.at, 1.0)
        except (BadFact, MissingFact):
            # Chosen against the facts, or typed, so that no date can be counted: nothing happens.
            return None

    def _note(self, happened: tuple[Event, ...], call: Call) -> None:
        """Keep what was answered, rather as the facts say than as somebody chose against them."""
        for event in happened:
            if event.kind in (ANSWERED, DECIDED):
                answer = (str(event.step), str(event.value))
                if answer not in self.taken or (_against(self.taken[answer]) and not _against(call)):
                    self.taken[answer] = call

    def stuck(self) -> list[Taken]:
        """The answers after which a call can't be brought to its end."""
        ending: set[Hashable] = set()
        return sorted(answer for answer, call in self.taken.items() if not self._ends(call, ending))

    def _ends(self, call: Call, ending: set[Hashable]) -> bool:
        """Whether some inputs bring the call to its end; `ending` are places from which that is known."""
        layer, met = [(call, (_place(call),))], {_place(call)}
        for _ in range(_LONGEST):
            ahead: list[tuple[Call, tuple[Hashable, ...]]] = []
            for one, way in layer:
                if one.over or _place(one) in ending:
                    ending.update(way)
                    return True
                for given in _onward(one, self.at):
                    after = self._responded(one, given)
                    if after is not None and _place(after) not in met:
                        met.add(_place(after))
                        ahead.append((after, (*way, _place(after))))
            layer = ahead
        return False


def _leads_nowhere(call: Call, given: CallInput, at: datetime) -> bool:
    """Whether an input takes a tick back, ticks out of turn, or leaves one way from anywhere for another."""
    if isinstance(given, Interrupt):
        return any(frame.kind == "interrupt" for frame in call.stack)
    if not isinstance(given, Tick) or not isinstance(call.step, Checklist):
        return False
    return given.item != next((item for item in lines(call, call.step, at) if item not in call.ticks), None)


def _onward(call: Call, at: datetime) -> Iterator[Any]:
    """What takes a call further, ways from anywhere left out."""
    given = (one for one in possible(call, at) if not isinstance(one, Interrupt))
    return (one for one in given if not _leads_nowhere(call, one, at))


def _imported(given: Setting, process: Process, at: datetime) -> Iterator[Call]:
    """What an import of each of the cases sets off."""
    for case in cases(process, at):
        call = advance(fresh(given, case), Event(events.TAKEN, at, turn=1))
        for trigger in process.on_import:
            if holds(call, trigger.when, at):
                yield settle(call.changed(spot=Spot(trigger.start), step=process.steps[trigger.start]), at)


def _asked_about(process: Process) -> frozenset[str]:
    """The facts, and the steps passed, that the file's conditions ask about."""
    subjects = {subject for condition in _conditions(process) for subject in condition}
    return frozenset(subjects | {fact_of(subject) or subject for subject in subjects})


def _against(call: Call) -> bool:
    """Whether a decision was answered otherwise than the facts say."""
    return any(event.kind == events.UNDONE for event in call.log)


def _place(call: Call) -> Hashable:
    """Where a call stands, without what it has been through."""
    stack = tuple((frame.kind, frame.spot) for frame in call.stack)
    flags = (call.connected, call.begun, call.unreached, call.over, call.ticks, call.holds > 0)
    return (call.spot, stack, flags, call.case.status)
