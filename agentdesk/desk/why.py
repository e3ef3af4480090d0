"""Why a case is, or is not, in the queue: every rule that holds it back, and until when."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from agentdesk.calendars.openings import Openings
from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import Agent, names_of
from agentdesk.core.case import Case
from agentdesk.core.queue import Reason
from agentdesk.desk import changed_process
from agentdesk.desk.absent_owners import handed_over
from agentdesk.desk.ports import Standing
from agentdesk.desk.rules import SAID_BY_RULES
from agentdesk.desk.views import ReasonView, WhyView
from agentdesk.words import dates
from agentdesk.words.names import city, language_name
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office

IN_QUEUE = "in_queue"


def why(office: "Office", case: Case, agent: Agent | None, interface: str) -> WhyView:
    """Why a case is, or is not, in an agent's queue, in the reader's words."""
    window, days = office.window_of(case.process), office.tables.of(case.country)
    others = reasons(case, office.store.standing(case.id), office.clock.now(), agent, window, days)
    held = changed_process.reasons(office.library, case, with_rules(others, office.rules.in_the_way(case)))
    held += handed_over(office, case)
    tr = Translator(office.library.words, interface)

    def word(kind: str, id: str) -> str:
        known = {} if kind == "closing" else names_of(office.store.agents())
        if kind == "agent" or id in known:
            return known.get(id, id)
        return office.label(kind, case.process, id, interface)

    return WhyView(
        case=case.id,
        external_id=case.external_id,
        customer=case.customer.name,
        in_queue=held[0].rule == IN_QUEUE,
        reasons=tuple(
            office.rules.said(rule, case, tr) if rule.rule in SAID_BY_RULES else said(rule, case, word, tr)
            for rule in held
        )
        + tuple(office.rules.said(rule, case, tr) for rule in office.rules.besides(case))
        + tuple(ReasonView("handed", line, None) for line in office.shift.handed(case, tr)),
    )


def with_rules(others: tuple[Reason, ...], rules: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons with those of the calling rules among them."""
    return tuple(one for one in others if one.rule != IN_QUEUE) + rules if rules else others


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
        yield Reason("not_due", state.due_from, _unsure(case, state.due_from, state.due_from, days))
    if not (state.promised or state.anytime) and not window.is_open(at, zone_named(case.timezone), days):
        yield _shut(case, at, window, days)
    if standing.agent is not None and standing.until is not None and standing.until > at:
        yield Reason("taken", standing.until, (("agent", standing.agent),))
    allowed = (None, *((agent.id, *agent.roles) if agent else ()))
    if state.assignee not in allowed:
        yield Reason("assigned", None, (("role", str(state.assignee)),))
    if agent is not None and agent.speaks and case.language not in agent.speaks:
        yield Reason("language", None, (("language", case.language),))


def _shut(case: Case, at: datetime, window: CallingWindow, days: WorkingDays) -> Reason:
    shut = Openings(window, zone_named(case.timezone), days)
    closure, opens = shut.why_shut(shut.day_of(at)), shut.at_or_after(at).opens
    holiday = (("holiday", closure[1]),) if closure and closure[0] == "holiday" else ()
    return Reason("window", opens, (("place", case.timezone), *holiday, *_unsure(case, at, opens, days)))


def _unsure(
    case: Case, first: datetime | None, last: datetime | None, days: WorkingDays
) -> tuple[tuple[str, str], ...]:
    """What to say of a time whose holidays may yet change; nothing where it was agreed with the customer."""
    if first is None or last is None or case.state.promised:
        return ()
    zone = zone_named(case.timezone)
    unsure = days.is_provisional(first.astimezone(zone).date(), last.astimezone(zone).date())
    return (("provisional", "yes"),) if unsure else ()


def said(reason: Reason, case: Case, word: Callable[[str, str], str], tr: Translator) -> ReasonView:
    """The rule in a sentence. `word` gives the words for a role, a closing (kind and id) or an agent."""
    values = dict(reason.values)
    until = dates.moment(reason.until, zone_named(case.timezone), tr.language, case.country) if reason.until else ""
    sentences = {
        "in_queue": lambda: tr("It is in the queue; it should be worked by {until}.", until=until),
        "closed": lambda: tr("It is closed: {reason}.", reason=word("closing", values["reason"])),
        "not_due": lambda: _due_sentence(until, tr, unsure="provisional" in values),
        "window": lambda: _window_sentence(values, city(values["place"], tr.language), until, tr),
        "taken": lambda: tr("{agent} has it, until {until}.", agent=word("agent", values["agent"]), until=until),
        "handed_over": lambda: tr(
            "Its agent, {agent}, was absent: it was handed over to all.", agent=word("agent", values["agent"])
        ),
        "assigned": lambda: tr("It is on the list of: {role}.", role=word("role", values["role"])),
        "language": lambda: tr(
            "It needs a language that you don't speak: {language}.",
            language=language_name(values["language"], tr.language),
        ),
        "no_process": lambda: tr("Its process {process} isn't installed any more.", process=values["process"]),
        "broken_process": lambda: tr(
            "Its process can't be used, because of a fault in its files: {place}: {fault}",
            place=values["place"],
            fault=tr.phrase(values["fault"]),
        ),
        "no_status": lambda: tr(
            "Its process has no status {status} any more: whoever takes it sends it to the team lead.",
            status=values["status"],
        ),
    }
    return ReasonView(reason.rule, sentences[reason.rule](), reason.until)


def _due_sentence(until: str, tr: Translator, *, unsure: bool) -> str:
    if unsure:
        return tr("It is not due before {until}. The holidays of that time may yet change.", until=until)
    return tr("It is not due before {until}.", until=until) if until else tr("It has no due date.")


def _window_sentence(values: Mapping[str, str], place: str, until: str, tr: Translator) -> str:
    holiday = values.get("holiday")
    if "provisional" in values:
        return tr(
            "No calls in {place} now; calls from {until}, if its holidays don't change.", place=place, until=until
        )
    if holiday:
        return tr(
            "Today is a holiday in {place}: {holiday}. Calls from {until}.", place=place, holiday=holiday, until=until
        )
    return tr("Outside calling hours in {place}; calls from {until}.", place=place, until=until)
