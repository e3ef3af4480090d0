"""The plain peers: what one would write by hand with the driver alone, for one view and one kind of wrap-up."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from agentdesk.core.queue import Page, QueueRow
from agentdesk.desk.ports import Wrap

_END = (
    "UPDATE calls SET state = 'wrapped_up', ended_at = ?, outcome = ?, reached = ?, attempt = ?, draft = '', "
    "seq = seq + ?, step = coalesce(?, step), seen_at = ? "
    "WHERE id = ? AND case_id = ? AND token = ? AND state = 'open' RETURNING seq"
)
_EVENT = (
    "INSERT INTO events (case_id, call_id, seq, agent, at, dt, kind, step, value, turn, private) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CASE = (
    "UPDATE cases SET status = ?, priority = ?, assignee = ?, tags = ?, task = ?, due_from = ?, due_by = ?, "
    "promised = ?, note_required = ?, closed = ?, previous_status = ?, due_before = ?, facts = ?, rank = ?, "
    "came_due = ?, window_id = ?, taken_by = NULL, lease_until = NULL, open_call = NULL, touched = 0 "
    "WHERE id = ? AND touched = 0"
)
_NOTE = "INSERT INTO notes (case_id, call_id, at, agent, kind, text) VALUES (?, ?, ?, ?, ?, ?)"
_LETTER = (
    "INSERT INTO outbox (case_id, call_id, at, kind, template, language, recipient, subject, body) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
Rows = tuple[Sequence[Any], ...]


def page(driver: sqlite3.Connection, sql: str, values: Sequence[Any]) -> Page:
    """The page, as the same objects."""
    moment = datetime.fromisoformat
    rows = driver.execute(sql, values).fetchall()
    shown = tuple(
        [
            QueueRow(r[0], r[1], r[2], r[3], r[4], moment(r[5]), moment(r[6]), bool(r[7]), r[8], r[9], r[10], r[11])
            for r in rows[:50]
        ]
    )
    return Page(shown, (rows[49][12], shown[49].due_by, shown[49].id))


def rows_of(wrap: Wrap, at: str, due: tuple[str, str]) -> Rows:
    """The values of every row that a wrap-up with one event, one note and one letter writes, ready for the driver."""
    lease, (event,), (letter,) = wrap.lease, wrap.events, wrap.outbox
    ids = (lease.case, lease.call)
    return (
        (at, wrap.outcome, wrap.reached, wrap.attempt, 1, event.step, at, lease.call, lease.case, lease.token),
        (*ids, lease.agent, at, event.dt, event.kind, event.step, '{"outcome":"no_answer"}', event.turn, False),
        *(
            ("new", "medium", None, '["call_1"]', None, *due, False, False, None, None, None),
            (*ids, at, lease.agent, "note", wrap.note),
            (*ids, at, letter.kind, letter.template, letter.language, letter.to, letter.subject, letter.body),
        ),
    )


def wrap_up(driver: sqlite3.Connection, rows: Rows) -> None:
    """The same rows in one transaction."""
    end, event, case, note, letter = rows
    driver.execute("BEGIN IMMEDIATE")
    (seq,) = driver.execute(_END, end).fetchall()[0]
    driver.execute(_EVENT, (event[0], event[1], seq, *event[2:]))
    facts = '{"open_invoices":2,"company":"Officina 523"}'
    driver.execute(_CASE, (*case, facts, 12, 0, 1, event[0]))
    driver.execute(_NOTE, note)
    driver.execute(_LETTER, letter)
    driver.execute("COMMIT")
