"""Copies of an SQLite database: made while it is in use, and put back while it is not."""

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

from agentdesk.core.errors import BadInput, Fault, Phrase
from agentdesk.desk.ports import NoDatabase, NotADatabase, StoreInUse, StoreUnavailable
from agentdesk.storage import failures, schema
from agentdesk.storage.database import Database
from agentdesk.storage.failures import in_plain_words
from agentdesk.storage.hot import Link
from agentdesk.storage.locks import UseLock
from agentdesk.storage.place import Place, beside, place

_NO_SERVER = Fault("--db", "a database on a server is not copied by agentdesk", "use pg_dump and pg_restore")
DAMAGED = Phrase("its file is damaged")


def backup(link: Link, target: Path) -> None:
    """Copy the database that the link reads to a new, private file. BadInput where it is there, or can't be made."""
    if link.sql.dialect.name != "sqlite":
        raise BadInput(_NO_SERVER)
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise BadInput(Fault(str(target), "is there already", "name a file that is not there yet")) from None
    except OSError as error:
        raise BadInput(Fault(str(target), f"can't be written: {error.strerror}", "name another place")) from error
    part = _part(target)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(cast("sqlite3.Connection", link.driver), part)
        part.replace(target)
        _sync(target.parent)
    except BaseException:
        target.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
        raise


def restore(url: str, source: Path) -> None:
    """Put a backup in the place of a database. StoreInUse, NotADatabase, NoDatabase, BadInput."""
    file = place(url).file
    if file is None:
        raise BadInput(_NO_SERVER)
    if not source.is_file():
        raise NoDatabase(kind="backup", name=source)
    if file.exists() and file.samefile(source):
        raise BadInput(Fault(str(source), "is the database itself", "name a backup of it"))
    with in_plain_words():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        alone = UseLock(beside(file, "-use"))
        fresh = _part(file)
        try:
            alone.alone(wait=0.0)
            _verified_copy(source, fresh)
            _put(fresh, file)
        finally:
            fresh.unlink(missing_ok=True)
            alone.close()


def _put(fresh: Path, file: Path) -> None:
    _fold_in(file)
    for ending in ("-wal", "-shm", "-journal"):
        beside(file, ending).unlink(missing_ok=True)
    fresh.replace(file)
    _sync(file.parent)


def _verified_copy(source: Path, fresh: Path) -> None:
    database = Database(Place(file=source.absolute()))
    try:
        with database.reading() as link:
            if schema.found(link, source) is schema.Schema.EMPTY:
                raise NotADatabase(place=source, cause=schema.EMPTY)
            if link.driver.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise NotADatabase(place=source, cause=DAMAGED)
            backup(link, fresh)
    except StoreUnavailable as error:
        if error.slots["cause"] in {failures.DAMAGED, failures.NOT_SQLITE}:
            raise NotADatabase(place=source, cause=DAMAGED) from error
        raise
    finally:
        database.close()


def _copy(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy)
        # One file without companions, wherever it is carried.
        copy.execute("PRAGMA journal_mode = DELETE")
    _sync(target)


def _part(target: Path) -> Path:
    return beside(target, f".{secrets.token_hex(4)}.part")


def _fold_in(file: Path) -> None:
    """Let SQLite itself say whether a program without our lock file has the database open."""
    if not file.exists():
        return
    with closing(sqlite3.connect(file, isolation_level=None, timeout=0.0)) as old:
        try:
            old.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:
            if failures.cause(error) == failures.LOCKED:
                raise StoreInUse from error


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
