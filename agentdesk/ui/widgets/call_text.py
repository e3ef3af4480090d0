"""Texts of a call, made ready for lines of a column."""

import re
from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.style import Style

from agentdesk.text.crop import crop
from agentdesk.text.safe import shown
from agentdesk.text.widths import width as cells

_ISOLATES = re.compile("([\u2066-\u2069])")
LINE_WIDTH = 88


def spoken(text: str) -> str:
    """A text of the desk's own making: harmless, its line ends kept, and the isolates round its slots as well."""
    return "\n".join(
        "".join(part if _ISOLATES.fullmatch(part) else shown(part) for part in _ISOLATES.split(line))
        for line in text.splitlines()
    )


def wrapped(text: str, width: int, style: str | Style = "", *, first: str = "", rest: str = "") -> list[Content]:
    """The lines of a text at `width` cells; `first` stands before the first of them, `rest` before the others."""
    room = max(2, min(width, LINE_WIDTH) - max(cells(first), cells(rest)))
    lines = Content(spoken(text)).stylize(style).wrap(room) or [Content("")]
    return [Content.assemble(first if place == 0 else rest, line.rstrip()) for place, line in enumerate(lines)]


def between(start: str, end: str, width: int, start_style: str = "", end_style: str = "") -> Content:
    """Two short texts in one line, the second at the line's end; the first gives way."""
    width = min(width, LINE_WIDTH)
    end = crop(end, width)
    left = crop(start, max(0, width - Content(end).cell_length - 1))
    gap = max(0, width - Content(left).cell_length - Content(end).cell_length)
    return Content.assemble((left, start_style), " " * gap, (end, end_style))


def ruled(title: str, width: int) -> Content:
    """A thin line that carries a title."""
    told = crop(title, max(1, width - 4))
    rest = max(0, min(width, LINE_WIDTH) - Content(told).cell_length - 4)
    return Content.assemble(("── ", "$line"), (told, "$quiet"), (" " + "─" * rest, "$line"))


def joined(lines: Iterable[Content]) -> Content:
    """Lines one under another."""
    return Content("\n").join(lines)


def blocks(*parts: list[Content]) -> Iterator[Content]:
    """Groups of lines with one empty line between them; empty groups leave no gap."""
    first = True
    for part in parts:
        if part and not first:
            yield Content("")
        yield from part
        first = first and not part
