"""The schema that this program needs: found, made afresh, or brought in step."""

from enum import Enum, auto

from sqlalchemy import inspect

from agentdesk.core.errors import Phrase
from agentdesk.desk.ports import NotADatabase
from agentdesk.storage import finding_tables, rule_tables  # noqa: F401
from agentdesk.storage.hot import Link
from agentdesk.storage.tables import alembic_version, metadata

HEAD = "agentdesk_0002"
_OURS = "agentdesk_"

# Shown as the cause in a NotADatabase.
NOT_SQLITE = Phrase("it is not an SQLite file")
EMPTY = Phrase("it is empty")
FOREIGN = Phrase("it belongs to another program")
NEWER = Phrase("it was written by a newer version; update agentdesk")
FOLDER = Phrase("it is a folder")


class Schema(Enum):
    """How a database's schema stands to the one that is needed."""

    EMPTY = auto()
    OLDER = auto()
    CURRENT = auto()


def found(link: Link, place: object) -> Schema:
    """The schema that is there. NotADatabase where it is none of ours, or too new."""
    version = _version(link)
    if version == HEAD:
        return Schema.CURRENT
    if version is None:
        if inspect(link.sql).get_table_names():
            raise NotADatabase(place=place, cause=FOREIGN)
        return Schema.EMPTY
    if not version.startswith(_OURS):
        raise NotADatabase(place=place, cause=FOREIGN)
    if version > HEAD:
        raise NotADatabase(place=place, cause=NEWER)
    return Schema.OLDER


def make(link: Link) -> None:
    """Make all tables in an empty database, in the transaction that is under way."""
    metadata.create_all(link.sql, checkfirst=False)
    alembic_version.create(link.sql)
    link.sql.execute(alembic_version.insert().values(version_num=HEAD))


def _version(link: Link) -> str | None:
    try:
        row = link.driver.execute("SELECT version_num FROM alembic_version").fetchone()
    except link.sql.dialect.loaded_dbapi.Error:
        if inspect(link.sql).has_table(alembic_version.name):
            raise
        return None
    return None if row is None else str(row[0])
