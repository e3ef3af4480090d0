"""One row of an import: a new case, or what it changes in a known one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from agentdesk.calendars.due import Due, resolve
from agentdesk.calendars.due_rule import DueRule
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import NewCase
from agentdesk.core.case import DEFAULT_PRIORITY, Case, CaseState
from agentdesk.core.customer import Customer
from agentdesk.core.effect import TASK_DONE, Effect, apply_all
from agentdesk.core.errors import AgentdeskError, BadInput, Fault, Phrase
from agentdesk.core.plain import Plain
from agentdesk.desk import case_values, contact_cells
from agentdesk.desk.case_values import Place, RowReader, Vocabulary
from agentdesk.desk.cells import day_or_moment, flag_of, name_of
from agentdesk.desk.import_rows import Row
from agentdesk.desk.phones import PhoneNumber
from agentdesk.desk.setting import setting_of
from agentdesk.desk.unfit import fault_at
from agentdesk.desk.windows import window_key
from agentdesk.process.imports import set_off
from agentdesk.process.model import Process

# In every process the status of a case that has ended.
_CLOSED = "closed"


class Basis:
    """What rows are checked against and turned into cases with."""

    def __init__(
        self,
        process: Process,
        protocol: Process | None,
        tables: Tables,
        at: datetime,
        *,
        needs_number: bool = True,
        known: Customer | None = None,
    ) -> None:
        """`known` is the customer of new cases, where it isn't somebody whom the row names."""
        self.known = known
        self.needs_number = needs_number
        self.process = process
        self.tables = tables
        self.at = at
        self.vocabulary = Vocabulary(process, protocol, tables)
        self.window = process.calling_window
        self.public = frozenset(
            name for name, fact in self.vocabulary.facts.items() if fact.type != "text" or fact.choices
        )
        self._at_once: dict[Place, Due] = {}
        self._on_days: dict[tuple[Place, date], Due] = {}

    def due_at_once(self, place: Place) -> Due:
        """From now to the end of the calling window at hand, or of the next one."""
        if place not in self._at_once:
            zone, days = zone_named(place.timezone), self.tables.of(place.country)
            rule = DueRule(now=True)
            self._at_once[place] = resolve(rule, now=self.at, facts={}, zone=zone, days=days, window=self.window)
        return self._at_once[place]

    def due_on(self, place: Place, cell: Plain) -> Due:
        """The hours of a day, or a promised moment. OutsideTable."""
        zone = zone_named(place.timezone)
        day = day_or_moment(cell, zone)
        if isinstance(day, datetime):
            return Due(day, day, appointment=True)
        if (place, day) not in self._on_days:
            hours = self.window.day_hours(day, zone, self.tables.of(place.country))
            self._on_days[place, day] = Due(*hours)
        return self._on_days[place, day]


@dataclass(frozen=True, slots=True)
class _Values:
    """What a row says; None and nothing for what it leaves out."""

    place: Place
    name: str | None
    gender: str | None
    numbers: tuple[PhoneNumber, ...] | None
    voicemail: bool | None
    mails: tuple[str, ...] | None
    postal: tuple[str, ...] | None
    status: str | None
    priority: str | None
    due: Due | None
    facts: Mapping[str, Plain]


def case_of(row: Row, external_id: str, kept: Case | None, basis: Basis) -> tuple[NewCase | None, tuple[Fault, ...]]:
    """The case that a row brings, or the faults of the row; neither where it changes nothing of the `kept` one."""
    faults: list[Fault] = []
    read = RowReader(row, faults)
    values = _values(read, kept, basis)
    if kept is None:
        _require(read, basis)
    if faults:
        return None, tuple(faults)
    try:
        made = _new(values, external_id, basis) if kept is None else _changed(values, kept, basis)
    except BadInput as error:
        return None, tuple(Fault(row.place, str(fault)) for fault in error.faults)
    except AgentdeskError as error:
        return None, (fault_at(row.place, error),)
    found = _in_between(read, made, kept, basis)
    if found is not None:
        return None, (found,)
    return (None if made.case == kept else made), ()


def _values(read: RowReader, kept: Case | None, basis: Basis) -> _Values:
    words = basis.vocabulary
    place = words.place(read, kept)
    wrong = {fault.place for fault in read.faults}
    in_country = read.row.at("country") not in wrong
    in_zone = in_country and read.row.at("timezone") not in wrong
    return _Values(
        place=place,
        name=read("name", name_of),
        gender=read("gender", case_values.gender),
        numbers=read("phone", partial(case_values.numbers, place.country)) if in_country else None,
        voicemail=read("consent_voicemail", flag_of),
        mails=read("email", contact_cells.mails),
        postal=read("address", contact_cells.postal),
        status=read("status", words.status),
        priority=read("priority", case_values.priority),
        due=read("due_on", partial(basis.due_on, place)) if in_zone else None,
        facts=words.facts_of(read, place.timezone),
    )


def _require(read: RowReader, basis: Basis) -> None:
    remedies = {"name": Phrase("write the customer's name"), "phone": Phrase("write at least one number")}
    for column, remedy in remedies.items():
        needed = basis.known is None and (column != "phone" or basis.needs_number)
        if needed and not read.gives(column):
            read.fault(column, Phrase("a new case needs it"), remedy)


def _new(values: _Values, external_id: str, basis: Basis) -> NewCase:
    due = values.due or basis.due_at_once(values.place)
    state = CaseState(
        status=values.status or basis.process.start_status,
        priority=values.priority or DEFAULT_PRIORITY,
        due_from=due.due_from,
        due_by=due.due_by,
        promised=due.appointment,
        facts=values.facts,
    )
    case = Case(
        id=0,
        external_id=external_id,
        process=basis.process.id,
        language=values.place.language,
        country=values.place.country,
        timezone=values.place.timezone,
        customer=_customer(values, basis.known or Customer("")),
        state=state,
        created_at=basis.at,
    )
    effects = _set_off(case, None, basis, dated=values.due is not None)
    again = _asked_again(basis.process)
    return NewCase(_in_window(case, apply_all(state, effects)), public=basis.public, doubled=again)


def _asked_again(process: Process) -> tuple[Effect, ...]:
    """What a ledger wants of a case whose number another open one has."""
    ledger = process.ledger
    if ledger is None or ledger.duplicate is None:
        return ()
    return (Effect("status", ledger.closed), Effect("task", TASK_DONE), Effect("close", ledger.duplicate))


def _changed(values: _Values, kept: Case, basis: Basis) -> NewCase:
    effects = _effects(values, kept.state, basis)
    state = apply_all(kept.state, effects)
    case = replace(
        kept,
        country=values.place.country,
        timezone=values.place.timezone,
        language=values.place.language,
        customer=_customer(values, kept.customer),
    )
    if effects:
        dated = any(effect.kind == "due" for effect in effects)
        effects += _set_off(replace(case, state=state), kept.state, basis, dated=dated)
    return NewCase(_in_window(case, apply_all(kept.state, effects)), kept.id, effects, basis.public)


def _effects(values: _Values, state: CaseState, basis: Basis) -> tuple[Effect, ...]:
    """What differs from the state as it is; a fixed fact stays as it is known."""
    effects: list[Effect] = []
    if values.status not in (None, state.status):
        effects.append(Effect("status", values.status))
    if values.priority not in (None, state.priority):
        effects.append(Effect("priority", values.priority))
    for name, value in values.facts.items():
        fixed = basis.vocabulary.facts[name].fixed and name in state.facts
        if not fixed and state.facts.get(name) != value:
            effects.append(Effect("fact", {"name": name, "value": value}))
    due, zone = values.due, zone_named(values.place.timezone)
    standing = (state.due_from, state.due_by, state.promised)
    if due is not None and standing != (due.due_from, due.due_by, due.appointment):
        dates: dict[str, Plain] = {
            "due_from": due.due_from.astimezone(zone).isoformat(),
            "due_by": due.due_by.astimezone(zone).isoformat(),
            "promised": due.appointment,
        }
        effects.append(Effect("due", dates))
    return tuple(effects)


def _set_off(case: Case, before: CaseState | None, basis: Basis, *, dated: bool) -> tuple[Effect, ...]:
    """What the process adds to the change; a date that the row itself sets stands."""
    if not basis.process.on_import:
        return ()
    setting = setting_of(case, basis.process, None, basis.tables)
    effects = set_off(setting, before, case.state, basis.at)
    return tuple(effect for effect in effects if not (dated and effect.kind == "due"))


def _customer(values: _Values, kept: Customer) -> Customer:
    points = case_values.contacts(values.numbers, kept.contacts, values.voicemail)
    points = contact_cells.with_given(points, contact_cells.MAIL, values.mails)
    return replace(
        kept,
        name=values.name or kept.name,
        gender=values.gender or kept.gender,
        contacts=contact_cells.with_given(points, contact_cells.ADDRESS, values.postal),
    )


def _in_window(case: Case, state: CaseState) -> Case:
    return replace(case, state=state, window_key=window_key(case.process, case.country, case.timezone, state))


def _in_between(read: RowReader, made: NewCase, kept: Case | None, basis: Basis) -> Fault | None:
    """A case that the change would leave between open and closed, or in a call that nobody makes."""
    state = made.case.state
    if kept is not None and kept.state.closed is not None and made.effects:
        said = f"the case is closed ({kept.state.closed})"
        return Fault(read.row.at("external_id"), said, "give the new matter an external_id of its own")
    if state.status == _CLOSED and state.closed is None:
        remedy = "leave the row out, or give the facts by which the process closes the case"
        return Fault(read.row.at("status"), "a case isn't closed by its status alone", remedy)
    ledger = basis.process.ledger
    if ledger is not None and state.status == ledger.in_call and read.gives("status"):
        said = f"only a call brings a case to the status {state.status}"
        return Fault(read.row.at("status"), said, f"write {basis.process.start_status}")
    return None
