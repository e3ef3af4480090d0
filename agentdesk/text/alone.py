"""Lines of a wrapped paragraph that read the same alone as they do in it.

What is open where a line ends is closed there and opened again in the next line; a mark says what direction stood on
the other side of the line's end, where blanks, signs or numbers depend on it.
"""

import re
from collections.abc import Iterator
from typing import Literal

from agentdesk.text.bidi import has_rtl, resolve
from agentdesk.text.bidi_classes import classes
from agentdesk.text.bidi_explicit import isolate_ends, paragraph_level

_CODE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NUMBER_FIRST = re.compile(rb"[^LRA]*?E")
_ENDS_BLANK = re.compile(rb"W[Wijkqbdefgp]*+\Z")
_MARKS, _ARABIC_MARK = "\u200e\u200f", "\u061c"
_POP_EMBEDDING, _LEFT, _RIGHT, _BY_LETTER, _POP_ISOLATE = "\u202c\u2066\u2067\u2068\u2069"
_ISOLATES, _FROM_RIGHT = _LEFT + _RIGHT + _BY_LETTER, "\u202b\u202e\u2067"

Levels = tuple[int | None, ...]
Opened = list[tuple[int, str]]  # where a code stands, and the code that does the same in any line


def stand_alone(text: str, spans: list[tuple[int, int]], side: Literal["ltr", "rtl"]) -> Iterator[tuple[str, int]]:
    """The text of each line, and how many codes it has in front of what is the paragraph's own."""
    mixed = len(spans) > 1 and (side == "rtl" or has_rtl(text))
    if not mixed and not _CODE.search(text):
        yield from ((text[start:end], 0) for start, end in spans)
        return
    kinds = classes(text)
    ends = isolate_ends(kinds)
    levels: Levels = resolve(text, side).levels if mixed else ()
    opened: Opened = []
    for start, end in spans:
        lead = "".join(mark + code for code, mark in _marked(opened, levels, side))
        if levels:
            lead += _mark_before(kinds, ends, levels, start, end, _is_odd(opened, side))
        for found in _CODE.finditer(text, start, end):
            _follow(kinds, ends, found.start(), found[0], opened)
        line = text[start:end]
        for place, code in opened:
            if place >= start:
                line = line[: place - start] + code + line[place - start + 1 :]
        tied = levels if end < len(text) and not _ENDS_BLANK.search(kinds, start, end) else ()
        if tied:
            line += _mark_after(kinds, levels, start, end, _is_odd(opened, side))
        for code, mark in reversed(_marked(opened, tied, side)):
            line += (_POP_ISOLATE if code in _ISOLATES else _POP_EMBEDDING) + mark
        yield lead + line, len(lead)


def _marked(opened: Opened, levels: Levels, side: str) -> list[tuple[str, str]]:
    """The codes that are open, each with the mark that it needs where it is cut from one of its neighbours."""
    codes: list[tuple[str, str]] = []
    odd = side == "rtl"
    for place, code in opened:
        level = levels[place] if levels else None
        codes.append((code, "" if level is None or level & 1 == odd else _MARKS[level & 1]))
        odd = code in _FROM_RIGHT
    return codes


def _is_odd(opened: Opened, side: str) -> bool:
    return opened[-1][1] in _FROM_RIGHT if opened else side == "rtl"


def _mark_before(kinds: bytes, ends: dict[int, int], levels: Levels, start: int, end: int, odd: bool) -> str:
    """The mark that a line needs before its first character, if any."""
    if not start or kinds[start] in b"LRA":
        return ""
    before = next((level for level in reversed(levels[:start]) if level is not None), int(odd)) & 1
    if before and _NUMBER_FIRST.match(kinds, start, end) and _letter_before(kinds, ends, start) == ord("A"):
        return _ARABIC_MARK
    return _MARKS[before] if before != odd else ""


def _mark_after(kinds: bytes, levels: Levels, start: int, end: int, odd: bool) -> str:
    """The mark that a line needs after its last character, if any."""
    last = next((place for place in range(end - 1, start - 1, -1) if levels[place] is not None), None)
    if last is None or kinds[last] in b"LRAEN":
        return ""
    after = (levels[last] or 0) & 1
    return _MARKS[after] if after != odd else ""


def _letter_before(kinds: bytes, ends: dict[int, int], place: int) -> int | None:
    """The class of the last letter before a place, without what is isolated between them."""
    starts = {end: start for start, end in ends.items()}
    while place:
        place -= 1
        if place in starts:
            place = starts[place]
        elif kinds[place] in b"ijk":
            return None
        elif kinds[place] in b"LRA":
            return kinds[place]
    return None


def _follow(kinds: bytes, ends: dict[int, int], place: int, code: str, opened: Opened) -> None:
    """Open or close what the code at `place` opens or closes."""
    if code == _POP_EMBEDDING:
        if opened and opened[-1][1] not in _ISOLATES:
            opened.pop()
    elif code != _POP_ISOLATE:
        opened.append((place, _fixed(kinds, ends, place) if code == _BY_LETTER else code))
    elif any(inner in _ISOLATES for _, inner in opened):
        while opened.pop()[1] not in _ISOLATES:
            continue


def _fixed(kinds: bytes, ends: dict[int, int], place: int) -> str:
    """The isolate with a direction of its own that does what the one at `place` does by its first letter."""
    inside = kinds[place + 1 : ends.get(place, len(kinds))]
    return _RIGHT if paragraph_level(inside) else _LEFT
