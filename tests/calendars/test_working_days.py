"""Working days are counted as a walk through the days would count them."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.working_days import Closure, OutsideTable, PastTable, WorkingDays
from agentdesk.core.errors import AgentdeskError

FIRST, LAST = date(2023, 1, 1), date(2031, 12, 31)
LENGTH = (LAST - FIRST).days + 1
COUNTRIES = ("SA", "IR", "IL", "IT", "CN", "GB")
DAY = timedelta(days=1)

# Three days from a Thursday: work, work, closed; then two years are far away.
SHORT = WorkingDays("XX", date(2026, 1, 1), "110", {"en": {date(2026, 1, 3): "Rest"}})


@cache
def naive(country: str) -> dict[date, bool]:
    """Every day of the table, asked one by one of the library."""
    part = "ENG" if country == "GB" else None
    book = holidays.country_holidays(country, part, years=range(2023, 2032), language="en_US")
    return {day: book.is_working_day(day) for day in (FIRST + n * DAY for n in range(LENGTH))}


def walk(country: str, day: date, n: int) -> date:
    while n:
        day += DAY
        n -= naive(country)[day]
    return day


countries = st.sampled_from(COUNTRIES)
days = st.dates(FIRST, LAST)
early_days = st.dates(FIRST, date(2029, 12, 31))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_day_is_as_the_library_has_it(tables: Tables, country: str) -> None:
    table = tables.of(country)
    assert (table.first, table.last) == (FIRST, LAST)
    assert {day: table.is_working(day) for day in naive(country)} == naive(country)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_count_from_the_first_day_is_a_running_sum(tables: Tables, country: str) -> None:
    table = tables.of(country)
    after_first = {day: works for day, works in naive(country).items() if day > FIRST}
    assert [table.since(FIRST, day) for day in after_first] == list(accumulate(after_first.values()))


@given(countries, early_days, st.integers(1, 400))
def test_the_nth_day_ahead_is_where_a_walk_ends(tables: Tables, country: str, day: date, n: int) -> None:
    assert tables.of(country).ahead(day, n) == walk(country, day, n)


@given(countries, early_days, st.integers(1, 400))
def test_ahead_and_since_agree(tables: Tables, country: str, day: date, n: int) -> None:
    table = tables.of(country)
    found = table.ahead(day, n)
    assert table.is_working(found)
    assert table.since(day, found) == n
    assert table.since(day, found - DAY) == n - 1


@given(countries, days, days, days)
def test_counts_add_up(tables: Tables, country: str, a: date, b: date, c: date) -> None:
    table = tables.of(country)
    a, b, c = sorted((a, b, c))
    assert table.since(a, b) + table.since(b, c) == table.since(a, c)
    assert table.since(c, a) == 0


@given(countries, early_days)
def test_the_first_day_from_a_day_is_the_nearest_working_one(tables: Tables, country: str, day: date) -> None:
    table = tables.of(country)
    found = table.first_from(day)
    assert table.is_working(found)
    assert found >= day
    assert table.since(day - DAY if day > FIRST else day, found) <= 1


def test_the_day_itself_is_not_counted(tables: Tables) -> None:
    italy = tables.of("IT")
    assert italy.ahead(date(2026, 11, 23), 5) == date(2026, 11, 30)
    assert italy.since(date(2026, 11, 23), date(2026, 11, 30)) == 5
    assert italy.ahead(date(2026, 11, 22), 1) == date(2026, 11, 23)


def test_no_days_ahead_is_the_day_itself_working_or_not(tables: Tables) -> None:
    sunday = date(2026, 11, 22)
    assert tables.of("IT").ahead(sunday, 0) == sunday


def test_a_leap_day_is_a_day(tables: Tables) -> None:
    italy = tables.of("IT")
    leap_day = date(2028, 2, 29)
    assert italy.is_working(leap_day)
    assert italy.ahead(date(2028, 2, 28), 1) == leap_day
    assert italy.since(date(2028, 2, 28), date(2028, 3, 1)) == 2


def test_a_count_crosses_the_end_of_a_year(tables: Tables) -> None:
    italy = tables.of("IT")
    assert italy.ahead(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert italy.ahead(date(2026, 12, 24), 3) == date(2026, 12, 30)
    assert tables.of("GB").first_from(date(2027, 1, 1)) == date(2027, 1, 4)


def test_the_first_and_the_last_day_are_inside() -> None:
    assert SHORT.ahead(date(2026, 1, 1), 1) == date(2026, 1, 2)
    assert SHORT.is_working(date(2026, 1, 2))
    assert not SHORT.is_working(date(2026, 1, 3))
    assert SHORT.since(date(2026, 1, 1), date(2026, 1, 3)) == 1


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 4), date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_outside_is_refused(day: date) -> None:
    for ask in (SHORT.is_working, SHORT.first_from, SHORT.why_closed, lambda day: SHORT.ahead(day, 1)):
        with pytest.raises(OutsideTable) as refused:
            ask(day)
        assert str(day) in str(refused.value)
        assert "2026-01-01 to 2026-01-03" in str(refused.value)


def test_a_count_from_or_to_a_day_outside_is_refused() -> None:
    with pytest.raises(OutsideTable):
        SHORT.since(date(2025, 12, 30), date(2026, 1, 2))
    with pytest.raises(OutsideTable):
        SHORT.since(date(2026, 1, 2), date(2026, 1, 9))


@pytest.mark.parametrize(("day", "n"), [(1, 2), (2, 1), (3, 1), (1, 10**6)])
def test_a_count_past_the_last_day_is_refused(day: int, n: int) -> None:
    with pytest.raises(PastTable) as refused:
        SHORT.ahead(date(2026, 1, day), n)
    assert isinstance(refused.value, AgentdeskError)
    assert str(refused.value) == (
        f"the working days of XX are known until 2026-01-03, too short for {n} after 2026-01-0{day}"
    )


def test_no_first_day_is_found_behind_the_last_working_one() -> None:
    with pytest.raises(PastTable):
        SHORT.first_from(date(2026, 1, 3))


def test_days_are_not_counted_back() -> None:
    with pytest.raises(ValueError, match="-1"):
        SHORT.ahead(date(2026, 1, 2), -1)


def test_a_moment_is_no_date() -> None:
    with pytest.raises(TypeError, match="time of day"):
        SHORT.is_working(datetime(2026, 1, 2, tzinfo=UTC))


def test_a_table_does_not_change() -> None:
    with pytest.raises(AttributeError):
        SHORT.country = "YY"  # type: ignore[misc]


def test_a_closed_day_says_why(tables: Tables) -> None:
    italy = tables.of("IT")
    assert italy.why_closed(date(2026, 11, 23)) == Closure(None)
    assert italy.why_closed(date(2026, 11, 22)) == Closure("weekend")
    assert italy.why_closed(date(2026, 12, 25)) == Closure("holiday", "Christmas Day")
    assert italy.why_closed(date(2026, 12, 25), "it") == Closure("holiday", "Natale")


def test_a_holiday_counts_for_more_than_the_weekend_under_it(tables: Tables) -> None:
    sunday = date(2027, 8, 15)
    assert tables.of("IT").why_closed(sunday) == Closure("holiday", "Assumption Of Mary Day")


def test_a_language_without_names_gets_english_ones(tables: Tables) -> None:
    assert tables.of("SA").why_closed(date(2026, 9, 23), "fa").name == "National Day Holiday"


@pytest.mark.parametrize(
    ("country", "day", "language", "name"),
    [
        ("SA", date(2026, 9, 23), "ar", "اليوم الوطني"),
        ("IR", date(2026, 3, 21), "fa", "جشن نوروز"),
        ("IL", date(2026, 9, 21), "he", "יום כיפור"),
        ("CN", date(2026, 10, 1), "zh", "国庆节"),
    ],
)
def test_names_are_there_in_the_country_s_language(
    tables: Tables, country: str, day: date, language: str, name: str
) -> None:
    assert name in tables.of(country).why_closed(day, language).name
