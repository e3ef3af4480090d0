"""Opening a database: found or made, checked, and brought in step where it is older."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agentdesk.core.clock import Clock
from agentdesk.desk.ports import NoDatabase, NotADatabase, StoreUnavailable
from agentdesk.storage import schema
from agentdesk.storage.database import WAIT_SECONDS, Database
from agentdesk.storage.failures import CLOSED_TO_US, NOT_SQLITE
from agentdesk.storage.hot import Link
from agentdesk.storage.place import place
from agentdesk.storage.schema import Schema
from agentdesk.storage.store import SqlStore


def open_store(url: str, *, clock: Clock, create: bool, wait: float = WAIT_SECONDS) -> SqlStore:
    """The store on the database at `url` (a path, sqlite:///PATH or postgresql://…).

    With `create` a missing one is made, private to its user; without it nothing is ever made. An older one is
    brought in step, after a backup beside it. `wait` is for how many seconds a write waits for its turn.
    BadInput, NoDatabase, NotADatabase, StoreInUse, StoreUnavailable.
    """
    where = place(url)
    if where.file is not None:
        _provide(where.file, create=create)
    database = Database(where, wait)
    try:
        _prepare(database, clock, create=create)
    except BaseException:
        database.close()
        raise
    return SqlStore(database, clock)


def _provide(file: Path, *, create: bool) -> None:
    if file.is_dir():
        raise NotADatabase(place=file, cause=schema.FOLDER)
    if file.exists():
        return
    if not create:
        raise NoDatabase(kind="database", name=file)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreUnavailable(cause=CLOSED_TO_US) from error


def _prepare(database: Database, clock: Clock, *, create: bool) -> None:
    database.use.share()
    found = _found(database)
    if found is Schema.CURRENT:
        return
    if found is Schema.EMPTY and not create:
        raise NotADatabase(place=database.place, cause=schema.EMPTY)
    database.use.close()
    _bring_in_step(database, clock)
    database.use.share()


def _found(database: Database) -> Schema:
    try:
        with database.reading() as link:
            return schema.found(link, database.place)
    except StoreUnavailable as error:
        if error.slots["cause"] == NOT_SQLITE:
            raise NotADatabase(place=database.place, cause=schema.NOT_SQLITE) from error
        raise


def _bring_in_step(database: Database, clock: Clock) -> None:
    """Make the tables, or run the missing steps; of several programs that start at once one does it."""
    from agentdesk.storage import migration

    with database.line() as link:
        found = schema.found(link, database.place)
        if found is Schema.EMPTY:
            with _transaction(link):
                schema.make(link)
        elif found is Schema.OLDER:
            database.use.alone(database.wait)
            _keep_a_copy(database, clock)
            with _unbound(link), _transaction(link):
                migration.upgrade(link)


def _keep_a_copy(database: Database, clock: Clock) -> None:
    from agentdesk.storage.backup import backup

    copy = database.place.beside(f".{clock.now():%Y%m%dT%H%M%SZ}.bak")
    if copy is not None:
        with database.reading() as link:
            backup(link, copy)


@contextmanager
def _transaction(link: Link) -> Iterator[None]:
    link.driver.execute("BEGIN IMMEDIATE" if link.sql.dialect.name == "sqlite" else "BEGIN")
    try:
        yield
        link.driver.commit()
    except BaseException:
        link.driver.rollback()
        raise


@contextmanager
def _unbound(link: Link) -> Iterator[None]:
    """Foreign keys off, so that a table can be made anew; they are checked before it counts."""
    if link.sql.dialect.name != "sqlite":
        yield
        return
    link.driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        link.driver.execute("PRAGMA foreign_keys = ON")
