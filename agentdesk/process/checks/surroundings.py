"""Check: country, time zone, language, calling window and folder of a process are real."""

from collections.abc import Iterator
from functools import lru_cache

from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.zones import zone_named
from agentdesk.core.errors import AgentdeskError, BadInput, Fault
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.reading import Loc
from agentdesk.words.languages import LANGUAGES, language_of

# Their holidays are known without a look into the library, which takes a while to load.
_AT_HOME = frozenset(language.country for language in LANGUAGES)


def check_surroundings(ground: Ground) -> Iterator[Fault]:
    """A country without holidays, a zone or a language that nobody knows, hours that can't be read."""
    process = ground.process
    unknown = _country(process.country)
    if unknown:
        yield _said(ground, ("country",), unknown, "write its two letters, such as IT")
    try:
        zone_named(process.timezone)
    except AgentdeskError as error:
        yield _said(ground, ("timezone",), str(error), "write it like Europe/Rome")
    if language_of(process.language) is None:
        codes = [language.code for language in LANGUAGES]
        remedy = meant(process.language, codes, f"languages are {', '.join(codes)}")
        yield ground.fault(("language",), f"no language has the code {process.language}", remedy)
    yield from _window(ground)
    if ground.folder is not None and ground.folder.name != process.id:
        fault = f"the folder is called {ground.folder.name}, its translations wouldn't be found"
        yield ground.fault(("id",), fault, "give folder and process the same name")


def _said(ground: Ground, loc: Loc, said: str, otherwise: str) -> Fault:
    """A fault whose text says the remedy as well, after a semicolon."""
    fault, _, remedy = said.partition("; ")
    return ground.fault(loc, fault, remedy or otherwise)


def _window(ground: Ground) -> Iterator[Fault]:
    if ground.process.window is None:
        return
    try:
        CallingWindow.parse(ground.process.window)
    except BadInput as error:
        for bad in error.faults:
            loc: Loc = ("window", *(bad.place.split(": ") if bad.place else ()))
            yield ground.fault(loc, bad.fault, bad.remedy)


@lru_cache(maxsize=64)
def _country(code: str) -> str:
    """What is wrong with a country's code ("" where nothing is)."""
    from agentdesk.calendars.countries import UnknownCountry, check_holidays

    if code in _AT_HOME:
        return ""
    try:
        check_holidays(code)
    except UnknownCountry as error:
        return str(error)
    return ""
