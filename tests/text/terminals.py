"""Small models of what terminals make of a line that they are sent; each gives what is seen from left to right."""

import re

from agentdesk.text.bidi import mirrored, resolve
from agentdesk.text.shaping import shape
from agentdesk.text.widths import clusters

_INVISIBLE = re.compile("[\u200c-\u200f\ufe0e]")
_OTHER_FONT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0300-\u036f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\ufe0e]*"
)
_SCRIPT = re.compile("[^\u060c\u061b\u061f\u0640\ufe0e]")


def draws_what_comes(line: str) -> list[str]:
    """xterm, Alacritty: one cell after the other."""
    return [seen for cluster, cells in clusters(line) if cells and (seen := _INVISIBLE.sub("", cluster))]


def reorders(line: str) -> list[str]:
    """VTE: each line by the rules of Unicode, as a paragraph from left to right."""
    return _reordered(line, list(line))


def reorders_and_joins(line: str) -> list[str]:
    """Konsole: as VTE, and letters get their forms anew from what stands beside them as it was sent."""
    glyphs = iter(shape(line.replace("\u200e", ""), ligatures=False))
    return _reordered(line, ["\u200e" if character == "\u200e" else next(glyphs) for character in line])


def _reordered(line: str, glyphs: list[str]) -> list[str]:
    resolved = resolve(line, "ltr")
    at, drawn = 0, {}
    for cluster, cells in clusters(line):
        glyph = glyphs[at]
        if (resolved.levels[at] or 0) & 1:
            glyph = mirrored(glyph)
        if cells:
            drawn[at] = _INVISIBLE.sub("", glyph + "".join(glyphs[at + 1 : at + len(cluster)]))
        at += len(cluster)
    return [drawn[index] for index in resolved.order if index in drawn]


def turns_pieces(line: str) -> list[str]:
    """kitty: what is in another font is shaped by itself, right-to-left scripts come out from the last to the first.

    Its cells get their glyphs by counting: a glyph uses up as many code points as the next one has.
    """
    cells: list[str] = []
    end = 0
    for piece in _OTHER_FONT.finditer(line):
        cells += draws_what_comes(line[end : piece.start()])
        sent = [cluster for cluster, _ in clusters(piece[0])]
        cells += _dealt(sent) if _SCRIPT.search(piece[0]) else sent
        end = piece.end()
    return cells + draws_what_comes(line[end:])


def _dealt(sent: list[str]) -> list[str]:
    glyphs = sent[::-1]
    cells = [""] * len(sent)
    room = [len(cluster) for cluster in sent]
    cell = 0
    for glyph, following in zip(glyphs, [*glyphs[1:], ""], strict=True):
        cells[min(cell, len(cells) - 1)] += _INVISIBLE.sub("", glyph)
        used = len(following)
        while used and cell < len(cells):
            taken = min(used, room[cell])
            room[cell] -= taken
            used -= taken
            cell += not room[cell]
    return cells
