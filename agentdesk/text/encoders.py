"""What a terminal has to be sent so that it shows a line that is in visual order, each by its own habits.

The lines come from `agentdesk.text.line`: cells from left to right, with MARK after each letter or digit that a
terminal might reorder. An encoder keeps the cells of each text, so that styles stay where they are.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from agentdesk.text.line import MARK, STRONG
from agentdesk.text.patterns import late
from agentdesk.text.shaping import letters
from agentdesk.text.widths import clusters

Strategy = Literal["visual", "words", "kitty", "plain", "none"]

_SEAM = "\x00"  # between two texts of a line; no text of a screen holds it
_JOINERS = late("[\u200c\u200d]+(?=\u200e)")
_NUMBERS = "\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd\u08e2"
# The cells of a word: letters with their marks, of which the last is MARK. Digits are words from left to right.
_LETTER = f"(?![{_NUMBERS}])[{STRONG}][^{STRONG}{MARK}{_SEAM}]*{MARK}"
_CELL = late(_LETTER)
_WORD = late(f"{_LETTER}(?:{_SEAM}*{_LETTER})*")
# What kitty shapes in one piece, because its font is not the one of the Latin letters: the blocks of both scripts.
_BLOCKS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_PIECE = late(f"[{_BLOCKS}][{_BLOCKS}\u0300-\u036f{_SEAM}]*")
# Signs of no script: kitty leaves a piece of only these as it comes.
_COMMON = late(f"[\u060c\u061b\u061f\u0640{_SEAM}]*")
# Forms that a font with Arabic may lack: from another font they would be a piece of their own, and the word torn.
_SPELLED = (("\ufba4", "\ufee9\u0654"), ("\ufba5", "\ufeea\u0654"))
_UNMARKED = late(
    "[\u05d0-\u05f4\u060c\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d5\u06ee-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+"
)
# kitty deals out the glyphs of a piece that it has turned round by the number of code points in each cell: that must
# be the same in all, and it keeps four at most. The filler shows nothing and has no say in the choice of a font.
_FILLER, _CODES = "\ufe0e", 4


def encode(texts: Sequence[str], strategy: Strategy) -> list[str]:
    """The texts of one line of the screen as the terminal needs them, each with the cells that it has.

    "visual" is for terminals that draw what comes, and for those that reorder a line (MARK keeps them from it) but
    leave presentation forms alone; "plain" is the same without MARK. "words" gives words in logical order, letters in
    place of forms, to terminals that reorder and join. "kitty" gives pieces of letters in logical order to one that
    turns each round, without regard to the line. "none" changes nothing: the lines are in logical order.
    """
    if strategy == "none" or all(map(str.isascii, texts)):
        return list(texts)
    line = _ENCODERS[strategy](_SEAM.join(text.replace(_SEAM, "") for text in texts))
    return line.split(_SEAM)


def _visual(line: str) -> str:
    return _JOINERS.sub("", line)


def _plain(line: str) -> str:
    return _visual(line).replace(MARK, "")


def _words(line: str) -> str:
    return _WORD.sub(_word, line)


def _word(found: re.Match[str]) -> str:
    cells = letters(found[0].replace(_SEAM, "")[:-1]).split(MARK)
    if _SEAM not in found[0]:
        return MARK + "".join(reversed(cells)) + MARK
    cells[0] += MARK
    cells[-1] = MARK + cells[-1]
    return _CELL.sub(lambda _: cells.pop(), found[0])


def _kitty(line: str) -> str:
    line = _plain(line)
    for form, spelled in _SPELLED:
        line = line.replace(form, spelled)
    return _PIECE.sub(_piece, line)


def _piece(found: re.Match[str]) -> str:
    if _COMMON.fullmatch(found[0]):
        return found[0]
    if _UNMARKED.fullmatch(found[0]):
        return found[0][::-1]
    parts = [clusters(part) for part in found[0].split(_SEAM)]
    # Marks in front are those of a letter before the piece.
    marks = "" if parts[0][0][1] else parts[0].pop(0)[0]
    cells = [cell[:_CODES] for part in parts for cell, _ in part]
    codes = max(map(len, cells), default=0)
    return marks + _SEAM.join("".join(cells.pop().ljust(codes, _FILLER) for _ in part) for part in parts)


_ENCODERS: dict[str, Callable[[str], str]] = {"visual": _visual, "plain": _plain, "words": _words, "kitty": _kitty}
