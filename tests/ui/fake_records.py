"""A fake: records in memory."""

from dataclasses import replace
from datetime import UTC, datetime

from agentdesk.core.call import Agent
from agentdesk.desk.facade_records import RecordView

TOLD = (("satisfaction", "fairly satisfied"), ("suggestions", "A bench in the corridor."))
RECORD = RecordView(
    *(7, "F-7", "سعاد العمري", "Follow-up", "Tom", datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "followed up"),
    told=TOLD,
    remarks=(),
)


class FakeRecords:
    """One record, and what is said about it."""

    def __init__(self) -> None:
        self.kept: tuple[RecordView, ...] = (RECORD,)

    def latest(self, interface: str) -> tuple[RecordView, ...]:
        return self.kept

    def remark(self, call: int, text: str, lead: Agent) -> None:
        self.kept = tuple(
            replace(record, remarks=(*record.remarks, (lead.name, text))) if record.call == call else record
            for record in self.kept
        )
