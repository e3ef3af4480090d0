"""The time zone of a country, for where nobody names one."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """By country, the first of its zones in the table of the time zone database, which is its largest place."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    first: dict[str, str] = {}
    for country, _, zone, *_ in rows:
        first.setdefault(country, zone)
    return first


def zone_of_country(country: str) -> str | None:
    """The zone in which most of a country (two letters) lives, or its best known; None where there is no such one."""
    return _zones().get(country)
