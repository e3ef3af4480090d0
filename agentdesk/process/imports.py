"""What an import sets off: steps that pass without an agent, after a case was changed from outside."""

from datetime import datetime

from agentdesk.core import event as events
from agentdesk.core.case import CaseState
from agentdesk.core.effect import NOTE_REQUIRED, OUTGOING, Effect
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.event import Event
from agentdesk.process.call import Call, Setting, Spot, fresh
from agentdesk.process.fold import advance
from agentdesk.process.model import Trigger
from agentdesk.process.settling import settle
from agentdesk.process.subjects import holds, value_of

_ONLY_IN_CALLS = OUTGOING | {"report", "number"}


def set_off(setting: Setting, before: CaseState | None, after: CaseState, at: datetime) -> tuple[Effect, ...]:
    """The effects that an import of `after` has beside its own (`before`: None for a new case). BadInput.

    The first trigger counts whose condition holds and that asks about something which the import changed.
    """
    now = fresh(setting, after)
    then = None if before is None else fresh(setting, before)
    for trigger in setting.body.on_import:
        if holds(now, trigger.when, at) and (then is None or _asks_about_a_change(trigger, then, now, at)):
            return run_from(setting, after, trigger.start, at)
    return ()


def run_from(setting: Setting, case: CaseState, step: str, at: datetime) -> tuple[Effect, ...]:
    """The effects of the steps from `step` on.

    BadInput where one of them waits for an agent, sends something, or isn't there.
    """
    place = f"{setting.body.id}: on_import: {step}"
    if step not in setting.body.steps:
        raise BadInput(Fault(place, "there is no such step", "name one of the process's steps"))
    call = advance(fresh(setting, case), Event(events.TAKEN, at, turn=1))
    call = settle(call.changed(spot=Spot(step), step=setting.body.steps[step]), at)
    if not call.over:
        raise BadInput(Fault(place, f"{call.spot.step} waits for an agent", "lead it to an end without questions"))
    for effect in call.effects:
        if effect.kind in _ONLY_IN_CALLS or effect == Effect("note", NOTE_REQUIRED):
            raise BadInput(Fault(place, f"an import can't have the effect {effect.kind}", "leave it to a call"))
    return call.effects


def _asks_about_a_change(trigger: Trigger, then: Call, now: Call, at: datetime) -> bool:
    subjects = tuple(trigger.when)
    return not subjects or any(value_of(then, name, at) != value_of(now, name, at) for name in subjects)
