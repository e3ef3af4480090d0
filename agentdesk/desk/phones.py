"""Telephone numbers: accepted where they are possible, marked where they can't ring, shown the usual way."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agentdesk.core.errors import AgentdeskError
from agentdesk.desk.outside_text import cleaned, quoted

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber as Parsed

_DIGITS = r"\(?[+＋]?[\d ()（）\[\]./\-\u2010-\u2015\u2212－·]{2,40}"
_WRITTEN = re.compile(rf"{_DIGITS}(?:(?:;ext=|,? ?(?:ext|x|#)\.? ?)\d{{1,7}})?", re.IGNORECASE)
_ENDING = 3
_SEPARATOR = re.compile(r"[;；؛](?!ext=)")


class NotANumber(AgentdeskError):
    """A text that is not a telephone number, or a number that can't exist."""

    message = "{typed} is not a telephone number; write it with + and the country's code, like +39 06 1234 5678"


class NoSuchLength(NotANumber):
    """A number that is too long or too short for its country."""

    message = "{typed} is too short or too long for a number in {country}; check its digits"


class NeedsCountry(NotANumber):
    """A national number without a country."""

    message = "{typed} doesn't say its country; write it with + and the country's code, like +39 06 1234 5678"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number as it is kept: E.164, with ` ext. 12` behind it where there is an extension.

    `valid` is False where the numbering plan says that it can't ring.
    """

    value: str
    valid: bool


def checked(text: str, country: str | None) -> PhoneNumber:
    """The number written in `text`, in digits of any script.

    `country` is that of numbers without a + (None: unknown). Raises NotANumber, NoSuchLength, NeedsCountry.
    """
    import phonenumbers

    written = cleaned(text)
    if not _WRITTEN.fullmatch(written):
        raise NotANumber(typed=quoted(text))
    try:
        number = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException as error:
        if error.error_type == error.INVALID_COUNTRY_CODE and not written.startswith(("+", "＋")):
            raise NeedsCountry(typed=quoted(text)) from error
        raise NotANumber(typed=quoted(text)) from error
    valid = phonenumbers.is_valid_number(number)
    if not valid and not phonenumbers.is_possible_number(number):
        region = phonenumbers.region_code_for_country_code(number.country_code or 0)
        raise NoSuchLength(typed=quoted(text), country=region)
    return PhoneNumber(_kept(number), valid)


def several(text: str, country: str | None) -> tuple[PhoneNumber, ...]:
    """The numbers of a text with `;` between them, each once. NotANumber and its kind, for the first bad one."""
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    return tuple({number.value: number for number in (checked(part, country) for part in parts)}.values())


def country_of(text: str) -> str | None:
    """The country of a number that is written with its code, the largest one as long as the number doesn't tell more
    (+1: US); None where it has no code, or isn't a number yet."""
    import phonenumbers

    try:
        number = phonenumbers.parse(cleaned(text), None)
    except phonenumbers.NumberParseException:
        return None
    largest = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return phonenumbers.region_code_for_number(number) or largest


def national_or_international(number: str, agent_country: str) -> str:
    """A kept number as an agent in `agent_country` reads it: without the country's code where it is their own.

    What isn't a number is given back as it is.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    own = phonenumbers.country_code_for_region(agent_country) == parsed.country_code
    style = phonenumbers.PhoneNumberFormat.NATIONAL if own else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def ending(number: str) -> str:
    """The last digits of a number, by which somebody who calls is known, and by which nobody can be called."""
    digits = "".join(char for char in number if char.isdigit())
    return f"… {digits[-_ENDING:]}" if digits else ""


def _kept(number: "Parsed") -> str:
    import phonenumbers

    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain} ext. {number.extension}" if number.extension else plain
