"""The store beside the plain driver: what SQLAlchemy, leases and lock files cost."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from agentdesk.core.queue import Page, QueueFilter, QueueRow
from agentdesk.storage.hot import Hot
from tests.bench.storage_rounds import AT, WINDOWS, medians, million_cases, opened, plain

pytestmark = pytest.mark.bench
VIEW = QueueFilter(agent="sara", languages=("it", "en"), roles=("lead",))
OPEN_WINDOWS = WINDOWS[:12]
ROUNDS = 200


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The million cases, made once."""
    file = tmp_path_factory.mktemp("million") / "desk.db"
    million_cases(file)
    yield file
    file.unlink()


def plain_page(driver: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> Page:
    """The page as one would write it by hand for this one view."""
    moment = datetime.fromisoformat
    rows = driver.execute(sql, values).fetchall()
    shown = tuple(
        [
            QueueRow(r[0], r[1], r[2], r[3], r[4], moment(r[5]), moment(r[6]), bool(r[7]), r[8], r[9], r[10], r[11])
            for r in rows[:50]
        ]
    )
    return Page(shown, (rows[49][12], shown[49].due_by, shown[49].id))


def statement(file: Path) -> tuple[str, tuple[object, ...]]:
    """The very statement that the store executes, and its values."""
    caught: list[tuple[str, tuple[object, ...]]] = []
    store = opened(file)
    ran = Hot.run

    def watched(hot: Hot, link: object, values: object) -> object:
        compiled = hot.on(link.sql.dialect)
        caught.append((compiled.text, compiled.bound(values)))
        return ran(hot, link, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Hot, "run", watched)
        store.queue_page(VIEW, at=AT, open_windows=OPEN_WINDOWS, limit=50)
    store.close()
    return caught[-1]


def test_a_page_of_the_queue_costs_little_more_than_the_driver(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql, values = statement(file)
    store, driver = opened(file), plain(file)

    def ours() -> Page:
        return store.queue_page(VIEW, at=AT, open_windows=OPEN_WINDOWS, limit=50)

    def theirs() -> Page:
        return plain_page(driver, sql, values)

    assert ours() == theirs()
    mine, raw, bare = medians((ours, theirs, lambda: driver.execute(sql, values).fetchall()), ROUNDS)
    store.close()
    driver.close()
    with capsys.disabled():
        print(f"\ndue page of 50 of a million: {mine * 1e6:.0f} µs, {mine / raw:.2f} of the driver with rows, {mine / bare:.2f} without")
    assert mine / raw <= 1.25
