"""A database with the demo's cases, for the benches of the screen."""

from pathlib import Path
from zoneinfo import ZoneInfo

from agentdesk import wiring
from agentdesk.core.clock import FixedClock
from agentdesk.core.places import data_folder
from agentdesk.desk.demo import fill

# The sign at the line of the queue that is chosen: once it is there, the desk is open.
CURSORS = ("▸", "◂")


def desk_database(folder: Path) -> Path:
    """The database, made in the folder; what it compiles lies beside it."""
    house = wiring.House.build(FixedClock(wiring.DEMO_START), folder / "cache")
    store = house.open_store(f"sqlite:///{folder / 'desk.db'}", create=True)
    fill(house.office(store, ZoneInfo(wiring.DEMO_ZONE)), data_folder())
    store.close()
    return folder / "desk.db"
