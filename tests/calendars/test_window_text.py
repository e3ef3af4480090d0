"""A window is read as its author meant it, and every mistake is named with its remedy."""

import pytest

from agentdesk.calendars.windows import DEFAULT, CallingWindow, NeverOpen
from agentdesk.core.errors import BadInput

MORNING, AFTERNOON = (9 * 60, 13 * 60), (14 * 60, 18 * 60)


def test_working_days_with_their_hours() -> None:
    window = CallingWindow.parse({"days": "working", "hours": ["09:00-18:00"]})
    assert window == DEFAULT
    assert hash(window) == hash(DEFAULT)


def test_hours_by_weekday() -> None:
    window = CallingWindow.parse({"mon-fri": ["14:00-18:00", "09:00-13:00"], "sat": ["09:00-12:00"]})
    assert window.week == (*[(MORNING, AFTERNOON)] * 5, ((540, 720),), ())
    assert window.open_on == "no_holidays"


def test_hours_by_weekday_on_working_days_only() -> None:
    window = CallingWindow.parse({"days": "working", "sun-wed": ["09:00-13:00"], "thu": ["09:00-12:00"]})
    assert window.week == (*[(MORNING,)] * 3, ((540, 720),), (), (), (MORNING,))
    assert window.open_on == "working_days"


@pytest.mark.parametrize(
    ("days", "open_days"),
    [
        ("mon", [0]),
        ("mon-sun", [0, 1, 2, 3, 4, 5, 6]),
        ("sat-wed", [0, 1, 2, 5, 6]),
        ("Mon, Thu–Sat", [0, 3, 4, 5]),
        ("tue-tue", [1]),
    ],
)
def test_weekdays(days: str, open_days: list[int]) -> None:
    for data in ({"days": days, "hours": ["09:00-13:00"]}, {days: "9:00 – 13:00"}):
        week = CallingWindow.parse(data).week
        assert [weekday for weekday, spans in enumerate(week) if spans == (MORNING,)] == open_days
        assert sum(map(len, week)) == len(open_days)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("20:00-02:00", (1200, 1560)),
        ("18:00-24:00", (1080, 1440)),
        ("18:00-00:00", (1080, 1440)),
        ("00:00-24:00", (0, 1440)),
    ],
)
def test_spans_up_to_and_across_midnight(text: str, span: tuple[int, int]) -> None:
    assert CallingWindow.parse({"fri": [text]}).week[4] == (span,)


@pytest.mark.parametrize(("said", "open_on"), [("open", "every_day"), ("closed", "no_holidays")])
def test_holidays(said: str, open_on: str) -> None:
    assert CallingWindow.parse({"mon": ["09:00-13:00"], "holidays": said}).open_on == open_on


HOURS = ["09:00-18:00"]
LIKE = '["09:00-18:00"]'


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("09:00-18:00", f"a calling window is not a table; write days: working, hours: {LIKE}"),
        ({}, f"hours: there are no hours; write hours: {LIKE}"),
        ({"days": "working"}, f"hours: there are no hours; write hours: {LIKE}"),
        ({"days": ["mon"]}, f"hours: there are no hours; write hours: {LIKE}"),
        ({"hours": HOURS}, "days: '' names no days; write working, mon-fri or mon,thu-sat"),
        (
            {"days": "weekdays", "hours": HOURS},
            "days: 'weekdays' names no days; write working, mon-fri or mon,thu-sat",
        ),
        ({"monday": HOURS}, "monday: 'monday' names no days; write mon, mon-fri or mon,thu-sat"),
        (
            {"mon-wed-fri": HOURS},
            "mon-wed-fri: 'mon-wed-fri' names no days; write mon, mon-fri or mon,thu-sat",
        ),
        ({"mon-fri": HOURS, "fri": HOURS}, "fri: fri is there twice; put all its hours in one list"),
        ({"mon": 540}, f"mon: 540 is no list of hours; write it like {LIKE}"),
        ({"mon": [540]}, f"mon: 540 is not a span of hours; write it like {LIKE}"),
        ({"mon": ["9-18"]}, f"mon: '9-18' is not a span of hours; write it like {LIKE}"),
        ({"mon": ["09:00-18:60"]}, "mon: '09:00-18:60' is not on the clock; a day goes from 00:00 to 24:00"),
        ({"mon": ["24:00-26:00"]}, "mon: '24:00-26:00' is not on the clock; a day goes from 00:00 to 24:00"),
        ({"mon": ["24:00-02:00"]}, "mon: '24:00-02:00' is not on the clock; a day goes from 00:00 to 24:00"),
        ({"mon": ["20:00-24:30"]}, "mon: '20:00-24:30' is not on the clock; a day goes from 00:00 to 24:00"),
        (
            {"mon": ["09:00-09:00"]},
            "mon: '09:00-09:00' has no minute in it; write the whole day as \"00:00-24:00\"",
        ),
        ({"mon": ["09:00-13:00", "12:30-18:00"]}, "mon: two spans overlap at 12:30; make one of the two"),
        (
            {"mon": HOURS, "holidays": "no"},
            "holidays: 'no' is neither open nor closed; write holidays: closed",
        ),
        (
            {"days": "working", "hours": HOURS, "holidays": "open"},
            "holidays: days: working settles it already; leave holidays out",
        ),
        ({"mon": []}, "the calling window is never open; give at least one day some hours"),
        (
            {"days": "working", "hours": []},
            "the calling window is never open; give at least one day some hours",
        ),
    ],
)
def test_a_mistake_is_named_with_its_remedy(data: object, fault: str) -> None:
    with pytest.raises(BadInput) as refused:
        CallingWindow.parse(data)
    assert str(refused.value) == fault


def test_all_mistakes_are_named_at_once_and_at_their_place() -> None:
    data = {"mon": ["9-18", "25:00-26:00"], "sunday": ["09:00-10:00"], "holidays": "maybe"}
    with pytest.raises(BadInput) as refused:
        CallingWindow.parse(data, "process.yaml:7:3")
    assert [fault.place for fault in refused.value.faults] == [
        "process.yaml:7:3: holidays",
        "process.yaml:7:3: mon",
        "process.yaml:7:3: mon",
        "process.yaml:7:3: sunday",
    ]


def test_what_is_read_is_left_as_it_was() -> None:
    data = {"days": "working", "hours": ["09:00-18:00"]}
    CallingWindow.parse(data)
    assert data == {"days": "working", "hours": ["09:00-18:00"]}


@pytest.mark.parametrize("week", [((),) * 7, (((540, 540),), *[()] * 6)])
def test_a_window_that_is_never_open_can_not_be_made(week: tuple[tuple[tuple[int, int], ...], ...]) -> None:
    with pytest.raises(NeverOpen):
        CallingWindow(week)
