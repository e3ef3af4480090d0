"""The processes: found in folders, read when first needed, kept by version."""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from agentdesk.core.errors import NotFound
from agentdesk.words.look_up import Words

if TYPE_CHECKING:
    from agentdesk.process.loading import Loaded

PROTOCOL = "service_call"
FILE = "process.yaml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class NoProcess(NotFound):
    """A process that isn't installed."""

    message = "there is no process {name}"


@dataclass(frozen=True, slots=True)
class Outline:
    """What the queue needs of a process: its words (English, by context), the hours of its calls, its start status.

    It is kept in a cache, so that the first page of the queue waits for no process file.
    """

    id: str
    words: Mapping[str, str]
    window: Mapping[str, str | list[str]] | None
    start_status: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A process and its protocol in one version, with their translations."""

    version: str
    body: "Loaded"
    protocol: "Loaded"
    words: Words


class Library:
    """The processes of a folder; safe to share between threads.

    `cache` is a folder where outlines and old editions are kept (None: nowhere).
    """

    def __init__(self, folder: Path, words: Words, cache: Path | None = None) -> None:
        self.folder = folder
        self.words = words
        self._cache = cache
        self._lock = RLock()
        self._loaded: dict[str, Loaded] = {}
        self._outlines: dict[str, Outline] = {}

    def ids(self) -> tuple[str, ...]:
        """The processes that are there, by id."""
        return tuple(sorted(path.parent.name for path in self.folder.glob(f"*/{FILE}")))

    def get(self, process: str) -> "Loaded":
        """The process as it stands now. NotFound, BadInput."""
        from agentdesk.process.loading import load

        with self._lock:
            if process not in self._loaded:
                if process not in self.ids():
                    raise NoProcess(name=process)
                self._loaded[process] = load(self.folder / process / FILE)
            return self._loaded[process]

    def outline(self, process: str) -> Outline:
        """The outline of a process, from the cache where that fits the file."""
        with self._lock:
            found = self._outlines.get(process)
            if found is None:
                found = self._outlines[process] = self._kept(process) or self._drawn(process)
            return found

    def edition(self, process: str) -> Edition:
        """The process and the protocol as they stand now, under their version."""
        return Edition(self._version(process), self.get(process), self.get(PROTOCOL), self.words)

    def packed(self, process: str) -> bytes:
        """The files of an edition, to be kept in the database at its first use."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in self._files(process):
                info = zipfile.ZipInfo(path.relative_to(self.folder).as_posix(), _EPOCH)
                archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def kept_edition(self, process: str, version: str, packed: bytes | None) -> Edition:
        """The edition under which a call was begun; today's where it is the same, or nothing else was kept."""
        today = self.edition(process)
        if packed is None or version == today.version or self._cache is None:
            return today
        folder = self._cache / "editions" / version
        with self._lock:
            _unpack(packed, folder)
        old = Library(folder, Words(folder, self._cache))
        return Edition(version, old.get(process), old.get(PROTOCOL), old.words)

    def _version(self, process: str) -> str:
        import hashlib

        total = hashlib.sha256()
        for path in self._files(process):
            total.update(path.relative_to(self.folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return total.hexdigest()[:16]

    def _files(self, process: str) -> list[Path]:
        folders = [self.folder / name for name in sorted({process, PROTOCOL})]
        return [path for folder in folders for path in (folder / FILE, *sorted(folder.glob("*.po"))) if path.exists()]

    def _drawn(self, process: str) -> Outline:
        from agentdesk.process.model import texts

        known = self.get(process).process
        words = {text.context: text.source for text in texts(known) if "." in text.context and not text.spoken}
        words["title"] = known.title
        outline = Outline(process, words, known.window, known.start_status)
        self._keep(outline)
        return outline

    def _place(self, process: str) -> tuple[Path, int] | None:
        source = self.folder / process / FILE
        if self._cache is None or not source.is_file():
            return None
        return self._cache / "outlines" / f"{process}.json", zlib.crc32(source.read_bytes())

    def _kept(self, process: str) -> Outline | None:
        place = self._place(process)
        if place is None:
            return None
        try:
            kept = json.loads(place[0].read_text(encoding="utf-8"))
            same = kept["crc"] == place[1]
            return Outline(process, kept["words"], kept["window"], kept["start_status"]) if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(self, outline: Outline) -> None:
        place = self._place(outline.id)
        if place is None:
            return
        file, crc = place
        kept = {"crc": crc, "words": outline.words, "window": outline.window, "start_status": outline.start_status}
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(".new")
            fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            fresh.replace(file)
        except OSError:
            return


def _unpack(packed: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in archive.namelist():
            target = folder / name
            if target.resolve().is_relative_to(folder.resolve()) and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
