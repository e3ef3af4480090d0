"""Every rule that holds a case back is told, and until when."""

from dataclasses import replace
from datetime import datetime, timedelta

from agentdesk.core.effect import Effect, apply
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.windows import window_key
from tests.desk.conftest import ROME, SARA, TOM, TUESDAY, Scene

CASE = "CC-1021"


def rules(scene: Scene, case: str, agent: object = SARA) -> dict[str, datetime | None]:
    return {reason.rule: reason.until for reason in scene.office.why(case, agent, "en").reasons}


def change(scene: Scene, case: str, *effects: Effect) -> None:
    found = scene.office.store.case(case)
    state = found.state
    for effect in effects:
        state = apply(state, effect)
    key = window_key(found.process, found.country, found.timezone, state)
    scene.office.store.change(found.id, effects, state, window_key=key, at=TUESDAY, agent="test")


def in_queue(scene: Scene, case: str, view: QueueFilter | None = None) -> bool:
    view = view or QueueFilter()
    return case in {row.external_id for row in scene.office.queue(view, limit=100).rows}


def due(moment: datetime, *, promised: bool = False) -> Effect:
    text = moment.isoformat()
    return Effect("due", {"due_from": text, "due_by": text, "promised": promised, "rolled": []})


def test_the_queue_and_the_reasons_always_agree(scene: Scene) -> None:
    shown = {row.external_id for row in scene.office.queue(QueueFilter(), limit=100).rows}
    for row in scene.office.store.rows("cases"):
        name = str(row["external_id"])
        assert scene.office.why(name, None, "en").in_queue is (name in shown), name


def test_not_due_before_its_date(scene: Scene) -> None:
    later = TUESDAY + timedelta(days=2)
    change(scene, CASE, due(later))
    assert rules(scene, CASE) == {"not_due": later}
    assert not in_queue(scene, CASE)


def test_closed_is_closed(scene: Scene) -> None:
    change(scene, CASE, Effect("close", "paid"))
    assert set(rules(scene, CASE)) == {"closed"}


def test_the_window_is_the_customers(scene: Scene) -> None:
    scene.clock.move(9 * 3600)
    assert rules(scene, "SC-2022")["window"] == datetime(2026, 11, 25, 9, 0, tzinfo=ROME)
    assert "Rome" in scene.office.why("SC-2022", SARA, "en").reasons[-1].text


def test_every_rule_is_said_in_the_agents_language_without_any_code(scene: Scene) -> None:
    def said(case: str, language: str, agent: object = SARA) -> str:
        return "\n".join(reason.text for reason in scene.office.why(case, agent, language).reasons)

    scene.office.sign_in(replace(TOM, name="Tom Hill"))
    scene.take("CC-1001", TOM)
    assert "Tom Hill" in said("CC-1001", "en")
    change(scene, CASE, Effect("close", "paid"))
    assert "paid" in said(CASE, "en")
    assert "pagato" in said(CASE, "it").lower()
    english = replace(TOM, speaks=("en",))
    assert "Arabic" in said("CC-1001", "en", english)
    assert "arabo" in said("CC-1001", "it", english)
    scene.clock.move(9 * 3600)
    assert "Roma" in said("SC-2022", "it")
    assert "罗马" in said("SC-2022", "zh")


def test_an_appointment_waits_for_no_window(scene: Scene) -> None:
    change(scene, CASE, due(TUESDAY + timedelta(hours=10), promised=True))
    scene.clock.move(10 * 3600 + 60)
    assert set(rules(scene, CASE)) == {"in_queue"}
    rows = scene.office.queue(QueueFilter(), limit=100).rows
    assert CASE in {row.external_id for row in rows if row.promised}
    # Follow-ups are called in the evening too, and some of their work waits for no window.
    assert all(row.promised for row in rows if row.process != "follow_up")


def test_an_office_has_its_own_list(scene: Scene) -> None:
    change(scene, CASE, due(TUESDAY), Effect("assign", "credit_office"))
    assert set(rules(scene, CASE)) == {"assigned"}
    assert not in_queue(scene, CASE)
    clerk = replace(TOM, roles=("credit_office",))
    assert set(rules(scene, CASE, clerk)) == {"in_queue"}
    assert in_queue(scene, CASE, QueueFilter(roles=clerk.roles))


def test_a_language_that_the_agent_does_not_speak(scene: Scene) -> None:
    change(scene, CASE, due(TUESDAY))
    english = replace(TOM, speaks=("en",))
    assert set(rules(scene, CASE, english)) == {"language"}
    assert not in_queue(scene, CASE, QueueFilter(languages=("en",)))


def test_a_holiday_is_named(scene: Scene) -> None:
    scene.clock.move((datetime(2026, 12, 8, 11, 0, tzinfo=ROME) - TUESDAY).total_seconds())
    told = scene.office.why("SC-2022", SARA, "en").reasons
    window = next(reason for reason in told if reason.rule == "window")
    assert "Immaculate Conception" in window.text
    assert window.until == datetime(2026, 12, 9, 9, 0, tzinfo=ROME)
