"""Why a case is, or is not, in the queue: every rule that holds it back, and until when."""

from collections.abc import Callable, Iterator
from datetime import datetime

from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import Agent
from agentdesk.core.case import Case
from agentdesk.core.queue import Reason
from agentdesk.desk.ports import Standing
from agentdesk.desk.views import ReasonView
from agentdesk.words import dates
from agentdesk.words.names import city, language_name
from agentdesk.words.translator import Translator

IN_QUEUE = "in_queue"


def reasons(
    case: Case, standing: Standing, at: datetime, agent: Agent | None, window: CallingWindow, days: WorkingDays
) -> tuple[Reason, ...]:
    """The rules that hold the case back at `at`; where there are none, the one that lets it in."""
    held = tuple(_held(case, standing, at, agent, window, days))
    return held or (Reason(IN_QUEUE, case.state.due_by),)


def _held(
    case: Case, standing: Standing, at: datetime, agent: Agent | None, window: CallingWindow, days: WorkingDays
) -> Iterator[Reason]:
    state = case.state
    if state.closed is not None:
        yield Reason("closed", None, (("reason", state.closed),))
        return
    if state.due_from is None or state.due_from > at:
        yield Reason("not_due", state.due_from)
    if case.window_key and not window.is_open(at, zone_named(case.timezone), days):
        yield _shut(case, at, window, days)
    if standing.agent is not None and standing.until is not None and standing.until > at:
        yield Reason("taken", standing.until, (("agent", standing.agent),))
    allowed = (None, *((agent.id, *agent.roles) if agent else ()))
    if state.assignee not in allowed:
        yield Reason("assigned", None, (("role", str(state.assignee)),))
    if agent is not None and agent.speaks and case.language not in agent.speaks:
        yield Reason("language", None, (("language", case.language),))


def _shut(case: Case, at: datetime, window: CallingWindow, days: WorkingDays) -> Reason:
    zone = zone_named(case.timezone)
    closure = days.why_closed(at.astimezone(zone).date())
    holiday = (("holiday", closure.name),) if closure.kind == "holiday" else ()
    return Reason("window", window.opens(at, zone, days), (("place", case.timezone), *holiday))


def said(reason: Reason, case: Case, word: Callable[[str, str], str], tr: Translator) -> ReasonView:
    """The rule in a sentence. `word` gives the words for a role, a closing (kind and id) or an agent."""
    values = dict(reason.values)
    until = dates.moment(reason.until, zone_named(case.timezone), tr.language, case.country) if reason.until else ""
    sentences = {
        "in_queue": lambda: tr("It is in the queue; it should be worked by {until}.", until=until),
        "closed": lambda: tr("It is closed: {reason}.", reason=word("closing", values["reason"])),
        "not_due": lambda: tr("It is not due before {until}.", until=until) if until else tr("It has no due date."),
        "window": lambda: _window_sentence(values.get("holiday"), city(values["place"], tr.language), until, tr),
        "taken": lambda: tr("{agent} has it, until {until}.", agent=word("agent", values["agent"]), until=until),
        "assigned": lambda: tr("It is on the list of: {role}.", role=word("role", values["role"])),
        "language": lambda: tr(
            "It needs a language that you don't speak: {language}.",
            language=language_name(values["language"], tr.language),
        ),
    }
    return ReasonView(reason.rule, sentences[reason.rule](), reason.until)


def _window_sentence(holiday: str | None, place: str, until: str, tr: Translator) -> str:
    if holiday:
        return tr(
            "Today is a holiday in {place}: {holiday}. Calls from {until}.", place=place, holiday=holiday, until=until
        )
    return tr("Outside calling hours in {place}; calls from {until}.", place=place, until=until)
