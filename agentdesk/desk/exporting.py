"""Export of rows: streamed as CSV or as one JSON document, to a stream or whole to a file."""

import csv
import json
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile, mkstemp
from typing import TextIO

from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain

FACTS = "facts"
# A spreadsheet reckons with a cell that begins like this, unless it is a number, or telephone numbers.
_RECKONED = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PHONES = re.compile(r"\+\d+(?: ext\. \d+)?(?:;\+\d+(?: ext\. \d+)?)*")

Row = Mapping[str, Plain]


def export(rows: Iterable[Row], form: str, out: TextIO) -> None:
    """Write the rows to `out` as "csv" or "json".

    CSV has a header (none where there are no rows), a column for each fact, `;` between several values, and an
    apostrophe before a text that a spreadsheet would take for a formula. JSON is one list.
    """
    (_json if form == "json" else _csv)(rows, out)


def export_to(path: Path, rows: Iterable[Row], form: str) -> None:
    """The same into a file, as `into` writes it."""
    into(path, lambda file: export(rows, form, file))


def into(path: Path, write: Callable[[TextIO], object]) -> None:
    """Write into a file that only its owner can read: whole, in place of one of that name, or not at all.

    BadInput where it can't be written.
    """
    target = path.resolve()
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise BadInput(Fault(str(path), "is no plain file", "name a file"))
        _replace(target, write)
    except OSError as error:
        said = f"can't be written: {error.strerror}"
        raise BadInput(Fault(str(path), said, "check the folder, its rights and the disk")) from error


def _replace(target: Path, write: Callable[[TextIO], object]) -> None:
    # A temporary file is readable by its owner alone from the start.
    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _json(rows: Iterable[Row], out: TextIO) -> None:
    between = "["
    for row in rows:
        out.write(f"{between}\n{json.dumps(row, ensure_ascii=False)}")
        between = ","
    out.write("[]\n" if between == "[" else "\n]\n")


def _csv(rows: Iterable[Row], out: TextIO) -> None:
    stream = iter(rows)
    first = next(stream, None)
    if first is None:
        return
    every = chain([first], stream)
    if isinstance(first.get(FACTS), Mapping):
        _csv_with_facts(every, out)
    else:
        _table(list(first), every, out)


def _csv_with_facts(rows: Iterator[Row], out: TextIO) -> None:
    """Which facts there are is known only after the last row: until then the rows wait in a file."""
    plain: dict[str, None] = {}
    facts: set[str] = set()
    with TemporaryFile("w+", encoding="utf-8") as waiting:
        for row in rows:
            flat = _flat(row)
            plain |= dict.fromkeys(name for name in row if name != FACTS)
            facts.update(flat.keys() - row.keys())
            waiting.write(json.dumps(flat, ensure_ascii=False) + "\n")
        waiting.seek(0)
        _table([*plain, *sorted(facts)], map(json.loads, waiting), out)


def _flat(row: Row) -> Row:
    facts = row.get(FACTS)
    named = {f"{FACTS}.{name}": value for name, value in facts.items()} if isinstance(facts, Mapping) else {}
    return {**{name: value for name, value in row.items() if name != FACTS}, **named}


def _table(columns: list[str], rows: Iterable[Row], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _guarded(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return _guarded(";".join(map(str, value)))
    return json.dumps(value, ensure_ascii=False)


def _guarded(text: str) -> str:
    if text.startswith(_RECKONED) and not _NUMBER.fullmatch(text) and not _PHONES.fullmatch(text):
        return f"'{text}"
    return text
