"""The official tests of the bidirectional algorithm: every line of them on a build machine, a sample elsewhere."""

from collections.abc import Iterator
from itertools import islice

import pytest

from agentdesk.text.bidi import Direction, Resolved, resolve
from agentdesk.text.bidi_classes import LETTERS, classes
from tests.text.official import WHOLE, lines

PARTS = 4
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl", "auto")
BITS: tuple[tuple[int, Direction], ...] = ((1, "auto"), (2, "ltr"), (4, "rtl"))
MEMBERS = {
    "L": "a", "R": "א", "AL": "ا", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "#", "CS": ",", "NSM": "\u0300",
    "BN": "\u200b", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d",
    "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip

Case = tuple[str, Direction, Resolved]


def levels_of(field: str) -> tuple[int | None, ...]:
    return tuple(None if level == "x" else int(level) for level in field.split())


def order_of(field: str) -> tuple[int, ...]:
    return tuple(map(int, field.split()))


def by_character(line: str) -> Case:
    codes, direction, level, levels, order = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    return text, DIRECTIONS[int(direction)], Resolved(int(level), levels_of(levels), order_of(order))


def by_class(part: int, step: int) -> Iterator[Case]:
    """The cases of each `step`-th line with classes; the level of the paragraph isn't given there."""
    levels: tuple[int | None, ...] = ()
    order: tuple[int, ...] = ()
    count = 0
    for line in lines("BidiTest.txt"):
        if line.startswith("@Levels:"):
            levels = levels_of(line[8:])
        elif line.startswith("@Reorder:"):
            order = order_of(line[9:])
        elif not line.startswith("@"):
            count += 1
            if count % step == part:
                names, bits = line.split(";")
                text = "".join([MEMBERS[name] for name in names.split()])
                for bit, direction in BITS:
                    if int(bits, 16) & bit:
                        yield text, direction, Resolved(0, levels, order)


def test_the_stand_ins_have_the_classes_they_stand_for() -> None:
    assert {name: classes(member).decode() for name, member in MEMBERS.items()} == LETTERS


@pytest.mark.parametrize("part", range(PARTS if WHOLE else 1))
def test_every_case_by_class(part: int) -> None:
    cases = by_class(part, PARTS if WHOLE else PARTS * 20)
    wrong = (case for case in cases if resolve(*case[:2])[1:] != case[2][1:])
    assert list(islice(wrong, 5)) == []


def test_every_case_by_character() -> None:
    cases = map(by_character, islice(lines("BidiCharacterTest.txt"), 0, None, 1 if WHOLE else 10))
    wrong = [
        (text, direction, expected) for text, direction, expected in cases if resolve(text, direction) != expected
    ]
    assert wrong[:5] == []
