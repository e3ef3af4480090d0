"""Arabic letters as they join: the presentation form of each, with lam and alef in one sign where that is wanted.

A terminal that draws code points as they come shows isolated letters; this gives it the forms that Unicode keeps for
such devices. Letters without forms of their own (some of Kurdish, Pashto, Sindhi) stay as they are, and still count
in the joining of their neighbours. Joining runs in logical order; the text is one run of a single direction.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from agentdesk.text.patterns import late

_PRECEDING, _FOLLOWING, _BOTH, _TRANSPARENT = 1, 2, 3, 4  # what a sign joins to; marks let joining pass
_SHAPES = {"<isolated>": 0, "<final>": _PRECEDING, "<initial>": _FOLLOWING, "<medial>": _BOTH}
_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
_LAM = "\u0644"
# A letter and the mark after it that are drawn as one letter; Persian writes its ezafe on a final heh like this.
_COMPOSED = {
    "\u0627\u0653": "\u0622", "\u0627\u0654": "\u0623", "\u0648\u0654": "\u0624", "\u0627\u0655": "\u0625",
    "\u064a\u0654": "\u0626", "\u06c1\u0654": "\u06c2", "\u06d2\u0654": "\u06d3", "\u06d5\u0654": "\u06c0",
    "\u0647\u0654": "\u06c0",
}  # fmt: skip
_COMPOSING = late("[\u0627\u0648\u064a\u06c1\u06d2\u06d5]\u0654|\u0627[\u0653\u0655]|\u0647\u0654(?!\\w)")
_ARABIC = late("[\u0600-\u06ff\u0750-\u077f\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")

# From ArabicShaping.txt, version 15.0: joining letters of Arabic that have no forms, or not all. Tatweel joins too.
_JOINING_BOTH = (
    "0620 063B-0640 066E-066F 0678 067C-067D 0681-0682 0685 069A-06A3 06A5 06A7-06A8 06AA-06AC 06AE 06B0 06B2 "
    "06B4-06BA 06BC-06BD 06BF 06C2 06CE 06D1 06FA-06FC 06FF 0750-0758 075C-076A 076D-0770 0772 0775-0777 077A-077F "
    "0860 0862-0865 0868 0883-0886 0889-088D 08A0-08A9 08AF-08B0 08B3-08B8 08BA-08C8 200D"
)
_JOINING_PRECEDING = (
    "0672-0673 0675-0677 0689-068B 068F-0690 0692-0697 0699 06C3-06C4 06CA 06CD 06CF 06D5 06EE-06EF 0759-075B "
    "076B-076C 0771 0773-0774 0778-0779 0867 0869-086A 0870-0882 088E 08AA-08AC 08AE 08B1-08B2 08B9"
)
# Signs of format that end a word's joining, though most of their kind let it pass.
_ENDING = "0600-0605 06DD 0890-0891 08E2 180E 200C 2066-2069"


class Sign(NamedTuple):
    """How one character joins, and its forms: isolated, final, initial, medial."""

    joins: int
    forms: str


class Forms(NamedTuple):
    """Of a letter its four forms, of a form its letter, of alef's forms those that it has together with lam."""

    of: dict[str, str]
    letters: dict[int, str]
    with_lam: dict[str, str]


class _Signs(dict[str, Sign]):
    """Every character's sign, found when it is first met."""

    def __missing__(self, character: str) -> Sign:
        sign = self[character] = _sign(character)
        return sign


_SIGNS = _Signs({"": Sign(_TRANSPARENT, "")})


def shape(text: str, *, ligatures: bool = True) -> list[str]:
    """One glyph for each character; "" for an alef that is drawn with the lam before it, or a mark with its letter.

    Marks stand where they stood, between lam and alef too. What is a presentation form already is shaped anew.
    """
    glyphs = list(text)
    if not _ARABIC.search(text):
        return glyphs
    for found in _COMPOSING.finditer(text):
        glyphs[found.start() : found.end()] = _COMPOSED[found[0]], ""
    with_lam = _forms().with_lam if ligatures else {}
    lam = _forms().of[_LAM]
    last = joined = joins = 0
    forms = ""
    for index, (kind, own) in enumerate(map(_SIGNS.__getitem__, glyphs[:])):
        if kind == _TRANSPARENT:
            continue
        if not kind & joins >> 1:
            joined_now = 0
        elif forms == lam and own in with_lam:
            glyphs[last], glyphs[index] = with_lam[own][joined], ""
            joins = 0
            continue
        else:
            glyphs[last] = forms[joined | _FOLLOWING]
            joined_now = _PRECEDING
        glyphs[index] = own[joined_now]
        last, forms, joined, joins = index, own, joined_now, kind
    return glyphs


def letters(text: str) -> str:
    """The text with letters in place of their forms; lam-alef stays one sign."""
    return text.translate(_forms().letters)


@cache
def _forms() -> Forms:
    """The forms of each letter, from the decompositions that Unicode gives for the forms."""
    found: dict[str, dict[int, str]] = {}
    signs: dict[int, str] = {}
    for code in _FORMS:
        shape_name, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        if shape_name in _SHAPES and (len(parts) == 1 or code >= 0xFEF5):
            signs[code] = "".join(chr(int(part, 16)) for part in parts)
            found.setdefault(signs[code], {})[_SHAPES[shape_name]] = chr(code)
    of = {letter: "".join(forms.get(shape, letter[-1]) for shape in range(4)) for letter, forms in found.items()}
    with_lam = {of[letter[1]]: forms[:2] for letter, forms in of.items() if len(letter) == 2}
    single = {code: letter for code, letter in signs.items() if len(letter) == 1}
    return Forms(of, single, with_lam)


@cache
def _listed() -> dict[str, int]:
    """How the characters join that are listed by hand."""
    rows = ((_JOINING_BOTH, _BOTH), (_JOINING_PRECEDING, _PRECEDING), (_ENDING, 0))
    return {character: joins for row, joins in rows for character in _spelled(row)}


def _spelled(ranges: str) -> Iterator[str]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def _sign(character: str) -> Sign:
    known = _forms()
    if 0xFEF5 <= ord(character) <= 0xFEFC:
        of = known.of[unicodedata.normalize("NFKC", character)]
        return Sign(_PRECEDING, of[:2] * 2)
    letter = known.letters.get(ord(character), character)
    forms = known.of.get(letter, character * 4)
    if (joins := _listed().get(letter)) is not None:
        return Sign(joins, forms)
    if letter in known.of:
        return Sign(_BOTH if forms[_BOTH] != letter else _PRECEDING * (forms[_PRECEDING] != letter), forms)
    return Sign(_TRANSPARENT * (unicodedata.category(character) in {"Mn", "Me", "Cf"}), forms)
