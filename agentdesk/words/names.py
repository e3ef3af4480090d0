"""What other languages, and the cities of time zones, are called in a language."""

from agentdesk.words.dates import locale_of


def language_name(code: str, language: str) -> str:
    """The name of a language: "Italian" in English, "italiano" in Italian; its code where it has none."""
    return str(locale_of(language).languages.get(code.replace("-", "_"), "")) or code


def city(zone: str, language: str) -> str:
    """The city that a time zone is named after: "Rome" for Europe/Rome in English, "Roma" in Italian."""
    from babel.dates import get_timezone_location

    said = str(get_timezone_location(zone, locale=locale_of(language), return_city=True))
    return said.rpartition("/")[2].replace("_", " ")
