"""The working days of every country, computed from the `holidays` library when they are first asked for."""

import threading
import warnings
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agentdesk.calendars import kept_tables
from agentdesk.calendars.breaks import with_breaks
from agentdesk.calendars.countries import check_holidays
from agentdesk.calendars.overrides import Overrides
from agentdesk.calendars.working_days import HOLIDAY, MADE_UP, WEEKEND, WORKING, WorkingDays

if TYPE_CHECKING:
    from holidays import HolidayBase

YEARS_BACK = 3
YEARS_AHEAD = 5
# How far beyond these a day is still looked up, in a table made when one is asked for.
FAR_BACK, FAR_AHEAD = 30, 25
# Where a country's own calendar holds only what all its parts share, the part in which most people live.
_PART_FOR_ALL = {"GB": "ENG"}
# Where weekends are worked to make up for holidays, as the government says each autumn for the year after.
_NOTICE_EACH_YEAR = ("CN",)
_ESTIMATED = "estimated)"
_LANGUAGES = ("en", "ar", "fa", "he", "it", "zh")


class Tables:
    """One table a country, from three years before `year` to five after it; safe to share between threads.

    A day outside of these years is looked up in a table of half a century. `cache` is a folder where computed tables
    are kept (None: nowhere), `overrides` are what a team says of its own days.
    """

    def __init__(self, year: int, cache: Path | None = None, overrides: Overrides | None = None) -> None:
        self._first, self._last = year - YEARS_BACK, year + YEARS_AHEAD
        self._cache = cache if kept_tables.library_version() else None
        self._overrides = overrides or {}
        self._lock = threading.RLock()
        self._tables: dict[str, WorkingDays] = {}
        self._wide: dict[str, WorkingDays] = {}

    def of(self, country: str) -> WorkingDays:
        """The table of `country` (two letters, ISO 3166); raises UnknownCountry."""
        found = self._tables.get(country)
        return self._first_time(country) if found is None else found

    def _first_time(self, country: str) -> WorkingDays:
        code = country.strip().upper()
        with self._lock:
            if code not in self._tables:
                table = self._own(self._fetch(code))
                self._tables[code] = replace(table, widen=partial(self._widened, code))
            self._tables[country] = self._tables[code]
            return self._tables[code]

    def _widened(self, code: str) -> WorkingDays:
        with self._lock:
            if code not in self._wide:
                self._wide[code] = self._own(compute(code, self._first - FAR_BACK, self._last + FAR_AHEAD))
            return self._wide[code]

    def _own(self, table: WorkingDays) -> WorkingDays:
        """The table with what the team says of that country."""
        said = self._overrides.get(table.country)
        return said.applied(table) if said else table

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

    check_holidays(country)
    languages = _languages(getattr(holidays, country).supported_languages)
    books = {language: _holidays(country, code, first_year, last_year) for language, code in languages.items()}
    start, last = date(first_year, 1, 1), date(last_year, 12, 31)
    ordinals = range(start.toordinal(), last.toordinal() + 1)
    marks = "".join(_mark(books["en"], date.fromordinal(day)) for day in ordinals)
    names = {name: dict(sorted(book.items())) for name, book in books.items()}
    if country in _NOTICE_EACH_YEAR:
        names = {name: with_breaks(of_days, marks, start) for name, of_days in names.items()}
    estimated = frozenset(day for day, name in names["en"].items() if name.endswith(_ESTIMATED))
    return WorkingDays(country, start, marks, names, estimated, _official_until(books["en"]))


def _mark(book: "HolidayBase", day: date) -> str:
    if book.is_weekend(day):
        return MADE_UP if book.is_working_day(day) else WEEKEND
    return WORKING if book.is_working_day(day) else HOLIDAY


def _official_until(book: "HolidayBase") -> date | None:
    """The last day for which the government has said which weekends are worked; later years are made by rule only."""
    if book.country not in _NOTICE_EACH_YEAR:
        return None
    noticed: dict[int, object] = getattr(book, "special_public_holidays", {})
    return date(max(noticed), 12, 31) if noticed else None


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
