"""A note from customer care, brought in by an import: the case is due at once, and then when it was before."""

import json

import pytest

from agentdesk.core.case import CaseState
from agentdesk.core.inputs import Choose, Enter
from agentdesk.desk.importing import commit, plan
from tests.desk.conftest import Scene, give

CASE = "CC-1001"
APPOINTMENT = "2026-12-03T15:00:00+01:00"


def bring(scene: Scene, **cells: object) -> None:
    """Change the case by an import."""
    office, path = scene.office, scene.file.with_name("note.json")
    path.write_text(json.dumps([{"external_id": CASE, **cells}]), encoding="utf-8")
    process = office.library.get("credit_control").process
    report = plan(path, process, office.store, office.tables, scene.clock.now())
    commit(report, office.store, at=scene.clock.now(), agent="import")


def dates(state: CaseState) -> tuple[object, ...]:
    return state.due_from, state.due_by, state.promised


@pytest.mark.parametrize("due_on", ["2026-12-01", APPOINTMENT])
def test_news_without_another_day_leave_the_case_when_it_was_due_before(scene: Scene, due_on: str) -> None:
    bring(scene, due_on=due_on)
    before = scene.office.store.case(CASE)
    bring(scene, status="customer_care_resolution")
    noted = scene.office.store.case(CASE).state
    assert noted.due_from == scene.clock.now()
    live = scene.take(CASE)
    give(live, Choose("update"), Enter(""))
    assert [effect.kind for effect in live.effects("en")][-1] == "due"
    live.wrap_up("")
    after = scene.office.store.case(CASE)
    assert dates(after.state) == dates(before.state)
    assert (after.state.status, after.window_key) == (before.state.status, before.window_key)
    assert after.state.due_before is None
    assert not list(scene.office.store.faults())


def test_a_day_that_comes_with_the_note_is_kept(scene: Scene) -> None:
    bring(scene, due_on=APPOINTMENT)
    bring(scene, status="customer_care_resolution", due_on="2026-11-24")
    noted = scene.office.store.case(CASE).state
    live = scene.take(CASE)
    give(live, Choose("update"), Enter(""))
    live.wrap_up("")
    assert dates(scene.office.store.case(CASE).state) == dates(noted)
