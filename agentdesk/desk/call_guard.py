"""Calling rules during one call: whether the number may be dialled now, and what has to be read to the customer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from agentdesk.core.call import Agent
from agentdesk.core.case import Case
from agentdesk.core.contact_record import ContactRecord
from agentdesk.core.event import NOTICE_READ, Event
from agentdesk.core.inputs import CallInput, Choose, Enter, Next, Tick
from agentdesk.core.queue import Reason
from agentdesk.desk.ports_rules import CallHeld, Objection
from agentdesk.desk.reader import Reader
from agentdesk.desk.rules import Rules
from agentdesk.desk.setting import with_customer
from agentdesk.desk.views import CallView, OptionView, Said
from agentdesk.process.call import Call, Setting
from agentdesk.process.fold import advance
from agentdesk.process.model import Outcome
from agentdesk.process.refusals import NotAccepted, NotAllTicked
from agentdesk.process.slots import filled
from agentdesk.process.steps import Ask, Wait
from agentdesk.words.translator import Translator

# The name under which the notices stand among a call's steps.
NOTICES = "notices"


class Guard:
    """What rules say of a call under way. What is on record is read when the call begins, and by `reread`."""

    def __init__(self, rules: Rules, agent: Agent, case: Case) -> None:
        self._rules = rules
        self._agent = agent
        self._case = case
        self._record = rules.record(case.id) if rules.may_hold(case) else ContactRecord()
        self._notices = tuple(rules.notices(case))
        self._noted: tuple[Reason, ...] = ()

    def reread(self, setting: Setting) -> tuple[Case, Setting]:
        """The case with its customer and language as they are on record now, and the call's setting by it."""
        now = self._rules.case(self._case.id)
        self._case = replace(self._case, customer=now.customer, language=now.language)
        self._record = self._rules.record(self._case.id)
        return self._case, self.let(with_customer(setting, self._case.customer))

    def let(self, setting: Setting) -> Setting:
        """The setting by what is on record: whether the customer is not to be called, or a rule holds messages on an
        answering machine back."""
        setting = replace(setting, barred=self._record.do_not_call is not None)
        if setting.voicemail and any(self._rules.by_rule(self._case, self._record, "voicemail")):
            return replace(setting, voicemail=False)
        return setting

    def reasons(self, call: Call) -> tuple[Reason, ...]:
        """What keeps the number from being dialled now; nothing once the customer is on the line."""
        if call.connected:
            return ()
        return self._rules.reasons(self._case, self._record, point_of(self._case, call))

    def text(self, call: Call, tr: Translator) -> str:
        """The same in sentences."""
        return " ".join(self._rules.said(reason, self._case, tr).text for reason in self.reasons(call))

    def look(self, call: Call) -> None:
        """Write down that a call may not be dialled, where it has come to that."""
        reasons = self.reasons(call) if dials(call) else ()
        if reasons and reasons != self._noted:
            self._rules.note({self._case.id: reasons}, self._agent)
        self._noted = reasons

    def heard(self, call: Call, given: CallInput, at: datetime, passed: float) -> Call | None:
        """The call after what rules have a say in: a notice that was read. None: the input is the engine's.

        `passed` are the seconds since the last event. CallHeld where a call may not be made; NotAccepted where a
        notice comes first.
        """
        if isinstance(given, Choose) and given.step is None and dials(call) and (reasons := self.reasons(call)):
            said = self.text(call, self._rules.translator(self._agent.language))
            raise CallHeld(self._case.id, said, reasons)
        unread = self.unread(call)
        if not unread or not isinstance(given, Tick | Next | Choose | Enter):
            return None
        if isinstance(given, Next):
            raise NotAllTicked
        if not isinstance(given, Tick) or given.item not in self._notices:
            raise NotAccepted(step=NOTICES, given=NOTICES, takes=", ".join(unread))
        read = Event(NOTICE_READ, at, passed, None, given.item, call.turn)
        return advance(call, read) if given.item in unread else call

    # --- notices

    def unread(self, call: Call) -> tuple[str, ...]:
        """The notices that have to be read now, before anything else of the matter itself."""
        if not self._notices or not _in_matter(call):
            return ()
        read = {event.value for event in call.log if event.kind == NOTICE_READ}
        return tuple(rule for rule in self._notices if rule not in read)

    def view(self, call: Call, view: CallView, reader: Reader, tr: Translator, script: str) -> CallView:
        """The notices in the place of the step at hand, as long as one is unread."""
        unread = self.unread(call)
        if not unread:
            return view
        line, gloss = (self._said(unread[0], language, reader) for language in (script, tr.language))
        return replace(
            view,
            step=NOTICES,
            kind="checklist",
            task=tr("Read this to the customer word for word, and tick it."),
            say=line,
            gloss=None if script == tr.language else gloss,
            more=(),
            options=tuple(self._options(unread, tr)),
            input=None,
            decisions=(),
        )

    def _said(self, rule: str, language: str, reader: Reader) -> Said:
        found = self._rules.packs.said(rule, "say", language, reader.speaker.variants)
        text = filled(found.text, reader.call, reader.speaker, reader.words, found.language)
        return Said(text, found.language, fallback=found.language.partition("-")[0] != language.partition("-")[0])

    def _options(self, unread: tuple[str, ...], tr: Translator) -> Iterator[OptionView]:
        for number, rule in enumerate(self._notices, 1):
            text = self._rules.packs.said(rule, "text", tr.language).text
            yield OptionView(number, rule, text, ticked=rule not in unread)


def dials(call: Call) -> bool:
    """Whether the step at hand is the one in which the number is dialled."""
    step = call.step
    return not call.over and isinstance(step, Ask) and any(option.connects for option in step.options.values())


def point_of(case: Case, call: Call) -> int | None:
    """The contact point that is dialled now, or was last."""
    numbers = case.customer.numbers
    return numbers[min(call.tried, len(numbers) - 1)].id if numbers else None


def contact_of(call: Call, case: Case, outcome: Outcome) -> Objection:
    """What the call was to its customer, as rules count it."""
    point = point_of(case, call) if (outcome.attempt or outcome.reached) and not call.inbound else None
    return Objection(point, refusal=outcome.refusal, complaint=outcome.complaint, inbound=call.inbound)


def _in_matter(call: Call) -> bool:
    """Whether the customer is on the line, and the call is at its matter itself: past the greeting, not on hold."""
    if not call.connected or call.over or isinstance(call.step, Wait):
        return False
    kinds = [frame.kind for frame in call.stack]
    inside = "body" in kinds if call.setting.own else not call.spot.protocol
    return inside and not {"interrupt", "dial"} & set(kinds)
