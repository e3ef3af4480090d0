"""Import of cases: a plan of what a file would do, and the plan carried out, all rows or none."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from agentdesk.calendars.tables import Tables
from agentdesk.core.call import NewCase
from agentdesk.core.errors import AgentdeskError, BadInput, Fault
from agentdesk.desk.case_values import numbers
from agentdesk.desk.cells import name_of, text_of
from agentdesk.desk.import_case import Basis, case_of
from agentdesk.desk.import_rows import Row, read_rows
from agentdesk.desk.ports import Reading, Writing
from agentdesk.desk.unfit import Unfit, fault_at
from agentdesk.process.model import Process

LONGEST_ID = 100
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Report:
    """What an import does, or would do.

    `doubtful` counts the numbers that can't ring by their numbering plan. With faults nothing is written.
    """

    new: int
    changed: int
    unchanged: int
    doubtful: int
    faults: tuple[Fault, ...]
    cases: tuple[NewCase, ...]


def plan(
    path: Path, process: Process, store: Reading, tables: Tables, at: datetime, *, protocol: Process | None = None
) -> Report:
    """Read and check a file against what is kept; writes nothing. What is wrong is among the faults, by line.

    The facts of `protocol` may be given beside those of the process.
    """
    basis = Basis(process, protocol, tables, at)
    faults: list[Fault] = []
    seen: dict[str, str] = {}
    cases: list[NewCase] = []
    unchanged = 0
    rows = read_rows(path, basis.vocabulary.columns, faults)
    for named in _in_pieces(_named(rows, basis, seen, faults)):
        kept = store.known_cases(process.id, [external_id for _, external_id in named])
        for row, external_id in named:
            case, wrong = case_of(row, external_id, kept.get(external_id), basis)
            faults.extend(wrong)
            if case is not None:
                cases.append(case)
            elif not wrong:
                unchanged += 1
    known = sum(case.known is not None for case in cases)
    doubtful = sum(not point.valid for case in cases for point in case.case.customer.numbers)
    faults.sort(key=lambda fault: _line_of(fault, path))
    return Report(len(cases) - known, known, unchanged, doubtful, tuple(faults), tuple(cases))


def commit(report: Report, store: Writing, *, at: datetime, agent: str) -> None:
    """Write what was planned. BadInput where the plan has faults."""
    if report.faults:
        raise BadInput(*report.faults)
    if report.cases:
        store.import_cases(report.cases, at=at, agent=agent)


def _named(rows: Iterable[Row], basis: Basis, seen: dict[str, str], faults: list[Fault]) -> Iterator[tuple[Row, str]]:
    """The rows with their external ids, those left out that have none or one that stands elsewhere too."""
    for row in rows:
        try:
            external_id = _id_of(row, basis)
        except AgentdeskError as error:
            faults.append(fault_at(row.at("external_id"), error))
            continue
        if external_id in seen:
            said = f"the same case stands at {seen[external_id]}"
            faults.append(Fault(row.at("external_id"), said, "keep one of the two, or give each an id of its own"))
            continue
        seen[external_id] = row.place
        yield row, external_id


def _id_of(row: Row, basis: Basis) -> str:
    given = row.cells.get("external_id")
    if given is None:
        return _made_up(row, basis)
    external_id = text_of(given, LONGEST_ID)
    if not external_id:
        raise Unfit("nothing in it can be read", "write letters and digits, or leave it empty")
    return external_id


def _made_up(row: Row, basis: Basis) -> str:
    """An id that stays the same for the same process, name and number; a row without them has one by its place."""
    try:
        country = basis.vocabulary.country(row.cells.get("country", basis.process.country))
        name = name_of(row.cells.get("name"))
        number = numbers(country, row.cells.get("phone"))[0].value
    except AgentdeskError:
        parts = [row.place]
    else:
        parts = [basis.process.id, name.casefold(), number]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _line_of(fault: Fault, path: Path) -> int:
    """The line, or the item, at which a fault stands; 0 for one of the whole file."""
    number = re.search(r"\d+", fault.place.removeprefix(str(path)))
    return int(number[0]) if number else 0


def _in_pieces(named: Iterator[tuple[Row, str]]) -> Iterator[list[tuple[Row, str]]]:
    while some := list(islice(named, _AT_ONCE)):
        yield some
