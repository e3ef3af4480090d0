"""When a customer may be called: the team's packs of rules, held against what is on record."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from agentdesk.calendars.zones import instant, zone_named
from agentdesk.core.call import Agent, names_of
from agentdesk.core.case import Case
from agentdesk.core.consent import allowed
from agentdesk.core.contact_record import ContactRecord, Override
from agentdesk.core.plain import Plain
from agentdesk.core.queue import Reason
from agentdesk.desk.facade_rules import HeldView
from agentdesk.desk.leads import decided
from agentdesk.desk.ports_rules import CallHeld, NeverOverridden, NotHeld
from agentdesk.desk.rule_words import reason_view
from agentdesk.desk.views import ReasonView
from agentdesk.desk.windows import NEVER_OPEN
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office
    from agentdesk.process.rules.model import Channel

RULE, BARRED, WITHHELD = "calling_rule", "do_not_call", "no_consent"
SAID_BY_RULES = frozenset({RULE, BARRED, WITHHELD})


class Rules:
    """The use cases around calling rules (the port `CallingRules`)."""

    def __init__(self, office: "Office") -> None:
        self._office = office
        self.packs = office.packs

    def held(self, case: int, interface: str) -> HeldView | None:
        found, tr = self.case(case), self.translator(interface)
        reasons = self.reasons(found)
        if not reasons:
            return None
        moments = [reason.until for reason in reasons]
        until = None if None in moments else max(moment for moment in moments if moment is not None)
        return HeldView(tuple(self.said(reason, found, tr) for reason in reasons), until, not _no_calls(reasons))

    def leads(self) -> tuple[Agent, ...]:
        return tuple(agent for agent in self._office.store.agents() if agent.is_lead)

    def override(self, case: int, lead: Agent, reason: str) -> None:
        said, now = decided(lead, reason), self._office.clock.now()
        found = self._office.store.case(str(case))
        reasons = self.reasons(found)
        if not reasons:
            raise NotHeld
        if _no_calls(reasons):
            raise NeverOverridden
        zone = zone_named(found.timezone)
        midnight = instant(now.astimezone(zone).date() + timedelta(days=1), 0, zone)
        rules = tuple(dict(one.values)["rule"] for one in reasons)
        self._office.store.rules.override(case, Override(now, midnight, rules, lead.id), said)

    def may_send(
        self, case: int, channel: Literal["text", "mail", "letter"], interface: str, contact: int | None = None
    ) -> ReasonView | None:
        found = self._office.store.case(str(case))
        record = self._office.store.rules.records([case], messages=True)[case]
        reasons = list(self.by_rule(found, record, channel, contact))
        if allowed(record.consents, channel, contact, self._office.clock.now()) is False:
            reasons.insert(0, Reason(WITHHELD, None, (("channel", channel),)))
        tr = self.translator(interface)
        return next((self.said(reason, found, tr) for reason in reasons), None)

    # --- what the desk itself asks

    def may_hold(self, case: Case) -> bool:
        """Whether there can be anything that holds the case back: where not, nothing has to be read."""
        return bool(self.packs.active) or case.window_key == NEVER_OPEN or case.state.assignee is not None

    def translator(self, language: str) -> Translator:
        """Who says things in this language."""
        return Translator(self._office.library.words, language)

    def case(self, case: int) -> Case:
        """A case as it stands now."""
        return self._office.store.case(str(case))

    def record(self, case: int) -> ContactRecord:
        """What is on record of a case's customer."""
        return self._office.store.rules.records([case])[case]

    def notices(self, case: Case) -> Iterator[str]:
        """The rules (`pack.rule`) that want something read to such a customer."""
        if self.packs.active:
            from agentdesk.process.rules.holds import notices

            for pack, name, _ in notices(self.packs.packs, case.process, case.country):
                yield f"{pack.id}.{name}"

    def reasons(
        self, case: Case, record: ContactRecord | None = None, number: int | None = None
    ) -> tuple[Reason, ...]:
        """What holds a call on the case back now. `number` is the id of the one to be dialled (None: the first)."""
        known = record or self.record(case.id)
        by_rule = tuple(self.by_rule(case, known, "voice", number))
        barred = known.do_not_call
        if barred is None:
            return by_rule
        return Reason(BARRED, None, (("reason", barred.reason), ("since", barred.at.isoformat()))), *by_rule

    def in_the_way(self, case: Case) -> tuple[Reason, ...]:
        """The same for a case in the queue: what is closed needs no call, what isn't for a call is checked later."""
        if case.state.closed is not None or self._on_a_list([case]):
            return ()
        reasons = self.reasons(case)
        return _no_calls(reasons) if case.state.anytime else reasons

    def besides(self, case: Case) -> tuple[Reason, ...]:
        """What is worth knowing of a case on a role's list: its customer is not to be called."""
        listed = case.state.closed is None and self._on_a_list([case])
        return _no_calls(self.reasons(case)) if listed else ()

    def idle(self, case: Case) -> bool:
        """Whether nobody goes on with a case because its customer is not to be called."""
        return bool(case.state.closed is None and self.record(case.id).do_not_call and not self._on_a_list([case]))

    def hidden(self, customers: Sequence[int]) -> frozenset[int]:
        """Those of whom a list doesn't show the number: whether it may be dialled is known in a call alone."""
        return frozenset(customers) if self.packs.active else self._office.store.rules.barred(customers)

    def gate(self, case: Case, agent: Agent) -> None:
        """Let the case be taken for a call, or write down what holds it back. CallHeld."""
        if not self.may_hold(case) or not self._for_a_call([case]):
            return
        reasons = self.reasons(case)
        if reasons:
            self.note({case.id: reasons}, agent)
            tr = self.translator(agent.language)
            raise CallHeld(case.id, " ".join(self.said(reason, case, tr).text for reason in reasons), reasons)

    def note(self, held: Mapping[int, tuple[Reason, ...]], agent: Agent) -> None:
        """Write down what was held back, once for as long as it stays the same."""
        if held:
            blocks = {case: told(reasons) for case, reasons in held.items()}
            self._office.store.rules.note_blocks(blocks, at=self._office.clock.now(), agent=agent.id)

    def said(self, reason: Reason, case: Case, tr: Translator) -> ReasonView:
        """A reason in a sentence."""
        return reason_view(reason, case, self.packs, tr)

    def held_among(self, ids: Sequence[int]) -> dict[int, tuple[Reason, ...]]:
        """What of these cases is held back now, and by what."""
        if not ids:
            return {}
        store = self._office.store.rules
        cases, records = store.cases(ids), store.records(ids)
        asked = self._for_a_call([cases[id] for id in ids if id in cases])
        found = ((case.id, self.reasons(case, records[case.id])) for case in asked)
        return {id: reasons for id, reasons in found if reasons}

    def _for_a_call(self, cases: Sequence[Case]) -> list[Case]:
        """Those whose taker is going to call: what stands on a role's list, or waits for no window, is looked at
        first, and checked where it is dialled."""
        timed = [case for case in cases if not case.state.anytime]
        listed = self._on_a_list(timed)
        return [case for case in timed if case.id not in listed]

    def _on_a_list(self, cases: Sequence[Case]) -> frozenset[int]:
        """The ids of those that stand on a role's list."""
        assigned = [case for case in cases if case.state.assignee is not None]
        colleagues = names_of(self._office.store.agents()) if assigned else {}
        return frozenset(case.id for case in assigned if case.state.assignee not in colleagues)

    def by_rule(
        self, case: Case, record: ContactRecord, channel: "Channel", number: int | None = None
    ) -> Iterator[Reason]:
        """The packs' rules that hold a channel back now."""
        if not self.packs.active:
            return
        from agentdesk.process.rules.holds import Subject, holds

        numbers = case.customer.numbers
        subject = Subject(
            case=case.id,
            process=case.process,
            country=case.country,
            at=self._office.clock.now(),
            zone=zone_named(case.timezone),
            days=self._office.tables.of(case.country),
            record=record,
            agreed=case.state.promised,
            point=number if number is not None or not numbers else numbers[0].id,
        )
        for hold in holds(self.packs.packs, subject, channel):
            yield Reason(RULE, hold.until, (("rule", hold.rule),))


def _no_calls(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Of these the customer's own: not to be called at all."""
    return tuple(one for one in reasons if one.rule == BARRED)


def told(reasons: Sequence[Reason]) -> Plain:
    """Reasons as the journal keeps them: which rules, and until when; nothing personal."""
    return [{"rule": _rule(reason), "until": _iso(reason.until)} for reason in reasons]


def _iso(moment: datetime | None) -> str | None:
    """A moment as the journal keeps it."""
    return moment.isoformat() if moment else None


def _rule(reason: Reason) -> str:
    return dict(reason.values).get("rule", reason.rule)
