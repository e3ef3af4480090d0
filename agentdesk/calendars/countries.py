"""Countries by their codes: which there are, and which was meant by something else."""

from functools import cache
from pathlib import Path

from agentdesk.core.errors import AgentdeskError


class UnknownCountry(AgentdeskError):
    """A text that names no country whose holidays are known."""

    message = "no country has the code {country}; write its two letters, such as IT"


class UnknownCountryNearby(UnknownCountry):
    """The same, where it is plain which country was meant."""

    message = "no country has the code {country}; did you mean {guess}?"


def check_country(code: str) -> None:
    """Raises UnknownCountry unless `code` names a country; loads `holidays` only for one that isn't listed."""
    if code not in _listed():
        check_holidays(code)


def check_holidays(code: str) -> None:
    """Raises UnknownCountry unless the holidays of `code` are known; loads `holidays`."""
    from holidays.registry import COUNTRIES

    if code not in {names[1] for names in COUNTRIES.values()}:
        raise _unknown(code, COUNTRIES)


@cache
def _listed() -> frozenset[str]:
    """The codes of ISO 3166, as they come with the time zones."""
    from importlib.util import find_spec

    zones = find_spec("tzdata")
    try:
        table = Path(str(zones and zones.origin)).parent / "zoneinfo" / "iso3166.tab"
        lines = table.read_text(encoding="utf-8").splitlines()
    except OSError:
        return frozenset()
    return frozenset(line[:2] for line in lines if not line.startswith("#"))


def _unknown(country: str, known: dict[str, tuple[str, ...]]) -> UnknownCountry:
    from difflib import get_close_matches

    codes = {name.casefold(): names[1] for place, names in known.items() for name in (place, *names)}
    near = get_close_matches("_".join(country.casefold().split()), codes, n=1, cutoff=0.75)
    if near:
        return UnknownCountryNearby(country=country, guess=codes[near[0]])
    return UnknownCountry(country=country)
