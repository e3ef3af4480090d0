"""What an effect of a process file comes to in a call: names, counts and dates."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from agentdesk.calendars.due import Due, resolve
from agentdesk.calendars.windows import CallingWindow
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call
from agentdesk.process.due_spec import DueSpec, FactValue
from agentdesk.process.effects import EffectSpec, PreviousStatus, counted_tag
from agentdesk.process.subjects import fact_value

# The hours of work that needs no calling window, and those by which the days of facts are counted.
_EVERY_DAY = CallingWindow((((9 * 60, 18 * 60),),) * 7, "every_day")


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
    if isinstance(spec.assign, FactValue):
        return cast("Plain", fact_value(call, spec.assign.fact))
    if spec.assign is not None:
        return None if spec.assign == "nobody" else spec.assign
    return str(getattr(spec, spec.kind))


def _fact(call: Call, spec: EffectSpec, at: datetime) -> Plain:
    if spec.clear:
        return None
    if spec.add is not None:
        return int(fact_value(call, str(spec.fact)) or 0) + spec.add
    if isinstance(spec.to, DueSpec):
        return _day_or_moment(call, str(spec.fact), spec.to, at)
    here = at.astimezone(call.setting.zone)
    return {"today": here.date().isoformat(), "now": here.isoformat()}.get(str(spec.to), spec.to)


def _due(call: Call, spec: DueSpec, at: datetime) -> Plain:
    if spec.before:
        return {**cast("Mapping[str, Plain]", call.case.due_before), "rolled": []}
    due = _resolved(call, spec, at, _EVERY_DAY if spec.window else call.setting.window)
    if spec.keep_by and call.case.due_by is not None:
        due = replace(due, due_by=max(due.due_by, call.case.due_by))
    put_off = _put_off(call) if spec.now else None
    said: dict[str, Plain] = {"anytime": True} if spec.window else {}
    return {**due_plain(due, call), **said, **({"instead_of": put_off} if put_off else {})}


def _resolved(call: Call, spec: DueSpec, at: datetime, window: CallingWindow) -> Due:
    rule, setting = spec.rule, call.setting
    named = {name for _field, name in rule.facts()}
    facts = {name: value for name in named if (value := fact_value(call, name)) is not None}
    return resolve(rule, now=at, facts=facts, zone=setting.zone, days=setting.days, window=window)


def _day_or_moment(call: Call, fact: str, spec: DueSpec, at: datetime) -> str:
    """What a due rule sets a fact to: a date to its first day, a moment to its end."""
    due = _resolved(call, spec, at, _EVERY_DAY)
    declared = call.setting.body.facts.get(fact)
    if declared is not None and declared.type == "time":
        return due.due_by.astimezone(call.setting.zone).isoformat()
    return due.due_from.astimezone(call.setting.zone).date().isoformat()


def _put_off(call: Call) -> Plain:
    """The date that one "at once" puts off: the first of them, where several come after each other."""
    case = call.case
    if case.due_before is not None or case.due_from is None or case.due_by is None:
        return case.due_before
    plain = due_plain(Due(case.due_from, case.due_by, case.promised), call)
    kept = {name: plain[name] for name in ("due_from", "due_by", "promised")}
    return {**kept, "anytime": True} if case.anytime else kept


def due_plain(due: Due, call: Call) -> dict[str, Plain]:
    """A due date as effects carry it, in the customer's zone, with the reason where it was moved."""
    zone = call.setting.zone
    unsure: dict[str, Plain] = {"provisional": True} if due.provisional else {}
    return {
        "due_from": due.due_from.astimezone(zone).isoformat(),
        "due_by": due.due_by.astimezone(zone).isoformat(),
        "promised": due.appointment,
        "rolled": [
            {"wanted": r.wanted.isoformat(), "given": r.given.isoformat(), "kind": r.kind, "name": r.name}
            for r in due.rolled
        ],
        **unsure,
    }
