"""The demo's call-backs: fictional, unable to ring, one a language, and at every place of the ledger."""

import re
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.core.places import data_folder
from agentdesk.desk import ledger
from agentdesk.desk.importing import commit, plan
from tests.data.test_demo_data import LANGUAGES, UNALLOCATED, read
from tests.desk.conftest import SARA, TUESDAY, Scene, opened

ROWS = read("demo_callback.csv")


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A desk with the demo's call-backs, at the moment at which the demo begins."""
    found = opened(tmp_path / "demo.db", tmp_path / "cache", FixedClock(TUESDAY))
    process, protocol = (found.office.library.get(id).process for id in ("callback", "service_call"))
    file = data_folder() / "demo_callback.csv"
    report = plan(file, process, found.office.store, found.office.tables, TUESDAY, protocol=protocol)
    commit(report, found.office.store, at=TUESDAY, agent="demo")
    found.office.sign_in(SARA)
    yield found
    found.office.store.close()


def test_no_number_can_ring() -> None:
    for row in ROWS:
        number = phonenumbers.parse(row["phone"])
        assert phonenumbers.is_possible_number(number)
        assert not phonenumbers.is_valid_number(number) or row["country"] == "GB"
        kept = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        assert re.fullmatch(UNALLOCATED[row["country"]], kept), row


def test_every_language_is_there() -> None:
    assert {row["language"] for row in ROWS} == LANGUAGES


def test_the_ledger_has_them_all(scene: Scene) -> None:
    assert list(ledger.faults(scene.office)) == []
    assert list(ledger.equations(scene.office)) == [
        "callback: 9 requests = 7 scheduled + 0 in a call + 1 under review + 1 closed"
    ]


def test_nothing_stands_before_the_queue_when_the_demo_begins_and_then_it_rings(scene: Scene) -> None:
    callbacks = scene.office.callbacks
    assert callbacks.next_for(SARA) is None
    assert callbacks.ringing(SARA) is None
    scene.clock.move(20 * 60)
    waiting = callbacks.ringing(SARA)
    assert waiting is not None
    assert scene.office.store.case(str(waiting.case)).external_id == "CB-5002"
