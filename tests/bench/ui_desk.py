"""The desk for the benches: `frame` (no data comes), `rows` (150 lines in memory), `real URL CACHE` (a database)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from agentdesk.core.places import scripts_folder
from agentdesk.core.plain import Plain
from agentdesk.ui.app import DeskApp
from agentdesk.words.look_up import Words

if TYPE_CHECKING:
    from agentdesk.core.call import Agent
    from agentdesk.desk.facade import Desk


class _NoSettings:
    def get(self, name: str) -> Plain:
        return None

    def set(self, name: str, value: Plain) -> None:
        """Nothing is kept."""


def none() -> NoReturn:
    from agentdesk.desk.ports import StoreUnavailable

    raise StoreUnavailable(cause="there is none")


def rows() -> "Desk":
    from tests.ui.fake_desk import FakeDesk, many

    return FakeDesk(rows=many(150))


def real() -> "Desk":
    from datetime import UTC
    from zoneinfo import ZoneInfo

    from agentdesk import wiring
    from agentdesk.core.clock import FixedClock

    clock = FixedClock(wiring.DEMO_START.astimezone(UTC))
    house = wiring.House.build(clock, Path(sys.argv[3]))
    return house.office(house.open_store(sys.argv[2], create=False), ZoneInfo(wiring.DEMO_ZONE))


def agent() -> "Agent":
    from agentdesk.core.call import Agent

    return Agent("Sara", "Sara", speaks=("en", "it", "zh", "ar", "fa", "he"))


if __name__ == "__main__":
    kind = sys.argv[1]
    make = {"frame": none, "rows": rows, "real": real}[kind]
    app = DeskApp(make, _NoSettings(), Words(scripts_folder()), agent=None if kind == "frame" else agent())
    app.run()
    sys.exit(app.return_code)
