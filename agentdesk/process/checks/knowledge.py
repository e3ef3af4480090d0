"""What is known of a case at each step, whichever way the call came there."""

from collections import deque
from collections.abc import Iterator

from agentdesk.process.checks.ground import Ground
from agentdesk.process.conditions import Condition, Test, fact_of
from agentdesk.process.effects import EffectSpec
from agentdesk.process.steps import Ask, Body, Decide, Effects, Input, Step, targets

Known = frozenset[str]


def known_at(ground: Ground) -> dict[str, Known]:
    """The facts that are surely known when a step is entered; steps that can't be reached are left out."""
    found: dict[str, Known] = {}
    waiting = deque(_entries(ground))
    while waiting:
        name, known = waiting.popleft()
        step = ground.process.steps.get(name)
        if step is None:
            continue
        merged = found[name] & known if name in found else known
        if merged != found.get(name):
            found[name] = merged
            waiting.extend(_onward(step, merged))
    return found


def after_effect(known: Known, spec: EffectSpec) -> Known:
    """What is known after an effect."""
    if spec.fact is None:
        return known
    return known - {spec.fact} if spec.clear else known | {spec.fact}


def _entries(ground: Ground) -> Iterator[tuple[str, Known]]:
    process = ground.process
    always = frozenset(name for name, fact in ground.facts.items() if fact.default is not None)
    yield process.start, always
    for start, when in ground.entries():
        yield start, always | _implied(when)
    for step in process.steps.values():
        if isinstance(step, Body):
            yield step.next, always


def _onward(step: Step, known: Known) -> Iterator[tuple[str, Known]]:
    if isinstance(step, Decide):
        for branch in step.options.values():
            yield branch.next, known | _implied(branch.when)
            known |= _excluded(branch.when)
        return
    if isinstance(step, Input) and not step.optional:
        known |= {step.fact}
    if isinstance(step, Ask) and step.fact is not None:
        yield from _answered(step, step.fact, known)
        return
    if isinstance(step, Effects):
        for spec in step.effects:
            known = after_effect(known, spec)
    for _place, target in targets(step):
        yield target, known


def _answered(step: Ask, fact: str, known: Known) -> Iterator[tuple[str, Known]]:
    """An answer is kept as a fact, but for the one of a customer who isn't reached."""
    for name, option in step.options.items():
        given = step.call is None or name != step.call.not_reached
        yield option.next, known | {fact} if given else known


def _implied(condition: Condition) -> Known:
    """The facts without which the condition can't hold."""
    asked = ((fact_of(subject), test) for subject, test in condition.items())
    return frozenset(fact for fact, test in asked if fact is not None and _needs_value(test))


def _excluded(condition: Condition) -> Known:
    """The fact that is known wherever the condition doesn't hold."""
    if len(condition) != 1:
        return frozenset()
    (subject, test), *_ = condition.items()
    alone = test.known is False and test.model_fields_set == {"known"}
    fact = fact_of(subject)
    return frozenset({fact}) if alone and fact is not None else frozenset()


def _needs_value(test: Test) -> bool:
    return bool(test.known) or bool(test.model_fields_set - {"known", "is_not"})
