"""Statements of the hot paths: built and compiled once by SQLAlchemy, executed by the driver itself.

SQLAlchemy's own execution costs 20 to 150 µs a statement, which is more than SQLite needs for most of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Boolean, Connection, Dialect, Insert, Table, bindparam, insert
from sqlalchemy.sql.expression import UpdateBase
from sqlalchemy.sql.selectable import SelectBase
from sqlalchemy.types import TypeEngine

Values = Mapping[str, Any]


class Cursor(Protocol):
    """The part of a driver's cursor that is used here."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any: ...


class Driver(Protocol):
    """The part of a driver's connection that sqlite3 and psycopg share."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Cursor: ...
    def cursor(self) -> Cursor: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...


class Link(NamedTuple):
    """A held connection: for SQLAlchemy, for hot statements, and how the driver's moments are read."""

    sql: Connection
    driver: Driver
    moment: Callable[[Any], datetime]


class _Compiled(NamedTuple):
    """A statement's text; `pick` puts values into its order, where the driver wants them so."""

    text: str
    pick: Callable[[Values], Sequence[Any]] | None
    fixed: dict[str, Any]
    writers: tuple[tuple[Any, Callable[[Any], Any]], ...]

    def bound(self, values: Values) -> Any:
        """The values as the driver takes them: in the statement's order, or by name."""
        given = {**self.fixed, **values} if self.fixed else values
        ready: Any = dict(given) if self.pick is None else list(self.pick(given))
        for place, written in self.writers:
            ready[place] = written(ready[place])
        return ready


class Hot:
    """One statement. Results come as the driver gives them: moments are to be read with `Link.moment`."""

    def __init__(self, statement: SelectBase | UpdateBase) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def run(self, link: Link, values: Values) -> Cursor:
        """Execute it once."""
        compiled = self.on(link.sql.dialect)
        return link.driver.execute(compiled.text, compiled.bound(values))

    def run_all(self, link: Link, rows: Sequence[Values]) -> None:
        """Execute it for each row."""
        if len(rows) == 1:
            self.run(link, rows[0])
            return
        compiled = self.on(link.sql.dialect)
        link.driver.cursor().executemany(compiled.text, [compiled.bound(row) for row in rows])

    def on(self, dialect: Dialect) -> _Compiled:
        """The statement in this dialect's words."""
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _compile(self._statement, dialect)
        return self._compiled[dialect.name]


def insertion(table: Table, *left_out: str) -> Insert:
    """An insertion that takes every column of the table but those left out."""
    names = [column.name for column in table.columns if column.name not in left_out]
    return insert(table).inline().values({name: bindparam(name) for name in names})


def _compile(statement: SelectBase | UpdateBase, dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    by_name = {name: _writer(bind.type, dialect) for bind, name in compiled.bind_names.items()}
    order = compiled.positiontup
    places = enumerate(order) if order is not None else ((name, name) for name in by_name)
    return _Compiled(
        str(compiled),
        None if order is None else _in_order(order),
        {name: bind.value for bind, name in compiled.bind_names.items() if not bind.required},
        tuple((place, write) for place, name in places if (write := by_name[name]) is not None),
    )


def _in_order(names: Sequence[str]) -> Callable[[Values], Sequence[Any]]:
    return itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)


def _writer(type_: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    # Drivers take booleans as they are.
    return None if isinstance(type_, Boolean) else type_.dialect_impl(dialect).bind_processor(dialect)
