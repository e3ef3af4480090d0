"""New Year in five calendars, leap days, and the ends of a table."""

from datetime import date

import pytest

from agentdesk.calendars.due_rule import DueRule
from agentdesk.calendars.tables import Tables
from tests.calendars.place import ARABIA, CHINA, IRAN, ISRAEL, ITALY, Place

NEXT = DueRule(working_days=(1, 1))


@pytest.mark.parametrize(
    ("place", "at", "wanted"),
    [
        (ITALY, "2026-12-31T23:30", "2027-01-04"),  # the first is a Friday
        (ITALY, "2027-01-01T00:30", "2027-01-04"),
        (IRAN, "2026-03-19T10:00", "2026-03-25"),  # Nowruz 1405, and the four days from it
        (IRAN, "2027-03-18T10:00", "2027-03-25"),  # Nowruz 1406, from the last day of the old year on
        (ARABIA, "2026-06-15T10:00", "2026-06-16"),  # 1 Muharram 1448 is worked
        (CHINA, "2026-02-13T10:00", "2026-02-14"),  # worked, to make up for the new year
        (CHINA, "2026-02-14T10:00", "2026-02-24"),
        (ISRAEL, "2026-09-10T10:00", "2026-09-14"),  # Rosh Hashana on a weekend and the Sunday after it
        (ISRAEL, "2027-09-30T10:00", "2027-10-04"),
    ],
)
def test_the_next_working_day_after_a_year_ends(tables: Tables, place: Place, at: str, wanted: str) -> None:
    first, last = place.span(place.due(tables, NEXT, at))
    assert (first[:10], last[:10]) == (wanted, wanted)


def test_a_leap_day_is_worked_where_it_is_a_weekday(tables: Tables) -> None:
    for place in (ITALY, CHINA, ISRAEL, IRAN):
        assert place.span(place.due(tables, NEXT, "2028-02-28T10:00"))[0][:10] == "2028-02-29"


def test_dates_run_over_the_last_day_of_the_table(tables: Tables) -> None:
    italy = tables.of("IT")
    assert italy.last == date(2031, 12, 31)
    assert italy.ahead(date(2031, 12, 30), 2) == date(2032, 1, 2)
    assert italy.ahead(date(2032, 1, 2), 1) == date(2032, 1, 5)
    assert italy.since(date(2031, 12, 30), date(2032, 1, 2)) == 2
    assert italy.since(date(2022, 12, 30), date(2023, 1, 2)) == 1
    assert italy.first_from(date(2032, 1, 1)) == date(2032, 1, 2)
    assert italy.is_eve(italy.last)
    assert italy.is_eve(date(2022, 12, 31))


def test_the_wider_table_goes_on_as_the_narrow_one(tables: Tables) -> None:
    for country in ("IT", "CN", "SA"):
        narrow = tables.of(country)
        wide = narrow.widen and narrow.widen()
        assert wide is not None
        start = (narrow.first - wide.first).days
        assert wide.marks[start : start + len(narrow.marks)] == narrow.marks
        assert wide is (narrow.widen and narrow.widen())


def test_a_customer_in_another_zone_has_their_own_day(tables: Tables) -> None:
    # The agent in Rome works on Sunday evening; in China it is Monday already, in California Saturday night is over.
    evening = "2026-11-22T23:30"
    in_china = CHINA.shown(ITALY.at(evening))
    assert in_china[:10] == "2026-11-23"
    assert CHINA.span(CHINA.due(tables, NEXT, in_china))[0] == "2026-11-24T09:00"
    assert ITALY.span(ITALY.due(tables, NEXT, evening))[0] == "2026-11-23T09:00"
