"""One catalogue: the translations of one folder into one language, kept compiled between runs."""

import os
import struct
import zlib
from contextlib import suppress
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault, Phrase

_SEAL = struct.Struct("<4sQII")
_FORMAT = b"adw1"


class _Nothing(NullTranslations):
    """The end of a look-up: an empty text, where gettext itself would echo the source."""

    def gettext(self, *_: object) -> str:
        return ""

    def ngettext(self, *_: object) -> str:
        return ""

    def pgettext(self, *_: object) -> str:
        return ""

    def npgettext(self, *_: object) -> str:
        return ""


class Catalogue:
    """Translations by context and English source; entries without a context have the context ""."""

    def __init__(self, compiled: bytes) -> None:
        self._words = GNUTranslations(BytesIO(compiled))
        self._words.add_fallback(_Nothing())

    def get(self, context: str, source: str) -> str | None:
        """The translation of a text; None where there is none."""
        if not source:
            return None
        words = self._words
        return (words.pgettext(context, source) if context else words.gettext(source)) or None

    def get_plural(self, context: str, one: str, many: str, count: int) -> str | None:
        """The translation of a text in the form that the catalogue's own plural rule has for `count`."""
        words = self._words
        if context:
            return words.npgettext(context, one, many, count) or None
        return words.ngettext(one, many, count) or None


def read_catalogue(file: Path, cache: Path | None = None, content: bytes | None = None) -> Catalogue:
    """The catalogue of a .po file, through its compiled twin in the folder `cache` where one is given.

    `content` is what the file held, where that is known already.

    Raises BadInput, with file and line, for a file that can't be read or is broken. A cache that is stale,
    corrupt or can't be written costs time, never a translation.
    """
    try:
        content = file.read_bytes() if content is None else content
    except OSError as error:
        remedy = Phrase("give the file back, or read the catalogues anew")
        raise BadInput(Fault(str(file), Phrase("can't be read: {cause}", cause=error.strerror), remedy)) from error
    twin = cache / _twin_name(file) if cache else None
    compiled = _kept(twin, content) if twin else None
    if not compiled:
        from agentdesk.words.po_file import compile_po

        compiled = compile_po(file, content)
        if twin:
            _keep(twin, content, compiled)
    return Catalogue(compiled)


def _twin_name(file: Path) -> str:
    where = zlib.crc32(os.fsencode(file.resolve()))
    return f"{file.parent.name}-{file.stem}-{where:08x}.mo"


def _seal(content: bytes, compiled: bytes) -> bytes:
    """What an .mo ends with here: by it a twin of another text, or a damaged one, is known."""
    return _SEAL.pack(_FORMAT, len(content), zlib.crc32(content), zlib.crc32(compiled))


def _kept(twin: Path, content: bytes) -> bytes | None:
    try:
        kept = twin.read_bytes()
    except OSError:
        return None
    compiled, seal = kept[: -_SEAL.size], kept[-_SEAL.size :]
    return compiled if seal == _seal(content, compiled) else None


def _keep(twin: Path, content: bytes, compiled: bytes) -> None:
    from tempfile import mkstemp

    with suppress(OSError):
        twin.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=twin.parent, prefix=twin.stem, suffix=".new")
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(compiled + _seal(content, compiled))
            Path(name).replace(twin)
        finally:
            Path(name).unlink(missing_ok=True)
