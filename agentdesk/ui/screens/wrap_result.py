"""How a wrap-up was left."""

from dataclasses import dataclass

from agentdesk.desk.ports import LeaseLost


@dataclass(frozen=True, slots=True)
class WrapResult:
    """Left by undoing the last answer, by saving or giving back (`said` tells it), or because the lease was lost."""

    said: str = ""
    take_next: bool = False
    undo: bool = False
    lost: LeaseLost | None = None
