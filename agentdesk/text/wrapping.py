"""Text in lines of so many cells, in logical order, each line fit to stand alone."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from agentdesk.text.alone import stand_alone
from agentdesk.text.bidi import Direction, has_rtl
from agentdesk.text.bidi_classes import classes
from agentdesk.text.bidi_explicit import paragraph_level
from agentdesk.text.breaks import parts, pieces
from agentdesk.text.widths import clusters, places

_LONG = 4000  # characters; longer texts are rare and would fill the cache


class Line(NamedTuple):
    """One line of a wrapped text.

    It shows the characters `start` to `end` of the source, without the blanks at which it was parted from others.
    `text` has them after `lead` codes, and may have codes after them, so that it reads alone as it does within its
    paragraph: character i of the source is character `i - start + lead` of it. `direction` is that of the paragraph,
    whatever the line itself begins with.
    """

    text: str
    start: int
    end: int
    lead: int
    direction: Literal["ltr", "rtl"]


def wrap(text: str, cells: int, direction: Direction = "auto") -> tuple[Line, ...]:
    """The lines of a text, none wider than `cells` unless a single sign is; at least one, each paragraph apart.

    "auto" finds the direction of each paragraph by its first letter.
    """
    wrapped = _wrap if len(text) <= _LONG else _wrap.__wrapped__
    return wrapped(text, max(1, cells), direction)


@lru_cache(maxsize=1024)
def _wrap(text: str, cells: int, direction: Direction) -> tuple[Line, ...]:
    lines: list[Line] = []
    at = 0
    for paragraph in text.splitlines(keepends=True) or [""]:
        body = paragraph.rstrip("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        lines += _paragraph(body, cells, direction, at)
        at += len(paragraph)
    return tuple(lines)


def _paragraph(text: str, cells: int, direction: Direction, at: int) -> Iterator[Line]:
    side = _side(text) if direction == "auto" else direction
    found = spans(text, cells)
    for (start, end), (line, lead) in zip(found, stand_alone(text, found, side), strict=True):
        yield Line(line, at + start, at + end, lead, side)


def _side(text: str) -> Literal["ltr", "rtl"]:
    return "rtl" if has_rtl(text) and paragraph_level(classes(text)) else "ltr"


def spans(text: str, cells: int) -> list[tuple[int, int]]:
    """Where each line of one paragraph starts and ends."""
    at = places(text)
    found = pieces(text)
    if max((at[end] - at[start] for start, end in found), default=0) > cells:
        found = [*_fitting(text, found, at, cells)]
    ends = [at[end] for _, end in found]
    lines: list[tuple[int, int]] = []
    first = 0
    while first < len(found):
        start = found[first][0]
        if not first and ends[0] <= cells:
            start = 0  # an indent stays
        after = bisect_right(ends, at[start] + cells, first + 1)
        lines.append((start, found[after - 1][1]))
        first = after
    return lines or [(0, 0)]


def _fitting(text: str, found: list[tuple[int, int]], at: Sequence[int], cells: int) -> Iterator[tuple[int, int]]:
    """The pieces; those that don't fit into a line are parted at their words, these anywhere between signs."""
    for start, end in found:
        if at[end] - at[start] <= cells:
            yield start, end
            continue
        for first, last in parts(text, start, end):
            if at[last] - at[first] <= cells:
                yield first, last
            else:
                yield from _cut(text, first, last, cells)


def _cut(text: str, start: int, end: int, cells: int) -> Iterator[tuple[int, int]]:
    used, at = 0, start
    for piece, taken in clusters(text[start:end]):
        if used + taken > cells and used:
            yield start, at
            start, used = at, 0
        used += taken
        at += len(piece)
    yield start, end
