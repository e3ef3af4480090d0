"""The composition root: the only place that knows every layer."""

import gc
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, cast
from zoneinfo import ZoneInfo

from agentdesk import settings
from agentdesk.core.clock import Clock, ShiftedClock, SystemClock
from agentdesk.core.errors import BadInput, Fault, NotFound
from agentdesk.core.places import data_folder, scripts_folder
from agentdesk.core.plain import Plain
from agentdesk.words.look_up import Words

# Only named here: importing them would hold up the first frame.
if TYPE_CHECKING:
    from agentdesk.calendars.overrides import Overrides
    from agentdesk.calendars.tables import Tables
    from agentdesk.core.call import Agent
    from agentdesk.desk.facade import Desk
    from agentdesk.desk.library import Library
    from agentdesk.desk.office import Office
    from agentdesk.desk.ports import Store
    from agentdesk.desk.ports_outbox import Carrier, Item
    from agentdesk.desk.sending import Sending
    from agentdesk.desk.views import ReasonView
    from agentdesk.outbox.choices import Choices

# The demo begins on a working Tuesday at ten in the morning, in the zone of the demo team.
DEMO_ZONE = "Europe/Rome"
DEMO_START = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo(DEMO_ZONE))
# Who sits at the demo, until somebody else says so: a team lead who speaks every language.
DEMO_CHOICES: dict[str, Plain] = {
    "agent": {
        "id": "Sara",
        "name": "Sara",
        "gender": "f",
        "language": "en",
        "speaks": ["en", "it", "zh", "ar", "fa", "he"],
        "roles": ["lead"],
    }
}


@dataclass(slots=True)
class House:
    """Everything that doesn't need a database: words, processes, calendars, the clock."""

    words: Words
    library: "Library"
    tables: "Tables"
    clock: Clock

    @classmethod
    def build(
        cls,
        clock: Clock | None = None,
        cache: Path | None = None,
        words: Words | None = None,
        *,
        own_days: bool = True,
    ) -> "House":
        """The house of this program, around words that are there already, if they are.

        Without them the user's own processes are among those that are known. With `own_days` so are the team's own
        days; BadInput where their file has a fault.
        """
        from agentdesk.calendars.tables import Tables
        from agentdesk.desk.library import Library

        keep = cache or settings.cache_folder()
        words = words or words_kept_in(keep, settings.processes_folder())
        ticking = clock or SystemClock()
        tables = Tables(ticking.now().year, keep / "calendars", _own_days() if own_days else None)
        return cls(words, Library(scripts_folder(), words, keep, words.shelf.own), tables, ticking)

    def open_store(self, url: str, *, create: bool) -> "Store":
        """The database. NotFound, NotADatabase, StoreUnavailable."""
        from agentdesk.storage.opening import open_store

        return open_store(url, clock=self.clock, create=create)

    def office(self, store: "Store", zone: ZoneInfo, *, demo: bool = False) -> "Office":
        """The use cases on a store, with the calling rules that the team has turned on; the demo has none."""
        from agentdesk.desk.office import Office
        from agentdesk.desk.rule_packs import RULES, RulePacks

        folders = (settings.processes_folder() / RULES, scripts_folder() / RULES)
        office = Office(store, self.library, self.tables, self.clock, zone, demo=demo)
        office.packs = RulePacks(folders, () if demo else settings.rule_packs())
        return office


def _own_days() -> "Overrides | None":
    """What the team says of its own days, if it has said anything. BadInput."""
    file = settings.calendars_file()
    if file is None:
        return None
    from agentdesk.calendars.overrides_text import read_overrides

    return read_overrides(file)


def words_kept_in(cache: Path, own: Path | None = None) -> Words:
    """All catalogues, compiled in the folder `cache`; those of the user's processes lie in `own`."""
    return Words(scripts_folder(), cache / "words", own)


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

    def make(words: Words) -> "Office":
        house = House.build(words=words)
        return house.office(house.open_store(url, create=True), local_zone())

    return show(make, settings.Settings.read(), own=settings.processes_folder())


def run_demo(url: str | None) -> int:
    """The desk on a demo database made afresh (in a folder for temporary files unless named).

    BadInput where the one that is named holds cases: they may be real ones.
    """
    if url is None:
        with TemporaryDirectory(prefix="agentdesk-demo-") as folder:
            return _run_demo(f"sqlite:///{Path(folder) / 'demo.db'}")
    _check_that_nothing_is_in(url)
    return _run_demo(url)


def _check_that_nothing_is_in(url: str) -> None:
    from agentdesk.storage.opening import open_store
    from agentdesk.storage.place import place

    with suppress(NotFound), closing(open_store(url, clock=SystemClock(), create=False)) as store:
        if any(True for _ in store.rows("cases")):
            remedy = "name a new file for the demo; without `demo` the desk opens this one"
            raise BadInput(Fault(str(place(url)), "there are cases in it already", remedy))


def _run_demo(url: str) -> int:
    clock = ShiftedClock(DEMO_START)

    def make(words: Words) -> "Office":
        from agentdesk.desk.demo import fill

        house = House.build(clock, words=words, own_days=False)
        store = house.open_store(url, create=True)
        office = house.office(store, ZoneInfo(DEMO_ZONE), demo=True)
        fill(office, data_folder())
        return office

    of_this_terminal: dict[str, Plain] = {"display": settings.Settings.read().get("display")}
    return show(make, settings.Settings(None, DEMO_CHOICES | of_this_terminal))


def show(
    make_desk: "Callable[[Words], Desk]",
    choices: settings.Settings,
    *,
    cache: Path | None = None,
    agent: "Agent | None" = None,
    own: Path | None = None,
) -> int:
    """The screen, until the agent leaves it; the desk is made once there is something to see.

    `own` holds the user's own processes; the demo has none.
    """
    # What is loaded for the screen stays: to look for garbage in it would hold up the first frame. The screen turns
    # this on again, once it has opened the desk.
    gc.disable()
    from agentdesk.ui.app import DeskApp

    words = words_kept_in(cache or settings.cache_folder(), own)
    app = DeskApp(partial(make_desk, words), choices, words, agent=agent, log_file=settings.log_file())
    app.run()
    return app.return_code or 0


def sending_of(office: "Office", choices: "Choices") -> "Sending":
    """A run over the outbox, by the ways that the team has chosen."""
    from agentdesk.desk.sending import Sending
    from agentdesk.outbox.folder import Folder
    from agentdesk.outbox.smtp import Smtp

    clock = office.clock
    ways: dict[str, Carrier] = {}
    if choices.folder:
        ways = dict.fromkeys(("mail", "notify", "letter", "text"), Folder(choices.folder, choices, clock))
    if choices.server:
        ways |= dict.fromkeys(("mail", "notify"), Smtp(choices.server, choices.sender, clock))

    def held(item: "Item") -> "ReasonView | None":
        channel = cast("Literal['mail', 'letter', 'text']", item.kind)
        return office.rules.may_send(item.case, channel, "en", item.contact)

    domain = choices.sender.domain
    return Sending(office.store.outgoing, clock, ways, roles=choices.roles, domain=domain, held=held)


def restore_database(url: str, source: Path) -> None:
    """Put a backup in the place of the database. StoreInUse, NotADatabase."""
    from agentdesk.storage.backup import restore

    restore(url, source)
