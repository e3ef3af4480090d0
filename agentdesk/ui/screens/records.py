"""Records of calls: the list of the last weeks, and one of them with its remarks."""

from collections.abc import Sequence
from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from agentdesk.desk.facade_records import RecordView
from agentdesk.text.crop import crop
from agentdesk.ui.apart import apart
from agentdesk.ui.local_time import due
from agentdesk.ui.offers import Offer
from agentdesk.ui.paragraphs import prose
from agentdesk.ui.screens.base import Panel
from agentdesk.ui.screens.choosing import ChoosingPanel
from agentdesk.ui.widgets.choices import Choices

_NAME = 28


class RecordList(ChoosingPanel):
    """Gives the call whose record is chosen."""

    DEFAULT_CSS = """
    RecordList {
        .box { width: 76; max-height: 90%; }
        .said { padding: 0 0 1 0; }
        Choices { width: 100%; max-height: 18; }
    }
    """

    def __init__(self, records: Sequence[RecordView], now: datetime) -> None:
        super().__init__()
        self._records = records
        self._now = now

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Label(self.tr("Records of the last weeks"), classes="title", markup=False)
            if not self._records:
                yield Static(prose(self.tr("No call has left a record yet.")), classes="said")
            yield Choices([Offer(str(record.call), self._line(record)) for record in self._records])

    def _line(self, record: RecordView) -> str:
        """When, whom, what came of it; a sign where somebody has remarked on it."""
        at = due(record.at, self._now, self.tr.language)
        parts = (at, crop(record.customer, _NAME), record.outcome, "✎" if record.remarks else "")
        return " · ".join(apart(part) for part in parts if part)


class RecordScreen(Panel[str]):
    """One record, whole; gives `remark` where Enter asks for one."""

    DEFAULT_CSS = """
    RecordScreen {
        .box { width: 76; }
        .title { width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }
        .head { padding: 0 0 1 0; }
        .told { padding: 0 0 1 0; }
    }
    """

    def __init__(self, record: RecordView, now: datetime) -> None:
        super().__init__()
        self._record = record
        self._now = now

    def compose(self) -> ComposeResult:
        record, tr = self._record, self.tr
        at = due(record.at.astimezone(self._now.tzinfo or UTC), self._now, tr.language)
        with VerticalScroll(classes="box"):
            named = (crop(record.customer, _NAME), record.external_id)
            yield Label(" · ".join(apart(part) for part in named), classes="title", markup=False)
            head = (record.process, at, record.agent, record.outcome)
            yield Static(prose(" · ".join(apart(part) for part in head if part)), classes="quiet head")
            for name, value in record.told:
                yield Static(Content("\n").join([prose(name, "$quiet"), prose(value)]), classes="told")
            for lead, text in record.remarks:
                said = tr("Remark of {agent}", agent=apart(lead))
                yield Static(Content("\n").join([prose(said, "$quiet"), prose(text)]), classes="told")
            yield Label(tr("Enter adds a remark · Esc goes back"), classes="quiet", markup=False)

    def do_accept(self) -> None:
        self.dismiss("remark")
