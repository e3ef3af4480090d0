"""Laying out a line in two directions costs a few times what Rich takes to wrap it, and nothing when it is known."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from itertools import count

import pytest
from rich.console import Console
from rich.text import Text

from agentdesk.text.encoders import encode
from agentdesk.text.line import marked, visual
from agentdesk.text.widths import width

CELLS = 90
ROUNDS = 301
SAID = (
    "يرجى الانتظار قليلا حتى نتحقق من الطلب رقم المبلغ المستحق هو ريال سعودي شكرا لكم على اتصالكم السيد الأستاذ "
    "أهلًا (SO-48213) «نعم» 21/03/2026 15%"
)
WORDS = SAID.split()
CONSOLE = Console(width=CELLS, legacy_windows=False)


class Draw:
    """Lines of so many cells as nobody has seen before: none is in any cache."""

    def __init__(self) -> None:
        self._random = random.Random(5)
        self._numbers = count(10000)

    def __call__(self) -> str:
        words = [str(next(self._numbers))]
        while width(" ".join(words)) < CELLS - 10:
            words.insert(0, self._random.choice(WORDS))
        line = " ".join(words)
        return line + "ا" * (CELLS - width(line))


def wrap(line: str) -> object:
    """The peer: Rich wraps the line, which fits."""
    return Text(line).wrap(CONSOLE, CELLS)


def medians(
    doings: list[Callable[[str], object]], lines: Callable[[], list[str]], rounds: int = ROUNDS
) -> list[float]:
    """The median of the seconds that each of `doings` takes for one line; in each round they take turns."""
    taken: list[list[float]] = [[] for _ in doings]
    for turn in range(rounds):
        for place in range(len(doings)):
            which = (place + turn) % len(doings)
            given = lines()
            start = time.perf_counter()
            for line in given:
                doings[which](line)
            taken[which].append((time.perf_counter() - start) / len(given))
    return [statistics.median(times) for times in taken]


def told(capsys: pytest.CaptureFixture[str], what: str, ours: float, plain: float) -> float:
    with capsys.disabled():
        sys.stdout.write(f"\n{what}: {ours / plain:.4f} of a wrap ({ours * 1e6:.2f} us, {plain * 1e6:.2f} us)\n")
    return ours / plain


@pytest.mark.bench
def test_a_new_line_costs_a_few_wraps(capsys: pytest.CaptureFixture[str]) -> None:
    draw = Draw()
    ours, plain = medians([visual, wrap], lambda: [draw(), draw(), draw()])
    assert told(capsys, "a new right-to-left line", ours, plain) <= 4


@pytest.mark.bench
def test_a_line_that_is_known_costs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    draw = Draw()
    known = [draw() for _ in range(50)]
    for line in known:
        visual(line)
    ours = medians([visual], lambda: known)[0]
    plain = medians([wrap], lambda: [draw()])[0]
    assert told(capsys, "a known right-to-left line", ours, plain) <= 0.01


@pytest.mark.bench
@pytest.mark.parametrize("strategy", ["visual", "words", "kitty"])
def test_telling_a_terminal_costs_less_than_a_wrap(strategy: str, capsys: pytest.CaptureFixture[str]) -> None:
    draw = Draw()
    encoded, plain = medians(
        [lambda line: encode([line], strategy), wrap],
        lambda: ["".join(map(marked, visual(draw()))) for _ in range(3)],
    )
    assert told(capsys, f"encoding a line as {strategy!r}", encoded, plain) <= 1
