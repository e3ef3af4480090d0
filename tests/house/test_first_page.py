"""What the queue's first page loads: whatever it doesn't need would hold it up."""

import json
from pathlib import Path

from tests.house.run import python, said

# What is loaded for a call, a translation, an import or a migration.
LATER = {"alembic", "babel", "dateutil", "holidays", "opencc", "phonenumbers", "pydantic", "pypinyin", "yaml"}
FIRST_PAGE = """
import json, sys
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo
from agentdesk import wiring
from agentdesk.core.call import Agent
from agentdesk.core.clock import FixedClock
from agentdesk.core.places import data_folder
from agentdesk.core.queue import QueueFilter

folder, fill = Path(sys.argv[1]), sys.argv[2] == "fill"
house = wiring.House.build(FixedClock(wiring.DEMO_START.astimezone(UTC)), folder / "cache")
store = house.open_store(f"sqlite:///{folder / 'desk.db'}", create=fill)
office = house.office(store, ZoneInfo(wiring.DEMO_ZONE))
if fill:
    from agentdesk.desk.demo import fill
    fill(office, data_folder())
office.sign_in(Agent("Sara", "Sara"))
rows = office.queue(QueueFilter()).rows
office.counts(QueueFilter())
store.close()
print(json.dumps([len(rows), sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def test_the_first_page_loads_only_what_it_needs(tmp_path: Path) -> None:
    filled = python("-c", FIRST_PAGE, str(tmp_path), "fill")
    assert filled.returncode == 0, said(filled)
    done = python("-c", FIRST_PAGE, str(tmp_path), "read")
    assert done.returncode == 0, said(done)
    rows, loaded = json.loads(done.stdout)
    assert rows > 5
    assert LATER.isdisjoint(loaded)
