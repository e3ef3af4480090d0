"""The desk for the benches: `frame` (no data ever comes), or `rows` (150 lines of the queue in memory)."""

import sys
from pathlib import Path
from typing import NoReturn

from agentdesk.core.places import scripts_folder
from agentdesk.core.plain import Plain
from agentdesk.desk.facade import Desk
from agentdesk.desk.ports import StoreUnavailable
from agentdesk.ui.app import DeskApp
from agentdesk.words.look_up import Words


class _NoSettings:
    def get(self, name: str) -> Plain:
        return None

    def set(self, name: str, value: Plain) -> None:
        """Nothing is kept."""


def _none() -> NoReturn:
    raise StoreUnavailable(cause="there is none")


def _rows() -> Desk:
    from tests.ui.fake_desk import FakeDesk, many

    return FakeDesk(rows=many(150))


if __name__ == "__main__":
    agent = None
    if sys.argv[1] == "rows":
        from tests.ui.fake_desk import SARA as agent
    make = _rows if sys.argv[1] == "rows" else _none
    DeskApp(make, _NoSettings(), Words(Path(scripts_folder())), agent=agent).run()
