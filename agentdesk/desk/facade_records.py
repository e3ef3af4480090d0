"""What the screens ask about records of calls."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agentdesk.core.call import Agent


@dataclass(frozen=True, slots=True)
class RecordView:
    """What was written down in one call that reached the customer. `told` are names with their values, `remarks` who
    said what about it."""

    call: int
    external_id: str
    customer: str
    process: str
    agent: str
    at: datetime
    outcome: str
    told: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]


class CallRecords(Protocol):
    """Records of the last weeks, newest first, and a lead's remarks on them."""

    def latest(self, interface: str) -> tuple[RecordView, ...]:
        """The newest records."""
        ...

    def remark(self, call: int, text: str, lead: Agent) -> None:
        """Keep a remark. NotALead, ReasonNeeded, NoRecord."""
        ...
