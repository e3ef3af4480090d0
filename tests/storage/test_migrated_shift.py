"""Agents of an older database: whoever is away stays away, for no reason that anybody knows."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from agentdesk.core.clock import FixedClock
from agentdesk.desk.ports_shift import Absence
from agentdesk.storage.opening import open_store
from tests.storage.first_schema import first_schema
from tests.storage.scene import NOW, healthy

_SARA = ("sara", "Sara", "f", "en", "[]", "[]", "2026-11-24T09:00:00.000000Z")


def test_an_absence_is_brought_over(tmp_path: Path) -> None:
    file = first_schema(tmp_path / "desk.db")
    with closing(sqlite3.connect(file)) as link:
        names = "id, name, gender, language, speaks, roles, away_since"
        link.execute(f"INSERT INTO agents ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", _SARA)
        link.execute("UPDATE cases SET promised = 1, rank = 2, assignee = 'sara'")
        link.execute("""UPDATE events SET value = replace(replace(value, '"promised": false', '"promised": true'),
            '"assignee": null', '"assignee": "sara"')""")
        link.commit()
    store = open_store(str(file), clock=FixedClock(NOW), create=False)
    assert store.shift.away() == (Absence("sara", "Sara", NOW),)
    found = store.shift.promised("sara", NOW - timedelta(days=9), NOW)
    assert [one.external_id for one in found] == ["CC-1"]
    assert healthy(store)
    store.close()
