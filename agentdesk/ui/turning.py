"""Screen lines made ready for the terminal: the second of two stages of text in two directions.

A mirrored screen is turned here as a whole: the order of cells, frames, arrows, bars. Then the text is written as the
terminal needs it. Both are done to pieces of lines, at the very end, for a dialog may have covered half a word.
"""

from collections.abc import Iterator
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from agentdesk.text.encoders import Strategy, encode
from agentdesk.text.line import MARK, STRONG
from agentdesk.text.mirror import EXCHANGED, flipped
from agentdesk.text.patterns import late

# Stands in a field that was put down to be turned. Nothing from outside holds it, and no terminal gets it.
TURNED = "\u206f"

# Marks that stand in the cell of a letter, and the joiners after it.
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200c\u200d"
)
_UNSEEN = late(f"[{MARK}{TURNED}]+")
_RIGHT = late(f"[{STRONG}]")
_OPEN_END = late(f"[{STRONG}][{MARKS}]*$")
# Blocks that the mirror exchanges for one that is right in exchanged colours only; for the widest it has none.
_BLOCKS = late(f"([{''.join(EXCHANGED)}▉])")


class LastFilter(LineFilter):
    """Turns a piece of a line, if the screen is mirrored, and writes it for the terminal."""

    def __init__(self, mirrored: bool, strategy: Strategy) -> None:
        super().__init__()
        self.mirrored = mirrored
        self.strategy = strategy

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        reordered = self.strategy != "none" and holds_rtl(segments)
        if not reordered and not self.mirrored:
            return segments
        return [*_written(tuple(segments), self.mirrored, self.strategy if reordered else "none")]


@lru_cache(maxsize=16)
def last_filter(mirrored: bool, strategy: Strategy) -> LastFilter:
    """The filter for a screen; always the same, for pieces of lines are kept by their filters."""
    return LastFilter(mirrored, strategy)


@lru_cache(maxsize=4096)
def _written(segments: tuple[Segment, ...], mirrored: bool, strategy: Strategy) -> tuple[Segment, ...]:
    line = [*segments] if strategy == "none" else _mended([*segments])
    if mirrored:
        line = turned(line)
    if strategy == "visual":
        line = with_room(line)
    texts = encode([segment.text for segment in line], strategy)
    return tuple(segment._replace(text=text) for segment, text in zip(line, texts, strict=True))


def turned(segments: list[Segment]) -> list[Segment]:
    """A piece of a line as a mirror shows it, each style with its character."""
    return [half for segment in reversed(segments) for half in _turned(segment)]


def with_room(segments: list[Segment]) -> list[Segment]:
    """A piece of a line in which the blank to the left of a word has the colours of the word, if nobody sees that.

    The last letter of a word may reach out of its cell. xterm cuts it off where other colours begin.
    """
    roomy: list[Segment] = []
    for segment in segments:
        before = roomy[-1] if roomy else None
        if before and before.text.endswith(" ") and _RIGHT.match(segment.text) and _as_blank(before, segment):
            roomy[-1] = before._replace(text=before.text[:-1])
            roomy.append(segment._replace(text=" " + segment.text))
        else:
            roomy.append(segment)
    return [segment for segment in roomy if segment.text]


def _as_blank(one: Segment, other: Segment) -> bool:
    """Whether a blank looks the same in the styles of both."""
    if one.control or other.control:
        return False
    told = [style or Style.null() for _, style, _ in (one, other)]
    drawn = any(style.underline or style.underline2 or style.strike or style.reverse or style.link for style in told)
    return not drawn and told[0].bgcolor == told[1].bgcolor


def holds_rtl(segments: list[Segment]) -> bool:
    """Whether there is anything in a piece of a line that some terminal would reorder."""
    return any(not text.isascii() and _RIGHT.search(text) for text, _, _ in segments)


def touches(before: list[Segment], after: list[Segment]) -> bool:
    """Whether two pieces, one beside the other, could be taken for one word."""
    last, first = "".join(text for text, _, _ in before[-2:]), "".join(text for text, _, _ in after[:2])
    return bool(_RIGHT.match(_UNSEEN.sub("", first)) and _RIGHT.search(_UNSEEN.sub("", last)[-1:]))


def _turned(segment: Segment) -> Iterator[Segment]:
    text, style, control = segment
    if control:
        yield segment
        return
    text = text.replace(TURNED, "")
    if not _BLOCKS.search(text):
        yield Segment(flipped(text), style)
        return
    for piece in reversed(_BLOCKS.split(text)):
        if _BLOCKS.fullmatch(piece):
            reverse = Style(reverse=not (style and style.reverse))
            yield Segment("▏" if piece == "▉" else flipped(piece), style + reverse if style else reverse)
        elif piece:
            yield Segment(flipped(piece), style)


def _mended(segments: list[Segment]) -> list[Segment]:
    """The piece with its marks in place: Textual may have cut between a letter and its mark."""
    first, *_ = segments
    told = _UNSEEN.match(first.text)
    if told and TURNED not in told[0]:
        segments = [first._replace(text=first.text[told.end() :]), *segments[1:]]
    last = segments[-1]
    if _OPEN_END.search(last.text):
        segments = [*segments[:-1], last._replace(text=last.text + MARK)]
    return segments
