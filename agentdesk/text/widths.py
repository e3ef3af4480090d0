"""How many cells of a terminal a text takes."""

import unicodedata
from functools import lru_cache

JOINER, _EMOJI = "\u200d", "\ufe0f"


@lru_cache(maxsize=8192)
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cc", "Cf"} and character != "\u00ad":
        return 0
    code = ord(character)
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def clusters(text: str) -> list[tuple[str, int]]:
    """The text in pieces that can't be cut, each with its cells: a base with its marks, a joined emoji."""
    pieces: list[tuple[str, int]] = []
    joined = False
    for character in text:
        cells = _cells(character)
        if pieces and (joined or not cells):
            before, width = pieces[-1]
            pieces[-1] = (before + character, 2 if character == _EMOJI and width == 1 else width)
        else:
            pieces.append((character, cells))
        joined = character == JOINER and bool(pieces) and unicodedata.category(pieces[-1][0][0]) == "So"
    return pieces


def width(text: str) -> int:
    """The cells that the text takes in one line."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(cells for _, cells in clusters(text))
