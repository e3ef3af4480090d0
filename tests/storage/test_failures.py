"""When the disk or another program gets in the way: nothing is half written, and the next write works."""

import collections
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from agentdesk.core.call import OutboxItem
from agentdesk.core.clock import FixedClock
from agentdesk.core.effect import Effect
from agentdesk.core.errors import Phrase
from agentdesk.desk.ports import StoreUnavailable
from agentdesk.storage import backup, failures, schema
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore
from agentdesk.words.interface import interface_messages
from tests.storage.conftest import Opener
from tests.storage.scene import NOW, brought_in, due, event, healthy, new_case, taken, wrap

BIG = "x" * 200_000


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another program, one that knows nothing of our lock file, writes all the while."""
    driver = sqlite3.connect(file, isolation_level=None)
    driver.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        driver.execute("ROLLBACK")
        driver.close()


def state(store: SqlStore) -> list[object]:
    """Everything that a failed write could have left behind."""
    return [list(store.rows(what)) for what in ("cases", "calls", "events", "outbox")]


def test_a_database_that_another_program_writes_to(store: SqlStore, file: Path) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    begun = time.perf_counter()
    with held(file), pytest.raises(StoreUnavailable, match="another program is writing to it"):
        store.append(lease, (event(),))
    assert time.perf_counter() - begun < 3
    store.append(lease, (event(),))
    assert [each.kind for each in store.open_calls("sara")[0].events] == ["taken", "answered"]
    assert healthy(store)


def test_reading_goes_on_while_another_program_writes(store: SqlStore, file: Path) -> None:
    brought_in(store)
    with held(file):
        assert store.case("CC-1").external_id == "CC-1"


def test_a_program_of_ours_that_writes_for_too_long(opener: Opener) -> None:
    slow, quick = opener(), opener()
    with slow._database.writing(), pytest.raises(StoreUnavailable, match="another program is writing to it"):
        brought_in(quick)
    brought_in(quick)
    with slow._database.writing() as link:
        assert link.driver.execute("SELECT count(*) FROM cases").fetchone() == (1,)


def test_whoever_gives_up_waiting_does_not_hold_up_the_next(opener: Opener) -> None:
    first, second, third = opener(), opener(), opener()
    with first._database.writing(), pytest.raises(StoreUnavailable):
        brought_in(second)
    brought_in(third)
    assert healthy(second)


@pytest.fixture
def patient(url: str, clock: FixedClock) -> Iterator[SqlStore]:
    """A store that waits for its turn for as long as any machine may take."""
    store = open_store(url, clock=clock, create=True, wait=60)
    yield store
    store.close()


def test_threads_of_one_program_write_one_after_the_other(patient: SqlStore) -> None:
    store = patient
    cases = brought_in(store, *(new_case(f"n{number}") for number in range(40)))
    failed: list[BaseException] = []

    def work(agent: str, mine: list[int]) -> None:
        try:
            for case in mine:
                store.append(taken(store, case, agent), (event(),))
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=work, args=(f"agent-{n}", cases[n::4])) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert healthy(store)


def writes(store: SqlStore, case: int) -> dict[str, Callable[[], object]]:
    """Each kind of write, too large for what room there is."""
    lease = taken(store, case)
    letter = OutboxItem("mail", "summary", "it", None, "Riepilogo", BIG)
    return {
        "append": lambda: store.append(lease, (event(value=BIG), event(value=BIG, private=True))),
        "draft": lambda: store.draft(lease, BIG),
        "wrap_up": lambda: store.wrap_up(wrap(store, lease, Effect("tag", "call_1"), due(1), outbox=(letter,))),
        "import": lambda: store.import_cases([new_case("a"), new_case("b", name=BIG)], at=NOW, agent="import"),
        "version": lambda: store.keep_version("d", BIG.encode()),
    }


@pytest.mark.parametrize("kind", ["append", "draft", "wrap_up", "import", "version"])
def test_a_full_disk(store: SqlStore, kind: str) -> None:
    (case,) = brought_in(store)
    write = writes(store, case)[kind]
    before = state(store)
    with store._database.writing() as link:
        (pages,) = link.driver.execute("PRAGMA page_count").fetchone()
        link.driver.execute(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(StoreUnavailable, match="the disk is full"):
        write()
    assert state(store) == before
    assert healthy(store)
    with store._database.writing() as link:
        link.driver.execute("PRAGMA max_page_count = 1000000")
    write()
    assert state(store) != before or kind in {"draft", "version"}
    assert healthy(store)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or shutil.which("mount") is None or subprocess.run(command, check=False).returncode != 0:
        pytest.skip("file systems can't be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Take what room is left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as rest, pytest.raises(OSError, match="No space left"):
        collections.deque(iter(lambda: rest.write(b"x" * 4096), 0), maxlen=0)
    return filler


@pytest.mark.parametrize("kind", ["append", "draft", "wrap_up", "import", "version"])
def test_a_disk_that_really_is_full(small_disk: Path, clock: FixedClock, kind: str) -> None:
    with closing(open_store(str(small_disk / "desk.db"), clock=clock, create=True)) as store:
        (case,) = brought_in(store)
        write = writes(store, case)[kind]
        before = state(store)
        filler = fill(small_disk)
        with pytest.raises(StoreUnavailable, match="the disk"):
            write()
        assert state(store) == before
        filler.unlink()
        write()
        assert healthy(store)


def as_nobody(file: Path, code: str) -> str:
    """What a user who may not write there gets to see."""
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from agentdesk.core.clock import SystemClock\n"
        "from agentdesk.core.errors import AgentdeskError\n"
        "from agentdesk.storage.opening import open_store\n"
        "from agentdesk.storage import figures, export, faults, backup, migration\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "try:\n"
        "    store = open_store(sys.argv[1], clock=SystemClock(), create=True)\n"
        f"    print({code})\n"
        "    store.close()\n"
        "except AgentdeskError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_file_that_may_only_be_read(store: SqlStore, file: Path) -> None:
    brought_in(store)
    store.close()
    for folder in list(file.parents)[:-1]:
        folder.chmod(folder.stat().st_mode | 0o055)
    for path in file.parent.iterdir():
        path.chmod(0o444)
    file.parent.chmod(0o555)
    said = as_nobody(file, "store.keep_version('d', b'x')")
    assert "the database doesn't take this: its file" in said


def test_a_damaged_file(store: SqlStore, file: Path) -> None:
    brought_in(store, *(new_case(f"n{number}") for number in range(200)))
    store.close()
    with file.open("r+b") as spoilt:
        pages = file.stat().st_size // 4096
        for page in range(pages // 2, pages):
            spoilt.seek(page * 4096)
            spoilt.write(b"\xa5" * 4096)
    again = open_store(str(file), clock=store._clock, create=True)
    with pytest.raises(StoreUnavailable, match="its file is damaged; restore a backup"):
        list(again.rows("cases"))
    try:
        said = [fault.fault for fault in again.faults()]
    except StoreUnavailable as error:
        said = [str(error)]
    assert any("damaged" in line for line in said)
    again.close()


def test_a_mistake_of_ours_is_not_called_a_failure_of_the_disk(store: SqlStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), store._database.writing() as link:
        link.driver.execute("SELECT * FROM nowhere")
    (case,) = brought_in(store)
    lease = taken(store, case)
    with pytest.raises(ValueError, match="has no zone"):
        store.append(lease, (event(at=NOW.replace(tzinfo=None)),))
    assert healthy(store)


def test_every_cause_can_be_said_in_another_language() -> None:
    known = {text.source for text in interface_messages()}
    assert set(failures._BY_CODE.values()) <= known
    assert {failures.LOCKED, failures.FULL, failures.NO_DRIVER, schema.NEWER, backup.DAMAGED} <= known
    assert all(isinstance(cause, Phrase) for cause in failures._BY_CODE.values())
