"""Finding, making and refusing databases."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.core.errors import BadInput
from agentdesk.desk.ports import NoDatabase, NotADatabase, StoreInUse, StoreUnavailable
from agentdesk.storage.locks import UseLock
from agentdesk.storage.opening import open_store
from agentdesk.storage.place import beside, place
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, healthy

CLOCK = FixedClock(NOW)


def opened(file: Path, *, create: bool = True) -> SqlStore:
    return open_store(str(file), clock=CLOCK, create=create, wait=0.3)


def refused(file: Path, cause: str) -> None:
    """The file is refused for this cause, and is left as it was."""
    before = file.read_bytes()
    with pytest.raises(NotADatabase, match=cause) as raised:
        opened(file)
    assert str(file) in str(raised.value)
    assert file.read_bytes() == before


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize("form", ["{0}", "sqlite:///{0}", "sqlite:///{0}?mode=rw"])
def test_every_form_of_a_place_names_the_same_file(tmp_path: Path, form: str) -> None:
    assert place(form.format(tmp_path / "a desk?.db")).file in {tmp_path / "a desk?.db", tmp_path / "a desk"}
    assert place(form.format("desk.db")).file == Path("desk.db").absolute()
    assert place(form.format("~/desk.db")).file == Path("~/desk.db").expanduser()


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///:memory:", "mysql://host/name", "://", "oracle://x"])
def test_what_names_no_database_is_bad_input(url: str) -> None:
    with pytest.raises(BadInput, match="name a file"):
        open_store(url, clock=CLOCK, create=True)


@pytest.mark.parametrize("name", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_is_spoken_to_through_psycopg(name: str) -> None:
    found = place(f"{name}://sara:secret@host/desk")
    assert found.server is not None
    assert found.server.drivername == "postgresql+psycopg"
    assert "secret" not in str(found)


def test_without_its_driver_a_server_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUnavailable, match=r"install agentdesk\[postgres\]"):
        open_store("postgresql://host/desk", clock=CLOCK, create=True)


def test_a_new_database_is_private(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "desk.db"
    store = opened(file)
    brought_in(store)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    store.close()
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {"desk.db", "desk.db-wal", "desk.db-shm"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_a_database_that_is_shared_on_purpose_stays_so(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    opened(file).close()
    file.chmod(0o660)
    store = opened(file)
    brought_in(store)
    assert stat.S_IMODE(file.stat().st_mode) == 0o660
    assert stat.S_IMODE(beside(file, "-wal").stat().st_mode) == 0o660
    store.close()


def test_reading_never_makes_a_database(tmp_path: Path) -> None:
    file = tmp_path / "none" / "desk.db"
    with pytest.raises(NoDatabase, match=r"there is no database .*desk\.db; open the desk"):
        opened(file, create=False)
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / "empty.db"
    file.touch()
    with pytest.raises(NotADatabase, match="it is empty"):
        opened(file, create=False)
    assert file.read_bytes() == b""


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    file.touch()
    store = opened(file)
    assert healthy(store)
    store.close()


def test_what_is_no_database_of_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("external_id,name\n" * 100)
    refused(text, "not an SQLite file")
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as driver:
        driver.execute("CREATE TABLE songs (title)")
    driver.close()
    refused(foreign, "belongs to another program")
    with sqlite3.connect(foreign) as driver:
        driver.execute("CREATE TABLE alembic_version (version_num)")
        driver.execute("INSERT INTO alembic_version VALUES ('8c1f2d3e4a5b')")
    driver.close()
    refused(foreign, "belongs to another program")
    with pytest.raises(NotADatabase, match="it is a folder"):
        opened(tmp_path)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    opened(file).close()
    with sqlite3.connect(file) as driver:
        driver.execute("UPDATE alembic_version SET version_num = 'agentdesk_9999'")
        driver.commit()
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    driver.close()
    refused(file, "written by a newer version; update agentdesk")


def test_a_place_that_can_not_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match="its file can't be opened"):
        opened(tmp_path / "file" / "desk.db")


def test_two_programs_use_one_database_at_once(tmp_path: Path) -> None:
    first, second = opened(tmp_path / "desk.db"), opened(tmp_path / "desk.db")
    brought_in(first)
    assert second.case("CC-1").external_id == "CC-1"
    first.close()
    second.close()


def test_nobody_opens_what_is_being_replaced(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    opened(file).close()
    lock = UseLock(beside(file, "-use"))
    lock.alone(wait=0.0)
    with pytest.raises(StoreInUse):
        opened(file)
    lock.close()
    opened(file).close()


def test_programs_that_start_at_the_same_time_make_one_database(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from agentdesk.core.clock import SystemClock\n"
        "from agentdesk.storage.opening import open_store\n"
        "sys.stdin.read(1)\n"
        "store = open_store(sys.argv[1], clock=SystemClock(), create=True)\n"
        "sys.exit(len(list(store.faults())))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "desk.db")]
    started = [subprocess.Popen(command, stdin=subprocess.PIPE) for _ in range(4)]
    for process in started:
        process.communicate(b"x")
    assert [process.returncode for process in started] == [0, 0, 0, 0]


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    store = opened(tmp_path / "desk.db")
    store.close()
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk.db", "desk.db-lock", "desk.db-use"]


def test_what_starts_the_desk_loads_no_alembic() -> None:
    code = "import sys, agentdesk.storage.opening as o; print(sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "alembic" not in done.stdout
    assert "'sqlalchemy'" in done.stdout
    bare = subprocess.run(
        [sys.executable, "-c", "import sys, agentdesk.storage; print('sqlalchemy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert bare.stdout == "False\n"
