"""The database can't be written to for a while: nothing is lost, the cause is told, one key tries again."""

import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.terminal.desk import LOOKED_AT, Desk
from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA, NICCOLO

pytestmark = pytest.mark.pty

WHEN = "2026-11-25 10:00"
LOCKED = "another program is writing to it"


@contextmanager
def _locked(floor: Floor) -> Iterator[None]:
    """Another program holds the database."""
    other = sqlite3.connect(floor.db, isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


@pytest.mark.wide
def test_a_locked_database_costs_no_case_no_answer_no_note_and_no_wrap_up(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    floor.bring_in("service_call", ILARIA)
    desk = floor.open(AGENTDESK_TEST_WAIT="0.5")
    desk.sign_in()
    desk.settle()
    with _locked(floor):
        desk.do("f2", says=LOCKED)
        assert desk.at_queue
        assert desk.says("Ilaria")
    desk.do("ctrl+r", says="4 [ ] The purpose")
    with _locked(floor):
        desk.do("1", "3", says=LOCKED)
        desk.said("not saved yet: 1 Why the customer got in touch and 1 key more")
        desk.do("f9", "typed meanwhile", says="typed meanwhile")
        desk.leave_note()
        assert not desk.says("[✓]")
    desk.do("f5", says="3 [✓] The last service")
    assert desk.says("1 [✓] Why")
    assert not desk.says(LOCKED)
    desk.wait_for(lambda: floor.draft() == "typed meanwhile")
    assert [row["value"] for row in floor.rows("events") if row["kind"] == "ticked"] == ["why", "last_service"]
    desk.do("2", "4", "enter", says="Call the customer. What happens?")
    desk.press("2")
    desk.wait_for(lambda: desk.wrapping)
    desk.watch(LOOKED_AT)
    with _locked(floor):
        desk.do("f2", says=LOCKED)
        desk.said("nothing was written, everything is still here · F5 tries again")
        desk.said("typed meanwhile")
        assert "wrapped_up" not in floor.kinds()
    desk.press("f5")
    desk.wait_for("saved: no answer")
    assert [call["note"] for call in floor.rows("calls")] == ["typed meanwhile"]
    assert floor.kinds().count("wrapped_up") == 1
    desk.take_next()
    desk.wait_for(lambda: desk.wrapping)
    with _locked(floor):
        desk.write_note("half a no")
        desk.said("not saved yet")
    desk.quit()
    assert floor.draft() == "half a no"
    assert floor.sound


@pytest.mark.story
def test_quitting_while_the_wrap_up_waits_loses_nothing(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open(AGENTDESK_TEST_WAIT="2")
    desk.sign_in()
    desk.take_next()
    desk.write_note("half a no")
    desk.wait_for(lambda: floor.draft() == "half a no")
    with _locked(floor):
        desk.confirm()
        desk.quit()
    assert "wrapped_up" not in floor.kinds()
    again = floor.open()
    again.sign_in()
    again.take_up()
    again.wait_for(lambda: again.wrapping)
    again.said("half a no")
    assert floor.sound


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """A disk of 1 MB at `folder`; False where none can be mounted, and the folder is one like any other."""
    folder.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    allowed = mount is not None and os.geteuid() == 0
    mounted = allowed and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def _full(disk: Path) -> Iterator[None]:
    """Not a byte more goes onto the disk."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 512)
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def _not_growing(desk: Desk, file: Path) -> Iterator[None]:
    """No file that the program writes may get longer than this one is."""
    _, most = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (file.stat().st_size, most))
    try:
        yield
    finally:
        resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the limits of another process can't be set here")
def test_a_disk_that_takes_no_more_writes_nothing_by_halves(floor: Floor) -> None:
    disk = floor.folder / "disk"
    with _small_disk(disk) as mounted:
        floor.db = disk / "desk.db"
        floor.bring_in("service_call", ILARIA)
        desk = floor.open(AGENTDESK_TEST_WAIT="1")
        desk.sign_in()
        desk.take_next()
        desk.do("1", "2", "3", "4", says="4 [✓] The purpose")
        desk.greet()
        with _not_growing(desk, disk / "desk.db-wal"):
            _runs_into(floor, desk, "2", cause="the disk can't be read or written", kept="2 it needs time: call back")
        desk.do("f5", says="When will the check be done")
        assert floor.kinds()[-1] == "answered"
        if mounted:
            with _full(disk):
                _runs_into(floor, desk, WHEN, "enter", cause="the disk is full", kept=WHEN)
            desk.do("f5", says="I will look into it and call you again")
            assert floor.kinds().count("entered") == 1
        assert floor.sound
        desk.close()


def _runs_into(floor: Floor, desk: Desk, *keys: str, cause: str, kept: str) -> None:
    """What is typed can't be written, is still there, and nothing of it is half written."""
    before = floor.kinds()
    desk.do(*keys, says=cause)
    desk.said(f"not saved yet: {kept}")
    assert floor.kinds() == before
    assert floor.sound
