"""A country's time zone, where nobody names one."""

from zoneinfo import ZoneInfo

import pytest

from agentdesk.calendars.country_zones import only_zone_of, zone_of_country
from agentdesk.words.languages import LANGUAGES


@pytest.mark.parametrize(("country", "zone"), [("IT", "Europe/Rome"), ("CN", "Asia/Shanghai"), ("JP", "Asia/Tokyo")])
def test_a_country_has_a_zone(country: str, zone: str) -> None:
    assert zone_of_country(country) == zone


def test_the_homes_of_all_languages_are_where_the_table_says() -> None:
    assert {language.code: zone_of_country(language.country) for language in LANGUAGES} == {
        language.code: language.zone for language in LANGUAGES
    }


def test_a_zone_of_a_large_country_is_one_that_there_is() -> None:
    assert ZoneInfo(str(zone_of_country("US"))).key.startswith("America/")


@pytest.mark.parametrize(
    ("country", "zone"), [("FR", "Europe/Paris"), ("DE", "Europe/Berlin"), ("ES", None), ("US", None), ("AU", None)]
)
def test_a_zone_stands_for_a_country_where_all_clocks_show_the_same(country: str, zone: str | None) -> None:
    assert only_zone_of(country) == zone


def test_no_country_has_no_zone() -> None:
    assert zone_of_country("XX") is None
    assert only_zone_of("XX") is None
