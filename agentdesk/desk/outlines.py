"""What the queue needs of each process, kept in a cache so that its first page waits for no process file."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Outline:
    """The words of a process (English, by context), the hours of its calls, its start status."""

    id: str
    words: Mapping[str, str]
    window: Mapping[str, Any] | None
    start_status: str


@dataclass(frozen=True, slots=True)
class KeptOutlines:
    """Outlines in a folder (None: nowhere), each with the mark of the file that it was drawn from."""

    folder: Path | None

    def find(self, id: str, file: Path) -> Outline | None:
        """The outline of a process, where the one that is kept fits its file."""
        if self.folder is None:
            return None
        try:
            kept = json.loads((self.folder / f"{id}.json").read_text(encoding="utf-8"))
            same = kept["crc"] == zlib.crc32(file.read_bytes())
            return Outline(id, kept["words"], kept["window"], kept["start_status"]) if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, outline: Outline, content: bytes) -> None:
        """Keep the outline of a process file with this content."""
        if self.folder is None:
            return
        kept = {
            "crc": zlib.crc32(content),
            "words": outline.words,
            "window": outline.window,
            "start_status": outline.start_status,
        }
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = self.folder / f"{outline.id}.new"
            fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self.folder / f"{outline.id}.json")
        except OSError:
            return
