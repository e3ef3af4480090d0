"""Cases from outside: all of them or none, and changes that no call makes, each with its event."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal, literal_column, select, update
from sqlalchemy import case as when

from agentdesk.core.call import NewCase
from agentdesk.core.case import Case, CaseState
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.errors import BadInput, Fault, NoCase
from agentdesk.core.event import CHANGED, IMPORTED, Event
from agentdesk.core.plain import Plain
from agentdesk.desk.ports import WindowKey
from agentdesk.storage import callbacks, contacts, customer_keys, journal, windows
from agentdesk.storage import cases as kept
from agentdesk.storage.hot import Hot, Link, Values, insertion
from agentdesk.storage.states import plain_state
from agentdesk.storage.tables import cases, customers

_ONCE = "give each case an external id of its own, and name it once"


def import_cases(link: Link, given: Sequence[NewCase], *, at: datetime, agent: str) -> tuple[int, int]:
    """Write all cases; returns how many are new, and how many changed.

    BadInput where a new one is there already, or one is named twice.
    """
    new = [each for each in given if each.known is None]
    known = {each.known: each for each in given if each.known is not None}
    _refuse_doubles(link, given)
    if new:
        _add(link, new, at, agent)
    if known:
        _change_known(link, known, at, agent)
    return len(new), len(known)


def change(
    link: Link, case: int, effects: Sequence[Effect], state: CaseState, *, key: str, at: datetime, agent: str
) -> None:
    """Change a case outside a call: the effects, on the case as it stands now. NotFound."""
    now, old_key = kept.state_of(link, case)
    changed = apply_all(now, tuple(effects))
    as_asked = (changed.due_from, changed.due_by) == (state.due_from, state.due_by)
    window = windows.window_id(link, key if as_asked else old_key, case)
    assignee = literal(changed.assignee, cases.c.assignee.type)
    values = {**kept.state_values(changed, at), "window_id": windows.unless_shut(literal(window), assignee)}
    link.sql.execute(update(cases).where(cases.c.id == case).values({**values, **_TOUCHED}))
    event = Event(CHANGED, at, value=[_plain(effect) for effect in effects])
    journal.write_outside_calls(link, agent, [(case, event)])


def _refuse_doubles(link: Link, given: Sequence[NewCase]) -> None:
    names = Counter((each.case.process, each.case.external_id) for each in given)
    twice = [Fault(id, "stands in the import twice", _ONCE) for (_, id), count in names.items() if count > 1]
    new = [each.case for each in given if each.known is None]
    known = (
        Fault(id, "a case with this external id is there already", _ONCE)
        for process in sorted({case.process for case in new})
        for id in _there(link, process, [case.external_id for case in new if case.process == process])
    )
    if faults := [*twice, *known]:
        raise BadInput(*faults)


def _there(link: Link, process: str, names: list[str]) -> list[str]:
    statement = select(cases.c.external_id).where(cases.c.process == process)
    pieces = (statement.where(cases.c.external_id.in_(some)) for some in kept.chunks(names))
    return [name for piece in pieces for name in link.sql.scalars(piece)]


def _add(link: Link, given: Sequence[NewCase], at: datetime, agent: str) -> None:
    new = tuple(_doubles_told(link, given))
    owners = _owners(link, new, at, agent)
    by_key = _windows(link, new)
    rows = [
        {
            **_place(each.case, by_key),
            **kept.state_values(each.case.state, at),
            "external_id": each.case.external_id,
            "process": each.case.process,
            "created_at": each.case.created_at,
            "customer_id": owner,
        }
        for each, owner in zip(new, owners, strict=True)
    ]
    ids = _inserted(link, _CASE, rows)
    windows.shut(link, [each.case.customer.id for each in new if each.case.customer.id is not None])
    journal.write_outside_calls(link, agent, [(id, _imported(each, at)) for id, each in zip(ids, new, strict=True)])
    customer_keys.renew(link.sql, owners)


def _doubles_told(link: Link, new: Sequence[NewCase]) -> Iterator[NewCase]:
    """The new cases; of those that ask again what is open already, as their process wants them to be."""
    asked: set[tuple[str, str]] = set()
    if any(each.doubled for each in new):
        callbacks.one_by_one(link)
    for each in new:
        numbers = [point.value for point in each.case.customer.numbers] if each.doubled else []
        own = {(each.case.process, number) for number in numbers}
        if numbers and (own & asked or callbacks.with_number(link, each.case.process, numbers)):
            state = apply_all(each.case.state, each.doubled)
            yield replace(each, case=replace(each.case, state=state))
        else:
            asked |= own if each.case.state.closed is None else set()
            yield each


def _owners(link: Link, new: Sequence[NewCase], at: datetime, agent: str) -> list[int]:
    """The ids of the cases' customers, of whom those without an id are added with their numbers."""
    strangers = [each.case.customer for each in new if each.case.customer.id is None]
    rows = [{"name": who.name, "gender": who.gender} for who in strangers]
    added = iter(_inserted(link, _CUSTOMER, rows))
    owners = [each.case.customer.id or next(added) for each in new]
    fresh = (
        (owner, each.case.customer.contacts)
        for each, owner in zip(new, owners, strict=True)
        if each.case.customer.id is None
    )
    contacts.add(link, fresh, at, agent)
    return owners


def _change_known(link: Link, known: dict[int, NewCase], at: datetime, agent: str) -> None:
    there = kept.of_ids(link, list(known), at)
    by_key = _windows(link, list(known.values()))
    rows: list[dict[str, Any]] = []
    recorded: list[tuple[int, Event]] = []
    for id, each in known.items():
        if id not in there:
            raise NoCase(name=id)
        state = apply_all(there[id].state, each.effects)
        rows.append({**_place(each.case, by_key), **kept.state_values(state, at), "wanted": id})
        recorded += [(id, event) for event in _changed(each, at)]
        contacts.refresh(link, there[id].customer, each.case.customer, at, agent)
    names = [name for name in rows[0] if name != "wanted"]
    changed = update(cases).where(cases.c.id == bindparam("wanted"))
    values = {name: bindparam(name, type_=cases.c[name].type) for name in names}
    window = {"window_id": windows.unless_shut(values["window_id"], values["assignee"])}
    link.sql.execute(changed.values({**values, **window, **_TOUCHED}), rows)
    journal.write_outside_calls(link, agent, recorded)
    changed_ones = (there[id].customer for id, each in known.items() if there[id].customer != each.case.customer)
    customer_keys.renew(link.sql, [who.id for who in changed_ones if who.id is not None])


def _imported(each: NewCase, at: datetime) -> Event:
    return Event(IMPORTED, at, value=plain_state(kept.with_both_dates(each.case.state), each.public))


def _changed(each: NewCase, at: datetime) -> list[Event]:
    """What the journal says of a known case: free text apart from the rest."""
    hidden = [effect for effect in each.effects if _is_free_text(effect, each.public)]
    shown = [effect for effect in each.effects if effect not in hidden]
    events = [Event(CHANGED, at, value=[_plain(effect) for effect in shown])]
    if hidden:
        events.append(Event(CHANGED, at, value=[_plain(effect) for effect in hidden], private=True))
    return events


def _is_free_text(effect: Effect, public: frozenset[str]) -> bool:
    return effect.kind == "fact" and isinstance(effect.value, dict) and effect.value["name"] not in public


def _windows(link: Link, given: Sequence[NewCase]) -> dict[str, int]:
    by_key = windows.ids(link)
    for each in given:
        case = each.case
        if case.window_key not in by_key:
            window = WindowKey(case.window_key, case.process, case.country, case.timezone)
            by_key[case.window_key] = windows.new_window(link, window)
    return by_key


def _place(case: Case, by_key: dict[str, int]) -> dict[str, Any]:
    return {
        "language": case.language,
        "country": case.country,
        "timezone": case.timezone,
        "window_id": by_key[case.window_key],
    }


def _inserted(link: Link, statement: Hot, rows: Sequence[Values]) -> list[int]:
    return [statement.run(link, row).fetchall()[0][0] for row in rows]


def _plain(effect: Effect) -> dict[str, Plain]:
    return {"kind": effect.kind, "value": effect.value}


_CUSTOMER = Hot(insertion(customers, "id").returning(customers.c.id))
_CASE = Hot(insertion(cases, "id", "taken_by", "lease_until", "open_call", "touched").returning(cases.c.id))
_TOUCHED = {"touched": when((cases.c.open_call.is_(None), literal_column("0")), else_=literal_column("1"))}
