"""What commands share: the database that was named, moments, JSON on standard output."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from agentdesk.core.clock import FixedClock
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain

if TYPE_CHECKING:
    from agentdesk.desk.office import Office


def database_of(given: Namespace) -> str:
    """The database's URL: --db, else AGENTDESK_DB, else SQLite in the user's data folder."""
    from agentdesk import settings

    named: str | None = getattr(given, "db", None) or os.environ.get("AGENTDESK_DB")
    return named or settings.database_url()


def moment(text: str, zone: tzinfo) -> datetime:
    """The moment of `--at`, `--since`, `--until`; without an offset it is in `zone`. BadInput."""
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(Fault(text, "is not a moment", "write it like 2026-11-24T10:00 or 2026-11-24")) from error
    return given if given.tzinfo else given.replace(tzinfo=zone)


@contextmanager
def office_of(given: Namespace, *, create: bool = False) -> Iterator["Office"]:
    """The use cases on the database that was named, at the moment that was named (`--at`)."""
    from agentdesk.wiring import House, local_zone

    zone = local_zone()
    at: str | None = getattr(given, "at", None)
    house = House.build(FixedClock(moment(at, zone))) if at else House.build()
    store = house.open_store(database_of(given), create=create)
    try:
        yield house.office(store, zone)
    finally:
        store.close()


def print_json(document: Plain) -> None:
    """One JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def iso(at: datetime | None, zone: tzinfo) -> str | None:
    """A moment as ISO 8601 with its offset in `zone`."""
    return at.astimezone(zone).isoformat() if at else None
