"""A database as the first version left it, with a case whose customer has three numbers."""

import json
from pathlib import Path

from alembic import command
from alembic.config import Config

from agentdesk.storage import migration
from agentdesk.storage.database import Database
from agentdesk.storage.place import place

_AT = "2026-11-20T09:00:00.000000Z"
_CASE = {
    "id": 1,
    "external_id": "CC-1",
    "process": "credit_control",
    "customer_id": 1,
    "language": "it",
    "country": "IT",
    "timezone": "Europe/Rome",
    "created_at": _AT,
    "status": "new",
    "priority": "medium",
    "tags": "[]",
    "due_from": _AT,
    "due_by": _AT,
    "promised": 0,
    "note_required": 0,
    "facts": "{}",
    "rank": 12,
    "window_id": 1,
    "came_due": 1,
}
_STATE = {
    **{name: _CASE[name] for name in ("status", "priority", "due_from", "due_by")},
    "assignee": None,
    "tags": [],
    "task": None,
    "promised": False,
    "note_required": False,
    "closed": None,
    "previous_status": None,
    "due_before": None,
    "facts": {},
    "apart": [],
}
_ROWS: tuple[tuple[str, dict[str, object]], ...] = (
    ("customers", {"id": 1, "name": "Bianca Fumagalli", "folded": "bianca fumagalli", "gender": "f"}),
    *(
        (
            "contact_points",
            {
                "customer_id": 1,
                "place": number,
                "kind": "phone",
                "value": f"+39300645604{6 + number}",
                "valid": 1,
                "wrong": 0,
                "consent_voicemail": voicemail,
                "consent_texts": texts,
            },
        )
        for number, (voicemail, texts) in enumerate([(1, None), (0, 1), (None, None)])
    ),
    (
        "windows",
        {"id": 1, "key": "credit_control|IT|Europe/Rome", "process": "credit_control", "country": "IT"}
        | {"timezone": "Europe/Rome"},
    ),
    ("cases", _CASE),
    (
        "events",
        {"case_id": 1, "agent": "import", "at": _AT, "dt": 0, "kind": "imported", "value": json.dumps(_STATE)}
        | {"turn": 0, "private": 0},
    ),
)


def first_schema(file: Path) -> Path:
    """Make it in this file."""
    file.touch(0o600)
    database = Database(place(str(file)))
    link = database.connect()
    config = Config()
    config.set_main_option("script_location", str(migration.FOLDER).replace("%", "%%"))
    config.attributes["connection"] = link.sql
    command.upgrade(config, "agentdesk_0001")
    for table, row in _ROWS:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        link.driver.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    link.driver.commit()
    link.sql.close()
    database.close()
    return file
