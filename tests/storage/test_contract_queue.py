"""The due queue: who is in it, in which order, page by page."""

from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentdesk.core.clock import FixedClock
from agentdesk.core.effect import Effect
from agentdesk.core.queue import Page, QueueFilter, rank
from agentdesk.desk.ports import Counts, WindowKey
from agentdesk.storage import queue
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore
from tests.storage.scene import EVERYTHING, NOW, ROME, brought_in, due, minutes, new_case, queued, taken, wrap

RIYADH = "credit_control|SA|Asia/Riyadh"


def test_a_row_shows_the_case(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(priority="high", promised=True))
    (row,) = store.queue_page(EVERYTHING, at=NOW, open_windows=[ROME], limit=5).rows
    assert (row.id, row.external_id, row.process, row.status, row.priority) == (
        *(case, "CC-1", "credit_control", "new", "high"),
    )
    assert (row.due_from, row.due_by, row.promised) == (NOW - minutes(60), NOW + minutes(60), True)
    assert row.due_from.tzinfo is UTC
    assert (row.customer, row.language, row.timezone, row.left_at) == ("Bianca Fumagalli", "it", "Europe/Rome", None)


def test_promises_come_first_then_priority_then_the_date_then_the_older_case(store: SqlStore) -> None:
    brought_in(
        store,
        new_case("low", priority="low"),
        new_case("later", due_by=NOW + minutes(90)),
        new_case("same-1"),
        new_case("same-2"),
        new_case("blocking", priority="blocking"),
        new_case("promised-low", priority="low", promised=True),
        new_case("promised-high", priority="high", promised=True),
        new_case("unheard-of", priority="urgent"),
    )
    wanted = ["promised-high", "promised-low", "blocking", "same-1", "same-2", "later", "low", "unheard-of"]
    assert queued(store) == wanted


def test_only_what_is_due_is_there(store: SqlStore) -> None:
    brought_in(
        store,
        new_case("now", due_from=NOW),
        new_case("soon", due_from=NOW + timedelta(microseconds=1)),
        new_case("never", due_from=None, due_by=None),
        new_case("closed", closed="paid", due_from=None, due_by=None),
    )
    assert queued(store) == ["now"]
    assert queued(store, at=NOW + minutes(1)) == ["now", "soon"]
    assert queued(store, at=NOW - minutes(1)) == []


def test_what_has_come_due_is_there_before_and_after_it_is_promoted(store: SqlStore) -> None:
    brought_in(
        store, new_case("a", due_from=NOW + minutes(5)), new_case("b", due_from=NOW + minutes(9), priority="high")
    )
    later = NOW + minutes(10)
    assert queued(store, at=later) == ["b", "a"]
    assert store.promote(NOW + minutes(6)) == 1
    assert queued(store, at=later) == ["b", "a"]
    assert store.promote(later) == 1
    assert store.promote(later) == 0
    assert queued(store, at=later) == ["b", "a"]
    assert queued(store, at=NOW + minutes(6)) == ["a"]


def test_many_are_promoted_in_pieces(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    brought_in(store, *(new_case(f"n{number}", due_from=NOW + minutes(1)) for number in range(25)))
    monkeypatch.setattr(queue, "_PROMOTE", queue._promotion(10))
    assert store.promote(NOW + minutes(2)) == 25


def test_windows_hold_back_all_but_appointments(store: SqlStore) -> None:
    brought_in(
        store,
        new_case("rome"),
        new_case("riyadh", window_key=RIYADH, country="SA", timezone="Asia/Riyadh"),
        new_case("appointment", window_key=""),
    )
    assert queued(store, windows=[]) == ["appointment"]
    assert queued(store, windows=[RIYADH]) == ["riyadh", "appointment"]
    assert queued(store, windows=["", ROME, RIYADH]) == ["rome", "riyadh", "appointment"]
    assert queued(store, windows=["credit_control|XX|Nowhere"]) == ["appointment"]
    assert store.window_keys() == (
        WindowKey(ROME, "credit_control", "IT", "Europe/Rome"),
        WindowKey(RIYADH, "credit_control", "SA", "Asia/Riyadh"),
    )


def test_windows_that_no_open_case_waits_for_are_left_out(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.wrap_up(wrap(store, taken(store, case), Effect("close", "paid")))
    assert store.window_keys() == ()


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        (QueueFilter(), "it ar high other"),
        (QueueFilter(languages=("it",)), "it high other"),
        (QueueFilter(languages=("ar", "fa")), "ar"),
        (QueueFilter(language="ar"), "ar"),
        (QueueFilter(priority="high"), "high"),
        (QueueFilter(process="follow_up"), "other"),
        (QueueFilter(agent="sara"), "it ar high other mine"),
        (QueueFilter(agent="omid", roles=("team_lead",)), "it ar high other lead"),
        (QueueFilter(roles=("team_lead", "credit_office")), "it ar high other lead office"),
        (QueueFilter(agent="sara", languages=("it",), process="credit_control", priority="medium"), "it mine"),
    ],
)
def test_a_view_shows_what_it_asks_for(store: SqlStore, view: QueueFilter, wanted: str) -> None:
    brought_in(
        store,
        new_case("it"),
        new_case("ar", language="ar"),
        new_case("high", priority="high"),
        new_case("other", process="follow_up"),
        new_case("mine", assignee="sara"),
        new_case("lead", assignee="team_lead"),
        new_case("office", assignee="credit_office"),
    )
    assert set(queued(store, view)) == set(wanted.split())
    assert store.counts(view, at=NOW, open_windows=[ROME]) == Counts(len(wanted.split()), 0)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fumagalli", "CC-1"),
        ("FUMA", "CC-1"),
        ("cc-2", "CC-2"),
        ("niccolo", "CC-2"),
        ("احمد", "CC-3"),
        ("كريم", "CC-4"),
        ("100%", "CC-5"),
        ("100_", ""),
        ("%", ""),
        ("acqua dall'", "CC-2"),
        ("/", ""),
        ("nobody", ""),
    ],
)
def test_a_text_is_found_in_names_and_ids_however_it_is_spelt(store: SqlStore, text: str, wanted: str) -> None:
    brought_in(
        store,
        new_case("CC-1", name="Bianca Fumagalli"),
        new_case("CC-2", name="Niccolò Dall’Acqua"),
        new_case("CC-3", name="أحمد الزهراني"),
        new_case("CC-4", name="کریم نوروزی"),
        new_case("CC-5", name="100% Pane"),
    )
    assert queued(store, QueueFilter(text=text)) == wanted.split()
    assert store.counts(QueueFilter(text=text), at=NOW, open_windows=[ROME]).due == len(wanted.split())


def test_what_is_late_is_counted(store: SqlStore) -> None:
    brought_in(store, new_case("a"), new_case("b", due_by=NOW - minutes(1)), new_case("c", due_by=NOW))
    assert store.counts(EVERYTHING, at=NOW, open_windows=[ROME]) == Counts(due=3, late=1)
    assert store.counts(EVERYTHING, at=NOW, open_windows=[]) == Counts(due=0, late=0)


def pages(store: SqlStore, limit: int, turn: Callable[[Page], object] = lambda page: None) -> list[str]:
    """All pages, one after the other."""
    found: list[str] = []
    after = None
    while True:
        page = store.queue_page(EVERYTHING, at=NOW, open_windows=[ROME], limit=limit, after=after)
        found += [row.external_id for row in page.rows]
        turn(page)
        after = page.after
        if after is None:
            return found


def cases_of(number: int) -> list[Any]:
    """Cases of every rank, with dates that fall together, half of them not yet promoted."""
    changes = (
        {
            "priority": ("blocking", "high", "medium", "low")[n % 4],
            "promised": n % 3 == 0,
            "due_from": NOW - minutes(5) if n % 2 else NOW + minutes(n - number),
            "due_by": NOW + minutes(n % 5),
        }
        for n in range(number)
    )
    return [new_case(f"n{n}", **change) for n, change in enumerate(changes)]


@pytest.mark.parametrize("limit", [1, 7, 20, 50])
def test_pages_follow_one_another_without_gap_or_repetition(store: SqlStore, limit: int) -> None:
    brought_in(store, *cases_of(41))
    whole = queued(store, limit=100)
    assert len(whole) == 41
    assert pages(store, limit) == whole


def test_a_page_after_one_whose_last_case_was_taken_goes_on_where_it_was(store: SqlStore) -> None:
    brought_in(store, *cases_of(20))
    whole = queued(store, limit=100)
    assert pages(store, 5, lambda page: taken(store, page.rows[-1].id)) == whole


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.integers(-3, 3), st.integers(0, 3)), max_size=12))
def test_the_order_is_that_of_the_rules(rows: list[tuple[int, bool, int, int]]) -> None:
    names = ("blocking", "high", "medium", "low", "unheard-of")
    with TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "desk.db"), clock=FixedClock(NOW), create=True)
        made = [
            new_case(
                f"n{n}",
                priority=names[priority],
                promised=promised,
                due_from=NOW + minutes(begins),
                due_by=NOW + minutes(begins + length),
            )
            for n, (priority, promised, begins, length) in enumerate(rows)
        ]
        store.import_cases(made, at=NOW, agent="import")
        found = queued(store, at=NOW + minutes(1))
        store.close()
    states = [(each.case.external_id, each.case.state) for each in made]
    at = NOW + minutes(1)
    there = [
        (rank(promised=state.promised, priority=state.priority), state.due_by, n, id)
        for n, (id, state) in enumerate(states)
        if state.due_from is not None and state.due_by is not None and state.due_from <= at
    ]
    assert found == [id for *_, id in sorted(there)]


def test_a_case_that_is_put_off_leaves_the_queue_and_comes_back(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.wrap_up(wrap(store, taken(store, case), due(1)))
    assert queued(store) == []
    assert queued(store, at=NOW + timedelta(days=1)) == ["CC-1"]


def coming(store: SqlStore, view: QueueFilter = EVERYTHING, *, windows: tuple[str, ...] = (ROME,)) -> dict[str, Any]:
    """The earliest case of each window, by the minutes from now on."""
    found = store.coming(view, at=NOW, open_windows=windows)
    return {key.key: (moment - NOW) / minutes(1) for key, moment in found}


def test_of_an_open_window_the_next_case_to_come_due_is_told(store: SqlStore) -> None:
    assert coming(store) == {}
    later = {"due_from": NOW + minutes(90), "due_by": NOW + minutes(99)}
    brought_in(store, new_case("due now"), new_case("later", **later))
    closed, assigned = brought_in(
        store,
        new_case("closed", due_from=NOW + minutes(30), due_by=NOW + minutes(40)),
        new_case("assigned", assignee="credit_office", due_from=NOW + minutes(50), due_by=NOW + minutes(60)),
    )
    store.wrap_up(wrap(store, taken(store, closed), Effect("close", "paid")))
    assert coming(store) == {ROME: 90}
    assert coming(store, QueueFilter(roles=("credit_office",))) == {ROME: 50}
    assert coming(store, QueueFilter(languages=("ar",))) == {}
    assert coming(store, QueueFilter(process="follow_up")) == {}
    assert coming(store, QueueFilter(text="nobody")) == {ROME: 90}
    assert assigned


def test_of_a_shut_window_all_that_wait_for_it_come_with_its_opening(store: SqlStore) -> None:
    riyadh = {"country": "SA", "timezone": "Asia/Riyadh", "window_key": RIYADH}
    promise = {"promised": True, "window_key": "", "due_from": NOW + minutes(15), "due_by": NOW + minutes(15)}
    brought_in(store, new_case("a"), new_case("b", **riyadh), new_case("c", **promise))
    assert coming(store, windows=("", ROME)) == {"": 15, RIYADH: -60}
    assert coming(store, windows=()) == {"": 15, ROME: -60, RIYADH: -60}
    (key, _), *_ = [found for found in store.coming(EVERYTHING, at=NOW, open_windows=()) if found[0].key == RIYADH]
    assert key == WindowKey(RIYADH, "credit_control", "SA", "Asia/Riyadh")
