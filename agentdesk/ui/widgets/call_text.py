"""Texts of a call, made ready for lines of a column."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.style import Style

from agentdesk.text.crop import crop
from agentdesk.text.widths import width as cells
from agentdesk.text.wrapping import wrap
from agentdesk.ui.apart import spoken
from agentdesk.ui.paragraphs import paragraph, whole_paragraph
from agentdesk.words.languages import Direction

LINE_WIDTH = 88


def wrapped(
    text: str,
    width: int,
    style: str | Style = "",
    *,
    first: str = "",
    rest: str = "",
    direction: Direction | None = None,
) -> list[Content]:
    """The lines of a text at `width` cells; `first` stands before the first of them, `rest` before the others.

    A text whose `direction` is known stands at the end of the column where it starts, whichever way the screen runs.
    """
    column = min(width, LINE_WIDTH)
    room = max(2, column - max(cells(first), cells(rest)))
    lines: list[Content] = []
    for told in spoken(text).split("\n"):
        for line in wrap(told, room, direction or "auto"):
            before, written = rest if lines else first, Content(line.text).stylize(style)
            if direction:
                blank = max(0, column - cells(before) - cells(line.text))
                lines.append((Content(before) + written.pad_right(blank)).stylize(whole_paragraph(direction)))
            else:
                lines.append(Content(before) + written.stylize(paragraph(told)))
    return lines


def between(start: str, end: str, width: int, start_style: str = "", end_style: str = "") -> Content:
    """Two short texts in one line, the second at the line's end; the first gives way."""
    width = min(width, LINE_WIDTH)
    end = crop(end, width)
    left = crop(start, max(0, width - Content(end).cell_length - 2))
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
