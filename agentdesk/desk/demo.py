"""The demo: fictional customers of every shipped process, with the calls they had before."""

from pathlib import Path

from agentdesk.desk.history import import_history
from agentdesk.desk.importing import commit, plan
from agentdesk.desk.library import PROTOCOL
from agentdesk.desk.office import Office

_AGENT = "demo"


def fill(office: Office, data: Path) -> None:
    """Write the demo cases in `data` into an empty store."""
    now = office.clock.now()
    protocol = office.library.get(PROTOCOL).process
    for id in office.library.ids():
        file = data / f"demo_{id}.csv"
        if file.exists():
            process = office.library.get(id).process
            report = plan(file, process, office.store, office.tables, now, protocol=protocol)
            commit(report, office.store, at=now, agent=_AGENT)
    import_history(office, data / "demo_history.json")
    office.store.promote(now)
