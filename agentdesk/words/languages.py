"""The languages the product knows: their own names, directions, homes and plural rules."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]
Person: TypeAlias = Literal["customer", "agent"]

SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language; `country` and `zone` are where its customers live unless a case says otherwise.

    `plural_forms` is the value of the Plural-Forms header that its catalogues carry. `script` is what Unicode calls
    the letters in which it is written. `variants` are the people by whose gender its texts may differ.
    """

    code: str
    own_name: str
    direction: Direction
    country: str
    zone: str
    plural_forms: str
    script: str
    variants: tuple[Person, ...]


# In English, Chinese and Persian only the title shows who is spoken to, and nothing who speaks.
_TITLE: tuple[Person, ...] = ("customer",)
_BOTH: tuple[Person, ...] = ("customer", "agent")
_TWO_FORMS = "nplurals=2; plural=n != 1;"
_HEBREW_FORMS = "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"
_ARABIC_FORMS = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"

LANGUAGES = (
    Language("en", "English", "ltr", "GB", "Europe/London", _TWO_FORMS, "LATIN", _TITLE),
    Language("it", "Italiano", "ltr", "IT", "Europe/Rome", _TWO_FORMS, "LATIN", _BOTH),
    Language("zh", "中文", "ltr", "CN", "Asia/Shanghai", "nplurals=1; plural=0;", "CJK", _TITLE),
    Language("ar", "العربية", "rtl", "SA", "Asia/Riyadh", _ARABIC_FORMS, "ARABIC", _BOTH),
    Language("fa", "فارسی", "rtl", "IR", "Asia/Tehran", "nplurals=2; plural=n > 1;", "ARABIC", _TITLE),
    Language("he", "עברית", "rtl", "IL", "Asia/Jerusalem", _HEBREW_FORMS, "HEBREW", _BOTH),
)

_BY_CODE = {language.code: language for language in LANGUAGES}


def widening(tag: str) -> tuple[str, ...]:
    """A language tag in lower case, then ever wider ones: "zh_Hant-TW" gives zh-hant-tw, zh-hant, zh."""
    parts = tag.replace("_", "-").lower().split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def language_of(tag: str) -> Language | None:
    """The known language of a tag, its region left aside; None for one that isn't known."""
    return _BY_CODE.get(widening(tag)[-1])


def direction_of(tag: str) -> Direction:
    """The direction in which a language is written; left to right where it isn't known."""
    known = language_of(tag)
    return known.direction if known else "ltr"
