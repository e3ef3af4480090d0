"""The levels within one isolating run sequence: weak characters, brackets, neutrals (rules W1 to I2 of UAX #9)."""

import re
from functools import lru_cache

from agentdesk.text.bidi_pairs import CLOSING, OPENING
from agentdesk.text.patterns import late

_PAIRS = 63  # BD16: how many brackets may be open at once
_BRACKET = late(f"[{re.escape(''.join([*OPENING, *CLOSING]))}]")
_SIDES, _OTHER = (b"L", b"R"), ord("O")
_WEAK = b"+#,BSWOijkq"
_NEUTRAL = bytes.maketrans(_WEAK, b"O" * len(_WEAK))
_MARKED = late(rb"([^M])M+")
_AFTER_ARABIC = late(rb"A[^LRAE]*+E[^LRA]*")
_ONE_SEPARATOR = late(rb"(?<=E)[+,](?=E)")
_ONE_ARABIC_SEPARATOR = late(rb"(?<=N),(?=N)")
_TERMINATORS = late(rb"(?<!#)#++(?=E)|(?<=E)#++")
_AFTER_LATIN = late(rb"L[^LRE]*+E[^LR]*")
_BETWEEN_LATIN = late(rb"(?<=L)O++(?=L)")
_BETWEEN_RIGHT = late(rb"(?<=[REN])O++(?=[REN])")
_LEFT, _RIGHT = late(rb"L"), late(rb"[REN]")


def has_brackets(text: str) -> bool:
    return _BRACKET.search(text) is not None


def sequence_levels(text: str, kinds: bytes, level: int, before: int, after: int) -> bytes:
    """W1 to I2: the levels of one sequence on `level`, between neighbours on the levels `before` and `after`.

    The text may be left out (empty) where it has no brackets.
    """
    found = _weak(_SIDES[before & 1] + kinds + _SIDES[after & 1])
    if text:
        found = _brackets(text, kinds, found, _SIDES[level & 1])
    found = found.translate(_NEUTRAL)
    if b"O" in found:
        between, other, own = (_BETWEEN_LATIN, b"L", b"R") if level & 1 else (_BETWEEN_RIGHT, b"R", b"L")
        found = between.sub(lambda gap: other * len(gap[0]), found).replace(b"O", own)
    return found[1:-1].translate(_implicit(level))


@lru_cache(maxsize=128)
def _implicit(level: int) -> bytes:
    """I1, I2: what becomes of the level for each class."""
    steps = (1, 0, 1, 1) if level & 1 else (0, 1, 2, 2)
    return bytes.maketrans(b"LREN", bytes(level + step for step in steps))


def _weak(kinds: bytes) -> bytes:
    """W1 to W7, for classes with the direction of what is before at their start."""
    if b"M" in kinds:
        kinds = _MARKED.sub(_like_base, kinds)
    arabic = b"A" in kinds
    if b"E" in kinds:
        if arabic:
            kinds = _AFTER_ARABIC.sub(lambda found: found[0].replace(b"E", b"N"), kinds)
        kinds = _ONE_SEPARATOR.sub(b"E", kinds)
        if b"#" in kinds:
            kinds = _TERMINATORS.sub(lambda found: b"E" * len(found[0]), kinds)
        kinds = _AFTER_LATIN.sub(lambda found: found[0].replace(b"E", b"L"), kinds)
    if b"N" in kinds and b"," in kinds:
        kinds = _ONE_ARABIC_SEPARATOR.sub(b"N", kinds)
    return kinds.replace(b"A", b"R") if arabic else kinds


def _like_base(found: re.Match[bytes]) -> bytes:
    """W1: marks with the letter before them, of whose class they become."""
    base = found[1]
    return base + (b"O" if base in b"ijkq" else base) * (len(found[0]) - 1)


def _brackets(text: str, kinds: bytes, found: bytes, own: bytes) -> bytes:
    """N0: pairs of brackets take the direction of what is in them, or else of what is before them.

    `found` has one class more than the text at either end.
    """
    result = bytearray(found)
    inside, opposite = (_RIGHT, _LEFT) if own == b"R" else (_LEFT, _RIGHT)
    ahead, context = 0, own
    for opening, closing in _pairs(text, found):
        if strong := result[ahead:opening].rstrip(_WEAK):
            context = _SIDES[strong[-1:] != b"L"]
        ahead = opening
        if inside.search(result, opening, closing):
            direction = own
        elif opposite.search(result, opening, closing):
            direction = context
        else:
            continue
        for place in (opening, closing):
            end = place + 1
            while kinds[end - 1 : end] == b"M":
                end += 1
            result[place:end] = direction * (end - place)
    return bytes(result)


def _pairs(text: str, found: bytes) -> list[tuple[int, int]]:
    """BD16: the pairs of brackets, by their places in `found`, in the order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for bracket in _BRACKET.finditer(text):
        place, character = bracket.end(), bracket[0]
        if found[place] != _OTHER:
            continue
        if character in OPENING:
            if len(waiting) == _PAIRS:
                break
            waiting.append((OPENING[character], place))
            continue
        closing = CLOSING[character]
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == closing:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(pairs)
