"""The bidirectional class of each character, as one letter that patterns can be written with."""

import unicodedata

from agentdesk.text.learned import Learned

LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "+", "ET": "#", "CS": ",", "NSM": "M", "BN": "b",
    "B": "B", "S": "S", "WS": "W", "ON": "O", "LRE": "e", "RLE": "f", "LRO": "d", "RLO": "g", "PDF": "p", "LRI": "i",
    "RLI": "j", "FSI": "k", "PDI": "q",
}  # fmt: skip

# What code points have that Python's tables don't know yet: marks of Unicode 15 and later, then the defaults of
# DerivedBidiClass.txt. Symbols to come in the emoji blocks are neutral, as all that are there already.
_UNKNOWN = (
    ("M", 0x0897, 0x0897), ("M", 0x0ECE, 0x0ECE), ("M", 0x10D69, 0x10D6D), ("M", 0x10EFA, 0x10EFF),
    ("M", 0x11241, 0x11241), ("M", 0x11F00, 0x11F01), ("M", 0x11F36, 0x11F3A), ("M", 0x11F40, 0x11F40),
    ("M", 0x11F42, 0x11F42), ("M", 0x13440, 0x13440), ("M", 0x13447, 0x13455), ("M", 0x1E08F, 0x1E08F),
    ("M", 0x1E4EC, 0x1E4EF), ("O", 0x1F300, 0x1FAFF),
    ("b", 0x2065, 0x2065), ("b", 0xFDD0, 0xFDEF), ("b", 0xFFF0, 0xFFF8), ("b", 0xE0000, 0xE0FFF),
    ("A", 0x0600, 0x07BF), ("A", 0x0860, 0x08FF), ("A", 0xFB50, 0xFDFF), ("A", 0xFE70, 0xFEFF),
    ("A", 0x10D00, 0x10D3F), ("A", 0x10EC0, 0x10EFF), ("A", 0x10F30, 0x10F6F), ("A", 0x1EC70, 0x1ECBF),
    ("A", 0x1ED00, 0x1ED4F), ("A", 0x1EE00, 0x1EEFF),
    ("R", 0x0590, 0x085F), ("R", 0xFB1D, 0xFB4F), ("R", 0x10800, 0x10FFF), ("R", 0x1E800, 0x1EFFF),
    ("#", 0x20A0, 0x20CF),
)  # fmt: skip


def _unknown(code: int) -> str:
    if code & 0xFFFE == 0xFFFE:
        return "b"
    return next((letter for letter, first, last in _UNKNOWN if first <= code <= last), "L")


def _letter(character: str) -> str:
    name = unicodedata.bidirectional(character)
    return LETTERS[name] if name else _unknown(ord(character))


_known = Learned(_letter)


def classes(text: str) -> bytes:
    """The class of each character, one byte each: the values of `LETTERS`."""
    return text.translate(_known).encode("ascii")
