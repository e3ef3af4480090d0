"""A .po file as text, in the form that GNU's `msgcat --no-wrap` gives it: a change shows, and nothing else."""

from collections.abc import Iterable, Iterator

from agentdesk.words.entries import Entry, PoFile

_WIDTH = 79
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def po_text(content: PoFile) -> str:
    """The text of a .po file."""
    header = (content.header,) if content.header else ()
    blocks = ["\n".join(_lines(entry)) for entry in (*header, *content.entries)]
    if content.remarks:
        blocks.append("\n".join(_commented("#", content.remarks)))
    return "\n\n".join(blocks) + "\n"


def quoted(keyword: str, text: str) -> Iterator[str]:
    """A keyword and its text; what has several lines begins below it."""
    *ended, rest = text.split("\n")
    lines = [f"{line}\n" for line in ended] + ([rest] if rest or not ended else [])
    shown = [f'"{line.translate(_ESCAPES)}"' for line in lines]
    if len(shown) > 1:
        yield f'{keyword} ""'
        yield from shown
    else:
        yield f"{keyword} {shown[0]}"


def _lines(entry: Entry) -> Iterator[str]:
    yield from _commented("#", entry.remarks)
    yield from _commented("#.", entry.notes)
    yield from _places(entry.places)
    if entry.flags:
        yield "#, " + ", ".join(entry.flags)
    sign = "#~ " if entry.gone else ""
    yield from _commented("#~|" if entry.gone else "#|", entry.previous)
    for line in _texts(entry):
        yield sign + line


def _texts(entry: Entry) -> Iterator[str]:
    if entry.context:
        yield from quoted("msgctxt", entry.context)
    yield from quoted("msgid", entry.source)
    if entry.many:
        yield from quoted("msgid_plural", entry.many)
        for index, form in enumerate(entry.forms):
            yield from quoted(f"msgstr[{index}]", form)
    else:
        yield from quoted("msgstr", entry.translation)


def _commented(sign: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign} {line}" if line else sign


def _places(places: Iterable[str]) -> Iterator[str]:
    line = ""
    for place in places:
        if line and len(line) + 1 + len(place) > _WIDTH:
            yield line
            line = ""
        line = f"{line or '#:'} {place}"
    if line:
        yield line
