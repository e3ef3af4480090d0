"""Reads pages of the queue and puts them into words, in a worker."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentdesk.core.queue import QueueFilter, QueueRow
from agentdesk.text.safe import shown
from agentdesk.ui.local_time import due
from agentdesk.ui.queue_lines import QueueLine
from agentdesk.ui.queue_window import After, Read

# Only named here: importing it would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.desk.facade import Desk

PAGE_ROWS = 50


def read_lines(desk: "Desk", view: QueueFilter, language: str, start: After) -> Read:
    """A page of the view, worded. Blocks: it reads."""
    page = desk.queue(view, limit=PAGE_ROWS, after=start)
    now = desk.now()
    return Read(start, tuple(_line(desk, row, now, language) for row in page.rows), page.after)


def next_due(desk: "Desk", view: QueueFilter, language: str) -> str:
    """When the next case comes due, as the language writes it; "" where none is planned. Blocks: it reads."""
    from agentdesk.words.dates import soon

    moment, now = desk.next_due(view), desk.now()
    return "" if moment is None else soon(moment, now.tzinfo or UTC, language, now.date())


def _line(desk: "Desk", row: QueueRow, now: datetime, language: str) -> QueueLine:
    title = desk.label("title", row.process, "", language) or row.process
    return QueueLine(
        id=row.id,
        external_id=shown(row.external_id),
        due=due(row.due_by, now, language),
        late=row.due_by < now,
        promised=row.promised,
        priority=row.priority,
        customer=shown(row.customer),
        matter=f"{shown(desk.label('status', row.process, row.status, language))} · {shown(title)}",
        language=row.language,
        left=row.left_at is not None,
    )
