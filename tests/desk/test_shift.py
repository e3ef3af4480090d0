"""A shift: cases handed over, appointments, and the day at its end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agentdesk.core.effect import Effect
from agentdesk.core.event import ANSWERED, Event
from agentdesk.core.inputs import Choose, Next
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.facade_shift import Colleague
from agentdesk.desk.handing import NoColleague
from agentdesk.desk.ports import AlreadyClosed, AlreadyTaken
from tests.desk.conftest import PREPARED, SARA, TOM, Scene, give
from tests.desk.rules_scene import told, why
from tests.storage.scene import due, taken, wrap

CASE = "CC-1024"
OMID = replace(SARA, id="Omid", name="Omid", speaks=("fa", "it"))
ANNA = replace(SARA, id="Anna", name="Anna", speaks=("en",))


@pytest.fixture
def floor(scene: Scene) -> Scene:
    """A desk with three colleagues: Anna speaks no Italian, Tom is away."""
    for agent in (SARA, OMID, ANNA, TOM):
        scene.office.sign_in(agent)
        scene.office.shift.here(agent.id)
    scene.office.be_away("Tom", away=True, reason="meal")
    return scene


def id_of(scene: Scene, case: str = CASE) -> int:
    return scene.office.store.case(case).id


def assignee(scene: Scene, case: str = CASE) -> str | None:
    return scene.office.store.case(case).state.assignee


def shown_to(scene: Scene, agent: str) -> list[str]:
    view = QueueFilter(agent=agent, languages=("it",))
    return [row.external_id for row in scene.office.queue(view, limit=100).rows]


# --- handed over


def test_colleagues_who_speak_the_language_and_are_there_come_first(floor: Scene) -> None:
    found = floor.office.shift.colleagues(id_of(floor), SARA)
    assert found == (
        Colleague("Omid", "Omid", speaks=True),
        Colleague("Tom", "Tom", speaks=True, away_since=floor.clock.now()),
        Colleague("Anna", "Anna", speaks=False),
    )
    floor.clock.move(200)
    assert [one.agent for one in floor.office.shift.colleagues(id_of(floor), SARA) if one.absent] == ["Omid", "Anna"]


def test_a_case_goes_to_the_colleague_with_what_they_should_know(floor: Scene) -> None:
    floor.office.shift.hand_over(id_of(floor), SARA, "Omid", "prefers Persian")
    assert CASE in shown_to(floor, "Omid")
    assert CASE not in shown_to(floor, "Sara")
    said = "Sara handed it over to Omid. Their note: prefers Persian"
    assert ("handed", said) in why(floor, CASE)
    assert said in floor.office.preview(id_of(floor), "en").lines
    assert said in floor.take(CASE, OMID).customer("en").lines
    assert told(floor, "handed_over")[0] == (CASE, {"to": "Omid", "language": "it"})
    assert not list(floor.office.store.faults())


def test_a_case_can_go_to_whoever_speaks_the_language(floor: Scene) -> None:
    case = id_of(floor)
    floor.office.shift.hand_over(case, SARA, "Omid")
    floor.office.shift.hand_over(case, OMID, None)
    assert assignee(floor) is None
    assert ("handed", "Omid handed it over to whoever speaks this language: Italian.") in why(floor, CASE)


def test_a_hand_over_before_the_conversation_ends_the_call(floor: Scene) -> None:
    live = floor.take(CASE)
    floor.office.shift.hand_over(live.case, SARA, "Omid")
    live.give_back("handed over to Omid")
    floor.take(CASE, OMID)
    assert not list(floor.office.store.faults())


def test_a_hand_over_during_a_call_holds_after_its_wrap_up(floor: Scene) -> None:
    live = floor.take("CC-1021")
    give(live, *PREPARED, Next())
    floor.office.shift.hand_over(live.case, SARA, "Omid")
    give(live, Choose("no_answer"))
    while not live.view("en").over:
        view = live.view("en")
        give(live, Choose(view.options[0].id) if view.options else Next())
    live.wrap_up("Omid goes on")
    assert assignee(floor, "CC-1021") == "Omid"
    assert not list(floor.office.store.faults())


def test_who_cant_take_a_case_over_is_refused(floor: Scene) -> None:
    case = id_of(floor)
    for to in ("Sara", "nobody"):
        with pytest.raises(NoColleague):
            floor.office.shift.hand_over(case, SARA, to)
    floor.take(CASE, OMID)
    with pytest.raises(AlreadyTaken):
        floor.office.shift.hand_over(case, SARA, "Anna")
    assert assignee(floor) is None


def test_a_closed_case_is_not_handed_over(floor: Scene) -> None:
    lease = taken(floor.office.store, id_of(floor), "Sara", at=floor.clock.now())
    floor.office.store.wrap_up(wrap(floor.office.store, lease, Effect("close", "paid"), at=floor.clock.now()))
    with pytest.raises(AlreadyClosed):
        floor.office.shift.hand_over(id_of(floor), SARA, "Omid")


def test_what_waits_for_an_absent_colleague_goes_to_all_after_the_time_of_call_backs(floor: Scene) -> None:
    floor.office.shift.hand_over(id_of(floor), SARA, "Omid")
    floor.clock.move(599)
    floor.office.shift.here("Sara")
    assert assignee(floor) == "Omid"
    floor.clock.move(1)
    floor.office.shift.here("Sara")
    assert assignee(floor) is None
    assert ("handed_over", "Its agent, Omid, was absent: it was handed over to all.") in why(floor, CASE)
    assert not list(floor.office.store.faults())


def test_what_waits_for_a_colleague_who_is_there_stays_theirs(floor: Scene) -> None:
    floor.office.shift.hand_over(id_of(floor), SARA, "Omid")
    for _ in range(3):
        floor.clock.move(300)
        floor.office.shift.here("Omid")
    assert assignee(floor) == "Omid"


def test_what_is_agreed_for_later_waits_for_its_agent_however_long_they_are_away(floor: Scene) -> None:
    agreed(floor, CASE, 1.0)
    floor.office.shift.hand_over(id_of(floor), SARA, "Omid")
    floor.clock.move(23 * 3600)
    floor.office.shift.here("Sara")
    assert assignee(floor) == "Omid"
    floor.clock.move(3 * 3600)
    floor.office.shift.here("Sara")
    assert assignee(floor) is None


# --- the day


def agreed(scene: Scene, case: str, days: float) -> None:
    """A call of Sara's that ended with another one agreed on."""
    store, now = scene.office.store, scene.clock.now()
    dialled = Event(ANSWERED, now, step="service_call/dial", value="answered")
    lease = taken(store, id_of(scene, case), "Sara", at=now, events=(dialled,))
    effect = due(days)
    effect = replace(effect, value={**effect.value, "promised": True})  # type: ignore[dict-item]
    store.wrap_up(wrap(store, lease, effect, at=now, outcome="no_answer", reached=True, window_key=""))


def test_appointments_of_today_and_the_next_days(floor: Scene) -> None:
    agreed(floor, "CC-1024", 0.1)
    agreed(floor, "CC-1021", 2)
    found = floor.office.shift.appointments("Sara")
    assert [one.external_id for one in found] == ["CC-1024", "CC-1006", "CC-1021"]
    assert floor.office.shift.appointments("Anna") == ()


def test_my_day_is_told_in_the_readers_words(floor: Scene) -> None:
    agreed(floor, "CC-1024", 0.1)
    agreed(floor, "CC-1021", 1)
    live = floor.take("SC-2022")
    give(live, *PREPARED)
    floor.clock.move(65)
    live.give_back("no time")
    found = floor.office.shift.my_day("Sara", "en")
    assert (found.day.calls, found.day.reached, found.day.wrapped_up, found.day.promises) == (3, 2, 2, 2)
    assert found.outcomes == {"no answer": 2}
    assert [one.external_id for one in found.left_open] == ["CC-1024"]
    assert found.tomorrow == 1
    assert found.day.seconds == pytest.approx(67.0)
    floor.clock.move(timedelta(days=1).total_seconds())
    assert floor.office.shift.my_day("Sara", "en").day.calls == 0


def test_who_is_away_is_known_with_the_reason(floor: Scene) -> None:
    (absent,) = floor.office.shift.away()
    assert (absent.name, absent.since, absent.reason) == ("Tom", floor.clock.now(), "meal")
    floor.office.be_away("Tom", away=False)
    assert floor.office.shift.away() == ()
