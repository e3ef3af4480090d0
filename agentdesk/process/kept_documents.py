"""Documents that were read once, kept as plain data: to read YAML takes many times as long."""

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from agentdesk.process.reading import Document, Loc, read

_FORMAT = 1


def read_kept(text: str, file: Path, cache: Path | None) -> Document:
    """The document in a file that holds `text`, from the folder `cache` where that one is kept. BadInput.

    What is stale, damaged or can't be written costs time and nothing else.
    """
    if cache is None:
        return read(text, str(file))
    place = cache / f"{file.parent.name}-{zlib.crc32(os.fsencode(file.resolve())):08x}.json"
    seal = [_FORMAT, len(text), zlib.crc32(text.encode())]
    data = _found(place, seal)
    if data is not None:
        return Document(str(file), data, _Places(text, str(file)))
    document = read(text, str(file))
    _keep(place, {"seal": seal, "data": document.data})
    return document


def _found(place: Path, seal: list[int]) -> Any:
    try:
        kept = json.loads(place.read_bytes())
        return kept["data"] if kept["seal"] == seal else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _keep(place: Path, kept: dict[str, Any]) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f"{place.stem}-{os.getpid()}.new")
        fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        fresh.replace(place)
    except OSError:
        return


class _Places(Mapping[Loc, tuple[int, int]]):
    """The places of a document's parts, looked up in its text when somebody asks for one."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._found: Mapping[Loc, tuple[int, int]] | None = None

    def _all(self) -> Mapping[Loc, tuple[int, int]]:
        if self._found is None:
            self._found = read(self._text, self._name).places
        return self._found

    def __getitem__(self, loc: Loc) -> tuple[int, int]:
        return self._all()[loc]

    def __iter__(self) -> Iterator[Loc]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())
