"""The whole call screen is painted anew in Arabic nearly as quickly as in Italian."""

import shutil
import statistics
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.bench.desk_database import CURSORS, desk_database
from tests.bench.ui_pty import Terminal

RUNS, REPAINTS, WARM = 3, 40, 4
QUIET = 0.05  # seconds without a byte after which a repaint is over
STILL = 0.2
WIDTHS = (118, 120)
F2 = b"\x1bOQ"

pytestmark = pytest.mark.bench


class Run(NamedTuple):
    """Seconds of the repaints, half of them at each width, and of the processor's time for all of them."""

    took: list[float]
    worked: float


def repainted(database: Path, compiled: Path, language: str, number: int) -> Run:
    """The screen of a call in a language, on a desk in the same, at two widths by turns."""
    copied = shutil.copy(database, database.with_name(f"{language}-{number}.db"))
    place = (f"sqlite:///{copied}", str(database.with_name("cache")))
    terminal = Terminal(("-m", "tests.bench.ui_desk", "real", *place, language, language), compiled)
    try:
        terminal.until(*CURSORS)
        terminal.settle(STILL)
        terminal.press(F2, STILL)
        terminal.until("F8")
        terminal.settle(STILL)
        for turn in range(WARM):
            terminal.resize(WIDTHS[turn % 2], QUIET)
        before = terminal.worked()
        took = [terminal.resize(WIDTHS[turn % 2], QUIET) for turn in range(REPAINTS)]
        return Run(took, terminal.worked() - before)
    finally:
        terminal.close()


def test_an_arabic_call_is_repainted_nearly_as_quickly_as_an_italian_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    database, compiled = desk_database(tmp_path), tmp_path / "compiled"
    runs = ([repainted(database, compiled, of, number) for of in ("ar", "it")] for number in range(RUNS + 1))
    pairs = [*runs][1:]
    middle = statistics.median(statistics.median(ar.took) / statistics.median(it.took) for ar, it in pairs)
    worked = statistics.median(ar.worked / it.worked for ar, it in pairs)
    told = ", ".join("/".join(f"{statistics.median(run.took) * 1e3:.0f}" for run in pair) for pair in pairs)
    with capsys.disabled():
        sys.stdout.write(f"\nrepaint of an Arabic call: {middle:.2f} of an Italian one's")
        sys.stdout.write(f" ({told} ms; processor {worked:.2f})\n")
    assert middle <= 1.3
