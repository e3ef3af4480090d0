"""A wall clock's time is found, also in the nights when clocks are changed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.calendars.zones import UnknownZone, instant, zone_named

ROME, JERUSALEM, CAIRO = ZoneInfo("Europe/Rome"), ZoneInfo("Asia/Jerusalem"), ZoneInfo("Africa/Cairo")


@pytest.mark.parametrize(
    ("zone", "day", "minute", "wanted"),
    [
        (ROME, date(2026, 1, 15), 9 * 60, "2026-01-15T08:00"),
        (ROME, date(2026, 7, 15), 9 * 60, "2026-07-15T07:00"),
        (ROME, date(2026, 7, 15), 24 * 60, "2026-07-15T22:00"),
        (ROME, date(2026, 7, 15), 26 * 60, "2026-07-16T00:00"),
        # The night of the skip: 02:00 becomes 03:00, so that 02:00 to 03:00 are one moment.
        (ROME, date(2026, 3, 29), 119, "2026-03-29T00:59"),
        (ROME, date(2026, 3, 29), 120, "2026-03-29T01:00"),
        (ROME, date(2026, 3, 29), 150, "2026-03-29T01:00"),
        (ROME, date(2026, 3, 29), 179, "2026-03-29T01:00"),
        (ROME, date(2026, 3, 29), 180, "2026-03-29T01:00"),
        (ROME, date(2026, 3, 28), 24 * 60 + 150, "2026-03-29T01:00"),
        (ROME, date(2026, 3, 29), 181, "2026-03-29T01:01"),
        # The night of the repetition: 02:30 comes twice, the first one counts.
        (ROME, date(2026, 10, 25), 150, "2026-10-25T00:30"),
        (ROME, date(2026, 10, 25), 180, "2026-10-25T02:00"),
        (JERUSALEM, date(2026, 3, 27), 119, "2026-03-26T23:59"),
        (JERUSALEM, date(2026, 3, 27), 145, "2026-03-27T00:00"),
        (JERUSALEM, date(2026, 10, 25), 90, "2026-10-24T22:30"),
        (JERUSALEM, date(2026, 10, 25), 120, "2026-10-25T00:00"),
        # A day without a midnight.
        (CAIRO, date(2026, 4, 24), 0, "2026-04-23T22:00"),
        (CAIRO, date(2026, 4, 23), 24 * 60, "2026-04-23T22:00"),
        # A day that an island left out altogether.
        (ZoneInfo("Pacific/Apia"), date(2011, 12, 30), 12 * 60, "2011-12-30T10:00"),
    ],
)
def test_the_clock_reaches_a_time(zone: ZoneInfo, day: date, minute: int, wanted: str) -> None:
    assert instant(day, minute, zone) == datetime.fromisoformat(wanted).replace(tzinfo=UTC)


@given(
    st.sampled_from(["Europe/Rome", "Asia/Jerusalem", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Tehran"]),
    st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    st.integers(0, 1439),
    st.integers(0, 600),
)
def test_later_on_the_clock_is_never_earlier(name: str, day: date, minute: int, more: int) -> None:
    zone = ZoneInfo(name)
    assert instant(day, minute, zone) <= instant(day, minute + more, zone)


def test_a_zone_is_found_by_its_name() -> None:
    assert zone_named("Asia/Riyadh") == ZoneInfo("Asia/Riyadh")


def test_a_misspelt_zone_is_recognised() -> None:
    with pytest.raises(UnknownZone, match="no time zone Europe/Roma; did you mean Europe/Rome\\?"):
        zone_named("Europe/Roma")


@pytest.mark.parametrize("name", ["", "Europe", "../../etc/passwd", "/etc/localtime", "x\0y", "西安"])
def test_what_names_no_zone_is_refused(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone_named(name)
