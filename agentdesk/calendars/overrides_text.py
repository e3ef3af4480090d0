"""A team's own days as it writes them in a file, and every mistake in it with its place and remedy."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from agentdesk.calendars.countries import UnknownCountry, check_country
from agentdesk.calendars.hours import Span
from agentdesk.calendars.hours_text import LIKE, HoursText
from agentdesk.calendars.overrides import Overrides, OwnDays
from agentdesk.calendars.week_text import WEEKDAYS
from agentdesk.core.errors import BadInput, Fault, Phrase

KEYS = ("weekend", "closed", "working", "half_days", "half_weekdays", "eves", "official_until")
# Longer closures are a mistake in a year.
_LONGEST = timedelta(days=366)
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_DATE = "2026-12-31"

_Table: TypeAlias = Mapping[str, Any]


def read_overrides(file: Path) -> Overrides:
    """What a team says of its own days, by country; raises BadInput with every fault of the file."""
    name = str(file)
    try:
        text = file.read_text(encoding="utf-8")
        said = tomllib.loads(text)
    except OSError:
        raise BadInput(Fault(name, Phrase("the file can't be read"), Phrase("look whether it is there"))) from None
    except UnicodeDecodeError:
        raise BadInput(Fault(name, Phrase("this is no text"), Phrase("save the file as UTF-8 text"))) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(_not_toml(name, text, str(error))) from None
    reading = _Reading(name)
    found = {country: reading.country(country, table) for country, table in said.items()}
    if reading.text.faults:
        raise BadInput(*reading.text.faults)
    return found


def _not_toml(name: str, text: str, told: str) -> Fault:
    match, lines = _PLACE.search(told), text.split("\n")
    place = f"{name}:{match[1]}:{match[2]}" if match else f"{name}:{len(lines)}:{len(lines[-1]) + 1}"
    return Fault(place, Phrase("this isn't TOML"), Phrase("write {example}", example='weekend = ["thu", "fri"]'))


class _Reading:
    """The reading of one file; `text` gathers its faults."""

    def __init__(self, name: str) -> None:
        self.text = HoursText(name)

    def country(self, code: str, table: object) -> OwnDays:
        """What the file says of one country."""
        try:
            check_country(code)
        except UnknownCountry as error:
            guess = error.slots.get("guess")
            remedy = (
                Phrase("did you mean {guess}?", guess=guess) if guess else Phrase("write its two letters, such as IT")
            )
            self.text.fault(code, Phrase("no country has the code {country}", country=code), remedy)
        if not isinstance(table, Mapping):
            self._wrong(code, Phrase("a country is a table"), f"[{code}]")
            return OwnDays()
        self._only(code, table, KEYS)
        return OwnDays(
            weekend=self._weekend(f"{code}: weekend", table),
            closed=dict(self._closed(f"{code}: closed", table)),
            working=frozenset(self._dates(f"{code}: working", table.get("working", []))),
            half_days=dict(self._half_days(f"{code}: half_days", table)),
            half_weekdays=dict(self._half_weekdays(f"{code}: half_weekdays", table)),
            eve_hours=self.text.spans(f"{code}: eves", table["eves"]) if "eves" in table else None,
            official_until=self._date(f"{code}: official_until", table.get("official_until")),
        )

    def _weekend(self, place: str, table: _Table) -> frozenset[int] | None:
        named = table.get("weekend")
        if named is None:
            return None
        if isinstance(named, list) and set(map(str, named)) < set(WEEKDAYS):
            return frozenset(WEEKDAYS.index(day) for day in named)
        self._wrong(place, Phrase("these are no weekdays"), '["thu", "fri"]')
        return None

    def _closed(self, place: str, table: _Table) -> Iterator[tuple[date, str]]:
        """Each day of each closure, with its name."""
        for where, entry in self._entries(place, table.get("closed", [])):
            self._only(where, entry, ("on", "from", "to", "name"))
            name = entry.get("name")
            if not isinstance(name, str) or not name.strip():
                self.text.fault(where, Phrase("it has no name"), Phrase("say why nobody works, as name"))
                continue
            for day in self._stretch(where, entry):
                yield day, name.strip()

    def _stretch(self, where: str, entry: _Table) -> list[date]:
        """The days of a closure, none where they can't be read."""
        keys = [key for key in ("on", "from", "to") if key in entry]
        if keys not in (["on"], ["from", "to"]):
            self.text.fault(where, Phrase("it has no day"), Phrase("write on, or from and to"))
            return []
        days = [self._date(f"{where}: {key}", entry[key]) for key in keys]
        first, last = days[0], days[-1]
        if first is None or last is None:
            return []
        if not timedelta() <= last - first <= _LONGEST:
            said = Phrase("{first} to {last} is no closure", first=first, last=last)
            self.text.fault(where, said, Phrase("write the first day as from, the last one as to, a year at most"))
            return []
        return [first + timedelta(n) for n in range((last - first).days + 1)]

    def _half_days(self, place: str, table: _Table) -> Iterator[tuple[date, tuple[Span, ...]]]:
        for where, entry in self._entries(place, table.get("half_days", [])):
            self._only(where, entry, ("on", "hours"))
            if not {"on", "hours"} <= entry.keys():
                self._wrong(where, Phrase("a half day has a day and hours"), f"{{ on = {_DATE}, hours = {LIKE} }}")
                continue
            day, hours = self._date(f"{where}: on", entry["on"]), self.text.spans(f"{where}: hours", entry["hours"])
            if day is not None:
                yield day, hours

    def _half_weekdays(self, place: str, table: _Table) -> Iterator[tuple[int, tuple[Span, ...]]]:
        given = table.get("half_weekdays", {})
        if not isinstance(given, Mapping) or not set(given) <= set(WEEKDAYS):
            self._wrong(place, Phrase("these are no weekdays"), f"{{ thu = {LIKE} }}")
            return
        for day, hours in given.items():
            yield WEEKDAYS.index(day), self.text.spans(f"{place}: {day}", hours)

    def _entries(self, place: str, given: object) -> Iterator[tuple[str, _Table]]:
        for number, entry in enumerate(given if isinstance(given, list) else [given], 1):
            where = f"{place} {number}"
            if isinstance(entry, Mapping):
                yield where, entry
            else:
                self._wrong(where, Phrase("this is no table"), f"{{ on = {_DATE}, … }}")

    def _only(self, where: str, entry: _Table, keys: tuple[str, ...]) -> None:
        from difflib import get_close_matches

        for key in entry:
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                known = Phrase("write one of {known}", known=", ".join(keys))
                remedy = Phrase("did you mean {guess}?", guess=near[0]) if near else known
                self.text.fault(f"{where}: {key}", Phrase("there is no such key"), remedy)

    def _dates(self, place: str, given: object) -> Iterator[date]:
        for entry in given if isinstance(given, list) else [given]:
            day = self._date(place, entry)
            if day is not None:
                yield day

    def _date(self, place: str, given: object) -> date | None:
        """A date, as TOML writes it: without quotes."""
        if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
            return given
        said = Phrase("{given} is no date", given=f"{str(given)!r}")
        self.text.fault(place, said, Phrase("write it like {date}, without quotes", date=_DATE))
        return None

    def _wrong(self, place: str, fault: str, example: str) -> None:
        self.text.fault(place, fault, Phrase("write it like {example}", example=example))
