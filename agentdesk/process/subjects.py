"""What conditions ask about: the case, the call, the facts, and the days since a date."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from agentdesk.calendars.months import months_between
from agentdesk.process.call import Call, Spot
from agentdesk.process.conditions import DAYS_SINCE, MONTHS_SINCE, PASSED, WORKING_DAYS_SINCE, Condition, fact_of
from agentdesk.process.fact_types import fits
from agentdesk.process.steps import Say


def _role(call: Call) -> str | None:
    """The role on whose list the case is: None on everybody's, and where a colleague was given it."""
    body, protocol = call.setting.body, call.setting.protocol
    roles = {*body.roles, *(protocol.roles if protocol else ())}
    return call.case.assignee if call.case.assignee in roles else None


_CASE: dict[str, Callable[[Call], Any]] = {
    "status": lambda call: call.case.status,
    "priority": lambda call: call.case.priority,
    "assignee": _role,
    "task": lambda call: call.case.task,
}
_CALL: dict[str, Callable[[Call], Any]] = {
    "connected": lambda call: call.connected,
    "holds": lambda call: call.holds,
    "extensions": lambda call: max(0, call.live_waits - 1),
    "held_over": lambda call: call.waited - call.agreed,
    "numbers_left": lambda call: max(0, call.setting.numbers - call.tried),
    "voicemail_consent": lambda call: _both(call.setting.voicemail, call.case.facts.get("voicemail_consent")),
    "voicemail_left": lambda call: any(_is_voicemail(call, spot) for spot in call.passed),
    "confidential": lambda call: call.setting.body.confidential,
    "inbound": lambda call: call.inbound,
    "do_not_call": lambda call: call.setting.barred,
}


def value_of(call: Call, subject: str, at: datetime) -> Any:
    """The subject's value (None: unknown). Days are counted in the customer's zone."""
    reader = _CASE.get(subject) or _CALL.get(subject)
    if reader is not None:
        return reader(call)
    if subject.startswith(PASSED):
        step = subject.removeprefix(PASSED).strip()
        return any(spot == (step, call.spot.protocol) for spot in call.passed)
    fact = fact_of(subject) or subject
    value = fact_value(call, fact)
    if value is None:
        return None
    if subject == fact:
        return float(value) if _is_money(call, fact) else value
    since = _day(str(value), call)
    today = at.astimezone(call.setting.zone).date()
    if subject.startswith(WORKING_DAYS_SINCE):
        days = call.setting.days  # of what lies before the table, its own days are more than any rule asks for
        return days.since(max(since, days.first), today)
    if subject.startswith(MONTHS_SINCE):
        return months_between(since, today)
    return (today - since).days if subject.startswith(DAYS_SINCE) else value


def _both(of_the_number: bool | None, of_the_case: Any) -> bool | None:
    """A consent that two places hold: one that was refused anywhere is refused."""
    known = [consent for consent in (of_the_number, of_the_case) if consent is not None]
    return all(known) if known else None


def _is_voicemail(call: Call, spot: Spot) -> bool:
    """Whether a message was left at a spot that the call has come by."""
    step = call.process_at(spot).steps.get(spot.step)
    return isinstance(step, Say) and step.voicemail


def _is_money(call: Call, fact: str) -> bool:
    declared = call.setting.body.facts.get(fact)
    return declared is not None and declared.type == "money"


def _day(value: str, call: Call) -> date:
    """The day of a fact, of a moment in the customer's zone."""
    if "T" in value:
        return datetime.fromisoformat(value).astimezone(call.setting.zone).date()
    return date.fromisoformat(value)


def fact_value(call: Call, fact: str) -> Any:
    """A fact of the case, or its default; a value of another type than the process declares isn't known."""
    value = call.case.facts.get(fact)
    body, protocol = call.setting.body, call.setting.protocol
    declared = body.facts.get(fact) or (protocol.facts.get(fact) if protocol else None)
    if declared is None or (value is not None and fits(declared.type, value)):
        return value
    return declared.default


def holds(call: Call, condition: Condition, at: datetime) -> bool:
    """Whether every test of the condition passes."""
    return all(
        test.holds(value_of(call, subject, at), partial(fact_value, call)) for subject, test in condition.items()
    )
