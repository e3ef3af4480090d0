"""Whatever a rule says: its range runs forward, and what is kept inside lies in an open window."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agentdesk.calendars.due_rule import DueRule, Ladder
from agentdesk.calendars.tables import Tables
from agentdesk.calendars.windows import DEFAULT, CallingWindow
from tests.calendars.place import ARABIA, CHINA, IRAN, ISRAEL, ITALY, SEASONAL, Place

NIGHTS = CallingWindow.parse({"hours": ["21:00-03:30"], "weekends": "open", "eves": ["10:00-12:00"]})
SECOND = timedelta(seconds=1)

ranges = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (pair[0], sum(pair)))
aheads = st.none() | st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (sum(pair), pair[0]))
facts = st.none() | st.just("done_at")
own_hours = st.sampled_from(
    [(), ("19:00-20:00",), ("23:00-02:00",), ("02:10-02:50",), ("09:00-10:00", "15:00-15:30")]
)


@st.composite
def dated(draw: st.DrawFn, inside: bool) -> DueRule:
    """A rule that comes to days."""
    kind = draw(st.sampled_from(["working_days", "days", "months", "years", "day_of_next_month", "recurs"]))
    value: object = draw(ranges)
    if kind == "day_of_next_month":
        value = draw(st.integers(1, 31))
    elif kind == "recurs":
        value = draw(st.sampled_from(["FREQ=MONTHLY", "FREQ=YEARLY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=SU"]))
    elif kind == "years":
        value = draw(st.sampled_from([(0, 1), (1, 1), (2, 5)]))
    return DueRule(
        **{kind: value},  # type: ignore[arg-type]
        after=draw(facts),
        ahead=draw(aheads),
        hours=draw(own_hours),
        roll=not inside and draw(st.booleans()),
        inside=inside,
    )


places = st.sampled_from([ITALY, CHINA, IRAN, ARABIA, ISRAEL])
windows = st.sampled_from([DEFAULT, SEASONAL, NIGHTS])
# Not only whole hours, and not only after what is counted from.
minutes = st.integers(0, 5 * 366 * 24 * 60)


def moment(minute: int) -> datetime:
    return datetime.combine(date(2024, 1, 1), time(), UTC) + timedelta(minutes=minute)


@given(dated(inside=False), places, windows, minutes, minutes)
def test_a_range_runs_forward(
    tables: Tables, rule: DueRule, place: Place, window: CallingWindow, now: int, done: int
) -> None:
    due = place.due(tables, rule, place.shown(moment(now)), window, done_at=moment(done))
    assert due.due_from <= due.due_by
    if rule.ahead is not None and not rule.roll:
        assert due.due_by.astimezone(place.zone).date() >= moment(now).astimezone(place.zone).date()


@given(dated(inside=True), places, windows, minutes, minutes)
def test_inside_lies_in_open_windows(
    tables: Tables, rule: DueRule, place: Place, window: CallingWindow, now: int, done: int
) -> None:
    days = tables.of(place.country)
    due = place.due(tables, rule, place.shown(moment(now)), window, done_at=moment(done))
    assert due.due_from < due.due_by
    assert window.is_open(due.due_from, place.zone, days)
    assert window.is_open(due.due_by - SECOND, place.zone, days)


@given(st.integers(0, 5), places, windows, minutes)
def test_a_call_back_is_made_while_somebody_can_be_called_and_not_at_once(
    tables: Tables, attempts: int, place: Place, window: CallingWindow, now: int
) -> None:
    days, at = tables.of(place.country), place.at(place.shown(moment(now)))
    rule = DueRule(ladder=Ladder((5, 15, 60), "tries"))
    due = place.due(tables, rule, place.shown(at), window, tries=attempts)
    assert at < due.due_from <= due.due_by
    assert window.is_open(due.due_from, place.zone, days)
