"""The desk comes up, and follows the keys, hardly later than the least that a Textual program can be."""

import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.ui_pty import Terminal

ROUNDS = 9
KEYS = 100
MINIMAL = ("-m", "tests.bench.ui_minimal")
DOWN, UP = b"\x1b[B", b"\x1b[A"
QUIET = 0.02  # seconds without a byte after which a repaint is over

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compiled")


def told(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{line}\n")


def first_sight(arguments: tuple[str, ...], compiled: Path) -> Callable[[str], float]:
    """Seconds from the start of a program until it has painted a text."""

    def seconds(text: str) -> float:
        terminal = Terminal(arguments, compiled)
        try:
            return terminal.until(text) - terminal.started
        finally:
            terminal.close()

    return seconds


def by_turns(one: Callable[[], float], other: Callable[[], float], rounds: int) -> tuple[float, float]:
    """How often the other one's seconds the one takes, and its own seconds: medians; the first round warms up.

    Both are measured by turns and compared turn by turn, so that a machine that slows down slows both.
    """
    taken = [(one(), other()) for _ in range(rounds + 1)][1:]
    return statistics.median(mine / theirs for mine, theirs in taken), statistics.median(mine for mine, _ in taken)


def test_the_first_frame_comes_hardly_later_than_a_minimal_programs(
    capsys: pytest.CaptureFixture[str], compiled: Path, tmp_path: Path
) -> None:
    program = ("-m", "agentdesk", "--db", str(tmp_path / "desk.db"))
    ratio, seconds = by_turns(
        lambda: first_sight(program, compiled)("next field"),
        lambda: first_sight(MINIMAL, compiled)("first call"),
        ROUNDS,
    )
    told(capsys, f"first frame: {ratio:.2f} of a minimal program's ({seconds * 1e3:.0f} ms)")
    assert ratio <= 1.3


def test_the_first_page_of_a_real_queue_comes_within_two_minimal_programs(
    capsys: pytest.CaptureFixture[str], compiled: Path, real_queue: tuple[tuple[str, ...], str]
) -> None:
    arguments, customer = real_queue
    ratio, seconds = by_turns(
        lambda: first_sight(arguments, compiled)(customer),
        lambda: first_sight(MINIMAL, compiled)("first call"),
        ROUNDS,
    )
    told(capsys, f"first page: {ratio:.2f} of a minimal program's frame ({seconds * 1e3:.0f} ms)")
    assert ratio <= 2.0


def test_moving_in_the_queue_is_painted_as_quickly_as_in_a_plain_table(
    capsys: pytest.CaptureFixture[str], compiled: Path
) -> None:
    ours, plain = list[float](), list[float]()
    with_rows = ("-m", "tests.bench.ui_desk", "rows")
    for _ in range(3):
        ours += moves(with_rows, "Mariam", compiled)
        plain += moves(MINIMAL, "first call", compiled)
    middle, worst = (_percentile(ours, share) / _percentile(plain, share) for share in (50, 99))
    told(capsys, f"key to paint in the queue: {middle:.2f} (p50), {worst:.2f} (p99) of a plain table's")
    assert middle <= 1.3
    assert worst <= 2.0


def moves(arguments: tuple[str, ...], text: str, compiled: Path) -> list[float]:
    """Seconds from key to the last byte of the repaint, for keys that go up and down the table."""
    terminal = Terminal(arguments, compiled)
    try:
        terminal.until(text)
        terminal.settle(0.6)
        keys = [DOWN if turn // 20 % 2 == 0 else UP for turn in range(KEYS + 10)]
        return [terminal.press(key, QUIET) for key in keys][10:]
    finally:
        terminal.close()


@pytest.fixture(scope="module")
def real_queue(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, ...], str]:
    """How to run the desk on a real database, and a name on its first page."""
    from zoneinfo import ZoneInfo

    from agentdesk import wiring
    from agentdesk.core.clock import FixedClock
    from agentdesk.core.places import data_folder
    from agentdesk.core.queue import QueueFilter
    from agentdesk.desk.demo import fill

    folder = tmp_path_factory.mktemp("real")
    house = wiring.House.build(FixedClock(wiring.DEMO_START), folder / "cache")
    url = f"sqlite:///{folder / 'desk.db'}"
    store = house.open_store(url, create=True)
    office = house.office(store, ZoneInfo(wiring.DEMO_ZONE))
    fill(office, data_folder())
    names = [row.customer for row in office.queue(QueueFilter()).rows]
    store.close()
    return (
        ("-m", "tests.bench.ui_desk", "real", url, str(folder / "cache")),
        next(name.split()[0] for name in names if name.isascii()),
    )


def _percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]
