"""One call at the desk: every input is durable before the screen goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from agentdesk.core import event as events
from agentdesk.core.call import LEASE_MINUTES, Agent, Lease, PastCall
from agentdesk.core.case import Case
from agentdesk.core.clock import Clock
from agentdesk.core.correction import LANGUAGE, corrected
from agentdesk.core.errors import AgentdeskError
from agentdesk.core.event import Event
from agentdesk.core.inputs import CallInput
from agentdesk.desk.call_guard import Guard, contact_of, point_of
from agentdesk.desk.call_records import Records
from agentdesk.desk.call_view import view_of
from agentdesk.desk.corrections import checked, form_of
from agentdesk.desk.customer_view import customer_view
from agentdesk.desk.effect_view import effect_views
from agentdesk.desk.facade_shift import CustomerForm
from agentdesk.desk.outgoing import outgoing
from agentdesk.desk.ports import Wrap
from agentdesk.desk.ports_rules import Objection
from agentdesk.desk.reader import Reader
from agentdesk.desk.setting import with_customer
from agentdesk.desk.views import CallView, CustomerView, EffectView, WrapView
from agentdesk.desk.windows import window_key
from agentdesk.process.call import Call
from agentdesk.process.engine import new_events, respond, undo_turn
from agentdesk.process.slots import Speaker
from agentdesk.words.look_up import Words
from agentdesk.words.translator import Translator


class NoteRequired(AgentdeskError):
    """The call may only be wrapped up with a note."""

    message = "this outcome needs a note: say what was said, and what is to be done"


class NotOver(AgentdeskError):
    """A call that still waits for an answer can't be wrapped up."""

    message = "the call is still under way: finish its steps, or give the case back"


class CallWriter(Protocol):
    """The part of the store that a call writes to."""

    def append(self, lease: Lease, events: Sequence[Event]) -> None: ...

    def draft(self, lease: Lease, note: str, typed: str = "") -> None: ...

    def renew(self, lease: Lease, *, at: datetime, minutes: int) -> Lease: ...

    def wrap_up(self, wrap: Wrap) -> None: ...

    def give_back(self, lease: Lease, *, at: datetime, events: Sequence[Event], reason: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Table:
    """What a call lies on: who works, with which words, by which clock, written where, under which calling rules."""

    agent: Agent
    clock: Clock
    words: Words
    writer: CallWriter
    desk_words: Words
    overrides: dict[str, str]
    minutes: int = LEASE_MINUTES
    guard: Guard | None = None


class Live:
    """A call under way (the port `LiveCall`). `steady` is the steady time of its last event."""

    def __init__(
        self,
        table: Table,
        case: Case,
        call: Call,
        lease: Lease,
        *,
        history: tuple[PastCall, ...] = (),
        note: str = "",
        typed: str = "",
        records: Records | None = None,
    ) -> None:
        self._table = table
        self._case = case
        self._call = call
        self._lease = lease
        self._steady = table.clock.steady()
        self._history = history
        self._note, self._typed = note, typed
        self._guard = table.guard
        self._records = records

    @property
    def case(self) -> int:
        return self._case.id

    @property
    def rehearsal(self) -> bool:
        return self._records is None

    @property
    def note(self) -> str:
        return self._note

    @property
    def typed(self) -> str:
        return self._typed

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the script can be read."""
        return self._table.words.languages(self._call.setting.body.id)

    def view(self, interface: str, script: str | None = None) -> CallView:
        call, table = self._call, self._table
        spoken = script or self._case.language
        talk = 0.0 if call.answered is None else call.clock - call.answered
        reader, tr = self._reader(call), Translator(table.desk_words, interface)
        at = table.clock.now()
        view = view_of(call, reader, tr, script=spoken, at=at, steady=self._steady, talk=talk)
        return self._guard.view(call, view, reader, tr, spoken) if self._guard else view

    def customer(self, interface: str) -> CustomerView:
        tr = Translator(self._table.desk_words, interface)
        now = self._table.clock.now()
        held = self._guard.text(self._call, tr) if self._guard else ""
        view = customer_view(self._case, self._call, self._reader(self._call), self._history, now, tr, held=held)
        if self._records is None:
            return view
        barred = () if held else self._records.barred(tr)  # on the line it holds nothing back any more
        return replace(view, lines=(*barred, *self._records.handed(tr), *view.lines))

    def reread(self) -> None:
        if self._guard:
            self._case, setting = self._guard.reread(self._call.setting)
            self._call = self._call.changed(setting=setting)

    def form(self, interface: str) -> CustomerForm:
        return form_of(self._case, self.customer(interface).number)

    def correct(self, cells: Mapping[str, str]) -> None:
        given = checked(cells, self._case, point_of(self._case, self._call))
        if self._records and given:
            self._records.correct(given, self._wrong_numbers(self._call))
            self.reread()
        elif given:
            spoken = next((one.value for one in given if one.what == LANGUAGE), self._case.language)
            self._case = replace(self._case, customer=corrected(self._case.customer, given), language=spoken)
            self._call = self._call.changed(setting=with_customer(self._call.setting, self._case.customer))

    def do_not_call(self, reason: str) -> None:
        if self._records:
            self._records.do_not_call(reason)
            self.reread()

    def submit(self, given: CallInput) -> None:
        now, steady = self._table.clock.now(), self._table.clock.steady()
        passed = max(0.0, steady - self._steady)
        read = self._guard.heard(self._call, given, now, passed) if self._guard else None
        after = read or respond(self._call, given, now, passed)
        fresh = new_events(self._call, after)
        if fresh:
            if self._lease.until <= now + timedelta(minutes=self._table.minutes / 2):
                self.renew()  # the machine slept: whoever is back in the call has the case again
            self._table.writer.append(self._lease, fresh)
            self._call, self._steady = after, steady
            if self._guard:
                self._guard.look(after)

    def draft(self, note: str, typed: str = "") -> None:
        self._table.writer.draft(self._lease, note, typed)
        self._note, self._typed = note, typed

    def effects(self, interface: str) -> tuple[EffectView, ...]:
        tr = Translator(self._table.desk_words, interface)
        return effect_views(self._call.effects, self._reader(self._call), tr)

    def wrap(self, interface: str) -> WrapView:
        reader, tr = self._reader(self._call), Translator(self._table.desk_words, interface)
        outcome = self._call.outcome
        return WrapView(
            outcome=reader.name_of("outcomes", outcome, interface) if outcome else "",
            effects=self.effects(interface),
            note_required=self._call.case.note_required,
            held_seconds=self._call.held,
            note=self._note,
            idle=self._records.idle(self._call.case, tr) if self._records else "",
            can_undo=undo_turn(self._call) is not None,
            customer=self._case.customer.name,
        )

    def wrap_up(self, note: str) -> None:
        call, table = self._call, self._table
        if not call.over:
            raise NotOver
        if call.case.note_required and not note.strip():
            raise NoteRequired
        now, steady = table.clock.now(), table.clock.steady()
        dt = max(0.0, steady - self._steady)
        last = Event(events.WRAPPED_UP, now, dt, None, {"outcome": call.outcome, "held": call.held}, call.turn + 1)
        table.writer.wrap_up(self._wrapped(call, last, note.strip(), now))

    def give_back(self, reason: str) -> None:
        now, steady = self._table.clock.now(), self._table.clock.steady()
        dt = max(0.0, steady - self._steady)
        last = Event(events.GIVEN_BACK, now, dt, None, None, self._call.turn + 1)
        self._table.writer.give_back(self._lease, at=now, events=(last,), reason=reason)

    def renew(self) -> None:
        table = self._table
        self._lease = table.writer.renew(self._lease, at=table.clock.now(), minutes=table.minutes)

    def _wrapped(self, call: Call, last: Event, note: str, now: datetime) -> Wrap:
        outcome = None
        for process in (call.setting.protocol, call.setting.body):
            outcome = (process.outcomes.get(call.outcome or "") if process else None) or outcome
        state = replace(call.case, note_required=False)
        return Wrap(
            lease=self._lease,
            at=now,
            events=(last,),
            state=state,
            window_key=window_key(self._case.process, self._case.country, self._case.timezone, state),
            outcome=call.outcome,
            reached=bool(outcome and outcome.reached),
            attempt=bool(outcome and outcome.attempt and not call.inbound),
            note=note,
            outbox=outgoing(self._reader(call), self._case.language, self._table.agent.language),
            reports=tuple(str(effect.value) for effect in call.effects if effect.kind == "report"),
            wrong_numbers=self._wrong_numbers(call),
            contact=contact_of(call, self._case, outcome) if outcome else Objection(),
        )

    def _wrong_numbers(self, call: Call) -> tuple[int, ...]:
        numbers = [point.id for point in self._case.customer.numbers]
        return tuple(id for place in call.wrong if place < len(numbers) and (id := numbers[place]) is not None)

    def _reader(self, call: Call) -> Reader:
        agent, customer = self._table.agent, self._case.customer
        hidden = self._guard is not None and bool(self._guard.reasons(call))
        numbers = () if hidden else customer.numbers[call.tried :]
        speaker = Speaker(
            agent=agent.name,
            agent_gender=agent.gender,
            customer=customer.name,
            customer_gender=customer.gender,
            case=self._case.external_id,
            number=numbers[0].value if numbers else "",
            overrides=self._table.overrides,
        )
        return Reader(call, self._table.words, speaker)
