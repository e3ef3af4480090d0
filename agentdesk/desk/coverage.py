"""Every customer who is followed up has work planned, or there is a reason on record why not."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from agentdesk.core.errors import BadInput, Fault

if TYPE_CHECKING:
    from agentdesk.desk.office import Office
    from agentdesk.desk.ports_records import Coverage


def faults(office: "Office") -> Iterator[Fault]:
    """Customers for whom neither is on record."""
    for process, coverage in _coverages(office):
        for customer in coverage.without:
            said = f"{process}: nothing is planned for this customer, and no reason why not is on record"
            yield Fault(f"customer {customer}", said, "import a case for the customer, or close one with a reason")


def equations(office: "Office") -> Iterator[str]:
    """A line each: `follow_up: 5 customers = 3 with work planned + 2 with a reason why not (followed up 2)`."""
    for process, found in _coverages(office):
        if found.customers:
            reasons = ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in found.reasons.items())
            why_not = f"{sum(found.reasons.values())} with a reason why not{f' ({reasons})' if reasons else ''}"
            without = f" + {len(found.without)} with neither" if found.without else ""
            yield f"{process}: {found.customers} customers = {found.planned} with work planned + {why_not}{without}"


def _coverages(office: "Office") -> "Iterator[tuple[str, Coverage]]":
    """Of the processes that report on their customers; one whose files have faults is told of where it is read."""
    for id in office.library.ids():
        with suppress(BadInput):
            if office.library.get(id).process.monthly is not None:
                yield id, office.store.records.coverage(id)
