"""The ledger: every case of a process that promises it is in exactly one place, and the numbers add up."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from agentdesk.core.errors import BadInput, Fault
from agentdesk.desk.library import PROTOCOL
from agentdesk.desk.ports_callbacks import Account, Places

if TYPE_CHECKING:
    from agentdesk.desk.office import Office
    from agentdesk.process.model import Process

_FAULTS = {
    "status": ("it is in no call, and with the status {value} it is nowhere", "restore a backup from before"),
    "closing": ("it is closed for the reason {value}, which the process doesn't know", "declare it under `closings`"),
    "name": ("it is closed ({value}), and the journal doesn't tell by whom", "restore a backup from before"),
}


def accounts(office: "Office") -> dict[str, Account]:
    """The ledger of each process that has one, by its id."""
    at = office.clock.now()
    return {places.process: office.store.callbacks.account(places, at) for places in _places(office)}


def faults(office: "Office") -> Iterator[Fault]:
    """Cases that are nowhere, and ledgers that don't add up."""
    at = office.clock.now()
    for places in _places(office):
        for lost in office.store.callbacks.lost(places, at):
            said, remedy = _FAULTS[lost.fault]
            yield Fault(f"case {lost.case}", f"{lost.external_id}: {said.format(value=lost.value)}", remedy)
        account = office.store.callbacks.account(places, at)
        requested = office.store.callbacks.requested(places.process)
        if requested != account.all:
            place, remedy = f"ledger {places.process}", "restore a backup from before"
            yield Fault(place, f"{_sum(requested, account)} doesn't add up: a request is lost or doubled", remedy)


def equations(office: "Office") -> Iterator[str]:
    """Each ledger as a sum: `callback: 9 requests = 4 scheduled + 1 in a call + 2 under review + 2 closed`."""
    for process, account in accounts(office).items():
        yield f"{process}: {_sum(office.store.callbacks.requested(process), account)}"


def _sum(requested: int, account: Account) -> str:
    standing = [f"{count} {status.replace('_', ' ')}" for status, count in account.standing.items()]
    parts = [*standing[:1], f"{account.in_call} in a call", *standing[1:], f"{sum(account.closed.values())} closed"]
    return f"{requested} requests = {' + '.join(parts)}"


def numbers(account: Account, process: "Process") -> dict[str, int]:
    """How many requests there are, and how many of them in each status of the process."""
    ledger = process.ledger
    ends = {ledger.in_call: account.in_call, ledger.closed: sum(account.closed.values())} if ledger else {}
    found = {**account.standing, **ends}
    return {"requests": account.all, **{status: found.get(status, 0) for status in process.statuses}}


def of_floor(office: "Office") -> dict[str, dict[str, int]]:
    """The numbers of each ledger, by process."""
    return {id: numbers(account, office.library.get(id).process) for id, account in accounts(office).items()}


def _places(office: "Office") -> Iterator[Places]:
    protocol = _usable(office, PROTOCOL) if PROTOCOL in office.library.ids() else None
    around = protocol.closings if protocol else ()  # a call ends a case of any process in its own ways too
    for id in office.library.ids():
        process = _usable(office, id)
        if process is not None and (ledger := process.ledger) is not None:
            ends = (ledger.in_call, ledger.closed)
            standing = tuple(status for status in process.statuses if status not in ends)
            yield Places(id, standing, ledger.closed, tuple(dict.fromkeys((*process.closings, *around))))


def _usable(office: "Office", id: str) -> "Process | None":
    """The process; None where its files have faults, which are said where they are read."""
    with suppress(BadInput):
        return office.library.get(id).process
    return None
