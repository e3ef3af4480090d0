"""What an agent types into the form of a new case, as the cells of a row that is brought in."""

from collections.abc import Mapping
from datetime import datetime

from agentdesk.calendars.zones import zone_named
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain
from agentdesk.desk.import_rows import FACT
from agentdesk.desk.unfit import fault_at
from agentdesk.process.model import Process
from agentdesk.process.steps import RESUME, Input
from agentdesk.process.values import NotAValue, parse

_DUE = "due_on"
# Kinds of values that an agent writes more freely than a file does.
_FREE = frozenset({"count", "number", "money", "date", "time"})


def read_cells(typed: Mapping[str, str], process: Process, now: datetime) -> dict[str, Plain]:
    """The cells that are given, dates and numbers read as in a call. BadInput, by column."""
    given = {column: text.strip() for column, text in typed.items() if text.strip()}
    country = given.get("country", process.country).upper()
    faults: list[Fault] = []
    cells: dict[str, Plain] = {}
    for column, text in given.items():
        try:
            cells[column] = _read(column, text, process, now, country)
        except NotAValue as error:
            faults.append(fault_at(column, error))
    if faults:
        raise BadInput(*faults)
    return cells


def _read(column: str, text: str, process: Process, now: datetime, country: str) -> Plain:
    if column == _DUE:
        return _due(text, process, now, country)
    fact = process.facts.get(column.removeprefix(FACT)) if column.startswith(FACT) else None
    return text if fact is None or fact.type not in _FREE else _value(fact.type, text, process, now, country)


def _due(text: str, process: Process, now: datetime, country: str) -> Plain:
    """A day, or a moment."""
    try:
        return _value("date", text, process, now, country)
    except NotAValue:
        return _value("time", text, process, now, country)


def _value(kind: str, text: str, process: Process, now: datetime, country: str) -> Plain:
    step = Input.model_validate({"kind": "input", "type": kind, "fact": "typed", "next": RESUME})
    return parse(step, text, now, zone_named(process.timezone), country)
