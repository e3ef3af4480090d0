"""The processes: found in folders, read when first needed, kept by version."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeAlias

from agentdesk.core.errors import BadInput, Fault, NotFound
from agentdesk.core.shelf import FILE, INTERFACE, Shelf
from agentdesk.desk.outlines import KeptOutlines, Outline
from agentdesk.words.look_up import Words

if TYPE_CHECKING:
    from agentdesk.process.loading import Loaded

PROTOCOL = "service_call"
_EPOCH = (1980, 1, 1, 0, 0, 0)
# What shows that files were changed: by file, what the file system says of it.
_Marks: TypeAlias = tuple[tuple[str, int, int, int], ...]


class NoProcess(NotFound):
    """A process that isn't installed."""

    message = "there is no process {name}"


class Unusable(BadInput):
    """A process that can't be used as its files stand."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A process and its protocol in one version, with their translations."""

    version: str
    body: "Loaded"
    protocol: "Loaded"
    words: Words


@dataclass(frozen=True, slots=True)
class Anew:
    """What came of reading the processes anew: which ones changed, came or went, and the faults of the others."""

    changed: tuple[str, ...]
    faults: Mapping[str, tuple[Fault, ...]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A process as it was read, with the files that it was read from, by name."""

    loaded: "Loaded"
    files: Mapping[str, bytes]


class Library:
    """The processes of a folder, and of the user's `own`; safe to share between threads.

    `cache` is a folder where outlines and old editions are kept (None: nowhere). What was read stays until
    `read_anew`, whatever becomes of the files.
    """

    def __init__(self, folder: Path, words: Words, cache: Path | None = None, own: Path | None = None) -> None:
        self.shelf = Shelf(folder, own)
        self.words = words
        self._cache = cache
        self._kept_outlines = KeptOutlines(cache / "outlines" if cache else None)
        self._lock = RLock()
        self._marks = self._marked()
        self._kept: dict[str, _Kept] = {}
        self._outlines: dict[str, Outline] = {}
        self._editions: dict[str, Edition] = {}
        self._faults: dict[str, tuple[Fault, ...]] = {}

    def ids(self) -> tuple[str, ...]:
        """The processes that are there, by id, those among them that can't be used."""
        return self.shelf.ids()

    def get(self, process: str) -> "Loaded":
        """The process as it was read last. NoProcess, Unusable."""
        return self._read(process).loaded

    def usable(self) -> Iterator["Loaded"]:
        """The processes that can be used."""
        for id in self.ids():
            found: Loaded | None = None
            with suppress(NoProcess, Unusable):
                found = self.get(id)
            if found is not None:
                yield found

    def faults(self, process: str) -> tuple[Fault, ...]:
        """What is wrong with the files of a process; where it could be used before they changed, it still can."""
        with suppress(Unusable, NoProcess):
            self.get(process)
        return self._faults.get(process, ())

    def knows(self, process: str) -> bool:
        """Whether cases of the process can be worked, as far as that is known without reading its file."""
        try:
            self.outline(process)
        except (NoProcess, Unusable):
            return False
        return True

    def outline(self, process: str) -> Outline:
        """The outline of a process, from the cache where that fits the file. NoProcess, Unusable."""
        with self._lock:
            found = self._outlines.get(process)
            if found is None:
                known = process in self._kept or process in self._faults
                kept = None if known else self._kept_outlines.find(process, self.shelf.folder(process) / FILE)
                found = self._outlines[process] = kept or self._drawn(process)
            return found

    def edition(self, process: str) -> Edition:
        """The process and the protocol as they were read last, under their version. NoProcess, Unusable."""
        with self._lock:
            body, protocol = self.get(process), self.get(PROTOCOL)
            if process not in self._editions:
                held = {id: self._read(id).files for id in (process, PROTOCOL)}
                self._editions[process] = Edition(self._version(process), body, protocol, self.words.holding(held))
            return self._editions[process]

    def packed(self, process: str) -> bytes:
        """The files of an edition, to be kept in the database at its first use."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._files(process).items():
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def kept_edition(self, process: str, version: str, packed: bytes | None) -> Edition:
        """The edition under which a call was begun; today's where it is the same, or nothing else was kept."""
        with suppress(NoProcess, Unusable):
            today = self.edition(process)
            if version == today.version:
                return today
        if packed is None or self._cache is None:
            return self.edition(process)
        folder = self._cache / "editions" / version
        with self._lock:
            _unpack(packed, folder)
        old = Library(folder, Words(folder, self._cache))
        return Edition(version, old.get(process), old.get(PROTOCOL), old.words)

    def read_anew(self) -> Anew:
        """Read what has changed since; calls under way keep their edition, and a process its old version where the
        new one has faults."""
        with self._lock:
            before, self._marks = self._marks, self._marked()
            known = {*before, *self._marks}
            changed = {id for id in known if before.get(id) != self._marks.get(id)}
            # The protocol stands around all the others, and what was wrong may be right with what came since.
            affected = known if PROTOCOL in changed else changed | set(self._faults)
            self.words.reload(INTERFACE)
            self._editions = {}
            for id in sorted(affected, key=lambda id: (id != PROTOCOL, id)):
                self._refresh(id)
            return Anew(tuple(sorted(changed - set(self._faults))), dict(sorted(self._faults.items())))

    def _refresh(self, id: str) -> None:
        before = self._kept.pop(id, None)
        outline = self._outlines.pop(id, None)
        self._faults.pop(id, None)
        try:
            self._read(id)
        except NoProcess:
            return
        except Unusable:
            if before is not None:
                self._kept[id] = before
            if before is not None and outline is not None:
                self._outlines[id] = outline

    def _read(self, id: str) -> _Kept:
        with self._lock:
            found = self._kept.get(id)
            if found is not None:
                return found
            if id in self._faults:
                raise Unusable(*self._faults[id])
            if id not in self._marks:
                raise NoProcess(name=id)
            try:
                found = self._kept[id] = self._loaded(id)
            except Unusable as error:
                self._faults[id] = error.faults
                raise
            return found

    def _loaded(self, id: str) -> _Kept:
        """The process read now; one of the user's is looked at for all that would break a call."""
        from agentdesk.process.loading import load

        folder = self.shelf.folder(id)
        try:
            files = {path.name: path.read_bytes() for path in (folder / FILE, *sorted(folder.glob("*.po")))}
            loaded = load(folder / FILE, files[FILE], self._cache / "documents" if self._cache else None)
        except BadInput as error:
            raise Unusable(*error.faults) from error
        except OSError as error:
            raise Unusable(Fault(str(folder / FILE), f"can't be read: {error.strerror}")) from error
        if self.shelf.is_own(id):
            from agentdesk.process.checks.hindrances import hindrances

            protocol = None if id == PROTOCOL else self.get(PROTOCOL)
            if faults := hindrances(loaded, protocol, self._cache / "words" if self._cache else None):
                raise Unusable(*faults)
        return _Kept(loaded, files)

    def _version(self, process: str) -> str:
        import hashlib

        total = hashlib.sha256()
        for name, content in self._files(process).items():
            total.update(name.encode() + b"\0" + content + b"\0")
        return total.hexdigest()[:16]

    def _files(self, process: str) -> dict[str, bytes]:
        """The files of an edition, by their names below the folder of all processes."""
        read = ((id, self._read(id).files) for id in sorted({process, PROTOCOL}))
        return {f"{id}/{name}": content for id, files in read for name, content in files.items()}

    def _marked(self) -> dict[str, _Marks]:
        return {id: tuple(_marks(self.shelf.folder(id))) for id in self.ids()}

    def _drawn(self, process: str) -> Outline:
        from agentdesk.process.model import texts

        kept = self._read(process)
        known = kept.loaded.process
        words = {text.context: text.source for text in texts(known) if "." in text.context and not text.spoken}
        words["title"] = known.title
        outline = Outline(process, words, known.window, known.start_status)
        self._kept_outlines.keep(outline, kept.files[FILE])
        return outline


def _marks(folder: Path) -> list[tuple[str, int, int, int]]:
    found = []
    for path in sorted((folder / FILE, *folder.glob("*.po"))):
        with suppress(OSError):
            state = path.stat()
            found.append((str(path), state.st_mtime_ns, state.st_ino, state.st_size))
    return found


def _unpack(packed: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in archive.namelist():
            target = folder / name
            if target.resolve().is_relative_to(folder.resolve()) and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
