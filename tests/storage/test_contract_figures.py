"""The floor's figures, each by events made by hand."""

from datetime import datetime, timedelta

import pytest

from agentdesk.core import event as kinds
from agentdesk.core.call import Agent
from agentdesk.core.effect import Effect
from agentdesk.core.event import Event
from agentdesk.core.figures import Figures
from agentdesk.core.places import scripts_folder
from agentdesk.core.plain import Plain
from agentdesk.process.loading import load
from agentdesk.process.steps import Say
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, ROME, brought_in, due, given_back, minutes, new_case, taken, wrap

GREET, CONSENT, ON_HOLD = "service_call/greet", "service_call/hold_consent", "service_call/on_hold"
RE_ASK, TOO_LONG = "service_call/re_ask", "service_call/too_long"
UNTIL = NOW + minutes(5)


def figures(store: SqlStore, since: datetime = NOW, until: datetime = UNTIL) -> Figures:
    return store.figures(since, until, open_windows=[ROME])


def happened(store: SqlStore, *told: tuple[str, str, Plain], at: datetime = NOW) -> Figures:
    """The figures after a call in which these (kind, step, value) happened, each in a turn of its own."""
    (case,) = brought_in(store, new_case(f"n{len(list(store.rows('cases')))}"))
    lease = taken(store, case, at=at)
    events = [Event(kind, at, 1.0, step, value, turn) for turn, (kind, step, value) in enumerate(told, 2)]
    store.append(lease, events)
    return figures(store)


GRANTED = (kinds.ANSWERED, CONSENT, "granted")
RAN_OUT = (kinds.RAN_OUT, ON_HOLD, None)
BACK = (kinds.RETURNED, ON_HOLD, 41.0)
ONCE_MORE = (kinds.AGAIN, ON_HOLD, 40.0)


def test_calls_by_what_became_of_them(store: SqlStore) -> None:
    a, b, c, d = brought_in(store, *(new_case(name) for name in "abcd"))
    store.wrap_up(wrap(store, taken(store, a), due(1), outcome="promise", reached=True))
    store.wrap_up(wrap(store, taken(store, b, "omid"), due(1)))
    given_back(store, taken(store, c))
    taken(store, d)
    found = figures(store)
    assert (found.calls, found.reached, found.wrapped_up) == (4, 1, 2)
    assert found.outcomes == {"no_answer": 1, "promise": 1}
    assert found.by_agent == {"omid": 1, "sara": 3}
    assert (found.since, found.until) == (NOW, UNTIL)


def test_calls_belong_to_the_time_in_which_they_were_begun(store: SqlStore) -> None:
    (case,) = brought_in(store)
    store.wrap_up(wrap(store, taken(store, case), due(1), at=NOW + minutes(30), reached=True))
    assert figures(store, NOW, NOW + minutes(1)).reached == 1
    assert figures(store, NOW + timedelta(microseconds=1), UNTIL).calls == 0
    assert figures(store, NOW - minutes(1), NOW).calls == 0


def test_who_is_away_is_counted_until_they_are_back(store: SqlStore) -> None:
    for name in ("sara", "omid"):
        store.sign_in(Agent(name, name.title()))
        store.be_away(name, NOW)
    assert figures(store).away == 2
    assert figures(store, NOW - minutes(9), NOW - minutes(1)).away == 0
    store.sign_in(Agent("sara", "Sara H."))
    assert store.away_since("sara") == NOW
    store.be_away("sara", None)
    assert (store.away_since("sara"), store.away_since("omid")) == (None, NOW)
    assert store.away_since("nobody") is None
    assert figures(store).away == 1


def test_due_and_late_are_those_of_the_open_queue_at_the_end(store: SqlStore) -> None:
    brought_in(
        store,
        new_case("due"),
        new_case("late", due_by=NOW),
        new_case("listed", assignee="credit_office"),
        new_case("coming", due_from=UNTIL),
        new_case("not yet", due_from=UNTIL + minutes(1)),
    )
    found = figures(store)
    assert (found.due, found.late) == (3, 1)


@pytest.mark.parametrize(
    ("told", "holds", "over"),
    [
        ([(kinds.ANSWERED, CONSENT, "refused")], 0, 0),
        ([(kinds.ANSWERED, "body/consent", "granted")], 0, 0),
        ([GRANTED, BACK], 1, 0),
        ([GRANTED, RAN_OUT, BACK], 1, 1),
        ([GRANTED, RAN_OUT, ONCE_MORE, (kinds.ANSWERED, RE_ASK, "granted"), RAN_OUT, BACK], 1, 1),
        ([GRANTED, BACK, GRANTED, RAN_OUT, BACK, GRANTED, RAN_OUT], 3, 2),
        ([GRANTED, (kinds.UNDONE, CONSENT, 2)], 0, 0),
        ([GRANTED, (kinds.UNDONE, CONSENT, 3)], 1, 0),
    ],
)
def test_holds(store: SqlStore, told: list[tuple[str, str, Plain]], holds: int, over: int) -> None:
    found = happened(store, *told)
    assert (found.holds, found.holds_over) == (holds, over)


@pytest.mark.parametrize(
    ("told", "on_hold"),
    [
        ([GRANTED], 1),
        ([GRANTED, RAN_OUT], 1),
        ([GRANTED, BACK], 0),
        ([GRANTED, ONCE_MORE], 0),
        ([GRANTED, ONCE_MORE, (kinds.ANSWERED, RE_ASK, "refused")], 0),
        ([GRANTED, ONCE_MORE, (kinds.ANSWERED, RE_ASK, "granted")], 1),
        ([GRANTED, ONCE_MORE, (kinds.ANSWERED, TOO_LONG, "hold_anyway")], 1),
        ([GRANTED, (kinds.INTERRUPTED, ON_HOLD, "dropped")], 0),
        ([GRANTED, BACK, (kinds.INTERRUPTED, "body", "hold"), GRANTED], 1),
        ([GRANTED, (kinds.UNDONE, CONSENT, 2)], 0),
    ],
)
def test_customers_on_hold(store: SqlStore, told: list[tuple[str, str, Plain]], on_hold: int) -> None:
    assert happened(store, *told).on_hold == on_hold
    assert figures(store, NOW, NOW + minutes(11)).on_hold == 0, "the lease has run out"


def test_nobody_is_on_hold_in_a_call_that_has_ended(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    store.append(lease, (Event(kinds.ANSWERED, NOW, 1.0, CONSENT, "granted", 2),))
    assert figures(store).on_hold == 1
    given_back(store, lease)
    assert figures(store).on_hold == 0


def test_escalations_and_dropped_lines(store: SqlStore) -> None:
    found = happened(
        store,
        (kinds.INTERRUPTED, "body", "hold"),
        (kinds.INTERRUPTED, "body", "escalate"),
        (kinds.INTERRUPTED, "body", "dropped"),
        (kinds.INTERRUPTED, "body", "dropped"),
        (kinds.ANSWERED, "body", "dropped"),
    )
    assert (found.escalations, found.dropped) == (1, 2)


@pytest.mark.parametrize(("seconds", "late"), [(0, 0), (2.5, 0), (3, 0), (3.001, 1), (12, 1)])
def test_late_greetings(store: SqlStore, seconds: float, late: int) -> None:
    assert happened(store, (kinds.STARTED, GREET, seconds), (kinds.STARTED, "other", 9)).greeted_late == late


def test_every_greeting_of_the_call_protocol_counts(store: SqlStore) -> None:
    protocol = load(scripts_folder() / "service_call" / "process.yaml").process
    timed = [name for name, step in protocol.steps.items() if isinstance(step, Say) and step.within]
    assert len(timed) > 5
    told = [(kinds.STARTED, f"service_call/{name}", 4.0) for name in timed]
    assert happened(store, *told).greeted_late == len(timed)


def test_events_count_when_they_happened(store: SqlStore) -> None:
    assert happened(store, GRANTED, (kinds.INTERRUPTED, "body", "dropped"), at=UNTIL).holds == 0
    found = figures(store, UNTIL, UNTIL + minutes(1))
    assert (found.holds, found.dropped) == (1, 1)


def test_history_tells_how_long_the_customer_was_held(store: SqlStore) -> None:
    a, b = brought_in(store, new_case("a"), new_case("b"))
    lease = taken(store, a)
    waits = (("again", 40.0), ("returned", 12.5))
    store.append(lease, [Event(kind, NOW, 1.0, ON_HOLD, held, turn) for turn, (kind, held) in enumerate(waits, 2)])
    store.wrap_up(wrap(store, lease, Effect("tag", "x"), due(1)))
    assert store.history(a)[0].held_seconds == 52.5
    lease = taken(store, b)
    told = Event(kinds.WRAPPED_UP, NOW, 1.0, None, {"outcome": "no_answer", "held": 35.5}, 3)
    store.wrap_up(wrap(store, lease, due(1), events=(told,)))
    assert store.history(b)[0].held_seconds == 35.5
