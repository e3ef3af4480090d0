"""The working days of every country, computed from the `holidays` library when they are first asked for."""

import threading
import warnings
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agentdesk.calendars import kept_tables
from agentdesk.calendars.working_days import CLOSED, WORKING, WorkingDays
from agentdesk.core.errors import AgentdeskError

if TYPE_CHECKING:
    from holidays import HolidayBase

YEARS_BACK = 3
YEARS_AHEAD = 5
# Where a country's own calendar holds only what all its parts share, the part in which most people live.
_PART_FOR_ALL = {"GB": "ENG"}
_LANGUAGES = ("en", "ar", "fa", "he", "it", "zh")


class UnknownCountry(AgentdeskError):
    """A text that names no country whose holidays are known."""

    message = "no country has the code {country}; write its two letters, such as IT"


class UnknownCountryNearby(UnknownCountry):
    """The same, where it is plain which country was meant."""

    message = "no country has the code {country}; did you mean {guess}?"


class Tables:
    """One table a country, from three years before `year` to five after it; safe to share between threads.

    `cache` is a folder where computed tables are kept (None: nowhere).
    """

    def __init__(self, year: int, cache: Path | None = None) -> None:
        self._first, self._last = year - YEARS_BACK, year + YEARS_AHEAD
        self._cache = cache if kept_tables.library_version() else None
        self._lock = threading.Lock()
        self._tables: dict[str, WorkingDays] = {}

    def of(self, country: str) -> WorkingDays:
        """The table of `country` (two letters, ISO 3166); raises UnknownCountry."""
        found = self._tables.get(country)
        return self._first_time(country) if found is None else found

    def _first_time(self, country: str) -> WorkingDays:
        code = country.strip().upper()
        with self._lock:
            if code not in self._tables:
                self._tables[code] = self._fetch(code)
            self._tables[country] = self._tables[code]
            return self._tables[code]

    def _fetch(self, code: str) -> WorkingDays:
        if self._cache is None or not (len(code) == 2 and code.isascii() and code.isalpha()):
            return compute(code, self._first, self._last)
        file = self._cache / f"working-days-{code}.json"
        table = kept_tables.load(file, code, self._first, self._last)
        if table is None:
            table = compute(code, self._first, self._last)
            kept_tables.save(file, table)
        return table


def compute(country: str, first_year: int, last_year: int) -> WorkingDays:
    """The working days of whole years, both included; loads `holidays`. Raises UnknownCountry."""
    import holidays
    from holidays.registry import COUNTRIES

    if country not in {names[1] for names in COUNTRIES.values()}:
        raise _unknown(country, COUNTRIES)
    languages = _languages(getattr(holidays, country).supported_languages)
    books = {language: _holidays(country, code, first_year, last_year) for language, code in languages.items()}
    start, last = date(first_year, 1, 1), date(last_year, 12, 31)
    ordinals = range(start.toordinal(), last.toordinal() + 1)
    works = books["en"].is_working_day
    marks = "".join(WORKING if works(date.fromordinal(day)) else CLOSED for day in ordinals)
    return WorkingDays(country, start, marks, {name: dict(sorted(book.items())) for name, book in books.items()})


def _holidays(country: str, language: str, first_year: int, last_year: int) -> "HolidayBase":
    """The library's own calendar, one that neither grows when asked nor follows the machine's locale."""
    import holidays

    known = getattr(holidays, country).get_supported_options()
    options: dict[str, Any] = {name: True for name in known if name.endswith("_show_estimated")}
    if country in _PART_FOR_ALL:
        options["subdiv"] = _PART_FOR_ALL[country]
    years = range(first_year, last_year + 1)
    # Some countries warn of far years; nobody could read it on a screen that is in use.
    with warnings.catch_warnings(action="ignore"):
        return holidays.country_holidays(country, years=years, expand=False, language=language, **options)


def _languages(supported: tuple[str, ...]) -> dict[str, str]:
    """Our languages in the library's codes: "fa" would give English names there, without a word.

    Countries without any catalogue have English names only, and take no notice of the code.
    """
    found = {"en": "en_US"}
    for language in _LANGUAGES:
        codes = sorted(code for code in supported if code.split("_")[0] == language)
        if codes and found.get(language) not in codes:
            found[language] = codes[0]
    return found


def _unknown(country: str, known: dict[str, tuple[str, ...]]) -> UnknownCountry:
    from difflib import get_close_matches

    codes = {name.casefold(): names[1] for place, names in known.items() for name in (place, *names)}
    near = get_close_matches("_".join(country.casefold().split()), codes, n=1, cutoff=0.75)
    if near:
        return UnknownCountryNearby(country=country, guess=codes[near[0]])
    return UnknownCountry(country=country)
