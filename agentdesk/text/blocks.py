"""A text in blocks: paragraphs, and parts of very long ones. What changes is laid out anew, and nothing else."""

from typing import NamedTuple

from agentdesk.text.borders import border
from agentdesk.text.rows import Kinds, Row, Setup, Side, kinds_of, row_of, side_of, starts, together

_MOST, _LEAST = 600, 40  # characters of a part; one that is shorter is joined to the next


class Block:
    """A paragraph, or a part of one; `closed` where the paragraph ends with it."""

    __slots__ = ("_rows", "closed", "kinds", "side", "starts", "text")

    def __init__(self, text: str, *, closed: bool) -> None:
        self.text = text
        self.closed = closed
        self.kinds: Kinds = kinds_of(text)
        self.side: Side = "ltr"
        self.starts: tuple[int, ...] = ()
        self._rows: dict[int, Row] = {}

    @property
    def size(self) -> int:
        """Its characters, with the line end that closes it."""
        return len(self.text) + self.closed

    def lay(self, side: Side, setup: Setup) -> None:
        """Lay it out in rows."""
        self.side = side
        self.starts = starts(self.text, setup, closed=self.closed)
        self._rows = {}

    def row(self, number: int, setup: Setup) -> Row:
        """One of its rows."""
        if number not in self._rows:
            last = number + 1 == len(self.starts)
            span = (self.starts[number], len(self.text) if last else self.starts[number + 1])
            closed = self.closed and last
            self._rows[number] = row_of(self.text, span, self.side, setup, closed=closed, kinds=self.kinds)
        return self._rows[number]


class At(NamedTuple):
    """A block by its number, its first character and its first row."""

    number: int
    at: int
    y: int


class Blocks:
    """All blocks of a text, found from the one that was asked for last."""

    def __init__(self, text: str, setup: Setup) -> None:
        self.height = 0
        self.setup = setup
        self.all = _parted(text, closed=True)
        self._last = At(0, 0, 0)
        self.lay(setup)

    def lay(self, setup: Setup) -> None:
        """Lay all of them out anew."""
        self.setup = setup
        self.height = 0
        for block in self.all:
            block.starts = ()
        self._last = At(0, 0, 0)
        self._settle(0, len(self.all))

    def find(self, index: int) -> At:
        """The block of a character; of the end of the text, the last one."""
        number, at, y = self._last
        while index < at:
            number -= 1
            at -= self.all[number].size
            y -= len(self.all[number].starts)
        while number + 1 < len(self.all) and index >= at + self.all[number].size:
            at += self.all[number].size
            y += len(self.all[number].starts)
            number += 1
        self._last = At(number, at, y)
        return self._last

    def find_row(self, wanted: int) -> At:
        """The block of a row."""
        number, at, y = self._last
        while wanted < y:
            number -= 1
            at -= self.all[number].size
            y -= len(self.all[number].starts)
        while number + 1 < len(self.all) and wanted >= y + len(self.all[number].starts):
            at += self.all[number].size
            y += len(self.all[number].starts)
            number += 1
        self._last = At(number, at, y)
        return self._last

    def paragraph(self, y: int) -> tuple[int, int]:
        """The first and the last row of the paragraph to which a row belongs."""
        found = self.find_row(y)
        number, first = found.number, found.y
        while number and not self.all[number - 1].closed:
            number -= 1
            first -= len(self.all[number].starts)
        number, last = found.number, found.y + len(self.all[found.number].starts)
        while not self.all[number].closed:
            number += 1
            last += len(self.all[number].starts)
        return first, last - 1

    def change(self, start: int, end: int, inserted: str) -> None:
        """Put a text in the place of the characters `start` to `end`."""
        found = self.find(start)
        first, last, last_at = found.number, found.number, found.at
        while end > last_at + len(self.all[last].text):
            last_at += self.all[last].size
            last += 1
        merged = self.all[first].text[: start - found.at] + inserted + self.all[last].text[end - last_at :]
        while not self.all[last].closed and len(merged) < _LEAST:
            last += 1
            merged += self.all[last].text
        if first and len(merged) < _LEAST and not self.all[first - 1].closed:
            first -= 1
            head = self.all[first]
            merged = head.text + merged
            self._last = At(first, found.at - head.size, found.y - len(head.starts))
        self._replace(first, last + 1, _parted(merged, closed=self.all[last].closed))

    def _replace(self, first: int, end: int, blocks: list[Block]) -> None:
        before = self.all[first:end]
        self.all[first:end] = blocks
        self.height -= sum(len(block.starts) for block in before)
        old, new = before[0], blocks[0]
        if len(before) == len(blocks) == 1 and (old.kinds, old.closed) == (new.kinds, new.closed):
            self._lay(new, old.side)
        else:
            self._settle(first, first + len(blocks))

    def _settle(self, first: int, end: int) -> None:
        """Lay out the blocks from `first` to `end`, and those after them for which the direction has changed."""
        while first and not self.all[first - 1].closed:
            first -= 1
        side = self.all[first - 1].side if first else self.setup.screen
        while first < len(self.all):
            last = first
            while not self.all[last].closed:
                last += 1
            paragraph = self.all[first : last + 1]
            side = side_of(together([block.kinds for block in paragraph]), side, self.setup)
            if first >= end and paragraph[0].side == side:
                return
            for block in paragraph:
                self._lay(block, side)
            first = last + 1

    def _lay(self, block: Block, side: Side) -> None:
        if not block.starts or block.side != side:
            self.height -= len(block.starts)
            block.lay(side, self.setup)
            self.height += len(block.starts)


def _parted(text: str, *, closed: bool) -> list[Block]:
    """The blocks of a text; `closed` tells whether its last paragraph ends with it."""
    blocks: list[Block] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        parts = _parts(line)
        blocks += [Block(part, closed=False) for part in parts[:-1]]
        blocks.append(Block(parts[-1], closed=closed or number < len(lines)))
    return blocks


def _parts(line: str) -> list[str]:
    """A paragraph in parts that are not too long, parted behind blanks where there are any."""
    parts: list[str] = []
    while len(line) > _MOST:
        half = _MOST // 2
        at = border(line, line.rfind(" ", half // 2, half) + 1 or half)
        if not at:
            break
        parts.append(line[:at])
        line = line[at:]
    return [*parts, line]
