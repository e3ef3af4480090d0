"""The six languages, and the plural rules that their catalogues carry."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from agentdesk.words.catalogue import Catalogue
from agentdesk.words.languages import LANGUAGES, Language, direction_of, language_of, widening
from agentdesk.words.po_file import compile_po
from tests.words.po import plural, po


def test_each_language_is_known_with_its_home() -> None:
    homes = {language.code: (language.country, language.zone) for language in LANGUAGES}
    assert homes == {
        "en": ("GB", "Europe/London"),
        "it": ("IT", "Europe/Rome"),
        "zh": ("CN", "Asia/Shanghai"),
        "ar": ("SA", "Asia/Riyadh"),
        "fa": ("IR", "Asia/Tehran"),
        "he": ("IL", "Asia/Jerusalem"),
    }


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_language_agrees_with_the_locale_data(language: Language) -> None:
    locale = Locale.parse(f"{language.code}_{language.country}")
    assert locale.get_language_name(language.code) == language.own_name.replace("Italiano", "italiano")
    assert locale.text_direction == language.direction
    assert ZoneInfo(language.zone).key == language.zone


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_plural_rule_parts_numbers_as_cldr_does(language: Language) -> None:
    count = int(language.plural_forms.split(";")[0].removeprefix("nplurals="))
    text = po(plural("day", "days", *"abcdef"[:count]), plural_forms=language.plural_forms)
    catalogue = Catalogue(compile_po(Path("x.po"), text.encode()))
    category = Locale.parse(language.code).plural_form
    pairs = {(catalogue.get_plural("", "day", "days", n), category(n)) for n in range(1_000)}
    assert len(pairs) == len({form for form, _ in pairs}) == len({name for _, name in pairs}) == count


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("fa-IR", "rtl"), ("he_IL", "rtl"), ("en", "ltr"), ("zh-Hant-TW", "ltr"), ("xx", "ltr")],
)
def test_direction(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction


def test_a_region_is_left_aside() -> None:
    assert language_of("IT-ch") is language_of("it")
    assert language_of("tlh") is None
    assert language_of("") is None
    assert widening("zh_Hant-TW") == ("zh-hant-tw", "zh-hant", "zh")
