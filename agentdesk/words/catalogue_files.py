"""The catalogues of a folder: one .po file a language, named after it."""

import re
from pathlib import Path

from agentdesk.words.catalogue import read_catalogue
from agentdesk.words.entries import PoFile, content_of
from agentdesk.words.languages import SOURCE_LANGUAGE

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


def is_tag(text: str) -> bool:
    """Whether a text has the form of a language's code: es, pt_BR."""
    return _TAG.fullmatch(text) is not None


def catalogues_in(folder: Path) -> tuple[Path, ...]:
    """The catalogues of a folder, by language."""
    return tuple(sorted(file for file in folder.glob("*.po") if is_tag(file.stem)))


def template_in(folder: Path) -> Path:
    """The template of a folder, which is named after it."""
    return folder / f"{folder.resolve().name}.pot"


def says_everything(file: Path) -> bool:
    """Whether a catalogue has to say everything itself: English is the source, and a region has its language."""
    language, _, region = file.stem.replace("_", "-").partition("-")
    return language != SOURCE_LANGUAGE and not (region and file.with_name(f"{language}.po").exists())


def sound_file(file: Path, cache: Path | None = None) -> PoFile:
    """What a catalogue holds; one whose compiled twin lies in the folder `cache` isn't compiled again.

    BadInput, with file and line, where it is broken or can't be read.
    """
    from agentdesk.words.po_reading import read_po_file

    content = content_of(file)
    read_catalogue(file, cache, content)
    return read_po_file(file, content, sound=True)
