"""The catalogues of processes and of the interface, kept in step with their sources."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.places import scripts_folder
from agentdesk.core.shelf import FILE, Shelf
from agentdesk.core.whole_file import write_whole
from agentdesk.desk.library import PROTOCOL, NoProcess
from agentdesk.desk.rule_packs import FILE as RULE_FILE
from agentdesk.desk.rule_packs import RULES
from agentdesk.process.loading import Loaded, load
from agentdesk.process.messages import messages_of_process
from agentdesk.words.catalogue_files import catalogues_in, is_tag, says_everything, sound_file, template_in
from agentdesk.words.checks import check_catalogue
from agentdesk.words.checks.sheet import Sheet
from agentdesk.words.entries import PoFile, content_of
from agentdesk.words.in_step import in_step
from agentdesk.words.interface import DOMAIN, interface_messages
from agentdesk.words.messages import Messages, messages_of, template
from agentdesk.words.plural_rules import plural_forms_of
from agentdesk.words.po_reading import read_po_file
from agentdesk.words.po_writing import po_text


@dataclass(frozen=True)
class Folder:
    """A folder of catalogues: that of a process, of a pack of calling rules, or of the interface."""

    path: Path

    @property
    def is_interface(self) -> bool:
        """Whether it holds the words of the interface."""
        return self.path.is_dir() and self.path.resolve().name == DOMAIN and not (self.path / FILE).exists()

    @property
    def is_pack(self) -> bool:
        """Whether it holds a pack of calling rules."""
        return (self.path / RULE_FILE).exists()

    @property
    def template(self) -> Path:
        """The file from which a catalogue of any language can be begun."""
        return template_in(self.path)

    @cached_property
    def messages(self) -> Messages:
        """Its texts, from their source. BadInput where that is wrong."""
        if self.is_interface:
            return interface_messages()
        if self.is_pack:
            from agentdesk.process.rules import checks, reading

            return checks.messages_of_pack(reading.load(self.path / RULE_FILE))
        loaded = load(self.path / FILE)
        around = protocol_file(loaded)
        return messages_of_process(loaded, load(around).process if around else None)


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing a file in step changes: `was` is None where there was none."""

    file: Path
    was: bytes | None
    now: bytes
    added: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def in_step(self) -> bool:
        """Whether nothing has to be changed."""
        return self.was == self.now

    def write(self) -> None:
        """Put it in place. BadInput where it can't be written, or has become another one meanwhile."""
        if (content_of(self.file) if self.file.exists() else None) != self.was:
            raise BadInput(Fault(str(self.file), "was changed by somebody meanwhile", "do it again"))
        write_whole(self.file, self.now)


def protocol_file(loaded: Loaded) -> Path | None:
    """The call protocol that stands around a process: that beside it, or the one that is shipped. None for one."""
    if loaded.process.protocol or loaded.folder is None:
        return None
    beside = loaded.folder.parent / PROTOCOL / FILE
    return beside if beside.exists() else scripts_folder() / PROTOCOL / FILE


def folders(names: Sequence[str], shelf: Shelf) -> tuple[Folder, ...]:
    """The folders of processes (`desk`: the interface; `rules/NAME`: a pack) by name or path; without names all there
    are. NoProcess."""
    if not names:
        homes = [home for home in (shelf.shipped, shelf.own) if home is not None]
        packs = (file.parent for home in homes for file in sorted((home / RULES).glob(f"*/{RULE_FILE}")))
        every = (*(file.parent for file in shelf.files()), *packs, shelf.folder(DOMAIN))
        return tuple(Folder(path) for path in every if path.is_dir())
    return tuple(_folder(name, shelf) for name in names)


def _folder(name: str, shelf: Shelf) -> Folder:
    for path in (shelf.folder(name), Path(name)):
        if (path / FILE).exists() or Folder(path).is_interface or Folder(path).is_pack:
            return Folder(path)
    raise NoProcess(name=name)


def brought_in_step(folder: Folder, language: str = "") -> Iterator[Brought]:
    """The template of a folder and its catalogues (of one language alone, begun where there is none) in step.

    Nothing is written. BadInput where a file is broken or `language` is none.
    """
    yield _template(folder)
    for file in (_catalogue_of(folder, language),) if language else catalogues_in(folder.path):
        was = content_of(file) if file.exists() else None
        before = read_po_file(file, was) if was is not None else PoFile()
        after = in_step(before, folder.messages, file.stem, whole=says_everything(file))
        yield _counted(file, was, before, after)


def _template(folder: Folder) -> Brought:
    pot = folder.template
    was = content_of(pot) if pot.exists() else None
    try:
        before = read_po_file(pot, was or b"")
    except BadInput:
        before = PoFile()  # nobody writes in a template: a broken one is made anew
    return _counted(pot, was, before, template(folder.messages))


def _catalogue_of(folder: Folder, language: str) -> Path:
    if not is_tag(language) or not plural_forms_of(language):
        raise BadInput(Fault(language, "is no language", "write its code, such as es or pt_BR"))
    known = {file.stem.replace("_", "-").lower(): file for file in catalogues_in(folder.path)}
    tag = language.replace("-", "_")
    return known.get(tag.replace("_", "-").lower(), folder.path / f"{tag}.po")


def _counted(file: Path, was: bytes | None, before: PoFile, after: PoFile) -> Brought:
    old = Counter((entry.context, entry.source) for entry in before.present)
    new = Counter((entry.context, entry.source) for entry in after.present)
    guesses = sum(entry.fuzzy for entry in after.present) - sum(entry.fuzzy for entry in before.present)
    gone, added = (old - new).total(), (new - old).total()
    changed = max(0, min(guesses, gone, added))
    return Brought(file, was, po_text(after).encode(), added - changed, changed, gone - changed)


def check_interface(folder: Folder, cache: Path | None = None) -> Iterator[Fault]:
    """What is wrong with the catalogues of the interface, beside its template."""
    pot = folder.template
    try:
        known = messages_of(read_po_file(pot, content_of(pot)), str(pot))
    except BadInput as error:
        yield from error.faults
        return
    for file in catalogues_in(folder.path):
        try:
            content = sound_file(file, cache)
        except BadInput as error:
            yield from error.faults
            continue
        yield from sorted(check_catalogue(Sheet(file, content, known, says_everything(file))), key=_line)


def _line(fault: Fault) -> tuple[str, int]:
    file, _, line = fault.place.rpartition(":")
    return file, int(line) if line.isdecimal() else 0
