"""Calls of the past out of a file, for the demo: made again at the times when they were made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from agentdesk.core import event as events
from agentdesk.core.call import PastCall
from agentdesk.core.case import Case
from agentdesk.core.errors import BadInput, Fault, NoCase
from agentdesk.core.event import Event
from agentdesk.core.plain import Plain
from agentdesk.desk.case_values import RowReader
from agentdesk.desk.cells import moment_of, name_of, number_of, one_of, text_of
from agentdesk.desk.import_rows import Row
from agentdesk.desk.json_file import json_in
from agentdesk.desk.ports import Wrap
from agentdesk.process.model import Outcome

if TYPE_CHECKING:
    from agentdesk.desk.library import Edition
    from agentdesk.desk.office import Office

_HISTORY = ("external_id", "process", "calls")
_CALL = ("at", "agent", "outcome")


@dataclass(frozen=True, slots=True)
class History:
    """The past calls of one case, oldest first."""

    external_id: str
    process: str
    calls: tuple[PastCall, ...]


def import_history(office: "Office", path: Path) -> int:
    """Write the calls of a file, each taken and wrapped up at its time, without effects; returns how many.

    BadInput, NotFound where a case isn't there.
    """
    count = 0
    for past in read_history(path, office):
        case = office.store.known_cases(past.process, [past.external_id]).get(past.external_id)
        if case is None:
            raise NoCase(name=past.external_id)
        edition = office.library.edition(past.process)
        if office.store.version(edition.version) is None:
            office.store.keep_version(edition.version, office.library.packed(past.process))
        for call in past.calls:
            _write(office, case, edition, call)
            count += 1
    return count


def read_history(path: Path, office: "Office") -> tuple[History, ...]:
    """The calls in a file: a list of {external_id, process, calls: [{at, agent, outcome, note, held_seconds}]}.

    BadInput with every fault.
    """
    faults: list[Fault] = []
    document = json_in(path)
    if not isinstance(document, list):
        raise BadInput(Fault(str(path), "is no list of histories", "write [{…}, {…}]"))
    found = tuple(_histories(document, path, office, faults))
    if faults:
        raise BadInput(*faults)
    return found


def _histories(items: list[Plain], path: Path, office: "Office", faults: list[Fault]) -> Iterator[History]:
    processes = one_of("process", office.library.ids())
    for number, item in enumerate(items, 1):
        read = RowReader(_row(f"{path}: item {number}", item, _HISTORY, faults), faults)
        external_id, process = read("external_id", name_of), read("process", processes)
        calls = read.row.cells.get("calls")
        if external_id and process and isinstance(calls, list):
            outcome = one_of("outcome", _outcomes(office.library.edition(process)))
            rows = [_row(f"{read.row.place}: call {n}", call, _CALL, faults) for n, call in enumerate(calls, 1)]
            past = (_call(RowReader(row, faults), process, outcome) for row in rows)
            yield History(external_id, process, tuple(call for call in past if call is not None))


def _row(place: str, item: Plain, required: tuple[str, ...], faults: list[Fault]) -> Row:
    """The item as a row; what it lacks is a fault."""
    cells = item if isinstance(item, dict) else {}
    faults.extend(Fault(f"{place}: {name}", "is missing", "add it") for name in required if cells.get(name) is None)
    return Row(place, {name: value for name, value in cells.items() if value is not None})


def _call(read: RowReader, process: str, outcome: Callable[[Plain], str]) -> PastCall | None:
    at, agent = read("at", partial(moment_of, zone=ZoneInfo("UTC"))), read("agent", name_of)
    ended = read("outcome", outcome)
    note, held = read("note", text_of) or "", read("held_seconds", number_of) or 0.0
    return PastCall(0, at.astimezone(UTC), agent, process, ended, note, held) if at and agent and ended else None


def _outcomes(edition: "Edition") -> dict[str, Outcome]:
    return {**edition.protocol.process.outcomes, **edition.body.process.outcomes}


def _write(office: "Office", case: Case, edition: "Edition", past: PastCall) -> None:
    """Take the case and wrap it up again; what the call changed is in the case as it was imported."""
    store, end = office.store, past.at + timedelta(seconds=past.held_seconds)
    taken = Event(events.TAKEN, past.at, turn=1)
    lease = store.take(
        case.id, past.agent, at=past.at, minutes=office.minutes, version=edition.version, events=(taken,)
    )
    held = Event(events.RETURNED, end, past.held_seconds, value=past.held_seconds, turn=2)
    summary: Plain = {"outcome": past.outcome, "held": past.held_seconds}
    last = Event(events.WRAPPED_UP, end, value=summary, turn=3)
    outcome = _outcomes(edition)[str(past.outcome)]
    store.wrap_up(
        Wrap(
            lease=lease,
            at=end,
            events=(held, last) if past.held_seconds else (last,),
            state=case.state,
            window_key=case.window_key,
            outcome=past.outcome,
            reached=outcome.reached,
            attempt=outcome.attempt,
            note=past.note,
        )
    )
