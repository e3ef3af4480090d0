"""One case that is brought in by hand, checked as a row of a file is."""

from collections.abc import Mapping

from agentdesk.core.case import Case
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain
from agentdesk.desk.import_case import Basis, case_of
from agentdesk.desk.import_rows import Row
from agentdesk.desk.ports import Store


def bring_in(store: Store, cells: Mapping[str, Plain], name: str, basis: Basis, agent: str) -> Case:
    """The new case that the cells tell of, as it is kept under its name. BadInput, with the columns for places."""
    row = Row("", cells)
    made, faults = case_of(row, name, None, basis)
    if made is None:
        raise BadInput(*(Fault(fault.place.removeprefix(row.at("")), fault.fault, fault.remedy) for fault in faults))
    store.import_cases([made], at=basis.at, agent=agent)
    return store.known_cases(basis.process.id, [name])[name]
