"""Slots: the `{name}` places in a text, and filling them with values from anywhere."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from agentdesk.core.errors import AgentdeskError, BadInput, Fault

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_REMEDY = "write a slot as {name}, a plain name of letters, digits and _, and a brace itself as {{ or }}"

LEFT_TO_RIGHT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2066", "\u2068", "\u2069"
_BREAKS = "\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_CONTROLS = "\x00-\x1f\x7f-\x9f\ud800-\udfff"
_HARMFUL = re.compile(f"\r\n|(?P<gap>[{_BREAKS}])|(?P<drop>[{_DIRECTION}])|[{_CONTROLS}]")


class BadSlots(BadInput):
    """A text whose braces are not plain slots."""

    def __init__(self, text: str, fault: str) -> None:
        super().__init__(Fault(f"“{text}”", fault, _REMEDY))


class Parts(str):
    """A value made of several, each isolated: it fills a slot as it stands."""

    __slots__ = ()


class MissingValue(AgentdeskError):
    """A slot for which there is no value."""

    message = "there is no value for {slot}"


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, str | None], ...]:
    """The text in pieces: something literal, and the name of the slot that follows it, if one does."""
    try:
        parsed = tuple(Formatter().parse(text))
    except ValueError as error:
        raise BadSlots(text, f"the braces don't match: {error}") from error
    for _, name, form, conversion in parsed:
        if name is not None and (form or conversion or not _NAME.fullmatch(name)):
            raise BadSlots(text, f"“{name}” with what follows it is not a plain slot")
    return tuple((literal, name) for literal, name, _, _ in parsed)


def slots_of(text: str) -> tuple[str, ...]:
    """The names of a text's slots, in order, a repeated one each time. Raises BadSlots."""
    return tuple(name for _, name in _pieces(text) if name is not None)


def fill(text: str, values: Mapping[str, object], *, isolate: bool) -> str:
    """The text with its slots filled; `isolate` keeps each value's direction to itself.

    Values are made harmless and stand as they are: braces and markup in them mean nothing here.
    Raises BadSlots, or MissingValue for a slot whose value isn't there or is None.
    """
    filled, shown = "", ""
    for literal, name in _pieces(text):
        filled += _blank(literal[:1], shown) + literal
        shown = ""
        if name is not None:
            value = values.get(name)
            if value is None:
                raise MissingValue(slot=name)
            shown = value if isinstance(value, Parts) else harmless(value)
            filled += _blank(filled[-1:], shown) + (isolated(shown) if isolate else shown)
    return filled


def _blank(beside: str, value: str) -> str:
    """A blank between a wide letter, as Chinese has them, and a right-to-left value; "" where none is needed.

    Some terminals paint the one over the other, and it is good typography in any of them.
    """
    wide = bool(beside) and unicodedata.east_asian_width(beside) in "WF" and unicodedata.category(beside) == "Lo"
    return " " if wide and has_right_to_left(value) else ""


def harmless(value: object) -> str:
    """A value as one line that can't act: breaks become spaces, direction controls go, others are shown."""
    return _HARMFUL.sub(_shown, str(value))


def _shown(match: re.Match[str]) -> str:
    found = match[0]
    if found == "\r\n" or match["gap"]:
        return " "
    if match["drop"]:
        return ""
    if found == "\x7f":
        return "\u2421"
    return chr(0x2400 + ord(found)) if found < " " else "\ufffd"


def isolated(text: str) -> str:
    """A harmless text between isolates, so that it and its surroundings don't reorder each other.

    Numbers, codes and telephone numbers always read left to right; the rest by its first strong character.
    """
    if not text:
        return ""
    first = text[0]
    code = first.isdecimal() or first in "+#" or (first.isascii() and first.isalpha())
    left_to_right = code and not _holds(text, "R", "AL")
    return f"{LEFT_TO_RIGHT_ISOLATE if left_to_right else FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def kept_apart(value: object, direction: str) -> str:
    """A value beside words of this direction: harmless, and isolated where one could reorder the other."""
    text = harmless(value)
    return isolated(text) if direction == "rtl" or has_right_to_left(text) else text


def has_right_to_left(text: str) -> bool:
    """Whether a text holds right-to-left letters, or Arabic-Indic digits, which turn their neighbours too."""
    return _holds(text, "R", "AL", "AN")


def _holds(text: str, *classes: str) -> bool:
    """Whether a character of one of these bidirectional classes (UAX #9) is in the text."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in classes for char in text)
