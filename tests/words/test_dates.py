"""Days, times and numbers in the interface's language."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agentdesk.words.dates import day, due_label, moment, money, number, short_time, soon

ROME, TEHRAN = ZoneInfo("Europe/Rome"), ZoneInfo("Asia/Tehran")
NOVEMBER = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tue, 24 Nov 2026"),
        ("it", "mar 24 nov 2026"),
        ("it-CH", "mar 24 nov 2026"),
        ("zh", "2026年11月24日周二"),
        ("ar", "الثلاثاء، 24 نوفمبر 2026"),
        ("fa", "سه‌شنبه ۳ آذر ۱۴۰۵"),
        ("he", "יום ג׳, 24 בנוב׳ 2026"),
        ("tlh", "Tue, 24 Nov 2026"),
    ],
)
def test_day(language: str, said: str) -> None:
    assert day(date(2026, 11, 24), language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tue, 24 Nov 2026, 14:05"),
        ("it", "mar 24 nov 2026, 14:05"),
        ("zh", "2026年11月24日周二 14:05"),
        ("ar", "الثلاثاء، 24 نوفمبر 2026، 2:05 م"),
        ("fa", "سه‌شنبه ۳ آذر ۱۴۰۵، ساعت ۱۴:۰۵"),
        ("he", "יום ג׳, 24 בנוב׳ 2026, 14:05"),
    ],
)
def test_moment(language: str, said: str) -> None:
    assert moment(NOVEMBER, ROME, language) == said


def test_the_clock_of_the_language() -> None:
    assert short_time(NOVEMBER, ROME, "it") == "14:05"
    assert short_time(NOVEMBER, ROME, "en") == "14:05"
    assert short_time(NOVEMBER, ROME, "ar") == "2:05 م"
    assert short_time(NOVEMBER, TEHRAN, "fa") == "۱۶:۳۵"


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("en", "IT", "Tue, 24 Nov 2026"),
        ("en", "IR", "Tue, 24 Nov 2026 (1405/9/3)"),
        ("zh", "IR", "2026年11月24日周二 (1405/9/3)"),
        ("fa", "IR", "سه‌شنبه ۳ آذر ۱۴۰۵ (۲۴ نوامبر)"),
        ("fa", "IT", "سه‌شنبه ۳ آذر ۱۴۰۵ (۲۴ نوامبر)"),
    ],
)
def test_both_calendars_for_iran(language: str, country: str, said: str) -> None:
    assert day(date(2026, 11, 24), language, country) == said


def test_no_text_carries_marks_of_direction() -> None:
    for language in ("ar", "fa", "he"):
        said = moment(NOVEMBER, ROME, language) + number(Decimal("-1234.5"), language)
        assert not {"\u061c", "\u200e", "\u200f"} & set(said)


def test_the_day_is_that_of_the_zone() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert moment(late, ROME, "en") == "Wed, 25 Nov 2026, 00:30"


@pytest.mark.parametrize(
    ("language", "today", "said"),
    [
        ("en", 24, "14:05"),
        ("en", 23, "Tue 14:05"),
        ("it", 18, "mar 14:05"),
        ("zh", 23, "周二 14:05"),
        ("ar", 23, "الثلاثاء 2:05 م"),
        ("he", 23, "יום ג׳ 14:05"),
        ("en", 17, "Tue, 24 Nov 2026, 14:05"),
        ("en", 25, "Tue, 24 Nov 2026, 14:05"),
    ],
)
def test_soon(language: str, today: int, said: str) -> None:
    assert soon(NOVEMBER, ROME, language, date(2026, 11, today)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1,234,567.5"),
        ("it", "1.234.567,5"),
        ("zh", "1,234,567.5"),
        ("ar", "1,234,567.5"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۵"),
        ("he", "1,234,567.5"),
    ],
)
def test_number(language: str, said: str) -> None:
    assert number(1234567.5, language) == said
    assert number(Decimal("1234567.5"), language) == said


@pytest.mark.parametrize(
    ("language", "broken", "even"),
    [
        ("en", "1,234,567.50", "1,234,567"),
        ("it", "1.234.567,50", "1.234.567"),
        ("zh", "1,234,567.50", "1,234,567"),
        ("ar", "1,234,567.50", "1,234,567"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۵۰", "۱٬۲۳۴٬۵۶۷"),
        ("he", "1,234,567.50", "1,234,567"),
    ],
)
def test_money(language: str, broken: str, even: str) -> None:
    assert money(Decimal("1234567.5"), language) == broken
    assert money(Decimal("1234567.00"), language) == even


@pytest.mark.parametrize(
    ("due", "label"),
    [
        (NOVEMBER, "14:05"),
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), "00:00"),
        (datetime(2026, 11, 24, 23, 0, tzinfo=UTC), "11-25"),
        (datetime(2026, 1, 9, 12, 0, tzinfo=UTC), "01-09"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "2027-01-01"),
        (datetime(2025, 12, 31, 22, 30, tzinfo=UTC), "2025-12-31"),
        (datetime(2026, 11, 24, 6, 0, tzinfo=timezone(timedelta(hours=8))), "11-23"),
    ],
)
def test_due_label(due: datetime, label: str) -> None:
    assert due_label(due, ROME, date(2026, 11, 24), "it") == label


@pytest.mark.parametrize(
    ("due", "label"),
    [
        (NOVEMBER, "۱۴:۰۵"),
        (datetime(2026, 12, 1, 12, 0, tzinfo=UTC), "۹/۱۰"),
        (datetime(2027, 3, 21, 12, 0, tzinfo=UTC), "۱۴۰۶/۱/۱"),
    ],
)
def test_due_label_in_persian(due: datetime, label: str) -> None:
    assert due_label(due, ROME, date(2026, 11, 24), "fa") == label


def test_a_moment_without_an_offset_is_refused() -> None:
    naive = NOVEMBER.replace(tzinfo=None)
    with pytest.raises(ValueError, match="offset"):
        due_label(naive, ROME, date(2026, 11, 24), "en")
    with pytest.raises(ValueError, match="offset"):
        moment(naive, ROME, "en")


_LABEL = """
import json, sys
from datetime import UTC, date, datetime
from agentdesk.words import dates, languages, look_up, po_file, slots, translator
label = dates.due_label(datetime(2026, 11, 24, 13, 5, tzinfo=UTC), UTC, date(2026, 11, 24), "it")
print(json.dumps([label, "babel" in sys.modules]))
"""


def test_a_due_label_costs_no_babel() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", _LABEL], cwd=root, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["13:05", False]
