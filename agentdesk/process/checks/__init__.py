"""Static checks: what is wrong with a process, found without running it."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from agentdesk.core.errors import Fault
from agentdesk.process.checks.catalogues import check_catalogues
from agentdesk.process.checks.circles import check_circles
from agentdesk.process.checks.conditions import check_conditions
from agentdesk.process.checks.dates import check_dates
from agentdesk.process.checks.decisions import check_decisions
from agentdesk.process.checks.ends import check_ends
from agentdesk.process.checks.facts import check_facts
from agentdesk.process.checks.ground import Ground
from agentdesk.process.checks.imports import check_imports
from agentdesk.process.checks.interrupts import check_interrupts
from agentdesk.process.checks.ledger import check_ledger
from agentdesk.process.checks.messages import check_messages
from agentdesk.process.checks.monthly import check_monthly
from agentdesk.process.checks.names import check_names
from agentdesk.process.checks.options import check_options
from agentdesk.process.checks.protocols import check_protocol
from agentdesk.process.checks.reach import check_reach
from agentdesk.process.checks.returns import check_returns
from agentdesk.process.checks.slots import check_slots
from agentdesk.process.checks.surroundings import check_surroundings
from agentdesk.process.checks.targets import check_targets
from agentdesk.process.checks.waits import check_waits
from agentdesk.process.checks.wording import check_wording
from agentdesk.process.loading import Loaded

CHECKS: tuple[Callable[[Ground], Iterator[Fault]], ...] = (
    check_surroundings,
    check_targets,
    check_reach,
    check_ends,
    check_circles,
    check_returns,
    check_interrupts,
    check_protocol,
    check_imports,
    check_names,
    check_ledger,
    check_messages,
    check_monthly,
    check_facts,
    check_dates,
    check_conditions,
    check_decisions,
    check_options,
    check_wording,
    check_waits,
    check_slots,
    check_catalogues,
)
_PLACE = re.compile(r"(.*?)(?::(\d+))?(?::(\d+))?")


def check(
    loaded: Loaded, protocol: Loaded | None = None, folder: Path | None = None, cache: Path | None = None
) -> tuple[Fault, ...]:
    """Every fault of a process and of its translations, sorted by place.

    `protocol` is the call protocol around it (None: it is looked at by itself); `folder` holds its catalogues
    (None: the folder that it was read from, if there is one), `cache` compiled ones.
    """
    around = protocol.process if protocol and not loaded.process.protocol else None
    ground = Ground(loaded, around, folder or loaded.folder, cache)
    faults = {fault for examine in CHECKS for fault in examine(ground)}
    return in_order(faults)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults sorted by place."""
    return tuple(sorted(faults, key=lambda fault: (_sortable(fault.place), fault.fault)))


def _sortable(place: str) -> tuple[str, int, int]:
    match = _PLACE.fullmatch(place)
    if match is None:
        return place, 0, 0
    return match[1], int(match[2] or 0), int(match[3] or 0)
