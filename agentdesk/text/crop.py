"""Text cut to a number of cells, never without a sign that it was cut."""

from agentdesk.text.widths import JOINER, clusters, width

SIGN = "…"
_ISOLATES, _POP = "\u2066\u2067\u2068", "\u2069"
_NUMBER = "\u2066"  # what opens the isolate of a number, a code, a time


def crop(text: str, cells: int) -> str:
    """The text if it fits into `cells`, else its beginning and an ellipsis; no cluster is cut in two."""
    if cells <= 0:
        return ""
    if width(text) <= cells:
        return text
    room = cells - 1
    kept = []
    for piece, taken in clusters(text):
        if taken > room:
            break
        kept.append(piece)
        room -= taken
    return _closed(_without_half_a_number("".join(kept)).rstrip() + SIGN)


def _without_half_a_number(text: str) -> str:
    """The text without a number or a time whose isolate was cut: what is left of it would be another one."""
    begun = text.rfind(_NUMBER)
    inside = text[begun + 1 :]
    return text[:begun] if begun > 0 and _POP not in inside and inside[:1].isdecimal() else text


def _closed(text: str) -> str:
    """The text with an end for each isolate that it opens, so that the cut changes no direction after it."""
    opened = 0
    for character in text:
        if character in _ISOLATES:
            opened += 1
        elif character == _POP:
            opened = max(0, opened - 1)
    return text + _POP * opened


def fit(text: str, cells: int) -> str:
    """The text cropped, and filled with blanks at its end, to take exactly `cells`."""
    # A joiner at the end would join the first blank.
    cropped = crop(text, cells).rstrip(JOINER)
    return cropped + " " * max(0, cells - width(cropped))
