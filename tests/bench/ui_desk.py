"""The desk for the benches: `rows` (150 lines in memory), `real URL CACHE [LANGUAGE [SPOKEN …]]` (a
database, and an agent who reads the one language and speaks the others)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from agentdesk import wiring
from agentdesk.settings import Settings

if TYPE_CHECKING:
    from agentdesk.core.call import Agent
    from agentdesk.desk.facade import Desk
    from agentdesk.words.look_up import Words


def rows(_: "Words") -> "Desk":
    from tests.ui.fake_desk import FakeDesk, many

    return FakeDesk(rows=many(150))


def real(words: "Words") -> "Desk":
    from datetime import UTC
    from zoneinfo import ZoneInfo

    from agentdesk.core.clock import FixedClock

    clock = FixedClock(wiring.DEMO_START.astimezone(UTC))
    house = wiring.House.build(clock, Path(sys.argv[3]), words)
    return house.office(house.open_store(sys.argv[2], create=False), ZoneInfo(wiring.DEMO_ZONE))


def agent() -> "Agent":
    from agentdesk.core.call import Agent

    return Agent("Sara", "Sara", speaks=tuple(sys.argv[5:]) or ("en", "it", "zh", "ar", "fa", "he"))


if __name__ == "__main__":
    make = {"rows": rows, "real": real}[sys.argv[1]]
    kept = {"language": sys.argv[4]} if len(sys.argv) > 4 else {}
    sys.exit(wiring.show(make, Settings(None, {**kept}), agent=agent()))
