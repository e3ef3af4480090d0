"""Check: a ledger can account for every case."""

from collections.abc import Iterator

from agentdesk.core.errors import Fault
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.reading import KEY


def check_ledger(ground: Ground) -> Iterator[Fault]:
    """Statuses of a ledger that nobody declares, a case that begins at its end, and nothing to close a case with."""
    process = ground.process
    if process.ledger is None:
        return
    for key, status in (("in_call", process.ledger.in_call), ("closed", process.ledger.closed)):
        if status not in process.statuses:
            remedy = meant(status, process.statuses, "declare it under `statuses`")
            yield ground.fault(("ledger", key), f"there is no status {status}", remedy)
        if status == process.start_status:
            fault = f"every case begins with the status {status}, and that is the ledger's {key}"
            yield ground.fault(("ledger", key), fault, "name another one")
    again = process.ledger.duplicate
    if again is not None and again not in process.closings:
        remedy = meant(again, process.closings, "declare it under `closings`")
        yield ground.fault(("ledger", "duplicate"), f"there is no closing {again}", remedy)
    if not process.closings:
        yield ground.fault(("ledger", KEY), "no case can ever be closed", "declare reasons under `closings`")
