"""Facts are read as dates and moments, or refused by their name."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from agentdesk.calendars.fact_dates import BadFact, BadMomentFact, MissingFact, day_of, moment_of

ROME = ZoneInfo("Europe/Rome")
MOMENT = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize("value", [MOMENT, MOMENT.astimezone(ROME), "2026-03-31T22:30:00Z", "2026-04-01T00:30+02:00"])
def test_a_moment_is_one_moment_and_its_date_is_the_customer_s(value: object) -> None:
    moment = moment_of({"met_at": value}, "met_at")
    assert moment == MOMENT
    assert moment.tzinfo is UTC
    assert day_of({"met_at": value}, "met_at", ROME) == date(2026, 4, 1)


@pytest.mark.parametrize("value", [date(2026, 3, 31), "2026-03-31"])
def test_a_date_is_itself(value: object) -> None:
    assert day_of({"paid_on": value}, "paid_on", ROME) == date(2026, 3, 31)


@pytest.mark.parametrize("facts", [{}, {"paid_on": None}])
def test_a_missing_fact_is_named(facts: dict[str, object]) -> None:
    for read in (lambda: moment_of(facts, "paid_on"), lambda: day_of(facts, "paid_on", ROME)):
        with pytest.raises(MissingFact, match="the fact paid_on is not known"):
            read()


@pytest.mark.parametrize(
    "value", ["soon", "2026-02-30", 20260331, True, MOMENT.replace(tzinfo=None), "2026-03-31T10:00"]
)
def test_what_is_neither_date_nor_moment_is_refused(value: object) -> None:
    with pytest.raises(BadFact, match=r"the fact paid_on is .*, not a date such as"):
        day_of({"paid_on": value}, "paid_on", ROME)
    with pytest.raises(BadMomentFact, match=r"the fact paid_on is .*, not a time with its offset"):
        moment_of({"paid_on": value}, "paid_on")


@pytest.mark.parametrize("value", [date(2026, 3, 31), "2026-03-31"])
def test_a_date_is_no_moment(value: object) -> None:
    with pytest.raises(BadMomentFact):
        moment_of({"met_at": value}, "met_at")
