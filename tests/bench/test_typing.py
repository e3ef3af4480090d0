"""Typing Arabic into the note of a call is followed as quickly as typing Latin letters into a field of Textual's."""

import shutil
import statistics
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.bench.desk_database import CURSORS, desk_database
from tests.bench.ui_pty import Terminal

RUNS, KEYS, WARM = 3, 200, 10
QUIET = 0.02  # seconds without a byte after which a repaint is over
STILL = 0.2  # seconds; shorter than the cursor takes to blink
F2, F9 = b"\x1bOQ", b"\x1b[20~"
ARABIC = "سيدفع العميل الفاتورة SO-48213 يوم الأحد القادم بعد التحويل، وطلب نسخة منها (PDF). " * 3
LATIN = "the customer will pay the invoice SO-48213 next Sunday after the transfer and asked for a copy. " * 3

pytestmark = pytest.mark.bench


class Run(NamedTuple):
    """Seconds from each key to the last byte of the repaint, and of the processor's time for all of them."""

    keys: list[float]
    worked: float

    def share(self, percent: int) -> float:
        return statistics.quantiles(self.keys, n=100, method="inclusive")[percent - 1]


def typed(terminal: Terminal, text: str) -> Run:
    keys = [sign.encode() for sign in text[: WARM + KEYS]]
    for key in keys[:WARM]:
        terminal.press(key, QUIET)
    before = terminal.worked()
    took = [terminal.press(key, QUIET) for key in keys[WARM:]]
    return Run(took, terminal.worked() - before)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk_database(tmp_path_factory.mktemp("typing"))


def in_a_note(database: Path, compiled: Path, number: int) -> Run:
    """Keys that go into the note of a call, on the Arabic desk."""
    copied = shutil.copy(database, database.with_name(f"{number}.db"))
    place = (f"sqlite:///{copied}", str(database.with_name("cache")))
    arguments = ("-m", "tests.bench.ui_desk", "real", *place, "ar")
    terminal = Terminal(arguments, compiled)
    try:
        terminal.until(*CURSORS)
        terminal.settle(STILL)
        terminal.press(F2, STILL)
        terminal.until("F8")
        terminal.settle(STILL)
        terminal.press(F9, STILL)
        return typed(terminal, ARABIC)
    finally:
        terminal.close()


def in_a_field(compiled: Path) -> Run:
    """Keys that go into the least program with a field."""
    terminal = Terminal(("-m", "tests.bench.ui_input"), compiled)
    try:
        terminal.until("write here")
        terminal.settle(STILL)
        return typed(terminal, LATIN)
    finally:
        terminal.close()


def test_a_key_in_an_arabic_note_is_painted_as_quickly_as_one_in_a_plain_field(
    capsys: pytest.CaptureFixture[str], database: Path, tmp_path: Path
) -> None:
    pairs = [(in_a_note(database, tmp_path, number), in_a_field(tmp_path)) for number in range(RUNS)]
    middle, worst = (statistics.median(ours.share(n) / plain.share(n) for ours, plain in pairs) for n in (50, 99))
    worked = statistics.median(ours.worked / plain.worked for ours, plain in pairs)
    with capsys.disabled():
        told = ", ".join(f"{ours.share(50) * 1e3:.1f}/{plain.share(50) * 1e3:.1f} ms" for ours, plain in pairs)
        sys.stdout.write(
            f"\nkey to paint in an Arabic note: {middle:.2f} (p50), {worst:.2f} (p99) of a plain field's"
        )
        sys.stdout.write(f" ({told}; processor {worked:.2f})\n")
    assert middle <= 1.2
    assert worst <= 1.6
