"""A million open cases made quickly, and rounds that take turns between the store and the plain driver."""

import os
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from agentdesk.core.clock import FixedClock
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore

CASES = 1_000_000
AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
WINDOWS = tuple(f"credit_control|{country}|Zone/{country}" for country in "ABCDEFGHIJKLMNOPQRST")
PLACES = 20
_NUMBERS = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < :cases) "
_CUSTOMERS = _NUMBERS + "INSERT INTO customers (id, name, gender) SELECT i, 'Customer ' || i, 'u' FROM n"
_CASES = (
    _NUMBERS
    + """INSERT INTO cases (
    id, external_id, process, customer_id, language, country, timezone, created_at, status, priority, assignee, tags,
    task, due_from, due_by, promised, note_required, closed, previous_status, due_before, facts, rank, window_id,
    came_due, taken_by, lease_until, open_call, touched) SELECT
    i, 'EX-' || i, 'credit_control', i, substr('itenaris', 1 + i % 4 * 2, 2), 'IT', 'Europe/Rome',
    '2026-11-01T00:00:00.000000Z', 'new', 'medium', NULL, '[]', NULL,
    strftime('%Y-%m-%dT%H:%M:00.000000Z', 1793000000 + i * 7919 % 1000000, 'unixepoch'),
    strftime('%Y-%m-%dT%H:%M:00.000000Z', 1793090000 + i * 7919 % 1000000, 'unixepoch'),
    0, 0, NULL, NULL, NULL, '{}', 10 + i % 4, 1 + i % :places, 1, NULL, NULL, NULL, 0 FROM n"""
)

_INDEXES = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'cases' AND type = 'index' AND sql IS NOT NULL"


def million_cases(file: Path) -> None:
    """A database with a million cases that have come due, in a row of windows."""
    open_store(str(file), clock=FixedClock(AT), create=True).close()
    driver = sqlite3.connect(file, isolation_level=None)
    driver.execute("PRAGMA synchronous = OFF")
    driver.execute("BEGIN")
    places = ((place, key) for place, key in enumerate(WINDOWS, 1))
    driver.executemany("INSERT INTO windows VALUES (?, ?, 'credit_control', 'IT', 'Europe/Rome')", places)
    driver.execute(_CUSTOMERS, {"cases": CASES})
    made = driver.execute(_INDEXES).fetchall()
    for name, _ in made:
        driver.execute(f"DROP INDEX {name}")
    driver.execute(_CASES, {"cases": CASES, "places": PLACES})
    for _, again in made:
        driver.execute(again)
    driver.execute("COMMIT")
    driver.close()


def plain(file: Path) -> sqlite3.Connection:
    """The driver alone, as durable as the store."""
    driver = sqlite3.connect(file, isolation_level=None)
    driver.execute("PRAGMA synchronous = FULL")
    driver.execute("PRAGMA foreign_keys = ON")
    return driver


def opened(file: Path) -> SqlStore:
    return open_store(str(file), clock=FixedClock(AT), create=True)


def medians(sides: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Seconds of each side, which take turns; the first few rounds only warm up."""
    taken: list[list[float]] = [[] for _ in sides]
    for count in range(rounds + 5):
        for side, times in zip(sides, taken, strict=True):
            begun = time.perf_counter()
            side()
            if count >= 5:
                times.append(time.perf_counter() - begun)
    return [statistics.median(times) for times in taken]


def seconds_to_sync(file: Path) -> float:
    """What the disk takes to make a page durable: it changes within minutes, hence the ratios."""
    times = []
    with file.open("wb", buffering=0) as probe:
        for _ in range(50):
            probe.write(b"x" * 4096)
            begun = time.perf_counter()
            os.fdatasync(probe.fileno())
            times.append(time.perf_counter() - begun)
    return statistics.median(times)
