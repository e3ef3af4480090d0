"""The composition root: the only place that knows every layer."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from agentdesk import settings
from agentdesk.calendars.tables import Tables
from agentdesk.core.clock import Clock, ShiftedClock, SystemClock
from agentdesk.core.places import data_folder, scripts_folder
from agentdesk.core.plain import Plain
from agentdesk.desk.library import Library
from agentdesk.words.look_up import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentdesk.desk.facade import Desk
    from agentdesk.desk.office import Office
    from agentdesk.desk.ports import Store

# The demo begins on a working Tuesday at ten in the morning, in the zone of the demo team.
DEMO_ZONE = "Europe/Rome"
DEMO_START = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo(DEMO_ZONE))
# Who sits at the demo, until somebody else says so: a person who speaks every language.
DEMO_CHOICES: dict[str, Plain] = {
    "agent": {
        "id": "Sara",
        "name": "Sara",
        "gender": "f",
        "language": "en",
        "speaks": ["en", "it", "zh", "ar", "fa", "he"],
        "roles": [],
    }
}


@dataclass(slots=True)
class House:
    """Everything that doesn't need a database: words, processes, calendars, the clock."""

    words: Words
    library: Library
    tables: Tables
    clock: Clock

    @classmethod
    def build(cls, clock: Clock | None = None, cache: Path | None = None) -> "House":
        """The house of this program."""
        keep = cache or settings.cache_folder()
        words = Words(scripts_folder(), keep / "words")
        ticking = clock or SystemClock()
        tables = Tables(ticking.now().year, keep / "calendars")
        return cls(words, Library(scripts_folder(), words, keep), tables, ticking)

    def open_store(self, url: str, *, create: bool) -> "Store":
        """The database. NotFound, NotADatabase, StoreUnavailable."""
        from agentdesk.storage.opening import open_store

        return open_store(url, clock=self.clock, create=create)

    def office(self, store: "Store", zone: ZoneInfo, *, demo: bool = False) -> "Office":
        """The use cases on a store."""
        from agentdesk.desk.office import Office

        return Office(store, self.library, self.tables, self.clock, zone, demo=demo)


def local_zone() -> ZoneInfo:
    """The zone of this machine, or UTC where it doesn't say."""
    from os import environ

    name = environ.get("TZ") or _zone_of_link(Path("/etc/localtime"))
    try:
        return ZoneInfo(name.removeprefix(":"))
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _zone_of_link(link: Path) -> str:
    try:
        return str(link.resolve()).partition("zoneinfo/")[2] or "UTC"
    except OSError:
        return "UTC"


def run_desk(url: str) -> int:
    """The desk, until the agent leaves it. Returns the exit status."""
    house = House.build()
    return _run(
        house, settings.Settings.read(), lambda: house.office(house.open_store(url, create=True), local_zone())
    )


def run_demo(url: str | None) -> int:
    """The desk on a demo database made afresh (in a folder for temporary files unless named)."""
    house = House.build(ShiftedClock(DEMO_START))
    if url is None:
        with TemporaryDirectory(prefix="agentdesk-demo-") as folder:
            return _run_demo(house, f"sqlite:///{Path(folder) / 'demo.db'}")
    return _run_demo(house, url)


def _run_demo(house: House, url: str) -> int:
    def make() -> "Office":
        from agentdesk.desk.demo import fill

        store = house.open_store(url, create=True)
        office = house.office(store, ZoneInfo(DEMO_ZONE), demo=True)
        fill(office, data_folder())
        return office

    return _run(house, settings.Settings(None, dict(DEMO_CHOICES)), make)


def _run(house: House, choices: settings.Settings, make: "Callable[[], Desk]") -> int:
    from agentdesk.ui.app import DeskApp

    app = DeskApp(make, choices, house.words, log_file=settings.log_file())
    app.run()
    return app.return_code or 0


def restore_database(url: str, source: Path) -> None:
    """Put a backup in the place of the database. StoreInUse, NotADatabase."""
    from agentdesk.storage.backup import restore

    restore(url, source)
