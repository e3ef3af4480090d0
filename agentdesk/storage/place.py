"""Where a database is: a file, or a server."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from agentdesk.core.errors import BadInput, Fault

_FORMS = "name a file, sqlite:///FILE or postgresql://USER@HOST/NAME"
_SERVERS = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


@dataclass(frozen=True, slots=True)
class Place:
    """A database's place: `file` for SQLite, `server` for PostgreSQL."""

    file: Path | None = None
    server: URL | None = None

    def __str__(self) -> str:
        return str(self.file) if self.server is None else self.server.render_as_string(hide_password=True)

    def beside(self, ending: str) -> Path | None:
        """The file that belongs to the database under this ending, such as `-wal`; a server has none."""
        return None if self.file is None else beside(self.file, ending)


def place(url: str) -> Place:
    """The place that a URL or a bare path names. BadInput."""
    if "://" not in url:
        return _file(url)
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise BadInput(Fault(url, "is not a database URL", _FORMS)) from None
    if parsed.drivername in _SERVERS:
        return Place(server=parsed.set(drivername="postgresql+psycopg"))
    if parsed.get_backend_name() != "sqlite":
        raise BadInput(Fault(url, f"{parsed.drivername} is not supported", _FORMS))
    return _file(parsed.database or "")


def _file(name: str) -> Place:
    if name in {"", ":memory:"}:
        raise BadInput(Fault(name or "--db", "a database in memory would be lost", _FORMS))
    return Place(file=Path(name).expanduser().absolute())


def beside(file: Path, ending: str) -> Path:
    """The file with the same name and this ending."""
    return file.with_name(file.name + ending)
