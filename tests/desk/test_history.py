"""Past calls out of a file: they stand in the customer's history, and the journal stays whole."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput, NotFound
from agentdesk.core.places import data_folder
from agentdesk.desk.history import import_history, read_history
from tests.desk.conftest import Scene


def test_the_demo_customers_have_their_earlier_calls(scene: Scene) -> None:
    store = scene.office.store
    written = json.loads((data_folder() / "demo_history.json").read_text(encoding="utf-8"))
    assert sum(1 for _ in store.rows("calls")) == sum(len(each["calls"]) for each in written)
    for each in written:
        calls = store.history(store.case(each["external_id"]).id)
        assert [(call.agent, call.outcome, call.note, call.held_seconds) for call in reversed(calls)] == [
            (call["agent"], call["outcome"], call["note"], call["held_seconds"]) for call in each["calls"]
        ]
        assert [call.at for call in reversed(calls)] == [datetime.fromisoformat(call["at"]) for call in each["calls"]]
    assert list(store.faults()) == []


def test_past_calls_leave_the_case_free_and_as_it_was_imported(scene: Scene) -> None:
    store = scene.office.store
    case = store.case("CC-1003")
    assert (case.state.status, case.state.facts["unanswered_calls"]) == ("call_3", 3)
    assert (store.standing(case.id).agent, store.standing(case.id).call) == (None, None)
    assert store.open_calls("Sara") == ()


def test_past_calls_count_on_the_floor_of_their_day(scene: Scene) -> None:
    since, until = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
    figures = scene.office.store.figures(since, until, open_windows=("",))
    assert figures.calls == figures.wrapped_up > 20
    assert 0 < figures.reached < figures.calls
    assert figures.outcomes["no_answer"] > 0


def test_a_bad_history_is_told_with_its_places(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    good = {"at": "2026-11-18T10:00:00+03:00", "agent": "Sara", "outcome": "no_answer"}
    bad = [
        {"external_id": "CC-1002", "process": "credit_kontrol", "calls": [good]},
        {"external_id": "CC-1002", "process": "credit_control", "calls": [good, {**good, "outcome": "no_anser"}]},
        {"external_id": "CC-1002", "process": "credit_control", "calls": [{"at": "yesterday"}]},
        "nothing",
    ]
    path.write_text(json.dumps(bad), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_history(path, scene.office)
    assert str(refused.value).replace(f"{path}: ", "").splitlines() == [
        "item 1: process: there is no process “credit_kontrol”; did you mean credit_control?",
        "item 2: call 2: outcome: there is no outcome “no_anser”; did you mean no_answer?",
        "item 3: call 1: agent: is missing; add it",
        "item 3: call 1: outcome: is missing; add it",
        "item 3: call 1: at: “yesterday” is not a date with a time; write it like 2026-11-25T10:30:00+03:00",
        "item 4: external_id: is missing; add it",
        "item 4: process: is missing; add it",
        "item 4: calls: is missing; add it",
    ]


def test_a_case_that_is_not_there_has_no_history(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    path.write_text('[{"external_id": "CC-0", "process": "credit_control", "calls": []}]', encoding="utf-8")
    with pytest.raises(NotFound, match="there is no case CC-0"):
        import_history(scene.office, path)
