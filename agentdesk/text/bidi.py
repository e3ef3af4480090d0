"""The Unicode bidirectional algorithm (UAX #9): which way each character of a paragraph runs, and where it stands.

`resolve` gives the levels and the order of a paragraph, `line_levels` and `line_order` those of one line of it once
it is wrapped. Text stays logical; what is given are numbers about it. Marks are ordered like the letters that
they belong to, without regard to rule L3; `mirrored` is rule L4 for whoever draws.
"""

import re
from collections.abc import Sequence
from itertools import compress
from typing import Literal, NamedTuple

from agentdesk.text.bidi_classes import classes as classes_of
from agentdesk.text.bidi_explicit import embeddings, paragraph_level
from agentdesk.text.bidi_pairs import MIRRORED
from agentdesk.text.bidi_sequence import has_brackets, sequence_levels
from agentdesk.text.patterns import late

Direction = Literal["ltr", "rtl", "auto"]


_RIGHT_TO_LEFT = late(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_REMOVED, _BLANK, _INITIATORS, _POP = b"bdefgp", b"Wijkq", b"ijk", ord("q")
_KEPT = bytes(0 if code in _REMOVED else 1 for code in range(256))
_TURNED = late(rb"[RANbdefgpijkq]")
_RUN = late(rb"\x00++|\x01++|\x02++|(.)\1*+", re.DOTALL)
_BEFORE_TAB = late(rb"(?<![Wijkq])[Wijkq]*+S")


class Resolved(NamedTuple):
    """What the algorithm says of a paragraph.

    `level` is the paragraph's own, 0 or 1; `levels` has one for each character, None where rule X9 takes it out;
    `order` holds the indices of all the others as they stand from left to right.
    """

    level: int
    levels: tuple[int | None, ...]
    order: tuple[int, ...]


def has_rtl(text: str) -> bool:
    """Whether anything in the text may run from right to left: a letter, a digit of such a script, a code."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def mirrored(character: str) -> str:
    """The character as it is drawn on a level that runs from right to left."""
    return MIRRORED.get(character, character)


def resolve(text: str, direction: Direction = "auto") -> Resolved:
    """Levels and order of a paragraph that stands in one line.

    "auto" takes the direction of the first letter, from left to right where there is none. A text of several
    paragraphs gets them one after the other, each with a level of its own; `level` is the first one's.
    """
    if direction != "rtl" and text.isascii() and text.isprintable():
        return Resolved(0, (0,) * len(text), tuple(range(len(text))))
    classes = classes_of(text)
    end = classes.find(b"B") + 1
    if not 0 < end < len(text):
        return _paragraph(text, classes, direction)
    first = _paragraph(text[:end], classes[:end], direction)
    levels, order = [*first.levels], [*first.order]
    while end < len(text):
        start, end = end, classes.find(b"B", end) + 1 or len(text)
        _, more, indices = _paragraph(text[start:end], classes[start:end], direction)
        levels += more
        order += [start + index for index in indices]
    return Resolved(first.level, tuple(levels), tuple(order))


def line_levels(text: str, resolved: Resolved, start: int, end: int) -> tuple[int | None, ...]:
    """The levels of one line, the characters `start` to `end` of the paragraph (rule L1 at the end of the line)."""
    levels = resolved.levels[start:end]
    kept = len(classes_of(text[start:end]).rstrip(_BLANK + _REMOVED + b"B"))
    return levels[:kept] + tuple(None if level is None else resolved.level for level in levels[kept:])


def line_order(text: str, resolved: Resolved, start: int, end: int) -> tuple[int, ...]:
    """The indices within the paragraph of one line's characters, as they stand from left to right."""
    levels = line_levels(text, resolved, start, end)
    kept = [index for index, level in enumerate(levels, start) if level is not None]
    return tuple(_order(bytes(level for level in levels if level is not None), kept))


def _paragraph(text: str, classes: bytes, direction: Direction) -> Resolved:
    base = paragraph_level(classes) if direction == "auto" else int(direction == "rtl")
    length = len(text)
    if not base and not _TURNED.search(classes):
        return Resolved(0, (0,) * length, tuple(range(length)))
    body = length - classes.endswith(b"B")
    kinds, levels = classes[:body], bytes((base,)) * body
    brackets = text[:body] if has_brackets(text) else ""
    explicit = embeddings(kinds, base)
    if explicit:
        levels, kinds = explicit
    kept: Sequence[int] = range(length)
    own = classes.translate(None, _REMOVED)
    if len(own) < length:
        chosen = classes.translate(_KEPT)
        brackets = "".join(compress(brackets, chosen))
        kinds, levels = bytes(compress(kinds, chosen)), bytes(compress(levels, chosen))
        kept = [*compress(kept, chosen)]
    if explicit:
        levels = _isolating(brackets, own, kinds, levels, base)
    else:
        levels = sequence_levels(brackets, kinds, base, base, base)
    return _placed(_line_ends(levels, own, base), kept, length, base)


def _placed(levels: bytes, kept: Sequence[int], length: int, base: int) -> Resolved:
    """The levels of the characters that are kept, put where these stand among all."""
    order = _order(levels, kept)
    if len(levels) == length:
        return Resolved(base, tuple(levels), tuple(order))
    places: list[int | None] = [None] * length
    for index, level in zip(kept, levels, strict=True):
        places[index] = level
    return Resolved(base, tuple(places), tuple(order))


def _isolating(brackets: str, own: bytes, kinds: bytes, levels: bytes, base: int) -> bytes:
    """X10: the levels of a paragraph with explicit codes, one isolating run sequence after the other."""
    resolved = bytearray(levels)
    for runs in _sequences(own, levels):
        start, end = runs[0][0], runs[-1][1]
        level = levels[start]
        before = levels[start - 1] if start else base
        after = base if end == len(levels) or own[end - 1] in _INITIATORS else levels[end]
        text = "".join([brackets[s:e] for s, e in runs]) if brackets else ""
        classes = b"".join([kinds[s:e] for s, e in runs])
        found = sequence_levels(text, classes, level, max(level, before), max(level, after))
        at = 0
        for start, end in runs:
            resolved[start:end] = found[at : (at := at + end - start)]
    return bytes(resolved)


def _sequences(own: bytes, levels: bytes) -> list[list[tuple[int, int]]]:
    """BD13: the level runs, those together between which there is nothing but isolates."""
    sequences: list[list[tuple[int, int]]] = []
    waiting: list[list[tuple[int, int]]] = []
    for run in _RUN.finditer(levels):
        start, end = run.span()
        if own[start] == _POP and waiting:
            runs = waiting.pop()
        else:
            runs = []
            sequences.append(runs)
        runs.append((start, end))
        if own[end - 1] in _INITIATORS:
            waiting.append(runs)
    return sequences


def _line_ends(levels: bytes, own: bytes, base: int) -> bytes:
    """L1 for the kept characters of a paragraph in one line."""
    kept = len(own.rstrip(_BLANK + b"B"))
    ends = bytes((base,)) * (len(own) - kept)
    levels = levels[:kept] + ends
    if b"S" in own:
        changed = bytearray(levels)
        for found in _BEFORE_TAB.finditer(own):
            start, end = found.span()
            changed[start:end] = bytes((base,)) * (end - start)
        levels = bytes(changed)
    return levels


def _order(levels: bytes, kept: Sequence[int]) -> list[int]:
    """L2: the kept indices as they stand from left to right."""
    if not levels:
        return []
    lowest, highest = min(levels), max(levels)
    if lowest == highest:
        return [*(kept[::-1] if lowest & 1 else kept)]
    runs = [(*run.span(), levels[run.start()]) for run in _RUN.finditer(levels)]
    for level in range(highest, lowest, -1):
        _turn(runs, level)
    if lowest & 1:
        runs.reverse()
    order: list[int] = []
    for start, end, level in runs:
        order += kept[start:end][::-1] if level & 1 else kept[start:end]
    return order


def _turn(runs: list[tuple[int, int, int]], lowest: int) -> None:
    """Reverse the order of each stretch of runs on the level `lowest` or a higher one."""
    start = 0
    while start < len(runs):
        end = start
        while end < len(runs) and runs[end][2] >= lowest:
            end += 1
        runs[start:end] = runs[start:end][::-1]
        start = end + 1
