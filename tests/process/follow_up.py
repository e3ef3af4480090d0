"""Follow-up cases in Shanghai: what an import plans for them, what a walk writes, and their days as they read."""

from datetime import datetime
from typing import Any

from agentdesk.core.case import CaseState
from agentdesk.core.effect import apply_all
from agentdesk.process.imports import set_off
from agentdesk.process.plan import plan
from agentdesk.process.walk import Walk
from tests.process.effect_lines import day, lines
from tests.process.scene import case, moment, setting, shipped, walked

ID, ZONE = "follow_up", "Asia/Shanghai"
# A working Tuesday in winter.
TUESDAY = "2026-11-24T10:00"


def at(text: str) -> datetime:
    """A moment in Shanghai."""
    return moment(text, ZONE)


def event(text: str) -> str:
    """A moment in Shanghai as a fact holds it."""
    return at(text).isoformat()


def imported(now: str = TUESDAY, **facts: Any) -> CaseState:
    """A case after the import that brought it."""
    state = case(**facts)
    return apply_all(state, set_off(setting(shipped(ID).process), None, state, at(now)))


def changed(state: CaseState, now: str, **facts: Any) -> CaseState:
    """A case after an import that changed some of its facts."""
    after = case(**{**state.facts, **facts}, status=state.status, due_from=state.due_from, due_by=state.due_by)
    return apply_all(after, set_off(setting(shipped(ID).process), state, after, at(now)))


def due(state: CaseState) -> str:
    """When a case is due, on the clock of Shanghai; `anytime` where it waits for no window."""
    if state.due_from is None or state.due_by is None:
        return "never"
    here = at(TUESDAY).tzinfo
    said = day(state.due_from.astimezone(here), state.due_by.astimezone(here))
    return f"{said} anytime" if state.anytime else f"{said} promised" if state.promised else said


def going(
    answers: str = "", now: str = TUESDAY, *, full: bool = False, status: str = "planned", **facts: Any
) -> Walk:
    """A walk through a case that is due."""
    return walked(ID, answers, case=case(status, **facts), at=now, full=full)


def after(answers: str, now: str = TUESDAY, **given: Any) -> CaseState:
    """The case that a walk leaves; the walk has come to its end."""
    walk = going(answers, now, **given)
    assert walk.call.over, walk.call.spot
    return walk.call.case


def written(answers: str, now: str = TUESDAY, **given: Any) -> list[str]:
    """The effects of a walk, a line each."""
    return lines(going(answers, now, **given).call.effects)


def planned(now: str = TUESDAY, **facts: Any) -> list[tuple[str, str]]:
    """The dated steps of a new case if nobody ever answers."""
    found = plan(setting(shipped(ID).process), case(**facts), at(now))
    here = at(now).tzinfo
    return [(one.step, day(one.due_from.astimezone(here), one.due_by.astimezone(here))) for one in found]
