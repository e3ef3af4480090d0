"""Tables are computed rightly, once, and kept where they may be."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from holidays.registry import COUNTRIES

from agentdesk.calendars import kept_tables
from agentdesk.calendars import tables as module
from agentdesk.calendars.countries import UnknownCountry
from agentdesk.calendars.tables import Tables, compute
from agentdesk.calendars.working_days import WorkingDays

CHINESE_MAKE_UP_DAYS = [
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
]
# As the government told of the year 2026, weekends included.
CHINESE_BREAKS = {
    date.fromisoformat(first) + timedelta(days=n)
    for first, length in [
        ("2026-01-01", 3),
        ("2026-02-15", 9),
        ("2026-04-04", 3),
        ("2026-05-01", 5),
        ("2026-06-19", 3),
        ("2026-09-25", 3),
        ("2026-10-01", 7),
    ]
    for n in range(length)
}
WEEKENDS = {
    "AE": {5, 6},
    "BN": {4, 6},
    "CN": {5, 6},
    "EG": {4, 5},
    "GB": {5, 6},
    "HK": {6},
    "IL": {4, 5},
    "IR": {4},
    "IT": {5, 6},
    "SA": {4, 5},
}
WORKING_DAYS = {  # of 2026 and 2027
    "SA": (251, 250),
    "IR": (286, 287),
    "IT": (254, 254),
    "IL": (256, 255),
    "CN": (248, 248),
}


@pytest.mark.parametrize("day", CHINESE_MAKE_UP_DAYS)
def test_a_chinese_make_up_day_is_a_working_day(tables: Tables, day: date) -> None:
    china = tables.of("CN")
    assert day.weekday() in {5, 6}
    assert china.is_working(day)
    assert china.why_closed(day).kind is None
    assert china.ahead(day - timedelta(days=1), 1) == day


def test_no_other_chinese_weekend_of_that_year_works(tables: Tables) -> None:
    china = tables.of("CN")
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [day for day in year if day.weekday() > 4 and china.is_working(day)] == CHINESE_MAKE_UP_DAYS


def test_a_chinese_break_is_a_holiday_with_its_weekends(tables: Tables) -> None:
    china = tables.of("CN")
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert {day for day in year if china.is_holiday(day)} == CHINESE_BREAKS
    assert china.why_closed(date(2026, 10, 4), "zh").name == "国庆节"
    assert china.why_closed(date(2026, 10, 11)).kind == "weekend"


@pytest.mark.parametrize("country", WEEKENDS)
def test_the_weekend_is_the_country_s_own(tables: Tables, country: str) -> None:
    table = tables.of(country)
    november = [date(2029, 11, 1) + timedelta(days=n) for n in range(30)]
    assert {day.weekday() for day in november if table.why_closed(day).kind == "weekend"} == WEEKENDS[country]


def test_in_iran_thursday_is_a_working_day_and_friday_is_not(tables: Tables) -> None:
    iran = tables.of("IR")
    assert iran.is_working(date(2026, 7, 2))
    assert not iran.is_working(date(2026, 7, 3))
    assert iran.is_working(date(2026, 7, 4))


@pytest.mark.parametrize("country", WORKING_DAYS)
def test_a_year_has_the_known_number_of_working_days(tables: Tables, country: str) -> None:
    table = tables.of(country)
    days = [table.since(date(year - 1, 12, 31), date(year, 12, 31)) for year in (2026, 2027)]
    assert tuple(days) == WORKING_DAYS[country]


def test_an_estimated_holiday_says_so(tables: Tables) -> None:
    feast = date(2027, 3, 9)
    assert "(estimated)" in tables.of("SA").why_closed(feast).name
    assert "تقديري" in tables.of("SA").why_closed(feast, "ar").name


@pytest.mark.parametrize("language", ["ar", "zh_CN", "C"])
def test_names_do_not_follow_the_machine(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(name, language)
    assert compute("SA", 2026, 2026).why_closed(date(2026, 9, 23), "fa").name == "National Day Holiday"
    assert compute("NZ", 2026, 2026).why_closed(date(2026, 2, 6)).name == "Waitangi Day"


def test_easter_monday_is_a_holiday_where_most_of_the_british_live(tables: Tables) -> None:
    assert tables.of("GB").why_closed(date(2026, 4, 6)).name == "Easter Monday"
    assert tables.of("GB").why_closed(date(2026, 8, 31)).kind == "holiday"


def test_every_country_of_the_library_is_as_the_library_has_it() -> None:
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    for _, country, *_ in COUNTRIES.values():
        part = "ENG" if country == "GB" else None
        years = (2025, 2026, 2027)
        book = holidays.country_holidays(country, part, years=years, language="en_US", expand=False)
        table = compute(country, 2026, 2026)
        assert [table.is_working(day) for day in year] == [book.is_working_day(day) for day in year], country
        named = {day for day in book if day.year == 2026} | (CHINESE_BREAKS if country == "CN" else set())
        assert set(table.names["en"]) == named, country


@pytest.mark.parametrize(
    ("text", "guess"),
    [("UK", "GB"), ("ITA", "IT"), ("Italy", "IT"), ("Itlay", "IT"), ("saudi arabia", "SA"), ("Iran", "IR")],
)
def test_a_country_by_another_name_is_recognised(tables: Tables, text: str, guess: str) -> None:
    with pytest.raises(UnknownCountry, match=f"did you mean {guess}\\?"):
        tables.of(text)


@pytest.mark.parametrize("text", ["", "XX", "٣٣", "../../IT", "version"])
def test_an_unknown_country_is_refused(tables: Tables, tmp_path: Path, text: str) -> None:
    for asked in (tables, Tables(2026, tmp_path)):
        with pytest.raises(UnknownCountry, match="write its two letters"):
            asked.of(text)
    assert list(tmp_path.iterdir()) == []


def test_a_table_is_computed_once(tables: Tables) -> None:
    assert tables.of("IT") is tables.of("IT")
    assert tables.of(" it") is tables.of("IT")


def test_threads_share_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    found: list[WorkingDays] = []

    def counted(country: str, first: int, last: int) -> WorkingDays:
        asked.append(country)
        return compute(country, first, last)

    monkeypatch.setattr(module, "compute", counted)
    shared, together = Tables(2026), threading.Barrier(8)

    def ask() -> None:
        together.wait()
        found.append(shared.of("CN"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == ["CN"]
    assert len(found) == 8
    assert len(set(map(id, found))) == 1


_FROM_CACHE = """
import sys
from datetime import date
from pathlib import Path
from agentdesk.calendars.tables import Tables
table = Tables(2026, Path(sys.argv[1])).of("CN")
assert table.ahead(date(2026, 2, 13), 1) == date(2026, 2, 14)
assert table.why_closed(date(2026, 10, 1), "zh").name
for heavy in ("holidays", "importlib.metadata", "difflib"):
    print(heavy, heavy in sys.modules)
"""


def test_a_kept_table_needs_no_library(tmp_path: Path) -> None:
    Tables(2026, tmp_path).of("CN")
    root = Path(module.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _FROM_CACHE, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["holidays False", "importlib.metadata False", "difflib False"]


def kept(monkeypatch: pytest.MonkeyPatch, folder: Path, year: int = 2026) -> WorkingDays | None:
    """Italy's table from `folder`, None where it had to be computed."""
    computed: list[str] = []

    def counted(country: str, first: int, last: int) -> WorkingDays:
        computed.append(country)
        return compute(country, first, last)

    with monkeypatch.context() as patch:
        patch.setattr(module, "compute", counted)
        table = Tables(year, folder).of("IT")
    return None if computed else table


def test_a_kept_table_is_the_computed_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert kept(monkeypatch, tmp_path) is None
    found, computed = kept(monkeypatch, tmp_path), compute("IT", 2023, 2031)
    assert found is not None
    for name in ("country", "first", "last", "marks", "names"):
        assert getattr(found, name) == getattr(computed, name)
    assert [file.name for file in tmp_path.iterdir()] == ["working-days-IT.json"]


def test_another_year_is_another_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert kept(monkeypatch, tmp_path, 2026) is None
    assert kept(monkeypatch, tmp_path, 2027) is None
    found = kept(monkeypatch, tmp_path, 2027)
    assert found is not None
    assert (found.first, found.last) == (date(2024, 1, 1), date(2032, 12, 31))


def test_another_version_of_the_library_is_another_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert kept(monkeypatch, tmp_path) is None
    monkeypatch.setattr(kept_tables, "library_version", lambda: "0.0")
    assert kept(monkeypatch, tmp_path) is None
    assert kept(monkeypatch, tmp_path) is not None


def test_without_a_version_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kept_tables, "library_version", lambda: "")
    assert kept(monkeypatch, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def _flipped(good: bytes) -> bytes:
    table = json.loads(good)
    marks = table["marks"]
    return json.dumps({**table, "marks": marks[:100] + ("0" if marks[100] == "1" else "1") + marks[101:]}).encode()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: b"",
        lambda good: good[: len(good) // 2],
        lambda good: b"\xff\xfe\x00" + good,
        lambda good: b"[]",
        lambda good: b"{}",
        lambda good: b"null",
        lambda good: b"[" * 100_000,
        lambda good: json.dumps({**json.loads(good), "names": []}).encode(),
        _flipped,
    ],
)
def test_a_spoilt_file_is_written_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, spoil) -> None:
    assert kept(monkeypatch, tmp_path) is None
    file = tmp_path / "working-days-IT.json"
    good = file.read_bytes()
    file.write_bytes(spoil(good))
    assert kept(monkeypatch, tmp_path) is None
    assert file.read_bytes() == good


def test_the_folder_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "tables"
    assert kept(monkeypatch, folder) is None
    assert kept(monkeypatch, folder) is not None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert kept(monkeypatch, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert kept(monkeypatch, tmp_path / "file") is None
    assert kept(monkeypatch, tmp_path / "file" / "below") is None


def test_a_file_that_can_not_be_replaced_leaves_no_draft(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "working-days-IT.json").mkdir()
    assert kept(monkeypatch, tmp_path) is None
    assert [found.name for found in tmp_path.iterdir()] == ["working-days-IT.json"]


def test_a_write_that_breaks_off_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept(monkeypatch, tmp_path)
    file = tmp_path / "working-days-IT.json"
    good = file.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        kept(monkeypatch, tmp_path, 2030)
    assert file.read_bytes() == good
    assert list(tmp_path.iterdir()) == [file]


def test_the_version_is_the_installed_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert kept_tables.library_version() == holidays.__version__
    monkeypatch.setattr(sys, "path", [str(tmp_path / "gone.zip"), *sys.path])
    assert kept_tables.library_version.__wrapped__() == holidays.__version__
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert kept_tables.library_version.__wrapped__() == ""


def test_a_folder_that_may_not_be_searched_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    search = Path.glob

    def guarded(self: Path, pattern: str) -> Iterator[Path]:
        if self.name == "locked":
            raise PermissionError(13, "Permission denied")
        return search(self, pattern)

    monkeypatch.setattr(Path, "glob", guarded)
    monkeypatch.setattr(sys, "path", ["locked", *sys.path])
    assert kept_tables.library_version.__wrapped__() == holidays.__version__


def test_far_years_are_computed_without_a_word() -> None:
    assert compute("IN", 2030, 2040).is_working(date(2040, 8, 14))
