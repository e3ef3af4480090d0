"""A case out of a file of JSON, to walk a process with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.zones import instant, zone_named
from agentdesk.core.case import DEFAULT_PRIORITY, Case, CaseState
from agentdesk.core.customer import ContactPoint, Customer
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain
from agentdesk.desk import case_values
from agentdesk.desk.case_values import Place, RowReader, Vocabulary
from agentdesk.desk.cells import day_or_moment, flag_of, name_of, text_of
from agentdesk.desk.import_rows import FACT, Row, is_given
from agentdesk.desk.json_file import Twice, json_in
from agentdesk.desk.unfit import Unfit, meant, quoted_value
from agentdesk.desk.windows import window_key
from agentdesk.process.model import Process

CUSTOMER = "customer."
KEYS = (
    *("country", "timezone", "language", "status", "priority", "assignee", "tags", "task", "previous_status"),
    *("due_from", "due_by", "note_required", "closed"),
)
CUSTOMER_KEYS = ("name", "gender", "phone", "consent_voicemail", "consent_texts")
_PARTS = {"facts": FACT, "customer": CUSTOMER}
_OFFICE_HOURS = ((9 * 60, 18 * 60),)


def read_case(
    path: Path | None,
    process: Process,
    now: datetime,
    *,
    protocol: Process | None = None,
    tables: Tables | None = None,
) -> Case:
    """The case in a file; every key may be left out, and without a file (None) nothing is known of the case.

    The facts of `protocol` may be given beside those of the process. With `tables` the country is checked here.
    BadInput with every fault of the file.
    """
    document = json_in(path) if path else {}
    return case_in(document, str(path or ""), process, now, protocol=protocol, tables=tables)


def case_in(
    document: Plain,
    place: str,
    process: Process,
    now: datetime,
    *,
    protocol: Process | None = None,
    tables: Tables | None = None,
) -> Case:
    """The case that a document at `place` tells of, as `read_case` reads it from a file."""
    faults: list[Fault] = []
    vocabulary = Vocabulary(process, protocol, tables)
    read = RowReader(_row(document, place, vocabulary, faults), faults)
    home = vocabulary.place(read, None)
    state = _state(read, vocabulary, home)
    customer = _customer(read, home.country)
    if faults:
        raise BadInput(*faults)
    return Case(
        id=0,
        external_id="",
        process=process.id,
        language=home.language,
        country=home.country,
        timezone=home.timezone,
        customer=customer,
        state=state,
        created_at=now,
        window_key=window_key(process.id, home.country, home.timezone, state),
    )


def _row(document: Plain, place: str, vocabulary: Vocabulary, faults: list[Fault]) -> Row:
    """The document as one row: `facts.NAME` and `customer.NAME` beside the plain keys, those that are vocabulary."""
    if not isinstance(document, dict):
        raise BadInput(Fault(place, "is no case", 'write {"status": …, "facts": {…}}'))
    row = Row(place, {})
    cells: dict[str, Plain] = {}
    for key, value in document.items():
        if key not in _PARTS:
            cells[key] = value
        elif isinstance(value, dict):
            cells |= {f"{_PARTS[key]}{name}": kept for name, kept in value.items()}
        elif value is not None:
            faults.append(Fault(row.at(key), f"{quoted_value(value)} is no object", f'write {{"{key}": {{…}}}}'))
    for part, prefix in ((document, ""), *((document.get(key), prefix) for key, prefix in _PARTS.items())):
        twice = part.keys_given_twice if isinstance(part, Twice) else ()
        faults.extend(Fault(row.at(f"{prefix}{key}"), "is given twice", "keep one of them") for key in twice)
    columns = (
        *KEYS,
        *(f"{CUSTOMER}{name}" for name in CUSTOMER_KEYS),
        *(f"{FACT}{name}" for name in vocabulary.facts),
    )
    odd = [key for key in cells if key not in columns]
    faults.extend(Fault(row.at(key), "there is no such key", meant(key, columns)) for key in odd)
    return Row(row.place, {key: value for key, value in cells.items() if key in columns and is_given(value)})


def _state(read: RowReader, vocabulary: Vocabulary, place: Place) -> CaseState:
    due_from, due_by = _due(read, vocabulary.process, place)
    return CaseState(
        status=read("status", vocabulary.status) or vocabulary.process.start_status,
        priority=read("priority", case_values.priority) or DEFAULT_PRIORITY,
        assignee=read("assignee", text_of),
        tags=read("tags", _tags) or (),
        task=read("task", text_of),
        due_from=due_from,
        due_by=due_by,
        note_required=read("note_required", flag_of) or False,
        closed=read("closed", text_of),
        previous_status=read("previous_status", vocabulary.status),
        facts=vocabulary.facts_of(read, place.timezone),
    )


def _due(read: RowReader, process: Process, place: Place) -> tuple[datetime | None, datetime | None]:
    """The range of the next action; of a day the hours that calls may be made in on such a weekday."""
    zone = zone_named(place.timezone)
    window = process.calling_window

    def moment(end: Callable[[date], int], cell: Plain) -> datetime:
        given = day_or_moment(cell, zone)
        return given if isinstance(given, datetime) else instant(given, end(given), zone)

    opens = read("due_from", partial(moment, lambda day: (window.usual_hours(day) or _OFFICE_HOURS)[0][0]))
    closes = read("due_by", partial(moment, lambda day: (window.usual_hours(day) or _OFFICE_HOURS)[-1][1]))
    if opens and closes and closes < opens:
        read.fault("due_by", "lies before due_from", "give them in their order")
    return opens or closes, closes or opens


def _tags(cell: Plain) -> tuple[str, ...]:
    if not isinstance(cell, list):
        raise Unfit(f"{quoted_value(cell)} is no list", 'write ["call_1"]')
    return tuple(dict.fromkeys(text_of(tag) for tag in cell))


def _customer(read: RowReader, country: str) -> Customer:
    """The customer; without a number there is one that isn't named, so that consents have a place."""
    given = read(f"{CUSTOMER}phone", partial(case_values.numbers, country))
    voicemail = read(f"{CUSTOMER}consent_voicemail", flag_of)
    texts = read(f"{CUSTOMER}consent_texts", flag_of)
    contacts = [ContactPoint(number.value, valid=number.valid) for number in given or ()] or [ContactPoint("")]
    return Customer(
        read(f"{CUSTOMER}name", name_of) or "",
        read(f"{CUSTOMER}gender", case_values.gender) or "u",
        contacts=tuple(replace(point, voicemail=voicemail, texts=texts) for point in contacts),
    )
