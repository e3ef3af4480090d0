"""Lock files: one that writers queue at, and one that says a database is in use."""

import errno
import fcntl
import os
import threading
from pathlib import Path

from agentdesk.desk.ports import StoreInUse


class WriteLock:
    """A lock that processes take in turn, where SQLite's own busy wait would starve some of them.

    Without a file (a server has its own queue) it is always free.
    """

    def __init__(self, file: Path | None, wait: float) -> None:
        self._file = file
        self._wait = wait
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Wait for the lock; TimeoutError after the time given, OSError where there can be no lock file."""
        if self._descriptor is None and self._file is not None:
            self._descriptor = _open(self._file)
        if self._descriptor is not None and not _locked(self._descriptor, fcntl.LOCK_EX, self._wait):
            self._descriptor = None
            raise TimeoutError

    def release(self) -> None:
        """Let the next one write."""
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the lock file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


# Who gave up waiting has the lock for an instant when it comes free.
_A_MOMENT = 1.0


class _Waiter(threading.Thread):
    """Waits for a lock in the kernel's queue, which has no time-out; if given up, it closes the file itself."""

    def __init__(self, descriptor: int, how: int) -> None:
        super().__init__(name="database lock", daemon=True)
        self._descriptor = descriptor
        self._how = how
        self._locked = threading.Event()
        self._decision = threading.Lock()
        self._given_up = False

    def run(self) -> None:
        fcntl.flock(self._descriptor, self._how)
        with self._decision:
            if self._given_up:
                os.close(self._descriptor)
            self._locked.set()

    def got_it(self, wait: float) -> bool:
        """Whether the lock came in time."""
        self._locked.wait(wait)
        with self._decision:
            self._given_up = not self._locked.is_set()
        return not self._given_up


class UseLock:
    """Says that a program has the database open (shared), or needs it for itself (alone)."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._descriptor: int | None = None

    def share(self) -> None:
        """Be one of those who use it. StoreInUse while somebody needs it alone."""
        self._hold(fcntl.LOCK_SH, _A_MOMENT)

    def alone(self, wait: float) -> None:
        """Be the only one. StoreInUse where another program still has it open after `wait` seconds."""
        self._hold(fcntl.LOCK_EX, wait)

    def _hold(self, how: int, wait: float) -> None:
        if self._descriptor is None and self._file is not None:
            self._descriptor = _open_if_possible(self._file)
        if self._descriptor is not None and not _locked(self._descriptor, how, wait):
            self._descriptor = None
            raise StoreInUse

    def close(self) -> None:
        """No longer use it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _open(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _open_if_possible(file: Path) -> int | None:
    """The descriptor; None on a read-only medium, where nothing can be replaced either."""
    try:
        return _open(file)
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise
        return None


def _locked(descriptor: int, how: int, wait: float) -> bool:
    """Whether the lock was had within `wait` seconds; if not, the descriptor is no longer to be used."""
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        waiter = _Waiter(descriptor, how)
        waiter.start()
        return waiter.got_it(wait)
    return True
