"""Working days kept in a file, so that they need not be computed at every start."""

import json
import os
import sys
import threading
import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from agentdesk.calendars.working_days import WorkingDays

_FORMAT = 2
_PARTS = ("marks", "names", "estimated", "official_until")


@cache
def library_version() -> str:
    """The version of `holidays` as installed, "" where it can't be told; imports nothing.

    Read off a folder's name: importlib.metadata takes longer to load than a table to compute.
    """
    for entry in sys.path:
        # A folder that may not be read holds nothing that could be imported.
        with suppress(OSError):
            for found in Path(entry).glob("holidays-*.dist-info"):
                return found.name.removeprefix("holidays-").removesuffix(".dist-info")
    return ""


def load(file: Path, country: str, first: int, last: int) -> WorkingDays | None:
    """The table kept in `file`, or None unless it is whole and for just these years and this library."""
    try:
        kept = json.loads(file.read_bytes())
        told = {part: kept[part] for part in _PARTS}
        if kept["key"] != _key(country, first, last) or kept["crc"] != _crc(told):
            return None
        return WorkingDays(
            country,
            date(first, 1, 1),
            told["marks"],
            {language: _dated(of_days) for language, of_days in told["names"].items()},
            frozenset(date.fromisoformat(day) for day in told["estimated"]),
            date.fromisoformat(told["official_until"]) if told["official_until"] else None,
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def save(file: Path, table: WorkingDays) -> None:
    """Keep `table` in `file`, whole or not at all; a folder that can't be written is no failure."""
    told = {
        "marks": table.marks,
        "names": {
            language: {day.isoformat(): name for day, name in of_days.items()}
            for language, of_days in table.names.items()
        },
        "estimated": [day.isoformat() for day in sorted(table.estimated)],
        "official_until": table.official_until.isoformat() if table.official_until else "",
    }
    kept = {"key": _key(table.country, table.first.year, table.last.year), "crc": _crc(told), **told}
    draft = file.with_name(f".{file.name}.{os.getpid()}.{threading.get_ident()}")
    # What can't be kept is computed again at the next start.
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)


def _key(country: str, first: int, last: int) -> list[object]:
    return [_FORMAT, country, first, last, library_version()]


def _crc(told: Mapping[str, object]) -> int:
    return zlib.crc32(json.dumps(told).encode())


def _dated(of_days: dict[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in of_days.items()}
