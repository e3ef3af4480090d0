"""Lock files: taken in turn, given up in time, never left behind."""

import os
import threading
from pathlib import Path

import pytest

from agentdesk.desk.ports import StoreInUse
from agentdesk.storage.locks import UseLock, WriteLock


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    first, second = (WriteLock(tmp_path / "lock", 0.05) for _ in "ab")
    first.acquire()
    with pytest.raises(TimeoutError):
        second.acquire()
    first.release()
    second.acquire()
    second.release()
    for lock in (first, second):
        lock.close()


def test_a_waiter_gets_the_lock_when_it_is_let_go(tmp_path: Path) -> None:
    first, second = (WriteLock(tmp_path / "lock", 10) for _ in "ab")
    first.acquire()
    got = threading.Event()

    def wait() -> None:
        second.acquire()
        got.set()

    waiter = threading.Thread(target=wait)
    waiter.start()
    assert not got.wait(0.05)
    first.release()
    assert got.wait(5)
    waiter.join()
    for lock in (first, second):
        lock.close()


def test_a_lock_that_was_given_up_is_free_for_others(tmp_path: Path) -> None:
    first, second, third = (WriteLock(tmp_path / "lock", 0.05) for _ in "abc")
    first.acquire()
    with pytest.raises(TimeoutError):
        second.acquire()
    first.release()
    third.acquire()
    third.release()
    for lock in (first, second, third):
        lock.close()


def test_many_use_it_and_one_alone(tmp_path: Path) -> None:
    first, second, alone = (UseLock(tmp_path / "use") for _ in "abc")
    first.share()
    second.share()
    with pytest.raises(StoreInUse):
        alone.alone(wait=0.0)
    first.close()
    second.close()
    alone.alone(wait=0.0)
    with pytest.raises(StoreInUse):
        first.share()
    alone.share()
    first.share()
    for lock in (first, alone):
        lock.close()


def test_lock_files_are_private(tmp_path: Path) -> None:
    before = os.umask(0)
    lock = WriteLock(tmp_path / "lock", 1)
    lock.acquire()
    os.umask(before)
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
    lock.release()
    lock.close()


def test_without_a_file_nothing_is_locked() -> None:
    lock, use = WriteLock(None, 1), UseLock(None)
    lock.acquire()
    lock.release()
    use.alone(wait=0.0)
    use.share()
    lock.close()
    use.close()
