"""The rows of an import file, CSV or JSON, with their places; what is wrong with the file's form is a fault."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain
from agentdesk.desk.json_file import Twice, json_in
from agentdesk.desk.outside_text import cleaned, quoted
from agentdesk.desk.text_file import text_in
from agentdesk.desk.unfit import meant

COLUMNS = (
    *("external_id", "name", "phone", "country", "timezone", "language", "gender", "status", "priority"),
    *("due_on", "consent_voicemail", "email", "address"),
)
FACT = "facts."
_DELIMITERS = ",;\t"
_BROKEN = {
    "unexpected end of data": ("a quote is opened here and never closed", "close it"),
    "field larger than field limit": ("a cell is too long, or a quote is never closed", "check the quotes"),
}
_MISQUOTED = ("a cell goes on after its closing quote", "write quotes inside a cell twice")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `cells` holds those that are given, by column; `place` is file:line, or file: item."""

    place: str
    cells: Mapping[str, Plain]

    def at(self, column: str) -> str:
        """The place of one cell."""
        return f"{self.place}: {column}"


def read_rows(path: Path, columns: Collection[str], faults: list[Fault]) -> Iterator[Row]:
    """The rows one by one, as far as they can be told apart; `columns` are those that are known.

    What is wrong with the form (unknown columns, quotes, numbers of cells) is added to `faults`.
    """
    try:
        read = _json_rows if path.suffix.lower() == ".json" else _csv_rows
        yield from read(path, columns, faults)
    except BadInput as error:
        faults.extend(error.faults)


def _csv_rows(path: Path, columns: Collection[str], faults: list[Fault]) -> Iterator[Row]:
    text = text_in(path)
    delimiter = _delimiter(text, columns)
    records = _records(path, text, delimiter, faults)
    line, first = next(((line, record) for line, record in records if any(map(str.strip, record))), (1, []))
    if not first:
        raise BadInput(Fault(str(path), "holds no rows", f"begin with a line of columns: {','.join(COLUMNS[:4])} …"))
    header = [cleaned(cell).casefold() for cell in first]
    place = f"{path}:{line}"
    if not any(name in columns for name in header):
        said = "this line names no column that is known"
        raise BadInput(Fault(place, said, f"begin with a line of columns: {','.join(COLUMNS[:4])} …"))
    faults.extend(_header_faults(place, header, columns))
    for line, record in records:
        place = f"{path}:{line}"
        if not any(map(str.strip, record)):
            continue
        if len(record) != len(header):
            said = f"there are {len(record)} cells under {len(header)} columns"
            faults.append(Fault(place, said, "check separators and quotes"))
            continue
        given = zip(header, record, strict=True)
        yield Row(place, {name: _bare(cell) for name, cell in given if name in columns and cell.strip()})


def _delimiter(text: str, columns: Collection[str]) -> str:
    """The separator with which the first line names most columns."""
    line = next((line for line in io.StringIO(text, newline=None) if line.strip()), "")

    def named(delimiter: str) -> int:
        return sum(cleaned(cell).strip('"').casefold() in columns for cell in line.split(delimiter))

    return max(_DELIMITERS, key=named)


def _records(path: Path, text: str, delimiter: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; after a broken one, reading goes on at the next line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            said = next((known for name, known in _BROKEN.items() if str(error).startswith(name)), _MISQUOTED)
            faults.append(Fault(f"{path}:{line}", *said))
            continue
        if record is None:
            return
        yield line, record


def _header_faults(place: str, header: list[str], columns: Collection[str]) -> Iterator[Fault]:
    for number, name in enumerate(header, 1):
        if not name:
            yield Fault(place, f"column {number} has no name", "name it, or take it out")
        elif name not in columns:
            yield Fault(place, f"there is no column {quoted(name)}", meant(name, columns))
        elif name in header[: number - 1]:
            yield Fault(place, f"the column {name} is there twice", "keep one of them")


def _bare(cell: str) -> str:
    """The cell without the apostrophe by which an export keeps a spreadsheet from reckoning."""
    return cell[1:] if cell[0] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _json_rows(path: Path, columns: Collection[str], faults: list[Fault]) -> Iterator[Row]:
    document = json_in(path)
    if not isinstance(document, list):
        raise BadInput(Fault(str(path), "is no list of cases", "write [{…}, {…}]"))
    for number, item in enumerate(document, 1):
        place = f"{path}: item {number}"
        if not isinstance(item, dict):
            faults.append(Fault(place, "is no object", 'write {"external_id": …, "name": …}'))
            continue
        cells = _flat(item, place, faults)
        odd = [name for name in cells if name not in columns]
        faults.extend(Fault(_field(place, name), "there is no such field", meant(name, columns)) for name in odd)
        yield Row(place, {name: cell for name, cell in cells.items() if name in columns and is_given(cell)})


def is_given(cell: Plain) -> bool:
    """Whether a cell says anything."""
    return cell is not None and cell != [] and not (isinstance(cell, str) and not cell.strip())


def _flat(item: dict[str, Plain], place: str, faults: list[Fault]) -> dict[str, Plain]:
    """The item with its nested facts as `facts.NAME`."""
    cells: dict[str, Plain] = {}
    nested = item.get("facts")
    pairs = [(name, cell) for name, cell in item.items() if name != "facts"]
    if isinstance(nested, dict):
        pairs += [(f"{FACT}{name}", cell) for name, cell in nested.items()]
    elif nested is not None:
        faults.append(Fault(f"{place}: facts", "is no object", 'write {"facts": {"NAME": …}}'))
    twice = [name for part in (item, nested) if isinstance(part, Twice) for name in part.keys_given_twice]
    for name, cell in pairs:
        if name in cells:
            twice.append(name)
        cells[name] = cell
    faults.extend(Fault(_field(place, name), "is given twice", "keep one of them") for name in twice)
    return cells


def _field(place: str, name: str) -> str:
    return f"{place}: {quoted(name)[1:-1]}"
