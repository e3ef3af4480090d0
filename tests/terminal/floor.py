"""What lies under the desks of a test: one database, one clock, and a home for each agent."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from agentdesk.core.call import Agent
from agentdesk.core.plain import Plain
from agentdesk.desk.importing import commit, plan
from agentdesk.desk.library import PROTOCOL
from agentdesk.desk.office import Office
from agentdesk.ui.sign_in_form import kept
from agentdesk.wiring import House
from tests.terminal.desk import Desk
from tests.terminal.moving_clock import MovingClock
from tests.terminal.rows import Row
from tests.terminal.screen import ROOT

SARA = Agent("Sara", "Sara", "f", "en", ("en", "it", "zh"))
TOM = Agent("Tom", "Tom", "m", "en", ("en", "it", "zh"))


class Floor:
    """`cache` is a folder for what can be made anew: shared by all tests, so that it is made once."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.db = folder / "desk.db"
        self.clock = MovingClock(folder / "clock")
        self._cache = cache
        self._house = House.build(self.clock, cache / "agentdesk")
        self._desks: list[Desk] = []
        self._homes = 0

    def bring_in(self, process: str, *rows: Row) -> None:
        """Import these customers."""
        file = self.folder / "cases.json"
        file.write_text(json.dumps(rows), encoding="utf-8")
        with self.office() as office:
            body, around = (office.library.get(id).process for id in (process, PROTOCOL))
            report = plan(file, body, office.store, office.tables, self.clock.now(), protocol=around)
            assert not report.faults, report.faults
            commit(report, office.store, at=self.clock.now(), agent="import")
        assert report.new == len(rows)

    @contextmanager
    def office(self) -> Iterator[Office]:
        """The use cases, in the test's own process."""
        store = self._house.open_store(str(self.db), create=True)
        try:
            yield self._house.office(store, ZoneInfo("Europe/Rome"))
        finally:
            store.close()

    def open(self, agent: Agent | None = SARA, *, size: tuple[int, int] = (100, 30), **environ: str) -> Desk:
        """Start the program in a terminal, on the clock of the test; `agent` sat there before."""
        command = [sys.executable, "-m", "tests.terminal.launcher", str(self.folder / "clock"), "--db", str(self.db)]
        return self.start(command, agent=agent, size=size, **environ)

    def start(
        self, command: Sequence[str], *, agent: Agent | None = None, size: tuple[int, int] = (100, 30), **environ: str
    ) -> Desk:
        """Start a command in a terminal, in a home of its own."""
        self._homes += 1
        home = self.folder / f"home{self._homes}"
        choices = home / "config" / "agentdesk"
        choices.mkdir(parents=True)
        if agent is not None:
            choices.joinpath("settings.json").write_text(json.dumps({"agent": kept(agent)}), encoding="utf-8")
        desk = Desk(command, size=size, environ={**self._environ(home), **environ})
        self._desks.append(desk)
        return desk

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the program, as it is shipped."""
        command = [sys.executable, "-m", "agentdesk", "--db", str(self.db), *arguments]
        environ = self._environ(self.folder / "home0")
        return subprocess.run(
            command, cwd=ROOT, env=environ, capture_output=True, encoding="utf-8", timeout=60, check=False
        )

    def rows(self, what: str) -> list[Mapping[str, Plain]]:
        """Cases, calls, events or the outbox, as they stand in the database."""
        with self.office() as office:
            return [dict(row) for row in office.store.rows(what)]

    def kinds(self) -> list[str]:
        """The kinds of all events of calls, in their order."""
        return [str(row["kind"]) for row in self.rows("events") if row["call"] is not None]

    def script(self, process: str, language: str, context: str) -> str:
        """A line of a script without slots, in a language."""
        with self.office() as office:
            step, _, _ = context.partition(".")
            source = office.library.get(process).process.steps[step].say
            return office.library.words.find(process, language, context, source).text

    @property
    def sound(self) -> bool:
        """Whether `agentdesk check` finds nothing; what it finds is shown by the assertion."""
        with self.office() as office:
            assert list(office.store.faults()) == []
        return True

    def draft(self, agent: Agent = SARA) -> str:
        """The note of the agent's open call, as it is kept."""
        with self.office() as office:
            call = office.interrupted(agent.id)
        return call.note if call else ""

    def close(self) -> None:
        for desk in self._desks:
            desk.close()
        self.clock.close()

    def _environ(self, home: Path) -> dict[str, str]:
        folders: Sequence[str] = ("config", "data", "state")
        places = {f"XDG_{name.upper()}_HOME": str(home / name) for name in folders}
        own = {"HOME": str(home), "XDG_CACHE_HOME": str(self._cache), "COLORTERM": "truecolor"}
        return {**os.environ, **places, **own}
