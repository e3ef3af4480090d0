"""The store beside the plain driver: what SQLAlchemy, leases and lock files cost."""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agentdesk.core.call import OutboxItem
from agentdesk.core.effect import Effect
from agentdesk.core.event import WRAPPED_UP
from agentdesk.core.queue import Page, QueueFilter
from agentdesk.desk.ports import Wrap
from agentdesk.storage.columns import written
from agentdesk.storage.hot import Hot, Link, Values
from agentdesk.storage.store import SqlStore
from tests.bench import storage_plain
from tests.bench.storage_rounds import AT, WINDOWS, medians, million_cases, opened, plain, seconds_to_sync
from tests.storage.scene import NOW, due, event, new_case, taken, wrap

pytestmark = pytest.mark.bench
VIEW = QueueFilter(agent="sara", languages=("it", "en"), roles=("lead",))
OPEN_WINDOWS = WINDOWS[:12]
PAGES, OUTCOMES, BATCHES = 200, 140, 3
LETTER = OutboxItem("mail", "summary", "it", None, "Riepilogo", "Gentile cliente, " * 20)


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A million open cases, made once."""
    file = tmp_path_factory.mktemp("million") / "desk.db"
    million_cases(file)
    yield file
    file.unlink()


def statement(store: SqlStore) -> tuple[str, list[object]]:
    """The very statement that the store executes for a page, and its values."""
    caught: list[tuple[str, list[object]]] = []
    ran = Hot.run

    def watched(hot: Hot, link: Link, values: Values) -> object:
        compiled = hot.on(link.sql.dialect)
        caught.append((compiled.text, compiled.bound(values)))
        return ran(hot, link, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Hot, "run", watched)
        store.queue_page(VIEW, at=AT, open_windows=OPEN_WINDOWS, limit=50)
    return caught[-1]


def test_a_page_of_the_queue_costs_little_more_than_the_driver(
    million: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(opened(million)) as store, closing(plain(million)) as driver:
        sql, values = statement(store)

        def ours() -> Page:
            return store.queue_page(VIEW, at=AT, open_windows=OPEN_WINDOWS, limit=50)

        def theirs() -> Page:
            return storage_plain.page(driver, sql, values)

        assert ours() == theirs()
        mine, raw = medians((ours, theirs), PAGES)
    with capsys.disabled():
        sys.stdout.write(f"\na page of 50 out of a million: {mine * 1e6:.0f} µs, {mine / raw:.2f} of the driver's\n")
    assert mine / raw <= 1.25


def prepared(file: Path) -> list[Wrap]:
    """Calls that are ready to be wrapped up, each with one event, one note and one letter."""
    with closing(opened(file)) as store:
        store.import_cases([new_case(f"n{number}") for number in range(BATCHES * OUTCOMES)], at=NOW, agent="import")
        ids = [int(str(row["id"])) for row in store.rows("cases")]
        leases = [taken(store, id) for id in ids]
        given = wrap(store, leases[0], Effect("tag", "call_1"), due(5), note="nobody at home", outbox=(LETTER,))
    last = event(WRAPPED_UP, {"outcome": "no_answer"}, turn=9)
    return [replace(given, lease=lease, events=(last,)) for lease in leases]


def test_an_outcome_is_saved_nearly_as_fast_as_by_the_driver(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = tmp_path / "mine.db", tmp_path / "theirs.db"
    wraps = iter(prepared(mine))
    due_at = (written(NOW + timedelta(days=5)) or "", written(NOW + timedelta(days=5, hours=1)) or "")
    rows = iter([storage_plain.rows_of(each, written(NOW) or "", due_at) for each in prepared(theirs)])
    with closing(opened(mine)) as store, closing(plain(theirs)) as driver:
        sides = (
            lambda: store.wrap_up(next(wraps)),
            lambda: storage_plain.wrap_up(driver, next(rows)),
        )
        batches = [medians(sides, OUTCOMES - 10) for _ in range(BATCHES)]
    with closing(opened(mine)) as store, closing(opened(theirs)) as other:
        for what in ("cases", "events", "outbox"):
            assert list(store.rows(what)) == list(other.rows(what)), "both have written the same"
    rates = [raw / ours for ours, raw in batches]
    said = ", ".join(f"{ours * 1e6:.0f} µs ({raw / ours:.2f} of the driver's rate)" for ours, raw in batches)
    synced = seconds_to_sync(tmp_path / "probe") * 1e6
    with capsys.disabled():
        sys.stdout.write(f"\nan outcome saved: {said}; fdatasync {synced:.0f} µs\n")
    assert max(rates) >= 0.7
