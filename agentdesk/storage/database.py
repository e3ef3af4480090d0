"""Held connections: one to write with, taken in turn, and as many to read with as threads read at once."""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from agentdesk.desk.ports import StoreUnavailable
from agentdesk.storage.failures import CLOSED, NO_DRIVER, raise_plainly
from agentdesk.storage.hot import Driver, Link
from agentdesk.storage.locks import UseLock, WriteLock
from agentdesk.storage.place import Place

WAIT_SECONDS = 5.0
_PRAGMAS = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON")


class Database:
    """The connections to one database. Every failure of the driver leaves as StoreUnavailable."""

    def __init__(self, place: Place, wait: float = WAIT_SECONDS) -> None:
        self.place = place
        self.wait = wait
        self.use = UseLock(place.beside("-use"))
        self._engine = _server(place) if place.file is None else _file(place.file, wait)
        self.troubles = (self._engine.dialect.loaded_dbapi.Error, DBAPIError, OSError)
        on_file = place.file is not None
        self._begin_write = "BEGIN IMMEDIATE" if on_file else "BEGIN"
        self._begin_read = "BEGIN" if on_file else "BEGIN ISOLATION LEVEL REPEATABLE READ"
        self._queue = WriteLock(place.beside("-lock"), wait)
        self._turn = threading.Lock()
        self._writer: Link | None = None
        self._idle: deque[Link] = deque()
        self._closed = False
        self._transaction = Transaction(self)

    @contextmanager
    def reading(self) -> Iterator[Link]:
        """A connection for one read; each statement sees the newest state."""
        link, broken = None, False
        try:
            link = self._idle_link() or self.connect()
            yield link
        except self.troubles as error:
            broken = True
            raise_plainly(error)
        finally:
            if link is not None and (broken or self._closed):
                self._drop(link)
            elif link is not None:
                self._idle.append(link)

    def _idle_link(self) -> Link | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    @contextmanager
    def snapshot(self) -> Iterator[Link]:
        """A connection for several reads of one and the same state."""
        with self.reading() as link:
            link.driver.execute(self._begin_read)
            try:
                yield link
            finally:
                link.driver.rollback()

    def writing(self) -> "Transaction":
        """One transaction: durable when the block is left, undone when it raises."""
        return self._transaction

    @contextmanager
    def line(self) -> Iterator[Link]:
        """The connection that writes, outside a transaction, once it is our turn."""
        try:
            self._wait_in_line()
            try:
                yield self._writer or self._new_writer()
            finally:
                self._leave_line()
        except self.troubles as error:
            raise_plainly(error)

    def begin(self) -> Link:
        """Begin a transaction, once it is our turn; `end` or `undo` must follow."""
        self._wait_in_line()
        try:
            link = self._writer or self._new_writer()
            link.driver.execute(self._begin_write)
        except BaseException:
            self.undo()
            raise
        return link

    def end(self) -> None:
        """Make it durable."""
        try:
            if self._writer is not None:
                self._writer.driver.execute("COMMIT")
        except BaseException:
            self.undo()
            raise
        self._leave_line()

    def undo(self) -> None:
        """Undo it; a connection that can't do even that is given up."""
        link = self._writer
        try:
            if link is not None:
                link.driver.rollback()
        except self.troubles:
            self._writer = None
            if link is not None:
                self._drop(link)
        finally:
            self._leave_line()

    def connect(self) -> Link:
        """A new connection, held by whoever asked for it."""
        if self._closed:
            raise StoreUnavailable(cause=CLOSED)
        connection = self._engine.connect()
        driver = cast("Driver", connection.connection.driver_connection)
        return Link(connection, driver, _MOMENTS[connection.dialect.name])

    def close(self) -> None:
        """Let go of every connection that is not at work."""
        self._closed = True
        while self._idle:
            self._drop(self._idle.pop())
        with self._turn:
            if self._writer is not None:
                self._drop(self._writer)
                self._writer = None
            self._queue.close()
            self.use.close()

    def _wait_in_line(self) -> None:
        if not self._turn.acquire(timeout=self.wait):
            raise TimeoutError
        try:
            self._queue.acquire()
        except BaseException:
            self._turn.release()
            raise

    def _leave_line(self) -> None:
        self._queue.release()
        self._turn.release()

    def _new_writer(self) -> Link:
        link = self.connect()
        try:
            if self.place.file is not None:
                link.driver.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            self._drop(link)
            raise
        self._writer = link
        return link

    def _drop(self, link: Link) -> None:
        with suppress(*self.troubles):
            link.sql.close()


class Transaction:
    """What `Database.writing` gives: there is one, because there is one writer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Link:
        try:
            return self._database.begin()
        except self._database.troubles as error:
            raise_plainly(error)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            if error is None:
                self._database.end()
            else:
                self._database.undo()
        except self._database.troubles as failed:
            raise_plainly(failed)
        if isinstance(error, self._database.troubles):
            raise_plainly(error)


_MOMENTS: dict[str, Callable[[Any], datetime]] = {
    "sqlite": datetime.fromisoformat,
    "postgresql": lambda moment: cast("datetime", moment),
}


def _file(file: Path, wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        # mode=rw: a connection never creates the file, so that it can't appear with open permissions.
        driver = sqlite3.connect(
            f"{file.as_uri()}?mode=rw", uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in _PRAGMAS:
                driver.execute(pragma)
        except sqlite3.Error:
            driver.close()
            raise
        return driver

    return create_engine("sqlite://", creator=connect, poolclass=NullPool, isolation_level="AUTOCOMMIT")


def _server(place: Place) -> Engine:
    try:
        return create_engine(cast("Any", place.server), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    except ModuleNotFoundError as error:
        raise StoreUnavailable(cause=NO_DRIVER) from error
