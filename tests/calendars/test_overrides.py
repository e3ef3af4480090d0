"""A team's own days count in place of the country's, and every mistake in their file is named."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from agentdesk.calendars.due_rule import DueRule
from agentdesk.calendars.overrides import Overrides, OwnDays
from agentdesk.calendars.overrides_text import KEYS, read_overrides
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow
from agentdesk.core.errors import BadInput
from agentdesk.core.places import data_folder
from tests.calendars.place import CHINA, IRAN, ISRAEL, ITALY, Place

EXAMPLE = data_folder() / "calendars_example.toml"


def written(folder: Path, text: str) -> Overrides:
    file = folder / "calendars.toml"
    file.write_text(text, encoding="utf-8")
    return read_overrides(file)


@pytest.fixture(scope="module")
def own() -> Tables:
    """The calendars with the days of the example."""
    return Tables(2026, overrides=read_overrides(EXAMPLE))


def hours(tables: Tables, place: Place, day: str, window: CallingWindow = DEFAULT) -> list[str]:
    opened = window.openings(date.fromisoformat(day), place.zone, tables.of(place.country))
    return [f"{place.shown(opens)[11:]}-{place.shown(closes)[11:]}" for opens, closes in opened]


def test_another_weekend(tables: Tables, tmp_path: Path) -> None:
    long = Tables(2026, overrides=written(tmp_path, '[IR]\nweekend = ["thu", "fri"]\n')).of("IR")
    thursday, nowruz = date(2026, 7, 2), date(2026, 3, 23)
    assert tables.of("IR").is_working(thursday)
    assert long.why_closed(thursday).kind == "weekend"
    assert long.ahead(date(2026, 7, 1), 1) == date(2026, 7, 4)
    assert long.why_closed(nowruz).kind == "holiday"
    assert long.since(date(2025, 12, 31), date(2026, 12, 31)) < tables.of("IR").since(
        date(2025, 12, 31), date(2026, 12, 31)
    )


def test_a_shorter_weekend_leaves_its_holidays(tmp_path: Path) -> None:
    six_days = Tables(2026, overrides=written(tmp_path, '[IT]\nweekend = ["sun"]\n')).of("IT")
    assert six_days.is_working(date(2026, 11, 28))
    assert six_days.why_closed(date(2026, 12, 26)).kind == "holiday"
    assert six_days.why_closed(date(2026, 11, 29)).kind == "weekend"


@pytest.mark.parametrize(
    ("country", "weekend"), [("IT", '"sat", "sun"'), ("IR", '"fri"'), ("IL", '"fri", "sat"'), ("CN", '"sun", "sat"')]
)
def test_the_country_s_own_weekend_changes_nothing(
    tables: Tables, tmp_path: Path, country: str, weekend: str
) -> None:
    same = Tables(2026, overrides=written(tmp_path, f"[{country}]\nweekend = [{weekend}]\n"))
    assert same.of(country).marks == tables.of(country).marks


def test_days_that_make_up_for_a_weekend_stay_worked(tmp_path: Path) -> None:
    china = Tables(2026, overrides=written(tmp_path, '[CN]\nweekend = ["sat"]\n')).of("CN")
    assert china.is_working(date(2026, 10, 10))
    assert china.is_working(date(2026, 10, 11))
    assert not china.is_working(date(2026, 10, 17))


def test_a_closure_has_its_name(own: Tables) -> None:
    italy = own.of("IT")
    assert italy.why_closed(date(2026, 12, 7)).name == "Bridge day"
    assert italy.why_closed(date(2026, 12, 7), "it").name == "Bridge day"
    assert [italy.is_working(date(2027, 8, day)) for day in (6, 9, 13, 20, 23)] == [True, False, False, False, True]
    assert italy.why_closed(date(2027, 8, 14)).kind == "holiday"  # a Saturday of the break
    due = ITALY.due(own, DueRule(days=(1, 1), roll=True), "2026-12-06T10:00")
    assert due.rolled[0].name == "Bridge day"
    assert ITALY.span(due) == ("2026-12-09T09:00", "2026-12-09T18:00")


def test_a_day_may_be_worked_whatever_the_calendar_says(own: Tables) -> None:
    china = own.of("CN")
    assert china.is_working(date(2027, 2, 14))
    assert hours(own, CHINA, "2027-02-20") == ["09:00-18:00"]
    assert not china.is_working(date(2027, 2, 21))
    assert china.why_closed(date(2027, 2, 10)).kind == "holiday"


@pytest.mark.parametrize(
    ("place", "day", "found"),
    [
        (ITALY, "2026-12-24", ["09:00-13:00"]),
        (ITALY, "2026-12-23", ["09:00-18:00"]),
        (IRAN, "2026-07-02", ["09:00-13:00"]),  # a Thursday; the window opens at nine
        (IRAN, "2026-07-01", ["09:00-18:00"]),
        (IRAN, "2026-07-03", []),
        (ISRAEL, "2026-05-21", ["09:00-13:00"]),  # before Shavuot
        (ISRAEL, "2026-05-20", ["09:00-18:00"]),
    ],
)
def test_half_days_clip_the_window(own: Tables, place: Place, day: str, found: list[str]) -> None:
    assert hours(own, place, day) == found


def test_a_half_day_clips_what_is_always_open(own: Tables) -> None:
    always = CallingWindow.parse({"mon-sun": ["00:00-24:00"], "holidays": "open"})
    assert hours(own, ITALY, "2026-12-24", always) == ["09:00-13:00"]
    evenings = CallingWindow.parse({"days": "working", "hours": ["18:00-20:00"]})
    assert hours(own, ITALY, "2026-12-24", evenings) == []


def test_what_a_team_has_looked_up_is_not_provisional(own: Tables, tables: Tables) -> None:
    spring = date(2027, 2, 10)
    assert tables.of("CN").is_provisional(spring, spring)
    assert not own.of("CN").is_provisional(spring, spring)
    assert own.of("CN").is_provisional(date(2028, 1, 3), date(2028, 1, 3))


def test_other_countries_are_as_they_were(own: Tables, tables: Tables) -> None:
    assert own.of("SA").marks == tables.of("SA").marks
    assert own.of("SA").half_days == {}


def test_the_wider_table_has_them_too(tmp_path: Path) -> None:
    text = '[IT]\nclosed = [{ on = 2040-11-26, name = "Anniversary" }]\n'
    italy = Tables(2026, overrides=written(tmp_path, text)).of("IT")
    assert italy.why_closed(date(2040, 11, 26)).name == "Anniversary"


def test_a_kept_table_takes_on_what_the_file_says_now(tmp_path: Path) -> None:
    cache, day = tmp_path / "cache", date(2026, 11, 26)
    before = Tables(2026, cache, written(tmp_path, '[IT]\nclosed = [{ on = 2026-11-26, name = "Move" }]\n'))
    assert not before.of("IT").is_working(day)
    after = Tables(2026, cache, written(tmp_path, "[IT]\n"))
    assert after.of("IT").is_working(day)
    assert Tables(2026, cache).of("IT").marks == after.of("IT").marks


def test_a_holiday_that_is_added_shuts_the_window_of_a_case_that_was_dated_before(tmp_path: Path) -> None:
    due = ITALY.due(Tables(2026), DueRule(working_days=(3, 3)), "2026-11-23T10:00")
    later = Tables(2026, overrides=written(tmp_path, '[IT]\nclosed = [{ on = 2026-11-26, name = "Mourning" }]\n'))
    italy = later.of("IT")
    assert not DEFAULT.is_open(due.due_from, ITALY.zone, italy)
    assert DEFAULT.opens(due.due_from, ITALY.zone, italy) == ITALY.at("2026-11-27T09:00")


def test_the_example_shows_every_key() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert [key for key in KEYS if key not in text] == []


def test_nothing_said_is_nothing_changed(tables: Tables) -> None:
    italy = tables.of("IT")
    same = OwnDays().applied(italy)
    assert (same.marks, same.names, same.estimated) == (italy.marks, italy.names, italy.estimated)
    china = tables.of("CN")
    assert OwnDays().applied(china).marks == china.marks


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[IT\n", ":1:4: this isn't TOML; write "),
        ('[IT]\nweekend = ["sat"]\nweekend = ["sun"]\n', ":3:18: this isn't TOML; write "),
        ("[UK]\n", ": UK: no country has the code UK; did you mean GB?"),
        ("[ZZ]\n", ": ZZ: no country has the code ZZ; write its two letters, such as IT"),
        ("IT = 3\n", ": IT: a country is a table; write it like [IT]"),
        ("[IT]\nwekend = []\n", ": IT: wekend: there is no such key; did you mean weekend?"),
        ("[IT]\nx = 1\n", ": IT: x: there is no such key; write one of weekend, closed, working, half_days, "),
        ('[IT]\nweekend = ["saturday"]\n', ': IT: weekend: these are no weekdays; write it like ["thu", "fri"]'),
        ('[IT]\nweekend = "sat"\n', ": IT: weekend: these are no weekdays; "),
        (
            '[IT]\nweekend = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]\n',
            ": IT: weekend: these are no weekdays; ",
        ),
        ('[IT]\nworking = ["2026-12-31"]\n', ": IT: working: '2026-12-31' is no date; write it like 2026-12-31, "),
        ("[IT]\nworking = [2026-12-31T10:00:00]\n", ": IT: working: '2026-12-31 10:00:00' is no date; "),
        ("[IT]\nclosed = [2026-12-31]\n", ": IT: closed 1: this is no table; write it like { on = 2026-12-31, … }"),
        ("[IT]\nclosed = [{ on = 2026-12-31 }]\n", ": IT: closed 1: it has no name; say why nobody works, as name"),
        ('[IT]\nclosed = [{ name = "x" }]\n', ": IT: closed 1: it has no day; write on, or from and to"),
        (
            '[IT]\nclosed = [{ from = 2026-12-31, name = "x" }]\n',
            ": IT: closed 1: it has no day; write on, or from and to",
        ),
        (
            '[IT]\nclosed = [{ from = 2026-12-31, to = 2026-12-30, name = "x" }]\n',
            ": IT: closed 1: 2026-12-31 to 2026-12-30 is no closure; write the first day as from, ",
        ),
        ('[IT]\nclosed = [{ on = 5, name = "x" }]\n', ": IT: closed 1: on: '5' is no date; "),
        (
            '[IT]\nclosed = [{ on = 2026-12-31, name = "x", why = 1 }]\n',
            ": IT: closed 1: why: there is no such key; ",
        ),
        ("[IT]\nhalf_days = [{ on = 2026-12-31 }]\n", ": IT: half_days 1: a half day has a day and hours; write it "),
        (
            '[IT]\nhalf_days = [{ on = 2026-12-31, hours = ["9-13"] }]\n',
            ": IT: half_days 1: hours: '9-13' is not a span of hours; ",
        ),
        ('[IT]\nhalf_weekdays = { sabato = ["09:00-13:00"] }\n', ": IT: half_weekdays: these are no weekdays; "),
        ("[IT]\nhalf_weekdays = 3\n", ": IT: half_weekdays: these are no weekdays; "),
        ('[IT]\neves = ["late"]\n', ": IT: eves: 'late' is not a span of hours; "),
        ('[IT]\nofficial_until = "soon"\n', ": IT: official_until: 'soon' is no date; "),
    ],
)
def test_a_mistake_is_named_with_its_place_and_remedy(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(BadInput) as refused:
        written(tmp_path, text)
    assert str(refused.value).startswith(f"{tmp_path / 'calendars.toml'}{fault}")
    assert len(refused.value.faults) == 1


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        written(tmp_path, '[IT]\nx = 1\neves = ["late"]\n[ZZ]\ny = 2\n')
    assert len(refused.value.faults) == 4


def test_a_file_that_is_not_there_or_is_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="the file can't be read"):
        read_overrides(tmp_path / "calendars.toml")
    (tmp_path / "calendars.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="this is no text"):
        read_overrides(tmp_path / "calendars.toml")


def test_an_appointment_on_a_closure_keeps_its_time(own: Tables) -> None:
    due = ITALY.due(own, DueRule(at="agreed_at"), "2026-12-01T10:00", agreed_at="2026-12-07T10:00:00+01:00")
    assert due.due_from == datetime(2026, 12, 7, 9, tzinfo=UTC)
