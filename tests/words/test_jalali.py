"""The calendar of Iran."""

from datetime import date

import pytest

from agentdesk.words.jalali import Day, day_of, gregorian, spoken


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (date(2026, 11, 21), Day(1405, 8, 30)),
        (date(2026, 3, 21), Day(1405, 1, 1)),
        (date(2025, 3, 20), Day(1403, 12, 30)),
        (date(2025, 3, 21), Day(1404, 1, 1)),
    ],
)
def test_days_there_and_back(when: date, day: Day) -> None:
    assert day_of(when) == day
    assert gregorian(day) == when


def test_a_day_that_the_calendar_does_not_have() -> None:
    with pytest.raises(ValueError, match="day"):
        gregorian(Day(1404, 12, 30))


def test_spoken_and_in_figures() -> None:
    assert spoken(date(2026, 3, 21)) == "شنبه 1 فروردین 1405"
    assert day_of(date(2026, 3, 21)).numeric == "1405/1/1"
