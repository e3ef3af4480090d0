"""Counting working days ahead costs hardly more than a look-up in a list."""

import random
import sys
from datetime import date, timedelta

import holidays
import pytest

from agentdesk.calendars.tables import compute
from tests.bench.working_days_rounds import PlainList, medians

QUESTIONS = 4000
ROUNDS = 41


class Draw:
    """Questions over four years, as fresh dates: one that is used again has its hash ready."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._random = random.Random(7)

    def __call__(self) -> list[tuple[date, int]]:
        first = date(2024, 1, 1)
        days = (first + timedelta(days=self._random.randrange(1400)) for _ in range(self._count))
        return [(day, self._random.randrange(1, 60)) for day in days]


@pytest.mark.bench
def test_a_working_day_ahead_costs_a_look_up(capsys: pytest.CaptureFixture[str]) -> None:
    table = compute("CN", 2023, 2031)
    peer = PlainList(table.first, len(table.marks))
    ours, plain = medians([table.ahead, peer.ahead], Draw(QUESTIONS), ROUNDS)
    with capsys.disabled():
        sys.stdout.write(
            f"\nworking days ahead: {ours / plain:.2f} of a list look-up"
            f" ({ours * 1e9:.0f} ns, {plain * 1e9:.0f} ns)\n"
        )
    assert ours / plain <= 1.5


@pytest.mark.bench
def test_a_working_day_ahead_does_not_walk(capsys: pytest.CaptureFixture[str]) -> None:
    table = compute("CN", 2023, 2031)
    book = holidays.country_holidays("CN", years=range(2023, 2032), language="en_US", expand=False)
    ours, walk = medians([table.ahead, book.get_nth_working_day], Draw(100), 15)
    with capsys.disabled():
        sys.stdout.write(f"\nworking days ahead: {walk / ours:.0f} times as quick as the library's walk\n")
    assert walk / ours >= 50
