"""The entries of a translator's .po file, each with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the line of its msgid, its context ("" where it has none), the English, what stands for it.

    `translation` is "" where there is none yet; a plural has its first form here. `fuzzy` entries are guesses
    that nobody has looked at: they aren't shown.
    """

    line: int
    context: str
    source: str
    translation: str
    fuzzy: bool = False


def entries(file: Path) -> tuple[Entry, ...]:
    """The entries of a .po file in their order. BadInput, with file and line, where it is broken or can't be read."""
    from agentdesk.words.po_file import compile_po

    try:
        content = file.read_bytes()
    except OSError as error:
        fault = Fault(str(file), f"can't be read: {error.strerror}", "check the file and its rights")
        raise BadInput(fault) from error
    compile_po(file, content)
    return tuple(_listed(content))


def _listed(content: bytes) -> Iterator[Entry]:
    from babel.messages.pofile import read_po

    for message in read_po(content.decode("utf-8-sig").splitlines()):
        if message.id:
            yield Entry(
                line=message.lineno or 1,
                context=message.context or "",
                source=_first(message.id),
                translation=_first(message.string),
                fuzzy=bool(message.fuzzy),
            )


def _first(text: object) -> str:
    """A text, or the first form of a plural."""
    if isinstance(text, list | tuple):
        return str(text[0]) if text else ""
    return str(text or "")
