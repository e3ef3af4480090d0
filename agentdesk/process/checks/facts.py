"""Check: facts are declared, and used as what they are."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from agentdesk.calendars.recurrence import faults_of_recurrence
from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.conditions import CALL_SUBJECTS, CASE_SUBJECTS, RECORDED, Scalar
from agentdesk.process.due_spec import DueSpec
from agentdesk.process.effects import EffectSpec
from agentdesk.process.model import Fact
from agentdesk.process.reading import KEY, Loc
from agentdesk.process.slots import BUILT_IN
from agentdesk.process.steps import Ask, Input

# What a fact of a type can be set to that is known only when the effect comes up.
OF_THE_MOMENT = {"date": "today", "time": "now"}
_LIKE = {
    "count": "a whole number",
    "number": "a number",
    "money": 'a sum like "12.50"',
    "date": "a day like 2026-12-01",
    "time": "a moment like 2026-12-01T15:30+01:00",
    "text": "a text",
    "flag": "true or false",
}
# Inputs whose values are kept as a fact of another type.
_KEPT_AS = {"phone": "text"}


def check_facts(ground: Ground) -> Iterator[Fault]:
    """Unknown facts, values that don't fit them, and names that mean something else already."""
    yield from _declarations(ground)
    for name, step in ground.process.steps.items():
        if isinstance(step, Input):
            yield from _input(ground, ("steps", name), step)
        elif isinstance(step, Ask) and step.fact is not None:
            yield from _kept(ground, ("steps", name), step, step.fact)
    for loc, spec in ground.effects():
        if spec.fact is not None:
            yield from _effect(ground, loc, spec, spec.fact)
        for counted in spec.counted:
            yield from of_type(ground, (*loc, "tag"), counted, ("count",), "a tag counts with")


def _declarations(ground: Ground) -> Iterator[Fault]:
    # A fact that is named like a slot of the protocol would be said in its place, in every greeting.
    said = ground.protocol.slots if ground.protocol else {}
    for name, fact in ground.process.facts.items():
        recorded = name == RECORDED and fact.type == "flag"
        if name in (*CASE_SUBJECTS, *CALL_SUBJECTS, *BUILT_IN, *said) and not recorded:
            remedy = "give the fact another name"
            yield ground.fault(("facts", name, KEY), f"{name} means something else already", remedy)
        for key, value in (("default", fact.default), ("plan", fact.plan)):
            if value is not None and not fits(fact, value):
                yield _misfit(ground, ("facts", name, key), fact, name, value)


def _input(ground: Ground, loc: Loc, step: Input) -> Iterator[Fault]:
    kept = _KEPT_AS.get(step.type, step.type)
    yield from of_type(ground, (*loc, "fact"), step.fact, (kept,), f"this step asks for {_article(step.type)}, and")


def _kept(ground: Ground, loc: Loc, step: Ask, name: str) -> Iterator[Fault]:
    yield from of_type(ground, (*loc, "fact"), name, ("text",), "an answer is kept as a text, and")
    fact = ground.facts.get(name)
    for option in step.options if fact is not None and fact.choices else ():
        if fact is not None and not fits(fact, option):
            yield _misfit(ground, (*loc, "options", option, KEY), fact, name, option)


def _effect(ground: Ground, loc: Loc, spec: EffectSpec, name: str) -> Iterator[Fault]:
    fact = ground.facts.get(name)
    if fact is None or spec.add is not None:
        wanted = ("count",) if spec.add is not None else tuple(_LIKE)
        yield from of_type(ground, (*loc, "fact"), name, wanted, "adding needs a count, and")
    elif isinstance(spec.to, DueSpec):
        yield from of_type(ground, (*loc, "fact"), name, ("date", "time"), "a due rule gives a day, and")
    elif spec.to is not None and spec.to != OF_THE_MOMENT.get(fact.type) and not fits(fact, spec.to):
        yield _misfit(ground, (*loc, "to"), fact, name, spec.to)


def of_type(ground: Ground, loc: Loc, name: str, types: tuple[str, ...], why: str) -> Iterator[Fault]:
    """A fault, unless the fact `name` is known and of one of `types`."""
    fact = ground.facts.get(name)
    if fact is None:
        yield ground.fault(loc, f"there is no fact {name}", meant(name, ground.facts, "declare it under `facts`"))
    elif fact.type not in types:
        fitting = sorted(other for other, known in ground.facts.items() if known.type in types)
        remedy = f"name one of {', '.join(fitting)}" if fitting else f"declare {_article(types[0])}"
        yield ground.fault(loc, f"{why} {name} is {_article(fact.type)}", remedy)


def _article(kind: str) -> str:
    return {"money": "money", "text": "text"}.get(kind, f"a {kind}")


def fits(fact: Fact, value: Scalar) -> bool:
    """Whether `value` is one that the fact can have."""
    if fact.type in ("flag", "count", "number"):
        kinds = {"flag": bool, "count": int, "number": int | float}[fact.type]
        return isinstance(value, kinds) and (fact.type == "flag" or not isinstance(value, bool))
    if fact.type == "money":
        return not isinstance(value, bool) and re.fullmatch(r"\d+(\.\d{1,2})?", str(value)) is not None
    if not isinstance(value, str):
        return False
    if fact.type == "text":
        formed = fact.form != "recurrence" or not faults_of_recurrence(value, "")
        return formed and (not fact.choices or value in fact.choices)
    return _is_date(value) if fact.type == "date" else _is_moment(value)


def _is_date(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_moment(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _misfit(ground: Ground, loc: Loc, fact: Fact, name: str, value: Scalar) -> Fault:
    like = f"one of {', '.join(fact.choices)}" if fact.choices else _LIKE[fact.type]
    return ground.fault(loc, f"{value} is no value of {name}", f"write {like}")
