"""A process that is changed, broken or removed while cases stand in it: nothing breaks, and no case is lost."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agentdesk.cli import main
from agentdesk.core.call import LEAD
from agentdesk.core.clock import FixedClock
from agentdesk.core.errors import BadInput
from agentdesk.core.inputs import Choose, Next
from agentdesk.core.places import scripts_folder
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.changed_process import SentToReview
from agentdesk.desk.importing import commit, plan
from agentdesk.desk.library import NoProcess, Unusable
from agentdesk.desk.office import Office
from agentdesk.wiring import House, words_kept_in
from tests.desk.conftest import PREPARED, ROME, SARA, TOM, TUESDAY, give
from tests.desk.small_process import write_visit

ANNA = replace(TOM, id="Anna", name="Anna", roles=(LEAD,))
NOWHERE = ("next: again }", "next: nowhere }")
RENAMED = ("waiting: waiting for a day", "parked: parked")
ROWS = [
    {"external_id": "V-1", "name": "Bianca Fumagalli", "phone": "+39 300 645 6046", "status": "waiting"},
    {"external_id": "V-2", "name": "Ugo Fumagalli", "phone": "+39 300 645 6047"},
    {"external_id": "V-3", "name": "Rita Fumagalli", "phone": "+39 300 645 6048", "due_on": "2026-11-24T09:30"},
]


@dataclass(slots=True)
class Floor:
    """A desk with cases in a process of its own."""

    office: Office
    own: Path

    def due(self) -> list[str]:
        return sorted(row.external_id for row in self.office.queue(QueueFilter()).rows)

    def id(self, name: str) -> int:
        return self.office.store.case(name).id

    def reasons(self, name: str) -> dict[str, str]:
        return {reason.rule: reason.text for reason in self.office.why(name, SARA, "en").reasons}

    def write(self, *changes: tuple[str, str]) -> None:
        write_visit(self.own, *changes)
        self.office.library.read_anew()

    def remove(self) -> None:
        shutil.rmtree(self.own / "visit")
        self.office.library.read_anew()


def opened(tmp_path: Path, cache: Path) -> Floor:
    own = tmp_path / "own"
    house = House.build(FixedClock(TUESDAY), cache, words_kept_in(cache, own))
    return Floor(house.office(house.open_store(str(tmp_path / "desk.db"), create=True), ROME), own)


@pytest.fixture
def floor(tmp_path: Path, house_cache: Path) -> Iterator[Floor]:
    write_visit(tmp_path / "own")
    floor = opened(tmp_path, house_cache)
    office, file = floor.office, tmp_path / "cases.json"
    for agent in (SARA, TOM, ANNA):
        office.sign_in(agent)
    file.write_text(json.dumps(ROWS), encoding="utf-8")
    at = office.clock.now()
    process = office.library.get("visit").process
    commit(plan(file, process, office.store, office.tables, at), office.store, at=at, agent="import")
    office.library.edition("visit")
    yield floor
    assert list(office.store.faults()) == []
    assert {row["external_id"] for row in office.store.rows("cases")} == {"V-1", "V-2", "V-3"}
    office.store.close()


@pytest.fixture
def restarted(floor: Floor, tmp_path: Path, house_cache: Path) -> Iterator[Floor]:
    """The same desk opened anew, after the process was broken."""
    write_visit(floor.own, NOWHERE)
    again = opened(tmp_path, house_cache)
    yield again
    again.office.store.close()


def look_around(floor: Floor) -> None:
    """Everything that the desk shows of a case, without a call."""
    office = floor.office
    office.counts(QueueFilter())
    office.next_due(QueueFilter())
    office.figures()
    for name in ("V-1", "V-2", "V-3"):
        office.preview(floor.id(name), "en")
        office.why(name, None, "en")
    for kind, id in (("title", ""), ("status", "waiting"), ("outcome", "agreed"), ("role", "lead")):
        assert office.label(kind, "visit", id, "en") is not None
    assert office.processes("en")


def test_a_broken_process_holds_its_cases_and_the_desk_opens(restarted: Floor) -> None:
    look_around(restarted)
    # An appointment waits for no calling window: it shows, and can't be taken.
    assert restarted.due() == ["V-3"]
    said = restarted.reasons("V-1")
    assert list(said) == ["broken_process"]
    assert "visit/process.yaml:" in said["broken_process"]
    assert not restarted.office.why("V-1", SARA, "en").in_queue
    with pytest.raises(Unusable):
        restarted.office.take(restarted.id("V-1"), SARA)
    assert restarted.office.take_next(QueueFilter(), SARA) is None


def test_a_broken_process_is_named_with_its_faults_in_the_browser(restarted: Floor) -> None:
    views = {view.id: view for view in restarted.office.processes("en")}
    assert (views["visit"].title, views["visit"].steps) == ("visit", ())
    assert "nowhere" in views["visit"].faults[0]
    assert views["service_call"].faults == ()


def test_a_mended_process_is_worked_on(restarted: Floor) -> None:
    assert restarted.due() == ["V-3"]
    restarted.write()
    assert restarted.due() == ["V-1", "V-2", "V-3"]


def test_while_the_desk_runs_the_version_before_stays(floor: Floor) -> None:
    floor.write(NOWHERE)
    look_around(floor)
    assert floor.due() == ["V-1", "V-2", "V-3"]
    view = next(view for view in floor.office.processes("en") if view.id == "visit")
    assert (view.title, bool(view.steps), bool(view.faults)) == ("Visit", True, True)
    live = floor.office.take_next(QueueFilter(), SARA)
    assert live is not None
    live.give_back("only looked")


def test_a_removed_process_holds_its_cases(floor: Floor) -> None:
    floor.remove()
    look_around(floor)
    assert floor.due() == ["V-3"]
    assert list(floor.reasons("V-2")) == ["no_process"]
    with pytest.raises(NoProcess):
        floor.office.take(floor.id("V-3"), SARA)
    floor.write()
    assert floor.due() == ["V-1", "V-2", "V-3"]


def test_a_call_under_way_keeps_its_version(floor: Floor) -> None:
    live = floor.office.take(floor.id("V-2"), SARA)
    floor.write(("say: When would a visit suit you?", "say: Which day suits you?"), ("Call, and agree", "Now agree"))
    give(live, *PREPARED, Next(), Choose("answered"))
    while live.view("en").kind == "say":
        give(live, Next())
    assert live.view("en").step == "contact"
    assert live.view("it", "it").say == live.view("en", "it").say
    assert "Quando" in str(live.view("it", "it").say)
    again = floor.office.take_up(floor.office.store.open_calls("Sara")[0], SARA)
    assert again.view("en").task.startswith("Call, and agree")


def test_an_interrupted_call_is_taken_up_after_its_process_went(floor: Floor) -> None:
    floor.office.take(floor.id("V-2"), SARA)
    floor.remove()
    begun = floor.office.interrupted("Sara")
    assert begun is not None
    assert floor.office.left_at(begun, "en")
    live = floor.office.take_up(begun, SARA)
    give(live, *PREPARED, Next(), Choose("no_answer"))
    assert live.view("en").over
    live.wrap_up("")
    assert floor.office.store.case("V-2").state.status == "waiting"


def test_a_case_whose_status_went_goes_to_the_team_lead(floor: Floor) -> None:
    floor.write(RENAMED, ("{ status: waiting }", "{ status: parked }"))
    look_around(floor)
    assert "no_status" in floor.reasons("V-1")
    with pytest.raises(SentToReview):
        floor.office.take(floor.id("V-1"), SARA)
    assert floor.office.store.case("V-1").state.assignee == LEAD
    assert {"assigned", "no_status"} <= floor.reasons("V-1").keys()
    changed = [event for event in floor.office.store.rows("events") if event["kind"] == "changed"]
    assert [event["agent"] for event in changed] == ["Sara"]


def test_who_takes_the_next_case_gets_one_that_can_be_called(floor: Floor) -> None:
    floor.write(RENAMED, ("{ status: waiting }", "{ status: parked }"))
    live = floor.office.take_next(QueueFilter(agent="Sara"), SARA)
    assert live is not None
    assert live.case != floor.id("V-1")


def test_the_team_lead_calls_it_all_the_same(floor: Floor) -> None:
    floor.write(RENAMED, ("{ status: waiting }", "{ status: parked }"))
    with pytest.raises(SentToReview):
        floor.office.take(floor.id("V-1"), SARA)
    live = floor.office.take(floor.id("V-1"), ANNA)
    give(live, *PREPARED, Next(), Choose("no_answer"))
    live.wrap_up("")
    assert floor.office.store.case("V-1").state.status == "parked"


def test_a_fact_of_another_type_is_not_known(floor: Floor) -> None:
    office = floor.office
    live = office.take(floor.id("V-2"), SARA)
    give(live, *PREPARED, Next(), Choose("no_answer"))
    live.wrap_up("")
    assert office.store.case("V-2").state.facts == {"tries": 1}
    floor.write(
        ("tries: { type: count, text: calls, default: 0 }", "tries: { type: date, text: first tried on }"),
        ("{ fact: tries, add: 1 }, ", ""),
    )
    look_around(floor)
    assert not any("first tried on" in line for line in office.preview(floor.id("V-2"), "en").lines)
    office.take(floor.id("V-2"), SARA).give_back("only looked")


def test_an_import_into_a_broken_process_is_told_with_its_faults(
    restarted: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGENTDESK_PROCESSES", str(restarted.own))
    database = ("--db", str(tmp_path / "desk.db"))
    assert main([*database, "import", str(tmp_path / "cases.json"), "--process", "visit"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_broken_protocol_stops_calls_and_not_the_desk(floor: Floor, tmp_path: Path, house_cache: Path) -> None:
    shutil.copytree(scripts_folder() / "service_call", floor.own / "service_call")
    file = floor.own / "service_call" / "process.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: body", "kind: bodies"), encoding="utf-8")
    again = opened(tmp_path, house_cache)
    look_around(again)
    assert "broken_process" in again.reasons("V-1")
    with pytest.raises(BadInput):
        again.office.take(again.id("V-1"), SARA)
    again.office.store.close()
