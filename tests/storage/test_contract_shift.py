"""Corrections, hand-overs, appointments, absences and a day's figures: the same on every database."""

from datetime import timedelta

import pytest

from agentdesk.core import event as kinds
from agentdesk.core.call import Agent
from agentdesk.core.consent import Consent
from agentdesk.core.correction import Correction
from agentdesk.core.customer import ContactPoint
from agentdesk.core.effect import Effect
from agentdesk.core.errors import NoCase
from agentdesk.core.event import Event
from agentdesk.core.plain import Plain
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.ports_shift import Absence, Day, Handed
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, due, given_back, healthy, minutes, new_case, queued, taken, wrap

OLD, OTHER, NEW = "+393006456046", "+393006456047", "+393006456048"
DAY = timedelta(days=1)


def correct(store: SqlStore, case: int, *given: Correction, found_wrong: tuple[int, ...] = ()) -> None:
    store.shift.correct(case, given, found_wrong=found_wrong, at=NOW, agent="sara")


def numbers(store: SqlStore, case: str = "CC-1") -> list[str]:
    """The numbers that may be right, first choice first."""
    return [point.value for point in store.case(case).customer.numbers]


def told(store: SqlStore, kind: str) -> list[Plain]:
    return [row["value"] for row in store.rows("events") if row["kind"] == kind]


def ids(store: SqlStore) -> list[int]:
    return [point.id or 0 for point in store.case("CC-1").customer.contacts]


# --- corrections


def test_a_number_takes_the_place_of_a_wrong_one(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(ContactPoint(OLD), ContactPoint(OTHER))))
    first, _ = ids(store)
    correct(store, case, Correction("phone", NEW, old=first, wrong=True))
    assert numbers(store) == [NEW, OTHER]
    kept = {point.value: point.wrong for point in store.case("CC-1").customer.contacts}
    assert kept == {NEW: False, OLD: True, OTHER: False}
    assert told(store, "corrected") == [
        {"what": "phone", "contact": first, "wrong": True},
        {"what": "phone", "from": OLD, "to": NEW},
    ]
    assert healthy(store)


def test_what_it_was_and_what_it_is_stand_apart_from_the_journal(store: SqlStore) -> None:
    (case,) = brought_in(store)
    correct(store, case, Correction("phone", NEW), Correction("name", "Bianca Rossi"), Correction("gender", "u"))
    with store._database.reading() as link:
        rows = link.driver.execute("SELECT value FROM events WHERE kind = 'corrected'").fetchall()
    assert not any(secret in str(row) for row in rows for secret in (NEW, "Rossi", "Bianca"))
    who = store.case("CC-1").customer
    assert (who.name, who.gender) == ("Bianca Rossi", "u")


def test_a_number_that_is_still_right_stays_as_another_one(store: SqlStore) -> None:
    (case,) = brought_in(store)
    correct(store, case, Correction("phone", NEW, old=ids(store)[0]))
    assert numbers(store) == [NEW, OLD]


def test_what_takes_the_place_of_a_number_that_the_call_found_wrong_comes_behind_it(store: SqlStore) -> None:
    (case,) = brought_in(store)
    first = ids(store)[0]
    correct(store, case, Correction("phone", NEW, old=first, wrong=True), found_wrong=(first,))
    assert numbers(store) == [OLD, NEW]


def test_a_number_that_was_wrong_once_is_right_again(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(ContactPoint(OLD, wrong=True), ContactPoint(OTHER))))
    correct(store, case, Correction("phone", OLD, old=ids(store)[1]))
    assert numbers(store) == [OLD, OTHER]
    assert len(store.case("CC-1").customer.contacts) == 2


def test_consents_stay_with_the_number_they_were_given_for(store: SqlStore) -> None:
    (case,) = brought_in(store, new_case(contacts=(ContactPoint(OLD, voicemail=True),)))
    correct(store, case, Correction("phone", NEW, old=ids(store)[0]))
    assert [point.voicemail for point in store.case("CC-1").customer.numbers] == [None, True]
    store.rules.set_consents(case, [Consent("voicemail", True, NOW)], at=NOW, agent="sara")
    assert store.case("CC-1").customer.numbers[0].voicemail is True


def test_a_language_is_that_of_all_open_cases_of_the_customer(store: SqlStore) -> None:
    (case,) = brought_in(store)
    who = store.case("CC-1").customer
    brought_in(store, new_case("CC-2", customer=who), new_case("CC-3", customer=who, closed="paid"), new_case("CC-4"))
    correct(store, case, Correction("language", "fa"))
    spoken = {name: store.case(name).language for name in ("CC-1", "CC-2", "CC-3", "CC-4")}
    assert spoken == {"CC-1": "fa", "CC-2": "fa", "CC-3": "it", "CC-4": "it"}
    assert told(store, "corrected") == [{"what": "language", "value": "fa"}] * 2
    assert queued(store, QueueFilter(languages=("fa",))) == ["CC-1", "CC-2"]
    assert healthy(store)


def test_who_was_corrected_is_found_by_the_new_name_and_the_new_number(store: SqlStore) -> None:
    (case,) = brought_in(store)
    correct(store, case, Correction("name", "Livia Serra"), Correction("phone", NEW, old=ids(store)[0], wrong=True))
    for text in ("serra", "6456048"):
        assert [found.name for found in store.customers.search(text).customers] == ["Livia Serra"]
    assert store.customers.search("fumagalli").customers == ()


def test_who_is_not_there_is_not_corrected(store: SqlStore) -> None:
    with pytest.raises(NoCase):
        correct(store, 7, Correction("name", "Livia Serra"))


# --- hand-overs


def hand_over(store: SqlStore, case: int, to: str | None, note: str = "", by: str = "sara") -> None:
    store.shift.hand_over(case, (Effect("assign", to),), Handed(by, to, NOW, note), language="it")


def test_a_case_is_handed_over_with_a_note_that_stands_apart(store: SqlStore) -> None:
    (case,) = brought_in(store)
    hand_over(store, case, "omid", "she prefers Persian")
    assert store.shift.handed(case) == Handed("sara", "omid", NOW, "she prefers Persian")
    assert queued(store, QueueFilter(agent="omid")) == ["CC-1"]
    assert queued(store, QueueFilter(agent="sara")) == []
    with store._database.reading() as link:
        rows = link.driver.execute("SELECT value FROM events WHERE kind = 'handed_over'").fetchall()
    assert rows == [('{"to":"omid","language":"it"}',), (None,)]
    assert healthy(store)


def test_a_hand_over_during_a_call_outlasts_its_wrap_up(store: SqlStore) -> None:
    (case,) = brought_in(store)
    lease = taken(store, case)
    hand_over(store, case, "omid")
    store.wrap_up(wrap(store, lease, due(1)))
    assert store.case("CC-1").state.assignee == "omid"
    found = store.shift.handed(case)
    assert found is not None
    assert not found.followed
    assert healthy(store)


def test_a_hand_over_is_followed_once_somebody_else_has_called(store: SqlStore) -> None:
    (case,) = brought_in(store)
    assert store.shift.handed(case) is None
    hand_over(store, case, None)
    store.wrap_up(wrap(store, taken(store, case, "omid"), due(1)))
    assert store.shift.handed(case) == Handed("sara", None, NOW, followed=True)


# --- appointments


def agreed(store: SqlStore, name: str, days: float, agent: str = "sara", **more: object) -> int:
    """A case on which the agent has agreed on a call so many days from now."""
    (case,) = brought_in(store, new_case(name, **more))
    start = (NOW + timedelta(days=days)).isoformat()
    promise = Effect("due", {"due_from": start, "due_by": start, "promised": True})
    store.wrap_up(wrap(store, taken(store, case, agent), promise))
    return case


def appointments(store: SqlStore, agent: str = "sara") -> list[str]:
    return [found.external_id for found in store.shift.promised(agent, NOW, NOW + 7 * DAY)]


def test_appointments_are_those_that_the_agent_agreed_on(store: SqlStore) -> None:
    agreed(store, "later", 3)
    agreed(store, "soon", 0.1)
    agreed(store, "far", 7)
    agreed(store, "past", -0.1)
    agreed(store, "omid's", 1, "omid")
    brought_in(store, new_case("open", due_from=NOW + DAY, due_by=NOW + DAY))
    assert appointments(store) == ["soon", "later"]
    assert appointments(store, "omid") == ["omid's"]


def test_an_appointment_is_that_of_whoever_called_last_or_has_it_on_their_list(store: SqlStore) -> None:
    case = agreed(store, "one", 1)
    hand_over(store, case, "omid")
    assert (appointments(store), appointments(store, "omid")) == ([], ["one"])
    hand_over(store, case, None)
    assert appointments(store) == ["one"]


def test_a_closed_case_is_no_appointment(store: SqlStore) -> None:
    case = agreed(store, "one", 1)
    store.wrap_up(wrap(store, taken(store, case), Effect("close", "paid")))
    assert appointments(store) == []


# --- absences


def test_who_is_away_since_when_and_why(store: SqlStore) -> None:
    for agent in (Agent("omid", "Omid"), Agent("sara", "Sara"), Agent("tom", "Tom")):
        store.sign_in(agent)
    store.be_away("sara", NOW, "meal")
    store.be_away("omid", NOW + minutes(1))
    store.be_away("tom", NOW)
    store.be_away("tom", None)
    assert store.shift.away() == (
        Absence("omid", "Omid", NOW + minutes(1)),
        Absence("sara", "Sara", NOW, "meal"),
    )
    assert store.shift.present()["sara"].away_since == NOW
    store.be_away("sara", None)
    store.be_away("sara", NOW)
    assert store.shift.away()[1].reason == ""


# --- a day


def test_a_day_counts_the_agents_own_calls(store: SqlStore) -> None:
    a, b, c, d, e = brought_in(store, *(new_case(name) for name in "abcde"))
    inbound = (Event(kinds.TAKEN, NOW, value=kinds.INBOUND),)
    dialled = (Event(kinds.ANSWERED, NOW, step="service_call/dial", value="no_answer"),)
    held = Event(kinds.WRAPPED_UP, NOW, 90.0, None, {"outcome": "promise", "held": 41.5}, 9)
    store.wrap_up(wrap(store, taken(store, a, events=inbound), outcome="promise", reached=True, events=(held,)))
    store.wrap_up(wrap(store, taken(store, b, events=dialled), due(1)))
    given_back(store, taken(store, c))
    store.wrap_up(wrap(store, taken(store, d, "omid"), due(1), reached=True))
    store.wrap_up(wrap(store, taken(store, e), due(1), outcome="updated"))
    found = store.shift.day("sara", NOW, NOW + DAY)
    outcomes = {"promise": 1, "no_answer": 1, "updated": 1}
    assert found == Day(3, 1, 1, 3, 0, 92.0, 41.5, outcomes, uncalled=1)
    assert store.shift.day("sara", NOW - DAY, NOW) == Day()


def test_a_promise_counts_as_the_call_left_it(store: SqlStore) -> None:
    agreed(store, "kept", 1)
    (case,) = brought_in(store, new_case("taken back"))
    lease = taken(store, case)
    start = (NOW + DAY).isoformat()
    promise = {"kind": "due", "value": {"due_from": start, "due_by": start, "promised": True}}
    took_back = Event(kinds.UNDONE, NOW, 1.0, None, 2, 3)
    store.append(lease, [Event(kinds.EFFECT, NOW, 1.0, "contact", promise, 2), took_back])
    store.wrap_up(wrap(store, lease))
    assert store.shift.day("sara", NOW, NOW + DAY).promises == 1


def test_what_comes_tomorrow_is_what_was_called_today_and_what_is_on_the_list(store: SqlStore) -> None:
    a, b, c, d = brought_in(store, *(new_case(name) for name in "abcd"))
    store.wrap_up(wrap(store, taken(store, a), due(1)))
    store.wrap_up(wrap(store, taken(store, b), due(2)))
    store.wrap_up(wrap(store, taken(store, c, "omid"), due(1)))
    store.wrap_up(wrap(store, taken(store, d, "omid"), due(1), Effect("assign", "sara")))
    assert store.shift.coming("sara", NOW, NOW + DAY, NOW + 2 * DAY) == 2
    assert store.shift.coming("sara", NOW + minutes(1), NOW + DAY, NOW + 2 * DAY) == 1
