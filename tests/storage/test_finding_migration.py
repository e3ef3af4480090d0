"""Customers of the first schema are found in the second one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from agentdesk.core.clock import FixedClock
from agentdesk.storage import migration
from agentdesk.storage.database import Database
from agentdesk.storage.opening import open_store
from agentdesk.storage.place import place
from tests.storage.scene import NOW

COUNT = 1203
FIRST = """
INSERT INTO windows VALUES (1, 'w', 'credit_control', 'IT', 'Europe/Rome');
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1203)
INSERT INTO customers SELECT i, CASE i WHEN 1203 THEN '张丽华' ELSE 'Mario Rossi ' || i END, 'folded', 'm' FROM n;
INSERT INTO contact_points SELECT id, id, 0, 'phone', '+39300' || (1000000 + id), 1, 0, 1, NULL FROM customers;
INSERT INTO cases SELECT id, 'CC-' || id, 'credit_control', id, 'it', 'IT', 'Europe/Rome',
  '2026-11-01T00:00:00.000000Z', 'new', 'medium', NULL, '[]', NULL,
  '2026-11-02T00:00:00.000000Z', '2026-11-03T00:00:00.000000Z', 0, 0, NULL, NULL,
  NULL, '{}', 12, 1, 0, NULL, NULL, NULL, 0 FROM customers;
"""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A database of the first schema, with customers."""
    file = tmp_path / "desk.db"
    file.touch()
    database = Database(place(str(file)))
    link = database.connect()
    config = Config()
    config.set_main_option("script_location", str(migration.FOLDER))
    config.attributes["connection"] = link.sql
    link.driver.execute("BEGIN")
    command.upgrade(config, "agentdesk_0001")
    link.driver.commit()
    link.sql.close()
    database.close()
    with closing(sqlite3.connect(file)) as driver:
        driver.executescript(FIRST)
    return file


@pytest.mark.parametrize(
    ("text", "found"), [("rossi 7", 111), ("zlh", 1), ("张", 1), ("1001203", 1), ("cc-12", 15), ("folded", 0)]
)
def test_who_was_there_before_is_found(first: Path, text: str, found: int) -> None:
    with closing(open_store(str(first), clock=FixedClock(NOW), create=True)) as store:
        assert len(store.customers.search(text, limit=2000).customers) == found
        (last,) = store.customers.found([COUNT])
        assert (last.name, last.numbers) == ("张丽华", ("+393001001203",))
