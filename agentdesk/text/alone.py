"""Lines of a wrapped paragraph that read the same alone as they do in it.

What is open where a line ends is closed there and opened again in the next line; a mark says what direction stood on
the other side of the line's end, where blanks, signs or numbers depend on it.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from agentdesk.text.bidi import has_rtl, resolve
from agentdesk.text.bidi_classes import classes
from agentdesk.text.bidi_explicit import DEPTH, isolate_ends, paragraph_level
from agentdesk.text.patterns import late

_CODE = late("[\u202a-\u202e\u2066-\u2069]")
_NUMBER_FIRST = late(rb"[^LRA]*?E")
_ISOLATED = late(rb"[ijk][^ijkq]*+q")
_NOT_LEFT, _NOT_RIGHT = late(rb"[RANdefgijk]"), late(rb"[LENdefgijk]")
_ENDS_BLANK = late(rb"W[Wijkqbdefgp]*+\Z")
_MARKS, _ARABIC_MARK, _NOTHING = "\u200e\u200f", "\u061c", "\u2060"
_POP_EMBEDDING, _LEFT, _RIGHT, _BY_LETTER, _POP_ISOLATE = "\u202c\u2066\u2067\u2068\u2069"
_ISOLATES, _FROM_RIGHT = _LEFT + _RIGHT + _BY_LETTER, "\u202b\u202e\u2067"

Opened = list[tuple[int, str]]  # where a code stands, and the code that does the same in any line


def stand_alone(text: str, spans: list[tuple[int, int]], side: Literal["ltr", "rtl"]) -> Iterator[tuple[str, int]]:
    """The text of each line, and how many codes it has in front of what is the paragraph's own."""
    if not _CODE.search(text) and (len(spans) == 1 or (side == "ltr" and not has_rtl(text))):
        yield from ((text[start:end], 0) for start, end in spans)
        return
    text = _shallow(text)
    paragraph = _Paragraph(text, side)
    opened: Opened = []
    for start, end in spans:
        tied = start > 0 and paragraph.is_mixed_with(opened)
        lead = "".join(mark + code for code, mark in paragraph.marked(opened, tied))
        if tied:
            lead += paragraph.mark_before(start, end, _is_odd(opened, side))
        for found in _CODE.finditer(text, start, end):
            _follow(paragraph, found.start(), found[0], opened)
        line = text[start:end]
        for place, code in opened:
            if place >= start:
                line = line[: place - start] + code + line[place - start + 1 :]
        tied = end < len(text) and paragraph.is_mixed_with(opened) and not paragraph.ends_blank(start, end)
        if tied:
            line += paragraph.mark_after(start, end, _is_odd(opened, side))
        for code, mark in reversed(paragraph.marked(opened, tied)):
            line += (_POP_ISOLATE if code in _ISOLATES else _POP_EMBEDDING) + mark
        yield lead + line, len(lead)


class _Paragraph:
    """What is known of a paragraph, found out when it is first asked for."""

    def __init__(self, text: str, side: Literal["ltr", "rtl"]) -> None:
        self._text, self._side = text, side
        self.kinds = classes(text)

    @cached_property
    def _is_mixed(self) -> bool:
        outside = _ISOLATED.sub(b"", self.kinds)
        return (_NOT_RIGHT if self._side == "rtl" else _NOT_LEFT).search(outside) is not None

    @cached_property
    def _levels(self) -> tuple[int | None, ...]:
        return resolve(self._text, self._side).levels

    @cached_property
    def _ends(self) -> dict[int, int]:
        return isolate_ends(self.kinds)

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {end: start for start, end in self._ends.items()}

    def is_mixed_with(self, opened: Opened) -> bool:
        """Whether anything that isn't isolated, or only by what is open, may run against its surroundings."""
        return bool(opened) or self._is_mixed

    def ends_blank(self, start: int, end: int) -> bool:
        return _ENDS_BLANK.search(self.kinds, start, end) is not None

    def marked(self, opened: Opened, tied: bool) -> list[tuple[str, str]]:
        """The codes that are open, each with the mark that it needs where it is cut from one of its neighbours."""
        codes: list[tuple[str, str]] = []
        odd = self._side == "rtl"
        for place, code in opened:
            level = self._levels[place] if tied else None
            codes.append((code, "" if level is None or level & 1 == odd else _MARKS[level & 1]))
            odd = code in _FROM_RIGHT
        return codes

    def mark_before(self, start: int, end: int, odd: bool) -> str:
        """The mark that a line needs before its first character, if any."""
        if not start or self.kinds[start] in b"LRA":
            return ""
        before = next((level for at in range(start - 1, -1, -1) if (level := self._levels[at]) is not None), odd) & 1
        if before and _NUMBER_FIRST.match(self.kinds, start, end) and self._letter_before(start) == ord("A"):
            return _ARABIC_MARK
        return _MARKS[before] if before != odd else ""

    def mark_after(self, start: int, end: int, odd: bool) -> str:
        """The mark that a line needs after its last character, if any."""
        last = start + len(self.kinds[start:end].rstrip(b"bdefgp")) - 1
        if last < start or self.kinds[last] in b"LRAEN":
            return ""
        after = (self._levels[last] or 0) & 1
        return _MARKS[after] if after != odd else ""

    def _letter_before(self, place: int) -> int | None:
        """The class of the last letter before a place, without what is isolated between them."""
        while place:
            place -= 1
            if place in self._starts:
                place = self._starts[place]
            elif self.kinds[place] in b"ijk":
                return None
            elif self.kinds[place] in b"LRA":
                return self.kinds[place]
        return None

    def fixed(self, place: int) -> str:
        """The isolate with a direction of its own that does what the one at `place` does by its first letter."""
        inside = self.kinds[place + 1 : self._ends.get(place, len(self.kinds))]
        return _RIGHT if paragraph_level(inside) else _LEFT


def _is_odd(opened: Opened, side: str) -> bool:
    return opened[-1][1] in _FROM_RIGHT if opened else side == "rtl"


def _follow(paragraph: _Paragraph, place: int, code: str, opened: Opened) -> None:
    """Open or close what the code at `place` opens or closes."""
    if code == _POP_EMBEDDING:
        if opened and opened[-1][1] not in _ISOLATES:
            opened.pop()
    elif code != _POP_ISOLATE:
        opened.append((place, paragraph.fixed(place) if code == _BY_LETTER else code))
    elif any(inner in _ISOLATES for _, inner in opened):
        while opened.pop()[1] not in _ISOLATES:
            continue


def _shallow(text: str) -> str:
    """The text with a sign that does nothing in place of codes that do nothing, so deep are they within others."""
    if len(_CODE.findall(text)) <= DEPTH:
        return text
    characters = [*text]
    opened: list[tuple[bool, bool]] = []  # whether it is an isolate, and whether it stays
    isolates = 0
    for found in _CODE.finditer(text):
        code, stays = found[0], True
        if code == _POP_EMBEDDING:
            if opened and not opened[-1][0]:
                stays = opened.pop()[1]
        elif code != _POP_ISOLATE:
            stays = len(opened) < DEPTH
            opened.append((code in _ISOLATES, stays))
            isolates += code in _ISOLATES
        elif isolates:
            isolates -= 1
            while not (last := opened.pop())[0]:
                continue
            stays = last[1]
        if not stays:
            characters[found.start()] = _NOTHING
    return "".join(characters)
