"""The dated steps of a case if nobody ever answers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import NamedTuple, cast

from agentdesk.core.case import CaseState
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.inputs import CallInput, Choose, Enter, Next, Return, Tick
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call, Setting
from agentdesk.process.checklists import lines
from agentdesk.process.engine import begin, respond
from agentdesk.process.imports import set_off
from agentdesk.process.refusals import NotAccepted
from agentdesk.process.steps import Ask, Checklist, Effects, Input, Say, Step, Wait
from agentdesk.process.subjects import fact_value
from agentdesk.process.values import NotAValue

# A visit that hasn't come to its end after so many inputs goes in a circle.
_MOST_INPUTS = 200
# More visits than every working day of the time that is planned, and the tries of each, are no plan.
_MOST_VISITS = 500


@dataclass(frozen=True, slots=True)
class Planned:
    """One dated step: `step` is what is at hand at that visit, `due_from` and `due_by` are aware UTC moments.

    `context` and `source` are its text in the catalogue and in English ("" where it has none). `due` is the date as
    the visit before wrote it, with what moved it (None: nothing before it set one).
    """

    step: str
    due_from: datetime
    due_by: datetime
    context: str = ""
    source: str = ""
    due: Mapping[str, Plain] | None = None


class _Told(NamedTuple):
    name: str
    step: Step


@dataclass(frozen=True, slots=True)
class _Visit:
    """A case worked at one moment: the steps that stand for it, and how the case was left.

    `left` is the case afterwards (None: it waits for an answer), `due` its new date as it was written.
    """

    at: datetime
    due_by: datetime
    told: tuple[_Told, ...]
    left: CaseState | None
    due: Mapping[str, Plain] | None = None


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
        for _ in range(_MOST_VISITS):
            if self.case.closed is not None:
                return
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
        state = (visit.told[0].name, case.status, case.priority, case.assignee, case.task, facts)
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

    A case that has no date is dated as an import would date it. `due_from` is the chain of earliest moments, `due_by`
    that of the latest ones; what only the earliest comes to keeps its own. It ends with the close, before a state
    comes again, after twelve months, or with a step that needs an answer which nobody gives.
    """
    alone = setting if setting.own else replace(setting, protocol=None)
    assumed = replace(case, facts={**case.facts, **assumptions(alone, case)})
    first = () if assumed.due_from or assumed.closed else _first_dates(alone, assumed, at)
    dated, until = apply_all(assumed, first), _a_year_on(at)
    early, late = (_Chain(alone, dated, until, early=first).visits(at) for first in (True, False))
    latest = {key: visit.due_by for key, _one, visit, _due in _each(late, first)}
    return tuple(
        _planned(one, visit, latest.get(key, visit.due_by), due) for key, one, visit, due in _each(early, first)
    )


def _first_dates(setting: Setting, case: CaseState, at: datetime) -> tuple[Effect, ...]:
    """What an import of the case would set off; the step that closes a case is left to be told."""
    effects = set_off(setting, None, case, at)
    return () if any(effect.kind == "close" for effect in effects) else effects


def _each(
    visits: Iterator[_Visit], first: tuple[Effect, ...]
) -> Iterator[tuple[tuple[str, int], _Told, _Visit, Mapping[str, Plain] | None]]:
    """Every step of the visits, under its name and the how manieth of that name it is, with what dated its visit."""
    counts: Counter[str] = Counter()
    due = _dated(first)
    for visit in visits:
        for one in visit.told:
            counts[one.name] += 1
            yield (one.name, counts[one.name]), one, visit, due
        due = visit.due


def _dated(effects: tuple[Effect, ...]) -> Mapping[str, Plain] | None:
    """The last date among the effects."""
    found = [effect.value for effect in effects if effect.kind == "due"]
    return cast("Mapping[str, Plain]", found[-1]) if found else None


def _planned(one: _Told, visit: _Visit, due_by: datetime, due: Mapping[str, Plain] | None) -> Planned:
    task, said = one.step.task, getattr(one.step, "say", "")
    place = "task" if task else "say"
    context = f"{one.name}.{place}" if task or said else ""
    ends = max(visit.due_by, due_by)
    return Planned(one.name, visit.at.astimezone(UTC), ends.astimezone(UTC), context, task or said, due)


def _range(setting: Setting, case: CaseState, at: datetime) -> tuple[datetime, datetime]:
    """From when until when the next visit falls, not before `at`. An appointment keeps its own time."""
    start = max(case.due_from or at, at)
    if not (case.promised or case.anytime):
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
            return _Visit(at, due_by, _told(at_hand, call), call.case, _dated(call.effects))
        if not isinstance(call.step, Say):
            at_hand.append(call)
        following = _unanswered(call, at)
        if following is None:
            return _Visit(at, due_by, _told(at_hand, call), None)
        call = following
    return None


def _told(at_hand: list[Call], last: Call) -> tuple[_Told, ...]:
    """The steps that stand for a visit: those that are marked for plans, or the one that tells most."""
    passed = (last.process_at(spot).steps.get(spot.step) for spot in (*last.passed, last.spot))
    spots = zip((*last.passed, last.spot), passed, strict=True)
    marked = tuple(_Told(spot.step, step) for spot, step in spots if step is not None and step.planned)
    return marked or (_telling(at_hand, last),)


def _telling(at_hand: list[Call], last: Call) -> _Told:
    """The call of a visit, or where it stands, or what asks or waits first, or what was written."""
    calls = (call for call in at_hand if isinstance(call.step, Ask) and call.step.call)
    standing = () if last.over else (last,)
    asking = (call for call in at_hand if isinstance(call.step, Ask | Wait) and not _live(call.step))
    for call in (*calls, *standing, *asking, *at_hand):
        return _Told(call.spot.step, call.step)
    for spot in reversed(last.passed):
        step = last.process_at(spot).steps.get(spot.step)
        if isinstance(step, Effects) and step.effects:
            return _Told(spot.step, step)
    return _Told(last.spot.step, last.step)


def _live(step: Step) -> bool:
    return isinstance(step, Wait) and step.seconds is not None


def _unanswered(call: Call, at: datetime) -> Call | None:
    """The call after the step at hand has passed without an answer; None where it can't."""
    try:
        for given in _silence(call, at):
            call = respond(call, given, at)
    except (NotAccepted, NotAValue):
        return None
    return call


def _silence(call: Call, at: datetime) -> tuple[CallInput, ...]:
    """What is done at a step if nobody answers."""
    step = call.step
    if isinstance(step, Ask):
        return (Choose(step.if_nobody or ""),)
    if isinstance(step, Input):
        return (Enter(_assumed(call, step)),)
    if isinstance(step, Checklist):
        return (*(Tick(item) for item in lines(call, step, at) if item not in call.ticks), Next())
    return (Return(),) if _live(step) else (Next(),)


def _assumed(call: Call, step: Input) -> str:
    known = call.setting.body.facts.get(step.fact)
    if step.optional or fact_value(call, step.fact) is not None or known is None or known.plan is None:
        return ""
    return str(known.plan)


def _a_year_on(at: datetime) -> datetime:
    return at.replace(year=at.year + 1, day=28 if (at.month, at.day) == (2, 29) else at.day)
