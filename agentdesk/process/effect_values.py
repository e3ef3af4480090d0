"""What an effect of a process file comes to in a call: names, counts and dates."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from agentdesk.calendars.due import Due, resolve
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call
from agentdesk.process.effects import DueSpec, EffectSpec, PreviousStatus, counted_tag
from agentdesk.process.subjects import fact_value


def effect_of(call: Call, spec: EffectSpec | DueSpec, at: datetime) -> Plain:
    """The effect as events carry it: {"kind": …, "value": …}; None where it changes nothing."""
    if isinstance(spec, DueSpec):
        return {"kind": "due", "value": _due(call, spec, at)}
    if spec.due is not None and spec.due.before and call.case.due_before is None:
        return None
    return {"kind": spec.kind, "value": _value(call, spec, at)}


def _value(call: Call, spec: EffectSpec, at: datetime) -> Plain:
    if spec.due is not None:
        return _due(call, spec.due, at)
    if spec.fact is not None:
        return {"name": spec.fact, "value": _fact(call, spec, at)}
    if spec.tag is not None:
        return counted_tag(spec.tag, {name: fact_value(call, name) or 0 for name in spec.counted})
    if isinstance(spec.status, PreviousStatus):
        return call.case.previous_status or spec.status.previous_or
    if spec.assign is not None:
        return None if spec.assign == "nobody" else spec.assign
    return str(getattr(spec, spec.kind))


def _fact(call: Call, spec: EffectSpec, at: datetime) -> Plain:
    if spec.clear:
        return None
    if spec.add is not None:
        return int(fact_value(call, str(spec.fact)) or 0) + spec.add
    return at.astimezone(call.setting.zone).date().isoformat() if spec.to == "today" else spec.to


def _due(call: Call, spec: DueSpec, at: datetime) -> Plain:
    setting = call.setting
    if spec.before:
        return {**cast("Mapping[str, Plain]", call.case.due_before), "rolled": []}
    named = [name for name in (spec.at, spec.by, spec.on, spec.after) if name is not None]
    facts = {name: value for name in named if (value := fact_value(call, name)) is not None}
    due = resolve(spec.rule, now=at, facts=facts, zone=setting.zone, days=setting.days, window=setting.window)
    put_off = _put_off(call) if spec.now else None
    return {**due_plain(due, call), **({"instead_of": put_off} if put_off else {})}


def _put_off(call: Call) -> Plain:
    """The date that one "at once" puts off: the first of them, where several come after each other."""
    case = call.case
    if case.due_before is not None or case.due_from is None or case.due_by is None:
        return case.due_before
    plain = due_plain(Due(case.due_from, case.due_by, case.promised), call)
    return {name: plain[name] for name in ("due_from", "due_by", "promised")}


def due_plain(due: Due, call: Call) -> dict[str, Plain]:
    """A due date as effects carry it, in the customer's zone, with the reason where it was moved."""
    zone = call.setting.zone
    return {
        "due_from": due.due_from.astimezone(zone).isoformat(),
        "due_by": due.due_by.astimezone(zone).isoformat(),
        "promised": due.appointment,
        "rolled": [
            {"wanted": r.wanted.isoformat(), "given": r.given.isoformat(), "kind": r.kind, "name": r.name}
            for r in due.rolled
        ],
    }
