"""The time zones of countries, for whoever names none."""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

# Moments by whose clocks zones are told apart.
_SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


def zone_of_country(country: str) -> str | None:
    """The zone in which most of a country lives, or the first one of a large country; None where there is none."""
    return next(iter(_zones().get(country, ())), None)


def only_zone_of(country: str) -> str | None:
    """The zone of a country in which all clocks show the same; None where they differ, or there is none."""
    zones = _zones().get(country, ())
    clocks = {tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in _SEASONS) for zone in zones}
    return zones[0] if len(clocks) == 1 else None


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found[country] = (*found.get(country, ()), zone)
    return found
