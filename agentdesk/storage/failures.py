"""What the driver reports, in words that a person can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from sqlalchemy.exc import DBAPIError

from agentdesk.core.errors import Phrase
from agentdesk.desk.ports import StoreUnavailable

# Shown as the cause in a StoreUnavailable.
LOCKED = Phrase("another program is writing to it; try again in a moment")
FULL = Phrase("the disk is full")
UNREADABLE = Phrase("the disk can't be read or written")
READ_ONLY = Phrase("its file may not be written to")
DAMAGED = Phrase("its file is damaged; restore a backup")
NOT_SQLITE = Phrase("its file is not an SQLite file")
CLOSED_TO_US = Phrase("its file can't be opened")
CLOSED = Phrase("it has been closed")
UNREACHABLE = Phrase("its server can't be reached")
NO_DRIVER = Phrase("the driver for PostgreSQL is not installed; install agentdesk[postgres]")

_BY_CODE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: UNREADABLE,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NOT_SQLITE,
    sqlite3.SQLITE_CANTOPEN: CLOSED_TO_US,
    sqlite3.SQLITE_PERM: CLOSED_TO_US,
    sqlite3.SQLITE_AUTH: CLOSED_TO_US,
}
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn what SQLite and the system report into StoreUnavailable."""
    try:
        yield
    except (sqlite3.Error, DBAPIError, OSError) as error:
        raise_plainly(error)


def raise_plainly(error: Exception) -> NoReturn:
    """Raise a failure of the driver or the system as StoreUnavailable; a mistake of ours as it is."""
    found = cause(error)
    if found is None:
        raise error
    raise StoreUnavailable(cause=found) from error


def cause(error: Exception) -> str | None:
    """The plain cause of a failure; None where the fault is ours."""
    if isinstance(error, TimeoutError):
        return LOCKED
    if isinstance(error, OSError):
        return FULL if error.errno in _NO_SPACE else UNREADABLE
    driver = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(driver, sqlite3.Error):
        return _BY_CODE.get(primary_code(driver))
    return UNREACHABLE if type(driver).__name__ == "OperationalError" else None


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code, -1 where there is none."""
    code: int = getattr(error, "sqlite_errorcode", -1)
    return code & 0xFF if code >= 0 else code
