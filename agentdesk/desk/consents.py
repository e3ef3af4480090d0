"""What a customer allows: taken down, withdrawn, shown; and the wish not to be called any more."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from agentdesk.calendars.zones import instant, zone_named
from agentdesk.core.call import Agent, names_of
from agentdesk.core.case import Case
from agentdesk.core.consent import CHANNELS, WHY_NOT, Consent, DoNotCall, standing
from agentdesk.core.errors import AgentdeskError, BadInput, Phrase
from agentdesk.desk.facade_rules import ConsentsView, ConsentView, NotCalledView
from agentdesk.desk.leads import decided
from agentdesk.desk.ports_rules import NotCalled
from agentdesk.desk.unfit import fault_at
from agentdesk.words import dates
from agentdesk.words.slots import kept_apart
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office


# As many customers as a lead looks through at once.
MOST = 200


class ExpiredAlready(AgentdeskError):
    """A consent that would end before it begins."""

    message = "this consent would have expired already; give today or a day to come"


class MayBeCalled(AgentdeskError):
    """There is no do-not-call to be lifted."""

    message = "this customer may be called already"


NAMES = {
    "voice": Phrase("calls"),
    "voicemail": Phrase("voicemail"),
    "text": Phrase("texts"),
    "mail": Phrase("mails"),
    "letter": Phrase("letters"),
}


class CustomerConsents:
    """The use cases (the port `Consents`)."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def of(self, case: int, interface: str, contact: int | None = None) -> ConsentsView:
        office = self._office
        found, history = office.store.case(str(case)), office.store.rules.consents(case)
        numbers = found.customer.numbers
        point = contact if contact is not None or not numbers else numbers[0].id
        tr, now = Translator(office.library.words, interface), office.clock.now()
        barred = office.store.rules.records([case])[case].do_not_call
        return ConsentsView(
            tuple(_channel(found, channel, history, point, now, tr) for channel in CHANNELS),
            do_not_call_line(barred, found, tr) if barred else "",
        )

    def take_down(
        self,
        case: int,
        channel: str,
        agent: Agent,
        *,
        given: bool,
        until: date | None = None,
        contact: int | None = None,
        source: str = "",
    ) -> None:
        office, now = self._office, self._office.clock.now()
        end = _end(until, office.store.case(str(case)), now) if until and given else None
        said = Consent(CHANNELS[CHANNELS.index(channel)], given, now, end, contact, source.strip(), agent.id)
        office.store.rules.set_consents(case, [said], at=now, agent=agent.id)

    def take_down_all(
        self, case: int, said: Mapping[str, bool], agent: Agent, *, until: str = "", source: str = ""
    ) -> None:
        office, now = self._office, self._office.clock.now()
        found = office.store.case(str(case))
        try:
            end = _end(_typed_day(until, found, now), found, now) if until.strip() else None
        except AgentdeskError as error:
            raise BadInput(fault_at("until", error)) from error
        kept = [
            Consent(channel, said[channel], now, end if said[channel] else None, None, source.strip(), agent.id)
            for channel in CHANNELS
            if channel in said
        ]
        office.store.rules.set_consents(case, kept, at=now, agent=agent.id)

    def do_not_call(self, case: int, agent: Agent, reason: str = "") -> None:
        self._office.store.rules.bar(case, reason.strip(), at=self._office.clock.now(), agent=agent.id)

    def not_called(self, interface: str) -> tuple[NotCalledView, ...]:
        office, names = self._office, names_of(self._office.agents())
        tr = Translator(office.library.words, interface)
        return tuple(
            NotCalledView(found.case, found.external_id, found.customer, _not_called(found, names, tr))
            for found in office.store.rules.not_called(MOST)
        )

    def allow_calls(self, case: int, lead: Agent, reason: str) -> None:
        said = decided(lead, reason)
        if self._office.store.rules.records([case])[case].do_not_call is None:
            raise MayBeCalled
        self._office.store.rules.unbar(case, said, at=self._office.clock.now(), agent=lead.id)


def _typed_day(typed: str, case: Case, now: datetime) -> date:
    """A day as it is typed in a call. NotAValue."""
    from agentdesk.process.steps import RESUME, Input
    from agentdesk.process.values import parse

    step = Input.model_validate({"kind": "input", "type": "date", "fact": "typed", "next": RESUME})
    return date.fromisoformat(str(parse(step, typed.strip(), now, zone_named(case.timezone), case.country)))


def _end(last: date, case: Case, now: datetime) -> datetime:
    """The end of the last day on which a consent holds. ExpiredAlready."""
    end = instant(last + timedelta(days=1), 0, zone_named(case.timezone))
    if end <= now:
        raise ExpiredAlready
    return end


def do_not_call_line(barred: DoNotCall, case: Case, tr: Translator) -> str:
    """Since when a customer isn't to be called, and why."""
    since = dates.moment(barred.at, zone_named(case.timezone), tr.language, case.country)
    if barred.reason:
        reason = _why(barred.reason, tr)
        return tr("The customer is not to be called, since {moment}: {reason}", moment=since, reason=reason)
    return tr("The customer is not to be called, since {moment}.", moment=since)


def _not_called(found: NotCalled, names: Mapping[str, str], tr: Translator) -> str:
    day = dates.day(found.at.astimezone(zone_named(found.timezone)).date(), tr.language, found.country)
    who = kept_apart(names.get(found.agent, found.agent), tr.direction)
    idle = tr.plural("{count} case left open", "{count} cases left open", found.idle) if found.idle else ""
    return " · ".join(part for part in (idle, kept_apart(day, tr.direction), who, _why(found.reason, tr)) if part)


def _why(reason: str, tr: Translator) -> str:
    """Why somebody isn't to be called: one of the usual reasons by its words, or what was written."""
    known = WHY_NOT.get(reason)
    return tr(known) if known else kept_apart(reason, tr.direction)


def _channel(
    case: Case, channel: str, history: Sequence[Consent], point: int | None, now: datetime, tr: Translator
) -> ConsentView:
    said = standing(history, channel, point)
    if said is None:
        return ConsentView(channel, tr(NAMES[channel]), None, False, None, None, tr("nobody has asked"))
    given = said.given if said.holds(now) else None
    expired = given is None
    text = _line(said, case, tr, expired=expired)
    return ConsentView(channel, tr(NAMES[channel]), given, expired, said.at, said.until, text)


def _line(said: Consent, case: Case, tr: Translator, *, expired: bool) -> str:
    zone = zone_named(case.timezone)

    def day(moment: datetime) -> str:
        return dates.day(moment.astimezone(zone).date(), tr.language, case.country)

    last = day(said.until - timedelta(microseconds=1)) if said.until else ""
    if expired:
        return tr("expired; it held until {day}", day=last)
    if said.at is None:
        return tr("given, nobody knows when") if said.given else tr("withdrawn, nobody knows when")
    if not said.given:
        return tr("withdrawn on {day}", day=day(said.at))
    if last:
        return tr("given on {day}, holds until {last}", day=day(said.at), last=last)
    return tr("given on {day}", day=day(said.at))
