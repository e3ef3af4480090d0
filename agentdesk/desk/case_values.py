"""What files say of a case, whatever their form: read cell by cell, each fault kept with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from agentdesk.calendars.countries import UnknownCountry
from agentdesk.calendars.country_zones import only_zone_of, zone_of_country
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.zones import UnknownZone, zone_named
from agentdesk.core.case import PRIORITIES, Case
from agentdesk.core.customer import GENDERS, ContactPoint
from agentdesk.core.errors import AgentdeskError, Fault, Phrase
from agentdesk.core.plain import Plain
from agentdesk.desk.cells import Remembered, fact_of, one_of, text_of
from agentdesk.desk.import_rows import COLUMNS, FACT, Row
from agentdesk.desk.outside_text import quoted
from agentdesk.desk.phones import PhoneNumber, several
from agentdesk.desk.unfit import Unfit, fault_at, unknown
from agentdesk.process.model import Fact, Process
from agentdesk.words.languages import LANGUAGES, language_of

T = TypeVar("T")

_LANGUAGES = tuple(language.code for language in LANGUAGES)
gender = one_of("gender", GENDERS)
priority = one_of("priority", PRIORITIES)


class RowReader:
    """Reads the cells of one row; what is wrong with them is added to `faults`."""

    def __init__(self, row: Row, faults: list[Fault]) -> None:
        self.row = row
        self.faults = faults

    def __call__(self, column: str, read: Callable[[Plain], T]) -> T | None:
        """The value in a column; None where the cell isn't given, or is wrong."""
        cell = self.row.cells.get(column)
        if cell is None:
            return None
        try:
            return read(cell)
        except AgentdeskError as error:
            self.faults.append(fault_at(self.row.at(column), error))
            return None

    def gives(self, column: str) -> bool:
        """Whether the cell is given."""
        return column in self.row.cells

    def fault(self, column: str, said: str, remedy: str) -> None:
        """Keep a fault of a cell."""
        self.faults.append(Fault(self.row.at(column), said, remedy))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a customer is, and in which language they are called."""

    country: str
    timezone: str
    language: str


class Vocabulary:
    """What values are checked against: the process, the facts that a case of it has, countries and zones."""

    def __init__(self, process: Process, protocol: Process | None, tables: Tables | None) -> None:
        self.process = process
        self.facts: Mapping[str, Fact] = {**(protocol.facts if protocol else {}), **process.facts}
        self.columns = dict.fromkeys((*COLUMNS, *(f"{FACT}{name}" for name in self.facts)))
        self.status = one_of("status", process.statuses or (process.start_status,))
        self.country = Remembered(partial(_country, tables), partial(_country, tables, guess=False))
        self.zone = Remembered(_zone, partial(_zone, guess=False))

    def place(self, read: RowReader, base: Case | None) -> Place:
        """The place that a row gives; what it leaves out is as in `base`, or at home in the country."""
        if base is not None:
            left_out = Place(base.country, base.timezone, base.language)
            country = read("country", self.country) or base.country
        else:
            country = read("country", self.country) or self.process.country
            left_out = self._home(country, read)
        return Place(
            country,
            read("timezone", self.zone) or left_out.timezone,
            read("language", language) or left_out.language,
        )

    def facts_of(self, read: RowReader, timezone: str) -> dict[str, Plain]:
        """The facts that a row gives."""
        zone = zone_named(timezone)
        found = ((name, read(f"{FACT}{name}", partial(fact_of, fact, zone))) for name, fact in self.facts.items())
        return {name: value for name, value in found if value is not None}

    def _home(self, country: str, read: RowReader) -> Place:
        place = home(self.process, country)
        if not place.timezone and not read.gives("timezone"):
            said = Phrase("it isn't the same in all of {country}", country=country)
            example = zone_of_country(country) or "Europe/Rome"
            read.fault("timezone", said, Phrase("give the customer's, such as {example}", example=example))
        return replace(place, timezone=place.timezone or self.process.timezone)


def home(process: Process, country: str) -> Place:
    """Where customers of a country are at home; the time zone is "" where its clocks differ."""
    if country == process.country:
        return Place(country, process.timezone, process.language)
    for known in LANGUAGES:
        if known.country == country:
            return Place(country, known.zone, known.code)
    return Place(country, only_zone_of(country) or "", process.language)


def language(cell: Plain) -> str:
    """One of the languages that the desk knows, by its code; a region is left aside."""
    tag = text_of(cell)
    known = language_of(tag)
    if known is None:
        raise unknown("language", tag, _LANGUAGES)
    return known.code


def numbers(country: str, cell: Plain) -> tuple[PhoneNumber, ...]:
    """The numbers of a cell, at least one."""
    written = [str(part) for part in cell] if isinstance(cell, list) else [text_of(cell)]
    found = [number for text in written for number in several(text, country)]
    if not found:
        raise Unfit(Phrase("no number is in it"), Phrase("write it with + and the country's code"))
    return tuple({number.value: number for number in found}.values())


def contacts(
    given: tuple[PhoneNumber, ...] | None, kept: tuple[ContactPoint, ...], voicemail: bool | None
) -> tuple[ContactPoint, ...]:
    """The contact points after a change: the given numbers first, what was there before behind them.

    A number keeps what is known of it; the consent is that for all numbers (None: nothing was said of it).
    """
    known = {point.value: point for point in kept if point.kind == "phone"}
    listed = [(known.pop(number.value, ContactPoint(number.value)), number.valid) for number in given or ()]
    phones = [*listed, *((point, point.valid) for point in known.values())]
    rest = (point for point in kept if point.kind != "phone")
    return (*(_point(point, valid, voicemail) for point, valid in phones), *rest)


def _point(point: ContactPoint, valid: bool, voicemail: bool | None) -> ContactPoint:
    consent = point.voicemail if voicemail is None else voicemail
    same = point.valid == valid and point.voicemail == consent
    return point if same else replace(point, valid=valid, voicemail=consent)


def _country(tables: Tables | None, text: str, *, guess: bool = True) -> str:
    """The code of a country whose working days are known; without tables any two letters pass."""
    code = text.upper()
    plausible = len(code) == 2 and code.isascii() and code.isalpha()
    if not plausible and (tables is None or not guess):
        raise UnknownCountry(country=quoted(text))
    return tables.of(code).country if tables else code


def _zone(text: str, *, guess: bool = True) -> str:
    """The name of a time zone; looking for what was meant takes a while."""
    try:
        return ZoneInfo(text).key
    except (LookupError, ValueError, OSError):
        if guess:
            return zone_named(text).key
        raise UnknownZone(zone=quoted(text)) from None
