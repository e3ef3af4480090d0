"""Processes verified like code: their form, their checks, their translations, and their tests."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from agentdesk.calendars.tables import Tables
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.shelf import FILE, TRIALS, Shelf
from agentdesk.desk.rule_packs import FILE as RULE_FILE
from agentdesk.desk.rule_packs import RULES
from agentdesk.desk.translations import Folder, check_interface, protocol_file
from agentdesk.process.checks import check
from agentdesk.process.loading import Loaded, load
from agentdesk.words.interface import DOMAIN


def process_files(paths: Sequence[Path], shelf: Shelf) -> list[Path]:
    """The process files at these paths: that file, that of a folder, or those of the folders in it. Without paths all
    there are. BadInput where a folder holds none."""
    if not paths:
        return [*shelf.files()]
    return [file for path in paths for file in _files(path)]


def rule_files(paths: Sequence[Path]) -> list[Path]:
    """The packs of calling rules at these paths: that file, that of a folder, or those of the folders in it."""
    return [file for path in paths for file in _rule_files(path)]


def _rule_files(path: Path) -> list[Path]:
    if path.name == RULE_FILE or (path / RULE_FILE).exists():
        return [path if path.name == RULE_FILE else path / RULE_FILE]
    return sorted((*path.glob(f"*/{RULE_FILE}"), *path.glob(f"{RULES}/*/{RULE_FILE}")))


def faults_of_rules(file: Path) -> tuple[Fault, ...]:
    """Every fault of a pack of calling rules, and of the catalogues beside it."""
    from agentdesk.process.rules.checks import check
    from agentdesk.process.rules.reading import load

    try:
        return check(load(file))
    except BadInput as error:
        return error.faults


def _files(path: Path) -> list[Path]:
    if path.name == RULE_FILE:
        return []
    if not path.is_dir() or (path / FILE).exists():
        return [path / FILE if path.is_dir() else path]
    found = sorted(path.glob(f"*/{FILE}"))
    if not found and _interface(path) is None and not _rule_files(path):
        raise BadInput(Fault(str(path), "there is no process in this folder", f"name a folder with a {FILE}"))
    return found


def _interface(path: Path) -> Folder | None:
    return next((folder for folder in (Folder(path), Folder(path / DOMAIN)) if folder.is_interface), None)


class Checker:
    """Checks file after file; `cache` holds compiled catalogues and calendars, and each file is read once."""

    def __init__(self, cache: Path) -> None:
        self._words = cache / "words"
        self._calendars = cache / "calendars"
        self._loaded: dict[Path, Loaded] = {}
        self._tables: dict[int, Tables] = {}

    def faults_of_interface(self, path: Path) -> Iterator[Fault]:
        """What is wrong with the catalogues of the interface, where the path names their folder or holds it."""
        folder = _interface(path)
        if folder is not None:
            yield from check_interface(folder, self._words)

    def faults_of_process(self, file: Path) -> tuple[Fault, ...]:
        """Every fault of a process file, of the catalogues beside it, and of what its tests expect."""
        try:
            loaded = self._load(file)
            faults = check(loaded, self._around(loaded), cache=self._words)
        except BadInput as error:
            return error.faults
        return faults or self.tried(file)[1]

    def tried(self, file: Path) -> tuple[int, tuple[Fault, ...]]:
        """How many tests a process has, and what is wrong with them or with what came of them."""
        if not (file.parent / TRIALS).exists():
            return 0, ()
        from agentdesk.desk.trials import Bench, run_trials

        try:
            loaded = self._load(file)
            around = self._around(loaded)
            return run_trials(file.parent, Bench(loaded.process, around.process if around else None, self._calendar))
        except BadInput as error:
            return 0, error.faults

    def _load(self, file: Path) -> Loaded:
        if file not in self._loaded:
            self._loaded[file] = load(file)
        return self._loaded[file]

    def _around(self, loaded: Loaded) -> Loaded | None:
        file = protocol_file(loaded)
        return self._load(file) if file else None

    def _calendar(self, year: int) -> Tables:
        if year not in self._tables:
            self._tables[year] = Tables(year, self._calendars)
        return self._tables[year]
