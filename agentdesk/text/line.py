"""A line as a terminal has to show it: cells from left to right, each with its glyph and what it stands for.

Reordering is that of UAX #9, by grapheme clusters, so that a mark stays in the cell of its letter. Letters are in
their joined forms, brackets are mirrored where they have to be, codes that only steer direction take no cell.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from agentdesk.text.bidi import Direction, Resolved, line_levels, resolve
from agentdesk.text.bidi_pairs import MIRRORED
from agentdesk.text.patterns import late
from agentdesk.text.shaping import shape
from agentdesk.text.widths import clusters

MARK = "\u200e"  # after the cell of a letter from right to left, in a line that is in visual order already
_LONG = 1000  # code points; longer lines are rare and would fill the cache

_EXPLICIT = late("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = late("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]")
_UNDRAWN = late("[\ud800-\udfff]")
_LEVEL = late(rb"(.)\1*", re.DOTALL)
_START = attrgetter("start")
_JOINERS = late("[\u200c\u200d]")
# A letter or a digit that a terminal might put into an order of its own: classes R, AL and AN, as a set for patterns.
STRONG = (
    "\u0590\u05be\u05c0\u05c3\u05c6\u05c8-\u0605\u0608\u060b\u060d\u061b\u061d-\u064a\u0660-\u0669\u066b-\u066f"
    "\u0671-\u06d5\u06dd\u06e5\u06e6\u06ee\u06ef\u06fa-\u08ff\ufb1d-\ufb28\ufb2a-\ufd3d\ufd50-\ufdce\ufdf0-\ufdfc\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_STRONG = late(f"[{STRONG}]")


class Cell(NamedTuple):
    """One or two columns of a line.

    `text` is a glyph with its marks; a joiner after a letter stays at its end, for encoders that want it. It stands
    for the characters `start` to `end` of the text; codes without a cell belong to the cell before them. `width` is 1
    or 2. `rtl` tells that it is read from right to left: what comes next in the text is on its left.
    """

    text: str
    start: int
    end: int
    width: int
    rtl: bool


_cell = tuple.__new__  # three times as quick as the class itself


class _Paragraph(NamedTuple):
    """What lines of a paragraph share: glyphs with and without lam-alef, and where lam and alef are that make one."""

    resolved: Resolved
    glyphs: list[str]
    apart: list[str]
    pairs: list[tuple[int, int]]


def marked(cell: Cell) -> str:
    """The cell's text, with MARK after what a terminal might reorder: so a line tells that it is visual already."""
    return cell.text + MARK if _STRONG.search(cell.text) else cell.text


def visual(text: str, direction: Direction = "auto", *, ligatures: bool = True) -> tuple[Cell, ...]:
    """The cells of a paragraph in one line, from left to right; as many columns as the text has.

    With `ligatures` lam and alef are drawn in one cell. Their second column comes as a blank of its own that stands
    for nothing (`start` equals `end`): not within the word, but at the next gap of two blanks or at the line's end.
    """
    made = _visual if len(text) <= _LONG else _visual.__wrapped__
    return made(text, direction, ligatures)


def visual_of_line(
    text: str, start: int, end: int, direction: Direction = "auto", *, ligatures: bool = True
) -> tuple[Cell, ...]:
    """The cells of one line of a wrapped paragraph, its characters `start` to `end`; indices are the paragraph's.

    Direction and joining are the paragraph's as well; a lam at the line's end keeps apart from an alef after it.
    """
    levels, glyphs, base = _of_line(text, start, end, direction, ligatures)
    return _cells(text[start:end], levels, glyphs, base, start)


def cells_of_line(
    text: str, start: int, end: int, direction: Direction = "auto", *, ligatures: bool = True
) -> tuple[Cell, ...]:
    """The same with indices that begin at the line. Lines that are alike are one value: it is kept."""
    return _kept(text[start:end], *_of_line(text, start, end, direction, ligatures))


@lru_cache(maxsize=1024)
def _kept(text: str, levels: tuple[int | None, ...], glyphs: tuple[str, ...], base: int) -> tuple[Cell, ...]:
    return _cells(text, levels, glyphs, base, 0)


def _of_line(
    text: str, start: int, end: int, direction: Direction, ligatures: bool
) -> tuple[tuple[int | None, ...], tuple[str, ...], int]:
    """Levels and glyphs of a line, and the level of its paragraph."""
    paragraph = _paragraph(text, direction, ligatures)
    glyphs = paragraph.glyphs[start:end]
    for cut in (start, end):
        before = bisect_left(paragraph.pairs, (cut, 0)) - 1
        if before >= 0 and paragraph.pairs[before][1] >= cut:
            for index in paragraph.pairs[before]:
                if start <= index < end:
                    glyphs[index - start] = paragraph.apart[index]
    return line_levels(text, paragraph.resolved, start, end), tuple(glyphs), paragraph.resolved.level


@lru_cache(maxsize=512)
def _visual(text: str, direction: Direction, ligatures: bool) -> tuple[Cell, ...]:
    resolved = resolve(text, direction)
    return _cells(text, resolved.levels, _glyphs(text, resolved, ligatures), resolved.level, 0)


@lru_cache(maxsize=32)
def _paragraph(text: str, direction: Direction, ligatures: bool) -> _Paragraph:
    resolved = resolve(text, direction)
    glyphs = _glyphs(text, resolved, ligatures)
    apart = _glyphs(text, resolved, False) if "" in glyphs else glyphs
    pairs, lam = [], 0
    for index, (glyph, single) in enumerate(zip(glyphs, apart, strict=True)):
        if glyph and glyph != single:
            lam = index
        elif glyph != single:
            pairs.append((lam, index))
    return _Paragraph(resolved, glyphs, apart, pairs)


def _glyphs(text: str, resolved: Resolved, ligatures: bool) -> list[str]:
    """The glyph of each character; letters that an override turns round stand alone."""
    drawn = _UNDRAWN.sub("\ufffd", text)
    if not _EXPLICIT.search(text):
        return shape(drawn, ligatures=ligatures)
    glyphs: list[str] = []
    for level, run in groupby(_filled(resolved)):
        piece = drawn[len(glyphs) : len(glyphs) + len(list(run))]
        glyphs += shape(piece, ligatures=ligatures) if level & 1 else piece
    return glyphs


def _filled(resolved: Resolved) -> list[int]:
    """The levels, with that of the character before for those that have none."""
    filled, last = [], resolved.level
    for level in resolved.levels:
        last = last if level is None else level
        filled.append(last)
    return filled


def _cells(
    text: str, levels: Sequence[int | None], glyphs: Sequence[str], base: int, offset: int
) -> tuple[Cell, ...]:
    """The cells of a line that starts at `offset` of its paragraph; it has a level and a glyph for each character."""
    cells: list[Cell] = []
    heights: list[int] = []
    halves: list[int] = []
    at, first = 0, offset
    level, rtl = base, base == 1
    for piece, width in clusters(text):
        glyph, own = glyphs[at], levels[at]
        start, at = at, at + len(piece)
        if width and glyph:
            if own is not None and own != level:
                level, rtl = own, own & 1 == 1
            if rtl and glyph in MIRRORED:
                glyph = MIRRORED[glyph]
            if len(piece) > 1:
                glyph = _with_marks(glyph, glyphs[start + 1 : at])
            end = offset + at
            cells.append(_cell(Cell, (glyph, first, end, width, rtl)))
            heights.append(level)
            first = end
        elif width:
            _add_alef(cells, glyphs[start + 1 : at], offset + at)
            first = offset + at
            halves.append(at)
        if not width or len(piece) > 1:
            _add_codes(cells, heights, levels[start:at], offset + start)
    if halves:
        cells, heights = _padded(text, cells, heights, halves, base, offset)
    return tuple(_ordered(cells, heights))


def _add_alef(cells: list[Cell], marks: Sequence[str], end: int) -> None:
    """Gives the alef to the last cell, which draws it with its lam."""
    place = next(place for place in reversed(range(len(cells))) if cells[place].width)
    lam = cells[place]
    cells[place] = lam._replace(text=_with_marks(lam.text, marks), end=end)


def _add_codes(cells: list[Cell], heights: list[int], levels: Sequence[int | None], start: int) -> None:
    """Adds what has no width and yet takes part in the ordering: an isolate keeps apart what stands around it."""
    for index, level in enumerate(levels, start):
        if level is not None and (not heights or level != heights[-1]):
            cells.append(Cell("", index, index, 0, False))
            heights.append(level)


def _with_marks(glyph: str, more: Sequence[str]) -> str:
    """The glyph with what a terminal is to draw of the rest of its cluster."""
    tail = _UNSEEN.sub("", "".join(more))
    if not _JOINERS.search(tail):
        return glyph + tail
    if _STRONG.match(glyph):
        return glyph + _JOINERS.sub("", tail) + "".join(_JOINERS.findall(tail))
    return glyph + tail.rstrip("\u200c\u200d")


def _padded(
    text: str, cells: list[Cell], heights: list[int], halves: list[int], base: int, offset: int
) -> tuple[list[Cell], list[int]]:
    """The cells and their levels, with a blank for the second column of each lam-alef, which end at `halves`."""
    end = gap = limit = len(text)
    gaps: list[int] = []
    for half in reversed(halves):
        found = text.find("  ", half, limit + 1)
        gap, limit = gap if found < 0 else found, half
        gaps.append(gap)
    filled: list[Cell] = []
    levels: list[int] = []
    done = 0
    for gap in reversed(gaps):
        place = len(cells) if gap == end else bisect_left(cells, offset + gap, key=_START)
        level = base if gap == end else heights[place]
        filled += [*cells[done:place], Cell(" ", offset + gap, offset + gap, 1, level & 1 == 1)]
        levels += [*heights[done:place], level]
        done = place
    return filled + cells[done:], levels + heights[done:]


def _ordered(cells: list[Cell], heights: list[int]) -> list[Cell]:
    """Rule L2: what stands on a level and above it is reversed, from the highest level down to the lowest odd one."""
    low, high = min(heights, default=0), max(heights, default=0)
    if low == high:
        return [cell for cell in (cells[::-1] if low & 1 else cells) if cell.width]
    runs = []
    for run in _LEVEL.finditer(bytes(heights)):
        level, own = heights[run.start()], cells[run.start() : run.end()]
        runs.append((level, own[::-1] if level & 1 else own))
    for level in range(high, (low | 1) - 1, -1):
        runs = _turned(runs, level)
    return [cell for _, run in runs for cell in run if cell.width]


def _turned(runs: list[tuple[int, list[Cell]]], least: int) -> list[tuple[int, list[Cell]]]:
    """The runs with each sequence reversed that stands on the level `least` or above."""
    turned: list[tuple[int, list[Cell]]] = []
    for above, group in groupby(runs, lambda run: run[0] >= least):
        sequence = list(group)
        turned += sequence[::-1] if above else sequence
    return turned
