"""How many cells of a terminal a text takes, and which of its characters belong together."""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from agentdesk.text.learned import Learned
from agentdesk.text.patterns import late

JOINER, _EMOJI = "\u200d", "\ufe0f"

# What takes two cells as soon as the sign for "in colours" follows.
_NARROW = frozenset(
    "#*0123456789©®‼⁉™ℹ↔↕↖↗↘↙↩↪⌨⏏⏭⏮⏯⏱⏲⏸⏹⏺Ⓜ▪▫▶◀◻◼☀☁☂☃☄☎☑☘☝☠☢☣☦☪☮☯☸☹☺♀♂♟♠♣♥♦♨♻♾⚒⚔"
    "⚕⚖⚗⚙⚛⚜⚠⚧⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷⛸⛹✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⤴⤵⬅⬆⬇🅰🅱🅾🅿🌡🌤🌥🌦🌧🌨🌩🌪🌫🌬🌶🍽🎖🎗🎙🎚🎛🎞🎟🏋🏌🏍🏎🏔🏕🏖"
    "🏗🏘🏙🏚🏛🏜🏝🏞🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕴🕵🕶🕷🕸🕹🖇🖊🖋🖌🖍🖐🖥🖨🖱🖲🖼🗂🗃🗄🗑🗒🗓🗜🗝🗞🗡🗣🗨🗯🗳🗺🛋🛍🛎🛏🛠🛡🛢🛣🛤🛥🛩🛰🛳"
)
_FLAG = late("[\U0001f1e6-\U0001f1ff]")
_JOINING = late("[\u200d\ufe0f\U0001f1e6-\U0001f1ff]")
_MARKS = late(rb"\x00+")
_PICTURES = late("[\u203c\u2049\u2139\u2194\u25fb\u25fc\u2934\u2935\u3030\U0001f000-\U0001faff]")
_BESIDE = late("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
_WITHIN = late("[\u1160-\u11ff\u3164\ud7b0-\ud7ff\uffa0\U0001f3fb-\U0001f3ff]")
# Signs that Unicode 16 made wide.
_WIDE = late("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]")
# Marks and wide signs up to Unicode 17 that Python's tables may not know yet, and what will be either one day.
_NEW_MARKS = late(
    "[\u0897\u0cf3\u0ece\u1acf-\u1add\u1ae0-\u1aeb\u2065\ufff0-\ufff8\U00010d69-\U00010d6d\U00010efa-\U00010eff"
    "\U00011241\U000113b8-\U000113c0\U000113c2\U000113c5\U000113c7-\U000113ca\U000113cc-\U000113d0\U000113d2"
    "\U000113e1\U000113e2\U00011b60-\U00011b67\U00011f00\U00011f01\U00011f03\U00011f34-\U00011f3a"
    "\U00011f3e-\U00011f42\U00011f5a\U00013439-\U00013440\U00013447-\U00013455\U0001611e-\U0001612f\U0001e08f"
    "\U0001e4ec-\U0001e4ef\U0001e5ee\U0001e5ef\U0001e6e3\U0001e6e6\U0001e6ee\U0001e6ef\U0001e6f5"
    "\U000e0000-\U000e0fff]"
)
_NEW_WIDE = late(
    "[\u2ffc-\u2fff\u31e4\u31e5\u31ef\ufa6e-\ufaff\U00016ff2-\U00016ff6\U000187f8-\U000187ff\U00018cff-\U00018d1e"
    "\U00018d80-\U00018df2\U0001b132\U0001b155\U0001f6d8\U0001f6dc\U0001fa75-\U0001fa77\U0001fa87-\U0001fa8a"
    "\U0001fa8e-\U0001fac6\U0001fac8\U0001facd-\U0001fadc\U0001fadf-\U0001faea\U0001faef-\U0001faf8"
    "\U0002a6e0-\U0002fffd\U0003134b-\U0003fffd]"
)


def _cells(character: str) -> int:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Mc", "Cc", "Cf", "Zl", "Zp"}:
        return int(character == "\u00ad" or _BESIDE.match(character) is not None)
    if _WITHIN.match(character):
        return 0
    if category == "Cn":
        return 0 if _NEW_MARKS.match(character) else 1 + (_NEW_WIDE.match(character) is not None)
    return 2 if unicodedata.east_asian_width(character) in "WF" or _WIDE.match(character) else 1


_known = Learned(_cells)


def _measured(text: str) -> bytes:
    """The cells of each character, one byte each."""
    return text.translate(_known).encode("ascii")


def clusters(text: str) -> list[tuple[str, int]]:
    """The text in pieces that can't be cut, each with its cells: a base with its marks, a joined emoji, a flag."""
    if _JOINING.search(text):
        return _joined(text)
    cells = _measured(text)
    pieces: list[tuple[str, int]] = []
    at = 0
    for marks in _MARKS.finditer(cells):
        start, end = marks.span()
        pieces += zip(text[at:start], cells[at:start], strict=True)
        before, width = pieces.pop() if pieces else ("", 0)
        pieces.append((before + text[start:end], width))
        at = end
    pieces += zip(text[at:], cells[at:], strict=True)
    return pieces


def _joined(text: str) -> list[tuple[str, int]]:
    """As `clusters`, for a text in which a sign may join or change others."""
    starts: list[int] = []
    widths: list[int] = []
    joined = False
    for place, (character, taken) in enumerate(zip(text, _measured(text), strict=True)):
        base = text[starts[-1]] if starts else ""
        if base and not taken:
            if character == _EMOJI and widths[-1] == 1 and base in _NARROW:
                widths[-1] = 2
        elif base and _FLAG.match(base) and _FLAG.match(character) and starts[-1] == place - 1:
            widths[-1] = 2
        elif not joined or not _is_picture(character):
            starts.append(place)
            widths.append(taken)
        joined = character == JOINER and _is_picture(text[starts[-1]])
    return [
        (text[start:end], taken) for start, end, taken in zip(starts, [*starts[1:], len(text)], widths, strict=True)
    ]


def _is_picture(character: str) -> bool:
    symbol = unicodedata.category(character) == "So" or _PICTURES.match(character) is not None
    return symbol and not _FLAG.match(character)


def width(text: str) -> int:
    """The cells that the text takes in one line."""
    if text.isascii() and text.isprintable():
        return len(text)
    if JOINER in text or _EMOJI in text:
        return sum(cells for _, cells in _joined(text))
    return sum(_measured(text))


def places(text: str) -> Sequence[int]:
    """The cell at which each character starts, and at last the width; of a cluster, only the first character adds."""
    if text.isascii() and text.isprintable():
        return range(len(text) + 1)
    if not _JOINING.search(text):
        return [*accumulate(_measured(text), initial=0)]
    at = [0]
    for piece, cells in _joined(text):
        at += [at[-1] + cells] * len(piece)
    return at
