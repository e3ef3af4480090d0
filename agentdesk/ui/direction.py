"""Lines of widgets in visual order: the first of two stages of text in two directions.

Widgets hold, measure and wrap logical text. What they paint comes here line by line, as a filter: each field of a
line (what stands between frames, in one cell of a table, between gaps of two blanks or more) is a paragraph of its
own, and its cells are put into the order in which they are seen, each with the style of its character. A screen that
is to be mirrored is painted from left to right as any other, and turned as a whole at the very end (`turning`): its
fields are put down the other way round here, so that they come out right. A line never changes its number of cells.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.filter import LineFilter

from agentdesk.text.bidi import has_rtl
from agentdesk.text.line import MARK, STRONG, Cell, marked, visual
from agentdesk.text.mirror import flipped
from agentdesk.text.patterns import late
from agentdesk.text.widths import clusters, width
from agentdesk.ui.paragraphs import Paragraph, letters_direction
from agentdesk.ui.turning import MARKS, TURNED, turned
from agentdesk.words.languages import Direction

_FRAMES = late("([\u2500-\u259f]+)")
_CORE = late("[^ ]+(?: [^ ]+)*")
_CODE_SIGNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CODES = late(f"[{_CODE_SIGNS}]")
_MARKED = late(f"[{STRONG}][{MARKS}]*{MARK}")
_NOT_MARKED = late(f"[{STRONG}](?![{MARKS}]*{MARK})")
# Signs that point into the text after them; arrows in a text point as they were typed.
_POINTERS = frozenset("▶◀▷◁►◄▸◂▹◃")


class Reading(NamedTuple):
    """How a widget's lines are read.

    `mirrored`: the screen is turned at the end; `picture`: the widget is not. `logical`: the terminal reorders by
    itself.
    """

    mirrored: bool = False
    picture: bool = False
    logical: bool = False

    @property
    def direction(self) -> Direction:
        """The direction of the screen."""
        return "rtl" if self.mirrored else "ltr"


class Piece(NamedTuple):
    """A part of a line as it is seen: a single cell, or more of them that stand as they stood. `start` is the index
    of its first character in the line that was given; `alone` forbids a cut through it."""

    text: str
    style: RichStyle | None
    start: int = 0
    alone: bool = False


class Place(NamedTuple):
    """What of a line belongs together; a frame to nothing."""

    row: object = None
    column: object = None
    paragraph: Paragraph | None = None
    frame: bool = False


_FRAME = Place(frame=True)


class DirectionFilter(LineFilter):
    """Puts the fields of a line into visual order."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if self.reading.picture:
            return turned(segments) if self.reading.mirrored else segments
        text = "".join([segment.text for segment in segments])
        if self._stands(text):
            return segments
        return [*_seen_line(tuple(segments), self.reading)]

    def _stands(self, text: str) -> bool:
        """Whether the line can stay as it is: there is nothing to be done, or it is in visual order already."""
        if text.isspace() or (not self.reading.mirrored and not _needs(text)):
            return True
        return TURNED in text or bool(_MARKED.search(text) and not _NOT_MARKED.search(text))


@lru_cache(maxsize=64)
def direction_filter(reading: Reading) -> DirectionFilter:
    """The filter for a reading; always the same, for lines are kept by their filters."""
    return DirectionFilter(reading)


@lru_cache(maxsize=4096)
def _seen_line(segments: tuple[Segment, ...], reading: Reading) -> tuple[Segment, ...]:
    """The line as it is seen. Lines are painted again and again, by widgets that don't remember them."""
    return tuple(collected(arranged(segments, reading)))


def logical_column(segments: Sequence[Segment], reading: Reading, column: int) -> int:
    """The column at which the line, as it was given, has the character that is seen at `column`."""
    text = "".join(segment.text for segment in segments)
    passed = 0
    for piece in arranged(segments, reading):
        start = piece.start
        for cluster, cells in clusters(piece.text):
            passed += cells
            if passed > column:
                return width(text[:start])
            start += len(cluster)
    return column


def arranged(segments: Iterable[Segment], reading: Reading) -> Iterator[Piece]:
    """The line's pieces as they are seen, from left to right; on a screen to be mirrored its fields are put down from
    right to left."""
    start = 0
    for place, parts in groupby(_parts(segments), key=_place_of):
        text, styles = "", list[RichStyle | None]()
        for _, told, style in parts:
            text += told
            styles += [style] * len(told)
        for piece in _field(text, styles, place, reading):
            yield piece._replace(start=start + piece.start)
        start += len(text)


def _parts(segments: Iterable[Segment]) -> Iterator[tuple[Place, str, RichStyle | None]]:
    """The texts of a line with the places that they belong to."""
    for text, style, control in segments:
        if control:
            continue
        place = _place(style)
        for number, piece in enumerate(_FRAMES.split(text)):
            if piece:
                yield _FRAME if number % 2 else place, piece, style


def _place_of(part: tuple[Place, str, RichStyle | None]) -> Place:
    return part[0]


@lru_cache(maxsize=4096)
def _place(style: RichStyle | None) -> Place:
    """Where the style says that its text belongs."""
    meta = style.meta if style else {}
    known = meta.get("paragraph")
    return Place(meta.get("row"), meta.get("column"), Paragraph(*known) if known else None)


def _field(text: str, styles: list[RichStyle | None], place: Place, reading: Reading) -> Iterator[Piece]:
    """A field: one paragraph where that is known, else one between each two gaps. Blanks at its ends stay."""
    known = place.paragraph
    end = 0
    for start, after in () if place.frame else _cores(text, known):
        yield from _as_it_is(text, styles, end, start)
        end = after
        run = known or Paragraph(_direction(text[start:end], reading.direction), whole=False)
        yield from _seen(text, styles, (start, end), run, reading)
    yield from _as_it_is(text, styles, end, len(text))


def _cores(text: str, known: Paragraph | None) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a field start and end."""
    if known is None:
        yield from (found.span() for found in _CORE.finditer(text))
    elif known.whole:
        yield 0, len(text)
    elif core := text.strip(" "):
        start = text.index(core)
        yield start, start + len(core)


def _as_it_is(text: str, styles: list[RichStyle | None], start: int, end: int) -> Iterator[Piece]:
    """A part of the text in the order in which it stands, a piece for each style."""
    at = start
    for style, run in groupby(styles[start:end]):
        after = at + sum(1 for _ in run)
        yield Piece(text[at:after], style, at)
        at = after


def _seen(
    text: str, styles: list[RichStyle | None], span: tuple[int, int], run: Paragraph, reading: Reading
) -> Iterator[Piece]:
    """A paragraph, cell by cell."""
    start, end = span
    core, direction = text[start:end], run.direction or reading.direction
    if not reading.mirrored and not _needs(core) and direction == "ltr":
        yield from _as_it_is(text, styles, start, end)
        return
    cells = _logical(core) if reading.logical else visual(core, direction)
    cells = cells[::-1] if reading.mirrored else cells
    first = next((at for at, sign in enumerate(core) if width(sign)), 0)
    # Blanks that lam-alef leaves stand after the text, so that it begins where others do.
    blanks = 0 if run.whole else next((at for at, cell in enumerate(cells) if cell.start < cell.end), 0)
    for cell in cells[blanks:] + cells[:blanks]:
        at = start + min(max(cell.start, first), len(core) - 1)
        told = put_down(cell) if reading.mirrored else marked(cell)
        yield Piece(told, styles[at], at, alone=len(cell.text) > 1)
    if cells and reading.mirrored:
        yield Piece(TURNED, styles[end - 1], end)


def put_down(cell: Cell) -> str:
    """A cell's text for a screen that will be turned: it is to come out as it is, but for signs that point."""
    return _put_down(marked(cell), cell.rtl)


@lru_cache(maxsize=1024)
def _put_down(told: str, rtl: bool) -> str:
    if rtl and told[0] in _POINTERS:
        return told
    return flipped(told[0]) + told[1:]


def _logical(text: str) -> tuple[Cell, ...]:
    """The cells of a text in the order in which it is read."""
    cells, at = [], 0
    for piece, taken in clusters(text):
        cells.append(Cell(piece, at, at + len(piece), taken, False))
        at += len(piece)
    return tuple(cells)


def _needs(text: str) -> bool:
    """Whether a text from left to right has anything in it that has to be put in order, or left out."""
    return not text.isascii() and (has_rtl(text) or CODES.search(text) is not None)


def _direction(text: str, screen: Direction) -> Direction:
    return letters_direction(text) or screen


def collected(pieces: Iterable[Piece]) -> Iterator[Segment]:
    """Segments of pieces of one style; a cell of several characters has its own, so that no cut goes through it."""
    held: list[str] = []
    last: RichStyle | None = None
    for text, style, _, alone in pieces:
        if held and (style is not last or alone):
            yield Segment("".join(held), last)
            held = []
        if alone:
            yield Segment(text, style)
        else:
            held.append(text)
            last = style
    if held:
        yield Segment("".join(held), last)
