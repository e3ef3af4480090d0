"""Backups: made while the desk is open, put back while it is not."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.core.errors import BadInput
from agentdesk.desk.ports import NoDatabase, NotADatabase, StoreInUse
from agentdesk.storage import backup as backups
from agentdesk.storage.backup import restore
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore
from tests.storage.conftest import Opener
from tests.storage.scene import NOW, brought_in, healthy, new_case, taken


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere.bak"


def external_ids(file: Path) -> list[object]:
    store = open_store(str(file), clock=FixedClock(NOW), create=False)
    found = [row["external_id"] for row in store.rows("cases")]
    assert healthy(store)
    store.close()
    return found


def test_a_backup_is_whole_private_and_one_file(store: SqlStore, target: Path) -> None:
    brought_in(store)
    store.backup(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    driver = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
    assert driver.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert driver.execute("SELECT external_id FROM cases").fetchall() == [("CC-1",)]
    driver.close()
    beside = [path.name for path in target.parent.iterdir() if path.name.startswith(target.name)]
    assert beside == [target.name]
    assert external_ids(target) == ["CC-1"]


def test_a_backup_is_made_while_others_write(store: SqlStore, opener: Opener, target: Path) -> None:
    cases = brought_in(store, *(new_case(f"n{number}") for number in range(60)))
    other, begun = opener(), threading.Event()

    def work() -> None:
        for case in cases:
            taken(other, case)
            begun.set()

    worker = threading.Thread(target=work)
    worker.start()
    begun.wait()
    store.backup(target)
    worker.join()
    assert len(external_ids(target)) == 60
    assert healthy(store)


def test_nothing_is_written_over(store: SqlStore, target: Path) -> None:
    target.write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        store.backup(target)
    assert target.read_text() == "mine"
    with pytest.raises(BadInput, match="can't be written"):
        store.backup(target / "below" / "desk.bak")


def test_a_backup_that_fails_leaves_nothing(store: SqlStore, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: object, part: Path) -> None:
        part.write_text("half")
        raise sqlite3.OperationalError("no more")

    monkeypatch.setattr(backups, "_copy", broken)
    before = set(target.parent.iterdir())
    with pytest.raises(sqlite3.OperationalError):
        store.backup(target)
    assert set(target.parent.iterdir()) == before


def test_a_backup_is_put_back(store: SqlStore, file: Path, url: str, target: Path) -> None:
    brought_in(store)
    store.backup(target)
    brought_in(store, new_case("CC-2"))
    store.close()
    restore(url, target)
    assert external_ids(file) == ["CC-1"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert target.exists()
    left = {path.name for path in file.parent.iterdir()}
    assert left == {"desk.db", "desk.db-lock", "desk.db-use", target.name}


def test_a_backup_is_put_where_nothing_was(store: SqlStore, tmp_path: Path, target: Path) -> None:
    brought_in(store)
    store.backup(target)
    fresh = tmp_path / "new" / "desk.db"
    restore(str(fresh), target)
    assert external_ids(fresh) == ["CC-1"]


def test_a_damaged_database_can_be_replaced(store: SqlStore, file: Path, url: str, target: Path) -> None:
    brought_in(store)
    store.backup(target)
    store.close()
    file.write_bytes(b"garbage" * 1000)
    file.with_name("desk.db-wal").write_bytes(b"stale")
    restore(url, target)
    assert external_ids(file) == ["CC-1"]


def test_not_while_a_program_has_it_open(store: SqlStore, file: Path, url: str, target: Path) -> None:
    brought_in(store)
    store.backup(target)
    brought_in(store, new_case("CC-2"))
    with pytest.raises(StoreInUse, match="in use by another program"):
        restore(url, target)
    assert store.case("CC-2").external_id == "CC-2"
    store.close()
    stranger = sqlite3.connect(file)
    stranger.execute("SELECT count(*) FROM cases").fetchone()
    with pytest.raises(StoreInUse):
        restore(url, target)
    stranger.close()
    assert external_ids(file) == ["CC-1", "CC-2"]


def test_what_is_no_backup_is_refused(store: SqlStore, file: Path, url: str, tmp_path: Path) -> None:
    brought_in(store)
    store.close()
    text, foreign, spoilt = (tmp_path / name for name in ("text", "foreign", "spoilt"))
    text.write_text("no database " * 500)
    driver = sqlite3.connect(foreign)
    driver.execute("CREATE TABLE songs (title)")
    driver.close()
    content = bytearray(file.read_bytes())
    half = len(content) // 2 // 4096 * 4096
    content[half : half + 20_000] = b"\xa5" * 20_000
    spoilt.write_bytes(content)
    for source in (text, foreign, spoilt):
        with pytest.raises(NotADatabase):
            restore(url, source)
    with pytest.raises(NoDatabase, match="there is no"):
        restore(url, tmp_path / "nothing")
    with pytest.raises(BadInput, match="is the database itself"):
        restore(url, file)
    assert external_ids(file) == ["CC-1"]
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_a_server_is_not_copied_here(target: Path) -> None:
    with pytest.raises(BadInput, match="pg_dump"):
        restore("postgresql://host/desk", target)
