"""The schema: the same by migration and at once; an older database is brought in step."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from agentdesk.core.clock import FixedClock
from agentdesk.desk.ports import StoreInUse
from agentdesk.storage import migration, schema
from agentdesk.storage.database import Database
from agentdesk.storage.hot import Link
from agentdesk.storage.opening import open_store
from agentdesk.storage.place import place
from agentdesk.storage.tables import metadata
from tests.storage.scene import NOW, brought_in, healthy

PRESENT = schema.HEAD
LATER = """
from alembic import op
import sqlalchemy as sa

revision, down_revision = "agentdesk_9990", "{present}"


def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
    {more}
"""


@pytest.fixture
def links(tmp_path: Path) -> Iterator[dict[str, Link]]:
    """Two databases: one made at once, one by all migrations."""
    databases = {}
    for name in ("at_once", "migrated"):
        (tmp_path / f"{name}.db").touch()
        databases[name] = Database(place(str(tmp_path / f"{name}.db")))
    made = {name: database.connect() for name, database in databases.items()}
    schema.make(made["at_once"])
    migration.upgrade(made["migrated"])
    yield made
    for name, database in databases.items():
        made[name].sql.close()
        database.close()


def shape(link: Link) -> dict[str, tuple[str, frozenset[str]]]:
    """What SQLite has written down of every table and index: its columns in order, its constraints in any."""
    found = link.driver.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    plain = ((name, " ".join(sql.replace('"', "").split()).removesuffix(" )")) for name, sql in found)
    parts = ((name, sql.split(", CONSTRAINT ")) for name, sql in plain)
    return {name: (columns, frozenset(constraints)) for name, (columns, *constraints) in parts}


def test_made_at_once_and_migrated_are_the_same(links: dict[str, Link]) -> None:
    at_once, migrated = (shape(link) for link in links.values())
    assert len(at_once) > 20
    assert migrated == at_once
    for link in links.values():
        assert link.driver.execute("SELECT version_num FROM alembic_version").fetchall() == [(schema.HEAD,)]


def test_the_migrations_lead_to_the_tables(links: dict[str, Link]) -> None:
    context = MigrationContext.configure(links["migrated"].sql, opts={"compare_type": True})
    assert compare_metadata(context, metadata) == []


def test_the_newest_step_is_the_one_that_the_program_needs() -> None:
    assert migration.newest() == schema.HEAD


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program a version later, with one more step; gives the file of that step."""
    folder = tmp_path / "migrations"
    shutil.copytree(migration.FOLDER, folder)
    step = folder / "versions" / "v9990_later.py"
    step.write_text(LATER.format(present=PRESENT, more="pass"))
    monkeypatch.setattr(migration, "FOLDER", folder)
    monkeypatch.setattr(schema, "HEAD", "agentdesk_9990")
    return step


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database with a case, of the present version."""
    file = tmp_path / "data" / "desk.db"
    store = open_store(str(file), clock=FixedClock(NOW), create=True)
    brought_in(store)
    store.close()
    return file


@pytest.mark.parametrize("create", [True, False])
def test_an_older_database_is_brought_in_step_after_a_backup(older: Path, later: Path, create: bool) -> None:
    store = open_store(str(older), clock=FixedClock(NOW), create=create)
    assert healthy(store)
    store.close()
    with sqlite3.connect(older) as driver:
        assert driver.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert driver.execute("SELECT version_num FROM alembic_version").fetchone() == ("agentdesk_9990",)
    driver.close()
    copy = older.with_name("desk.db.20261124T090000Z.bak")
    assert copy.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as driver:
        assert driver.execute("SELECT version_num FROM alembic_version").fetchone() == (PRESENT,)
        assert driver.execute("SELECT external_id FROM cases").fetchall() == [("CC-1",)]
    driver.close()


def test_a_step_that_fails_leaves_the_database_as_it_was(older: Path, later: Path) -> None:
    before = older.read_bytes()
    later.write_text(LATER.format(present=PRESENT, more='op.execute("INSERT INTO nowhere VALUES (1)")'))
    with pytest.raises(Exception, match="nowhere"):
        open_store(str(older), clock=FixedClock(NOW), create=True)
    with sqlite3.connect(older) as driver:
        assert driver.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchall() == []
        assert driver.execute("SELECT version_num FROM alembic_version").fetchone() == (PRESENT,)
    driver.close()
    assert older.read_bytes() == before


def test_a_database_in_use_is_not_migrated(older: Path, later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(schema, "HEAD", PRESENT)
        running = open_store(str(older), clock=FixedClock(NOW), create=True)
    with pytest.raises(StoreInUse):
        open_store(str(older), clock=FixedClock(NOW), create=True, wait=0.1)
    running.close()
    open_store(str(older), clock=FixedClock(NOW), create=True).close()


def test_a_current_database_is_opened_without_alembic(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "upgrade", lambda link: pytest.fail("alembic was asked for"))
    open_store(str(older), clock=FixedClock(NOW), create=True).close()
