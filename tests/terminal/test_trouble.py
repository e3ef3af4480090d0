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

LOCKED = "another program is writing to it"
RESOLVE = "Explain the solution. What comes of it?"


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


def test_a_locked_database_takes_the_answers_once_it_is_free(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    floor.bring_in("service_call", ILARIA)
    desk = floor.open(AGENTDESK_TEST_WAIT="1")
    desk.sign_in()
    desk.take_next()
    with _locked(floor):
        desk.do("1", "3", says=LOCKED)
        desk.said("not saved yet: 1 Why the customer got in touch and 1 key more")
        desk.do("f9", "typed meanwhile", says="typed meanwhile")
        desk.leave_note()
        assert not desk.says("[✓]")
    desk.do("f5", says="3 [✓] The last service")
    assert desk.says("1 [✓] Why")
    assert not desk.says(LOCKED)
    desk.do("0", says="give the case back")
    desk.press("escape")
    desk.to_note()
    desk.said("typed meanwhile")
    desk.wait_for(lambda: floor.draft() == "typed meanwhile")
    assert [row["value"] for row in floor.rows("events") if row["kind"] == "ticked"] == ["why", "last_service"]
    assert floor.sound


def test_a_locked_database_takes_the_wrap_up_once_it_is_free(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open(AGENTDESK_TEST_WAIT="1")
    desk.sign_in()
    with _locked(floor):
        desk.do("f2", says=LOCKED)
        assert desk.at_queue
        assert desk.says("Niccolò")
    desk.press("ctrl+r")
    desk.wait_for(lambda: desk.wrapping)
    desk.write_note("the promise is broken")
    desk.watch(LOOKED_AT)
    with _locked(floor):
        desk.do("f2", says=LOCKED)
        desk.said("nothing was written, everything is still here · F5 tries again")
        desk.said("the promise is broken")
        assert "wrapped_up" not in floor.kinds()
    desk.press("f5")
    desk.wait_for(lambda: desk.at_queue)
    desk.said("saved: notice before a block")
    assert [call["note"] for call in floor.rows("calls")] == ["the promise is broken"]
    assert floor.kinds().count("wrapped_up") == 1
    assert floor.sound


def test_help_opened_while_the_wrap_up_is_saved_doesnt_hold_the_call_up(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open(AGENTDESK_TEST_WAIT="20")
    desk.sign_in()
    desk.take_next()
    with _locked(floor):
        desk.confirm()
        desk.do("f1", says="Write all of this")
    desk.wait_for(lambda: "wrapped_up" in floor.kinds())
    desk.press("escape")
    desk.wait_for(lambda: desk.at_queue)
    desk.said("saved: notice before a block")
    assert floor.sound


def test_quitting_while_the_wrap_up_waits_loses_nothing(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open(AGENTDESK_TEST_WAIT="2")
    desk.sign_in()
    desk.take_next()
    desk.write_note("half a no")
    desk.wait_for(lambda: floor.draft() == "half a no")
    with _locked(floor):
        desk.confirm()
        desk.do("ctrl+q", says="This call isn't wrapped up yet")
        desk.press("1")
        assert desk.wait_end() == 0
    assert "wrapped_up" not in floor.kinds()
    again = floor.open()
    again.sign_in()
    again.said("A call was cut off")
    again.press("1")
    again.wait_for(lambda: again.wrapping)
    again.said("half a no")
    assert floor.sound


def test_note_that_could_not_be_kept_is_kept_at_the_end(floor: Floor) -> None:
    floor.bring_in("credit_control", NICCOLO)
    desk = floor.open(AGENTDESK_TEST_WAIT="0.5")
    desk.sign_in()
    desk.take_next()
    desk.wait_for(lambda: desk.wrapping)
    with _locked(floor):
        desk.write_note("half a no")
        desk.said("not saved yet")
    desk.do("ctrl+q", says="This call isn't wrapped up yet")
    desk.press("1")
    assert desk.wait_end() == 0
    assert floor.draft() == "half a no"


@contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    """A disk of 1 MB at `folder`; skips where none can be mounted."""
    folder.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if mount is None or os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only who may mount a file system can fill one")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_takes_the_answer_once_there_is_room(floor: Floor) -> None:
    disk = floor.folder / "disk"
    with _mounted(disk):
        floor.db = disk / "desk.db"
        desk = _in_the_body(floor)
        filler = disk / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"\0" * 512)
        _runs_into(floor, desk, "the disk is full")
        filler.unlink()
        _goes_on(floor, desk)
        desk.close()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the limits of another process can't be set here")
def test_a_file_that_may_not_grow_takes_the_answer_once_it_may(floor: Floor) -> None:
    desk = _in_the_body(floor)
    grown = floor.folder.joinpath("desk.db-wal").stat().st_size
    _, hard = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (grown, hard))
    _runs_into(floor, desk, "the disk can't be read or written")
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
    _goes_on(floor, desk)


def _in_the_body(floor: Floor) -> Desk:
    floor.bring_in("service_call", ILARIA)
    desk = floor.open(AGENTDESK_TEST_WAIT="1")
    desk.sign_in()
    desk.take_next()
    desk.do("1", "2", "3", "4", says="4 [✓] The purpose")
    desk.do("enter", says="Call the customer. What happens?")
    desk.do("f2", says="I have begun to speak")
    desk.do("enter", says="the count has stopped")
    desk.do("enter", says="Show that you understand")
    desk.do("enter", says=RESOLVE)
    desk.do("2", says="When will the check be done")
    return desk


def _runs_into(floor: Floor, desk: Desk, cause: str) -> None:
    """What is typed can't be written, is still there, and nothing of it is half written."""
    before = floor.kinds()
    desk.do("2026-11-25 10:00", "enter", says=cause)
    desk.said("not saved yet: 2026-11-25 10:00")
    assert floor.kinds() == before
    assert floor.sound


def _goes_on(floor: Floor, desk: Desk) -> None:
    desk.do("f5", says="I will look into it and call you again")
    kinds = floor.kinds()
    assert kinds.count("entered") == 1
    assert floor.sound
