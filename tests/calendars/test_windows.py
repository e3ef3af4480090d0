"""Windows open and close by the customer's clock and calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.calendars.countries import UnknownCountry
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow, open_keys
from agentdesk.calendars.working_days import OutsideTable, WorkingDays
from agentdesk.calendars.zones import UnknownZone

ROME, JERUSALEM = ZoneInfo("Europe/Rome"), ZoneInfo("Asia/Jerusalem")
TEHRAN, SHANGHAI, RIYADH = ZoneInfo("Asia/Tehran"), ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Riyadh")
MINUTE = timedelta(minutes=1)

LATE = CallingWindow.parse({"fri,sat": ["20:00-02:00"], "mon": ["09:00-13:00", "14:00-18:00"]})
NIGHT = CallingWindow.parse({"mon-sun": ["01:00-04:00"], "holidays": "open"})
ALWAYS = CallingWindow.parse({"mon-sun": ["00:00-24:00"], "holidays": "open"})


@pytest.fixture
def italy(tables: Tables) -> WorkingDays:
    return tables.of("IT")


def local(text: str, zone: ZoneInfo = ROME, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-23T08:59:59.999999", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T17:59:59.999999", True),
        ("2026-11-23T18:00", False),
        ("2026-11-22T12:00", False),  # a Sunday
        ("2026-12-25T12:00", False),  # a holiday
        ("2026-02-28T12:00", False),
        ("2028-02-29T12:00", True),
    ],
)
def test_office_hours_on_working_days(italy: WorkingDays, at: str, is_open: bool) -> None:
    assert DEFAULT.is_open(local(at), ROME, italy) is is_open


@pytest.mark.parametrize(
    ("country", "zone", "at", "is_open"),
    [
        ("CN", SHANGHAI, "2026-02-14T10:00", True),  # a Saturday to make up for the holidays
        ("CN", SHANGHAI, "2026-02-21T10:00", False),
        ("IR", TEHRAN, "2026-07-03T10:00", False),
        ("IR", TEHRAN, "2026-07-04T10:00", True),
        ("SA", RIYADH, "2026-07-04T10:00", False),
        ("SA", RIYADH, "2026-07-05T10:00", True),
    ],
)
def test_working_days_are_the_country_s(tables: Tables, country: str, zone: ZoneInfo, at: str, is_open: bool) -> None:
    assert DEFAULT.is_open(local(at, zone), zone, tables.of(country)) is is_open


def test_the_customer_s_clock_counts_whatever_the_zone_of_the_moment(italy: WorkingDays) -> None:
    at = datetime(2026, 11, 23, 16, 30, tzinfo=SHANGHAI)
    assert DEFAULT.is_open(at, ROME, italy)
    assert DEFAULT.opens(at, ROME, italy) == at
    assert DEFAULT.opens(at, ROME, italy).tzinfo is UTC


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-20T19:59", False),
        ("2026-11-20T20:00", True),
        ("2026-11-21T01:59", True),
        ("2026-11-21T02:00", False),
        ("2026-11-21T20:00", True),
        ("2026-11-22T01:30", True),  # Sunday, on Saturday's account
        ("2026-11-22T20:00", False),
        ("2026-11-23T01:30", False),
        ("2026-11-23T13:30", False),
        ("2026-12-26T01:00", False),  # Christmas Day is closed, and its night with it
    ],
)
def test_a_span_across_midnight_belongs_to_the_day_before(italy: WorkingDays, at: str, is_open: bool) -> None:
    assert LATE.is_open(local(at), ROME, italy) is is_open


@pytest.mark.parametrize(
    ("window", "at", "opens", "closes"),
    [
        (DEFAULT, "2026-11-23T08:00", "2026-11-23T09:00", "2026-11-23T18:00"),
        (DEFAULT, "2026-11-23T10:30", "2026-11-23T10:30", "2026-11-23T18:00"),
        (DEFAULT, "2026-11-23T18:00", "2026-11-24T09:00", "2026-11-24T18:00"),
        (DEFAULT, "2026-12-24T18:00", "2026-12-28T09:00", "2026-12-28T18:00"),
        (DEFAULT, "2026-12-31T20:00", "2027-01-04T09:00", "2027-01-04T18:00"),
        (LATE, "2026-11-23T13:00", "2026-11-23T14:00", "2026-11-23T18:00"),
        (LATE, "2026-11-21T01:00", "2026-11-21T01:00", "2026-11-21T02:00"),
        (LATE, "2026-11-21T02:00", "2026-11-21T20:00", "2026-11-22T02:00"),
        (LATE, "2026-11-23T18:00", "2026-11-27T20:00", "2026-11-28T02:00"),
    ],
)
def test_the_next_opening_and_its_end(
    italy: WorkingDays, window: CallingWindow, at: str, opens: str, closes: str
) -> None:
    assert window.opens(local(at), ROME, italy) == local(opens)
    assert window.closes(local(at), ROME, italy) == local(closes)


def test_spans_that_touch_are_one_opening(italy: WorkingDays) -> None:
    window = CallingWindow.parse(
        {"mon": ["09:00-13:00", "13:00-18:00"], "tue": ["20:00-24:00"], "wed": ["00:00-03:00"]}
    )
    assert window.closes(local("2026-11-23T10:00"), ROME, italy) == local("2026-11-23T18:00")
    assert window.closes(local("2026-11-24T10:00"), ROME, italy) == local("2026-11-25T03:00")


def test_a_window_that_never_closes_says_so(italy: WorkingDays) -> None:
    at = local("2026-12-25T03:00")
    assert ALWAYS.opens(at, ROME, italy) == at
    assert ALWAYS.closes(at, ROME, italy) is None


def test_a_window_that_closes_once_a_week_closes(italy: WorkingDays) -> None:
    window = CallingWindow.parse({"mon-sat": ["00:00-24:00"], "sun": ["00:00-23:00"], "holidays": "open"})
    assert window.closes(local("2026-11-22T23:30"), ROME, italy) == local("2026-11-29T23:00")


def test_holidays_are_closed_and_weekends_are_not_where_it_says_so(italy: WorkingDays) -> None:
    window = CallingWindow.parse({"mon-sun": ["09:00-18:00"]})
    assert window.is_open(local("2026-11-22T12:00"), ROME, italy)
    assert window.opens(local("2026-12-24T18:00"), ROME, italy) == local("2026-12-27T09:00")


@pytest.mark.parametrize(
    ("zone", "day", "opens", "closes", "hours"),
    [
        (ROME, date(2026, 3, 28), "2026-03-28T01:00", "2026-03-28T04:00", 3),
        (ROME, date(2026, 3, 29), "2026-03-29T01:00", "2026-03-29T04:00", 2),
        (ROME, date(2026, 10, 25), "2026-10-25T01:00", "2026-10-25T04:00", 4),
        (JERUSALEM, date(2026, 3, 27), "2026-03-27T01:00", "2026-03-27T04:00", 2),
        (JERUSALEM, date(2026, 10, 25), "2026-10-25T01:00", "2026-10-25T04:00", 4),
    ],
)
def test_the_nights_when_clocks_change(
    tables: Tables, zone: ZoneInfo, day: date, opens: str, closes: str, hours: int
) -> None:
    days = tables.of("IL")
    start, end = NIGHT.day_hours(day, zone, days)
    assert (start, end) == (local(opens, zone), local(closes, zone))
    assert end - start == timedelta(hours=hours)
    assert not NIGHT.is_open(start - MINUTE, zone, days)
    minutes = [start + n * MINUTE for n in range(hours * 60)]
    assert all(NIGHT.is_open(at, zone, days) for at in minutes)
    assert not NIGHT.is_open(end, zone, days)
    assert {NIGHT.closes(at, zone, days) for at in minutes} == {end}


def test_hours_that_the_clock_skips_do_not_open(italy: WorkingDays) -> None:
    window = CallingWindow.parse({"mon-sun": ["02:00-03:00"], "holidays": "open"})
    assert window.opens(local("2026-03-28T12:00"), ROME, italy) == local("2026-03-30T02:00")
    half = CallingWindow.parse({"mon-sun": ["02:30-03:30"], "holidays": "open"})
    assert half.opens(local("2026-03-28T12:00"), ROME, italy) == local("2026-03-29T03:00")
    assert half.closes(local("2026-03-28T12:00"), ROME, italy) == local("2026-03-29T03:30")


def test_hours_that_come_twice_open_once(italy: WorkingDays) -> None:
    window = CallingWindow.parse({"sun": ["02:15-02:45"]})
    first, second = (local("2026-10-25T02:30", fold=fold) for fold in (0, 1))
    assert second - first == timedelta(hours=1)
    assert window.is_open(first, ROME, italy)
    assert not window.is_open(second, ROME, italy)


def test_a_day_goes_from_its_first_opening_to_its_last_closing(italy: WorkingDays) -> None:
    monday, friday = date(2026, 11, 23), date(2026, 11, 20)
    assert LATE.day_hours(monday, ROME, italy) == (local("2026-11-23T09:00"), local("2026-11-23T18:00"))
    assert LATE.day_hours(friday, ROME, italy) == (local("2026-11-20T20:00"), local("2026-11-21T02:00"))


@pytest.mark.parametrize("day", ["2026-11-22", "2026-12-25"])
def test_a_closed_day_has_office_hours(italy: WorkingDays, day: str) -> None:
    window = CallingWindow.parse({"days": "working", "hours": ["10:00-20:00"]})
    hours = local(f"{day}T09:00"), local(f"{day}T18:00")
    assert window.day_hours(date.fromisoformat(day), ROME, italy) == hours


def test_the_first_and_the_last_day_of_the_table(italy: WorkingDays) -> None:
    assert not DEFAULT.is_open(local("2023-01-01T10:00"), ROME, italy)
    assert DEFAULT.opens(local("2023-01-01T10:00"), ROME, italy) == local("2023-01-02T09:00")
    assert DEFAULT.closes(local("2031-12-31T10:00"), ROME, italy) == local("2031-12-31T18:00")
    assert DEFAULT.opens(local("2031-12-31T18:00"), ROME, italy) == local("2032-01-02T09:00")
    assert DEFAULT.is_open(local("2032-01-02T10:00"), ROME, italy)
    assert not DEFAULT.is_open(local("2022-12-26T10:00"), ROME, italy)
    with pytest.raises(OutsideTable):
        DEFAULT.opens(local("2056-12-31T18:00"), ROME, italy)
    with pytest.raises(OutsideTable):
        DEFAULT.is_open(local("1990-01-02T10:00"), ROME, italy)


@given(
    st.sampled_from([DEFAULT, LATE, NIGHT]),
    st.sampled_from([ROME, JERUSALEM]),
    st.integers(0, 5 * 366 * 24 * 3600),
)
def test_opens_closes_and_is_open_agree(tables: Tables, window: CallingWindow, zone: ZoneInfo, seconds: int) -> None:
    days, at = tables.of("IL"), datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    opens, closes = window.opens(at, zone, days), window.closes(at, zone, days)
    assert closes is not None
    assert at <= opens < closes
    assert window.is_open(at, zone, days) is (opens == at)
    assert window.is_open(opens, zone, days)
    assert window.is_open(closes - MINUTE / 60, zone, days)
    assert not window.is_open(closes, zone, days)
    if opens > at:
        assert not window.is_open(opens - MINUTE / 60, zone, days)


def test_the_keys_that_are_open_at_a_moment(tables: Tables) -> None:
    keys = [
        ("IT", "Europe/Rome", DEFAULT),
        ("IR", "Asia/Tehran", DEFAULT),
        ("SA", "Asia/Riyadh", DEFAULT),
        ("GB", "Europe/London", LATE),
        ("GB", "Europe/London", ALWAYS),
    ]
    thursday, friday = (datetime(2026, 7, day, 8, 30, tzinfo=UTC) for day in (2, 3))
    assert open_keys(thursday, keys, tables) == {keys[0], keys[1], keys[2], keys[4]}
    assert open_keys(friday, iter(keys), tables) == {keys[0], keys[4]}
    assert open_keys(friday, [], tables) == set()


def test_a_key_that_means_nothing_is_refused(tables: Tables) -> None:
    at = datetime(2026, 7, 2, 8, 30, tzinfo=UTC)
    with pytest.raises(UnknownCountry):
        open_keys(at, [("XX", "Europe/Rome", DEFAULT)], tables)
    with pytest.raises(UnknownZone):
        open_keys(at, [("IT", "Europe/Roma", DEFAULT)], tables)
