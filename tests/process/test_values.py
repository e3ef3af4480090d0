"""Values as agents type them, in every script."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from agentdesk.core.plain import Plain
from agentdesk.process.steps import Input
from agentdesk.process.values import HasPassed, InTheFuture, NotADate, NotAValue, parse, plain_digits
from tests.process.scene import moment

AT = moment("2026-11-24T10:00")
ZONE = AT.tzinfo


def typed(kind: str, text: str, **sides: bool) -> Plain:
    step = Input(kind="input", type=kind, fact="x", next="end", **sides)
    return parse(step, text, AT, ZONE)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("1.12.2026", "2026-12-01"),
        ("1/12/26", "2026-12-01"),
        ("1 12 2026", "2026-12-01"),
        ("1.12.", "2026-12-01"),
        ("1.12", "2026-12-01"),
        ("10/1", "2027-01-10"),
        ("1.6.", "2026-06-01"),
        ("+3", "2026-11-27"),
        ("+0", "2026-11-24"),
        ("٢٠٢٦-١٢-٠١", "2026-12-01"),
        ("۱۴.۱۲.۲۰۲۶", "2026-12-14"),
        ("２０２６－１２－０１", "2026-12-01"),
        (" 2026-12-01 ", "2026-12-01"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert typed("date", text) == day


@pytest.mark.parametrize("text", ["", "soon", "31.2.2026", "2026-13-01", "32", "1.1.1.1", "++3", "29.2.2027"])
def test_days_that_are_none(text: str) -> None:
    with pytest.raises(NotAValue):
        typed("date", text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-12-01 15:30", "2026-12-01T15:30:00+01:00"),
        ("2026-12-01T15:30", "2026-12-01T15:30:00+01:00"),
        ("2026-12-01T15:30+03:00", "2026-12-01T15:30:00+03:00"),
        ("15:30", "2026-11-24T15:30:00+01:00"),
        ("15.30", "2026-11-24T15:30:00+01:00"),
        ("+1 9:05", "2026-11-25T09:05:00+01:00"),
        ("1.12. 15:30", "2026-12-01T15:30:00+01:00"),
        ("１５：３０", "2026-11-24T15:30:00+01:00"),
        ("12月1日 15:30", "2026-12-01T15:30:00+01:00"),
        ("12月1日15点30分", "2026-12-01T15:30:00+01:00"),
        ("1/12 15点", "2026-12-01T15:00:00+01:00"),
        ("9点整", "2026-11-24T09:00:00+01:00"),
        ("١٥:٣٠", "2026-11-24T15:30:00+01:00"),
        ("2027-07-01 9:00", "2027-07-01T09:00:00+02:00"),
    ],
)
def test_moments(text: str, when: str) -> None:
    assert typed("time", text) == when


@pytest.mark.parametrize("text", ["", "tomorrow", "25:00", "12:61", "2026-12-01 noon", "3"])
def test_moments_that_are_none(text: str) -> None:
    with pytest.raises(NotAValue):
        typed("time", text)


@pytest.mark.parametrize("text", ["2026-12-01", "20261201"])
def test_a_day_alone_is_no_moment(text: str) -> None:
    with pytest.raises(NotAValue):
        typed("time", text)


@pytest.mark.parametrize("kind", ["date", "time", "count", "money", "phone"])
def test_nothing_at_all_is_missing(kind: str) -> None:
    with pytest.raises(NotAValue, match="something has to be typed here"):
        typed(kind, "")


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("1250", "1250.00"),
        ("1250.5", "1250.50"),
        ("12,50", "12.50"),
        ("1.250,00", "1250.00"),
        ("1,250.75", "1250.75"),
        ("1'250.00", "1250.00"),
        ("1 250,00", "1250.00"),
        ("١٬٢٥٠٫٧٥", "1250.75"),
        ("1.250.000", "1250000.00"),
    ],
)
def test_sums_with_either_separator(text: str, sum_: str) -> None:
    assert typed("money", text) == sum_


@pytest.mark.parametrize("text", ["much", "1,25,0", "-3", "1.2345", "€ 5"])
def test_sums_that_are_none(text: str) -> None:
    with pytest.raises(NotAValue):
        typed("money", text)


def test_counts_numbers_phones_and_texts() -> None:
    assert typed("count", "٣") == 3
    assert typed("number", "-2,5") == -2.5
    assert typed("phone", "+39  300 123\t4567") == "+39 300 123 4567"
    assert typed("text", "  a word ") == "a word"


@pytest.mark.parametrize(
    ("kind", "text"),
    [("count", "2.5"), ("count", "-1"), ("number", "two"), ("phone", "call me"), ("phone", "123"), ("text", "  ")],
)
def test_other_values_that_are_none(kind: str, text: str) -> None:
    with pytest.raises(NotAValue):
        typed(kind, text)


def test_the_past_and_the_future_meet_today() -> None:
    assert typed("date", "2026-11-24", past=True) == typed("date", "2026-11-24", future=True)
    with pytest.raises(InTheFuture):
        typed("date", "2026-11-25", past=True)
    with pytest.raises(HasPassed):
        typed("date", "2026-11-23", future=True)
    with pytest.raises(HasPassed):
        typed("time", "9:59", future=True)
    assert typed("time", "10:00", future=True)


def test_digits_of_every_script() -> None:
    assert plain_digits("١٢۳४５") == "12345"


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("3/12", "IT", "2026-12-03"),
        ("3/12", "CN", "2027-03-12"),
        ("12/3", "CN", "2026-12-03"),
        ("12-03", "IT", "2026-12-03"),
        ("12-03", "CN", "2026-12-03"),
        ("3.12", "CN", "2026-12-03"),
        ("3/12/2026", "IT", "2026-12-03"),
        ("26/12", "CN", "2026-12-26"),
        ("12月3日", "CN", "2026-12-03"),
        ("12月3号", "IT", "2026-12-03"),
        ("2027年1月3日", "CN", "2027-01-03"),
        ("12/26", "CN", "2026-12-26"),
        ("12/26", "IT", "2026-12-26"),
        ("26/12", "IT", "2026-12-26"),
        ("26/12/2026", "CN", "2026-12-26"),
        ("9/12", "IR", "2026-12-03"),
        ("۹/۱۲", "IR", "2026-12-03"),
        ("12-03", "IR", "2026-12-03"),
        ("05/9/12", "IR", "2026-12-03"),
        ("1/10", "IR", "2027-03-30"),
        ("5/1", "IR", "2026-07-23"),
        ("1405/9/12", "IT", "2026-12-03"),
        ("۱۴۰۵/۹/۱۲", "IR", "2026-12-03"),
        ("12.9.1405", "IR", "2026-12-03"),
    ],
)
def test_what_comes_first_in_a_date_is_as_the_country_writes_it(text: str, country: str, day: str) -> None:
    step = Input(kind="input", type="date", fact="day", next="end")
    assert parse(step, text, datetime(2026, 11, 24, 10, tzinfo=UTC), ZoneInfo("Europe/Rome"), country) == day


def test_a_month_that_iran_does_not_have_is_refused() -> None:
    step = Input(kind="input", type="date", fact="day", next="end")
    with pytest.raises(NotADate):
        parse(step, "13/1", datetime(2026, 11, 24, 10, tzinfo=UTC), ZoneInfo("Asia/Tehran"), "IR")


def test_a_refusal_says_the_day_as_it_was_typed() -> None:
    step = Input(kind="input", type="date", fact="day", past=True, next="end")
    with pytest.raises(InTheFuture) as refused:
        parse(step, "۱۴۰۵/۹/۲۰", datetime(2026, 11, 24, 10, tzinfo=UTC), ZoneInfo("Asia/Tehran"), "IR")
    assert refused.value.slots["typed"] == "۱۴۰۵/۹/۲۰"


@pytest.mark.parametrize("country", ["CN", "IR", "IT"])
def test_only_dates_are_read_as_dates(country: str) -> None:
    step = Input(kind="input", type="text", fact="said", next="end")
    said = "1/2 litre, 3/4 of an hour, 12/26"
    assert parse(step, said, datetime(2026, 11, 24, 10, tzinfo=UTC), ZoneInfo("Europe/Rome"), country) == said
