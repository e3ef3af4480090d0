"""The demo's follow-ups: taken as they are, unable to ring, and some of them workable when the demo begins."""

import csv
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from agentdesk.core.clock import FixedClock
from agentdesk.core.places import data_folder
from agentdesk.desk.demo import fill
from agentdesk.wiring import House
from tests.data.test_demo_data import LANGUAGES, START, UNALLOCATED

FILE = "demo_follow_up.csv"


def rows() -> list[dict[str, str]]:
    with (data_folder() / FILE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_language_is_there_and_no_number_can_ring() -> None:
    assert {row["language"] for row in rows()} == LANGUAGES
    for row in rows():
        assert re.fullmatch(UNALLOCATED[row["country"]], re.sub(r"[^+\d]", "", row["phone"])), row["external_id"]
        assert re.fullmatch(r"(?:[a-z]+@example\.com)?", row["email"])


def test_the_demo_has_a_follow_up_to_work_at_once_and_others_later(tmp_path: object) -> None:
    house = House.build(FixedClock(START), None)
    store = house.open_store(f"{tmp_path}/demo.db", create=True)
    office = house.office(store, ZoneInfo("Europe/Rome"))
    fill(office, data_folder())
    cases = {row["external_id"]: store.case(row["external_id"]) for row in rows()}
    windowless = {id for id, case in cases.items() if case.window_key == ""}
    # A complaint to sort and a birthday wait for no window; the buyer has agreed on ten past ten.
    assert windowless == {"FU-6002", "FU-6003", "FU-6007"}
    assert all(case.state.due_from is not None for case in cases.values())
    assert cases["FU-6007"].state.due_from == datetime(2026, 11, 24, 10, 10, tzinfo=ZoneInfo("Europe/Rome"))
    assert cases["FU-6004"].state.facts["next_on"] == "2026-12-24"
    store.close()
