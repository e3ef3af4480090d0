"""Pieces of screen lines, and how a screen is brought to the terminal: mirrored or not, in the terminal's own way."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.color import Color
from textual.strip import Strip

from agentdesk.text.encoders import Strategy
from agentdesk.ui.turning import last_filter, touches

BY_WORDS = ("words", "kitty")
_BLACK = Color(0, 0, 0)


class Placed(NamedTuple):
    """A piece of a line, and the cell at which it begins."""

    x: int
    strip: Strip

    @property
    def end(self) -> int:
        return self.x + self.strip.cell_length


class Showing(NamedTuple):
    """How a screen of so many cells across is brought to the terminal."""

    width: int
    mirrored: bool
    strategy: Strategy

    def line(self, pieces: Iterable[Placed]) -> list[Placed]:
        """The pieces of a line as the terminal gets them, from left to right."""
        last = last_filter(self.mirrored, self.strategy)
        shown = [Placed(x, strip.apply_filter(last, _BLACK)) for x, strip in pieces]
        return [Placed(self.width - piece.end, piece.strip) for piece in reversed(shown)] if self.mirrored else shown

    def whole(self, pieces: Iterable[Placed]) -> Iterable[Placed]:
        """The pieces, joined where a terminal could take the end of one and the start of the next for one word."""
        if self.strategy not in BY_WORDS:
            return pieces
        joined: list[Placed] = []
        for piece in pieces:
            before = joined[-1] if joined else None
            if before and before.end == piece.x and touches(list(before.strip), list(piece.strip)):
                joined[-1] = Placed(before.x, Strip.join([before.strip, piece.strip]))
            else:
                joined.append(piece)
        return joined
