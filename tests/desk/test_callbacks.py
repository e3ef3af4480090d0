"""Requests to be called back: taken down once, never doubled, closed with a name."""

from datetime import datetime
from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.queue import QueueFilter
from agentdesk.desk import ledger
from agentdesk.desk.facade_callbacks import Asked
from agentdesk.desk.importing import commit, plan
from agentdesk.desk.ports import AlreadyClosed, AlreadyTaken
from tests.desk.conftest import SARA, TUESDAY, Scene
from tests.desk.requests import JERUSALEM, LEAD, MINUTE, down, later, seen_by, set_clock, sums


def test_a_request_is_stored_with_its_arrival_and_its_promise(desk: Scene) -> None:
    taken = down(desk)
    assert (taken.status, taken.number, taken.read_back) == ("scheduled", "+97235551234", "+972 3-555-1234")
    assert (taken.valid, taken.duplicate) == (True, False)
    assert taken.requested_at == TUESDAY
    assert taken.due_by == TUESDAY + 3 * 60 * MINUTE
    case = desk.again().office.store.case(taken.external_id)
    assert (case.language, case.country, case.timezone) == ("he", "IL", "Asia/Jerusalem")
    assert case.customer.name == "דנה כהן"
    assert case.state.facts["strategy"] == "active"
    assert sums(desk) == "1 requests = 1 scheduled + 0 in a call + 0 under review + 0 closed"


@pytest.mark.parametrize(
    ("asked_at", "due_by"),
    [
        ("2026-11-24T09:00", "2026-11-24T12:00"),
        ("2026-11-24T15:59", "2026-11-24T18:00"),
        ("2026-11-24T16:01", "2026-11-25T12:00"),
        ("2026-11-24T19:30", "2026-11-25T12:00"),
        ("2026-11-24T07:00", "2026-11-24T12:00"),
        # Thursday evening, and a Friday: the next calling day is Sunday.
        ("2026-11-26T17:00", "2026-11-29T12:00"),
        ("2026-11-27T10:00", "2026-11-29T12:00"),
        # The night to 27 March 2026 is the one in which the clocks go forward in Israel.
        ("2026-03-26T17:00", "2026-03-29T12:00"),
    ],
)
def test_whoever_asks_late_in_the_day_has_an_answer_in_the_morning(desk: Scene, asked_at: str, due_by: str) -> None:
    set_clock(desk, datetime.fromisoformat(asked_at).replace(tzinfo=JERUSALEM))
    assert down(desk).due_by == datetime.fromisoformat(due_by).replace(tzinfo=JERUSALEM)


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"phone": ""}, "phone", "needs a number"),
        ({"phone": "12"}, "phone", "too short"),
        ({"phone": "tomorrow"}, "phone", "not a telephone number"),
        ({"phone": "03-555 1234", "withheld": True}, "phone", "withheld"),
        ({"country": "XX"}, "country", "XX"),
        ({"language": "tlh"}, "language", "tlh"),
        ({"timezone": "Mars/Base"}, "timezone", "Mars"),
        ({"strategy": "shout"}, "facts.strategy", "shout"),
        ({"owner": "Nobody"}, "owner", "Nobody"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_stored(
    desk: Scene, changes: dict[str, object], place: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said) as error:
        down(desk, **changes)
    assert [fault.place for fault in error.value.faults] == [place]
    assert sums(desk).startswith("0 requests")


def test_a_number_that_may_not_exist_is_taken_and_marked(desk: Scene) -> None:
    assert not down(desk, phone="+972 1 234 5678").valid


def test_a_withheld_number_waits_for_the_lead(desk: Scene) -> None:
    taken = down(desk, Asked(withheld=True))
    case = desk.office.store.case(taken.external_id)
    assert (case.state.status, case.state.assignee, case.customer.numbers) == ("under_review", "lead", ())
    assert sums(desk) == "1 requests = 0 scheduled + 0 in a call + 1 under review + 0 closed"
    assert seen_by(desk) == []
    page = desk.office.queue(QueueFilter(agent="Lea", roles=("lead",), process="callback"))
    assert [row.external_id for row in page.rows] == [taken.external_id]
    live = desk.office.take(case.id, LEAD)
    assert live.view("en").step == "review_unknown"


def test_who_asks_again_keeps_the_first_place(desk: Scene) -> None:
    first = down(desk)
    later(desk, 20)
    second = down(desk, phone="+972-3-5551234", name="Dana")
    assert (second.duplicate, second.status) == (True, "closed")
    kept = desk.office.store.case(first.external_id)
    assert kept.state.facts["requested_at"] == TUESDAY.isoformat()
    assert desk.office.store.case(second.external_id).state.closed == "duplicate"
    assert sums(desk) == "2 requests = 1 scheduled + 0 in a call + 0 under review + 1 closed"
    assert ledger.accounts(desk.office)["callback"].closed["duplicate"] == 1


def test_who_was_served_may_ask_anew(desk: Scene) -> None:
    first = down(desk)
    desk.office.callbacks.close(first.external_id, "connected", "Tom")
    assert not down(desk).duplicate


def test_an_import_knows_duplicates_too_also_within_itself(desk: Scene, tmp_path: Path) -> None:
    down(desk)
    file = tmp_path / "requests.csv"
    file.write_text(
        "external_id,name,phone,facts.requested_at,facts.owner,status\n"
        "A,Dana,+972 3 555 1234,2026-11-24T08:00+02:00,,\n"
        "B,Noa,+972 3 555 7777,2026-11-24T08:10+02:00,Tom,\n"
        "C,Noa,+972 3 555 7777,2026-11-24T08:20+02:00,,\n"
        "D,Ron,+972 3 555 8888,,,under_review\n",
        encoding="utf-8",
    )
    bring(desk, file)
    found = desk.office.store.known_cases("callback", ["A", "B", "C", "D"])
    assert {name: case.state.closed for name, case in found.items()} == {
        "A": "duplicate",
        "B": None,
        "C": "duplicate",
        "D": None,
    }
    assert (found["B"].state.assignee, found["D"].state.assignee) == ("Tom", "lead")
    assert sums(desk) == "5 requests = 2 scheduled + 0 in a call + 1 under review + 2 closed"


def bring(desk: Scene, file: Path) -> None:
    office = desk.office
    process, protocol = (office.library.get(id).process for id in ("callback", "service_call"))
    report = plan(file, process, office.store, office.tables, desk.clock.now(), protocol=protocol)
    commit(report, office.store, at=desk.clock.now(), agent="import")


def test_no_import_changes_when_the_customer_asked(desk: Scene, tmp_path: Path) -> None:
    taken = down(desk)
    file = tmp_path / "again.csv"
    rows = "external_id,name,phone,facts.requested_at,facts.strategy\n"
    file.write_text(f"{rows}{taken.external_id},Dana,+972 3 555 1234,2026-11-20T08:00+02:00,passive\n", "utf-8")
    bring(desk, file)
    facts = desk.office.store.case(taken.external_id).state.facts
    assert (facts["requested_at"], facts["strategy"]) == (TUESDAY.isoformat(), "passive")


def test_no_import_puts_a_request_into_a_call(desk: Scene, tmp_path: Path) -> None:
    file = tmp_path / "in_call.csv"
    file.write_text("name,phone,status\nDana,+972 3 555 1234,in_call\n", "utf-8")
    with pytest.raises(BadInput, match="only a call brings a case to the status in_call"):
        bring(desk, file)


def test_a_request_is_closed_with_a_reason_and_a_name(desk: Scene) -> None:
    taken = down(desk)
    case = desk.office.callbacks.close(taken.external_id, "withdrawn", "Tom")
    assert (case.state.closed, case.state.status, case.state.task) == ("withdrawn", "closed", None)
    closing = list(desk.office.store.rows("events"))[-1]
    assert (closing["kind"], closing["agent"]) == ("changed", "Tom")
    with pytest.raises(AlreadyClosed):
        desk.office.callbacks.close(taken.external_id, "withdrawn", "Tom")
    assert sums(desk) == "1 requests = 0 scheduled + 0 in a call + 0 under review + 1 closed"


def test_a_request_in_a_call_is_not_closed_behind_its_back(desk: Scene) -> None:
    taken = down(desk)
    desk.office.take(taken.case, SARA)
    with pytest.raises(AlreadyTaken, match="Sara"):
        desk.office.callbacks.close(taken.external_id, "connected", "Tom")


def test_an_unknown_reason_is_refused(desk: Scene) -> None:
    with pytest.raises(BadInput, match="there is no closing lost"):
        desk.office.callbacks.close(down(desk).external_id, "lost", "Tom")
