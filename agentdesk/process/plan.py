"""The dated steps of a case if nobody ever answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import zip_longest

from agentdesk.core.case import CaseState
from agentdesk.core.inputs import CallInput, Choose, Enter, Next, Return, Tick
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call, Setting
from agentdesk.process.engine import begin, respond
from agentdesk.process.refusals import NotAccepted
from agentdesk.process.steps import Ask, Checklist, Effects, Input, Say, Step, Wait
from agentdesk.process.subjects import fact_value
from agentdesk.process.values import NotAValue

# A visit that hasn't come to its end after so many inputs goes in a circle.
_MOST_INPUTS = 200


@dataclass(frozen=True, slots=True)
class Planned:
    """One dated step: `step` is what is at hand at that visit, `due_from` and `due_by` are aware UTC moments.

    `context` and `source` are its text in the catalogue and in English ("" where it has none).
    """

    step: str
    due_from: datetime
    due_by: datetime
    context: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Visit:
    """A case worked at one moment: the step at hand, and the case as it was left (None: it waits for an answer)."""

    at: datetime
    due_by: datetime
    name: str
    step: Step
    left: CaseState | None


@dataclass(slots=True)
class _Chain:
    """Visit after visit, each at the earliest or at the latest moment that the one before it left."""

    setting: Setting
    case: CaseState
    until: datetime
    early: bool
    seen: set[tuple[object, ...]] = field(default_factory=set)

    def visits(self, at: datetime) -> Iterator[_Visit]:
        """The visits from `at` on, up to the close, a repeated state, or the end of the time that is planned."""
        while self.case.closed is None:
            due_from, due_by = _range(self.setting, self.case, at)
            at = due_from if self.early else due_by
            visit = _visit(self.setting, self.case, at, due_by)
            if due_from > self.until or visit is None or self._repeats(visit):
                return
            yield visit
            if visit.left is None or visit.left.due_from is None:
                return
            self.case = visit.left

    def _repeats(self, visit: _Visit) -> bool:
        case = self.case
        facts = tuple(sorted((name, str(value)) for name, value in case.facts.items()))
        state = (visit.name, case.status, case.priority, case.assignee, case.task, facts)
        known = state in self.seen
        self.seen.add(state)
        return known


def assumptions(setting: Setting, case: CaseState) -> dict[str, Plain]:
    """The facts that a plan takes for granted: those that nobody knows and for which the file says `plan`."""
    known = {**(setting.protocol.facts if setting.own and setting.protocol else {}), **setting.body.facts}
    missing = {name: fact for name, fact in known.items() if fact.default is None and case.facts.get(name) is None}
    return {name: fact.plan for name, fact in missing.items() if fact.plan is not None}


def plan(setting: Setting, case: CaseState, at: datetime) -> tuple[Planned, ...]:
    """What is to be done when, from `at` on, in the process alone, without the call protocol around it.

    `due_from` is the chain of earliest moments, `due_by` that of the latest ones; where the two come to different
    steps, the earliest one is told. It ends with the close, before a state comes again, after twelve months, or
    with a step that needs an answer which nobody gives.
    """
    alone = setting if setting.own else replace(setting, protocol=None)
    assumed = replace(case, facts={**case.facts, **assumptions(alone, case)})
    until = _a_year_on(at)
    early, late = (_Chain(alone, assumed, until, early=first).visits(at) for first in (True, False))
    planned = (_planned(visit, other) for visit, other in zip_longest(early, late) if visit is not None)
    return tuple(planned)


def _planned(early: _Visit, late: _Visit | None) -> Planned:
    due_by = late.due_by if late is not None and late.name == early.name else early.due_by
    task, said = early.step.task, getattr(early.step, "say", "")
    place = "task" if task else "say"
    context = f"{early.name}.{place}" if task or said else ""
    return Planned(early.name, early.at.astimezone(UTC), max(early.at, due_by).astimezone(UTC), context, task or said)


def _range(setting: Setting, case: CaseState, at: datetime) -> tuple[datetime, datetime]:
    """From when until when the next visit falls, not before `at`. An appointment keeps its own time."""
    start = max(case.due_from or at, at)
    if not case.promised:
        start = setting.window.opens(start, setting.zone, setting.days)
    end = case.due_by
    if end is not None and (end > start or end == start == case.due_from):
        return start, end
    closes = setting.window.day_hours(start.astimezone(setting.zone).date(), setting.zone, setting.days)[1]
    return start, max(start, closes)


def _visit(setting: Setting, case: CaseState, at: datetime, due_by: datetime) -> _Visit | None:
    """One visit at which nobody answers; None where it goes in a circle."""
    call = begin(setting, case, at)
    at_hand: list[Call] = []
    for _ in range(_MOST_INPUTS):
        if call.over:
            name, step = _told(at_hand, call)
            return _Visit(at, due_by, name, step, call.case)
        if not isinstance(call.step, Say):
            at_hand.append(call)
        following = _unanswered(call, at)
        if following is None:
            name, step = _told(at_hand, call)
            return _Visit(at, due_by, name, step, None)
        call = following
    return None


def _told(at_hand: list[Call], last: Call) -> tuple[str, Step]:
    """The step that stands for a visit: its call, or where it stands, or what asks or waits first, or was written."""
    calls = (call for call in at_hand if isinstance(call.step, Ask) and call.step.call)
    standing = () if last.over else (last,)
    asking = (call for call in at_hand if isinstance(call.step, Ask | Wait) and not _live(call.step))
    for call in (*calls, *standing, *asking, *at_hand):
        return call.spot.step, call.step
    for spot in reversed(last.passed):
        step = last.process_at(spot).steps.get(spot.step)
        if isinstance(step, Effects) and step.effects:
            return spot.step, step
    return last.spot.step, last.step


def _live(step: Step) -> bool:
    return isinstance(step, Wait) and step.seconds is not None


def _unanswered(call: Call, at: datetime) -> Call | None:
    """The call after the step at hand has passed without an answer; None where it can't."""
    try:
        for given in _silence(call):
            call = respond(call, given, at)
    except (NotAccepted, NotAValue):
        return None
    return call


def _silence(call: Call) -> tuple[CallInput, ...]:
    """What is done at a step if nobody answers."""
    step = call.step
    if isinstance(step, Ask):
        return (Choose(step.if_nobody or ""),)
    if isinstance(step, Input):
        return (Enter(_assumed(call, step)),)
    if isinstance(step, Checklist):
        return (*(Tick(item) for item in step.items if item not in call.ticks), Next())
    return (Return(),) if _live(step) else (Next(),)


def _assumed(call: Call, step: Input) -> str:
    known = call.setting.body.facts.get(step.fact)
    if step.optional or fact_value(call, step.fact) is not None or known is None or known.plan is None:
        return ""
    return str(known.plan)


def _a_year_on(at: datetime) -> datetime:
    return at.replace(year=at.year + 1, day=28 if (at.month, at.day) == (2, 29) else at.day)
