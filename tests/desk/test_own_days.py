"""The team's own days on the desk: a closure that is added later, and dates that may yet change."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from agentdesk.core.clock import FixedClock
from agentdesk.core.effect import Effect, apply_all
from agentdesk.core.errors import BadInput
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.due_words import moved
from agentdesk.desk.windows import window_key
from agentdesk.words.translator import Translator
from tests.desk.conftest import ROME, SARA, TUESDAY, Scene, opened

THURSDAY = datetime(2026, 11, 26, 11, 0, tzinfo=ROME)
ITALIAN, CHINESE = "SC-2022", "zh"


def date(scene: Scene, name: str, first: datetime, last: datetime) -> str:
    """Date a case, and hold back all the others in the queue."""
    found = scene.office.store.case(name)
    due = {"due_from": first.isoformat(), "due_by": last.isoformat(), "promised": False, "rolled": []}
    effects = (Effect("due", due),)
    state = apply_all(found.state, effects)
    key = window_key(found.process, found.country, found.timezone, state)
    scene.office.store.change(found.id, effects, state, window_key=key, at=TUESDAY, agent="test")
    return name


def shown(scene: Scene) -> set[str]:
    return {row.external_id for row in scene.office.queue(QueueFilter(), limit=100).rows}


@pytest.fixture
def closed(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The desk as another program opens it on Thursday, after the team has added a closure of that day."""
    date(scene, ITALIAN, THURSDAY.replace(hour=9), THURSDAY.replace(hour=18))
    file = tmp_path / "own.toml"
    file.write_text('[IT]\nclosed = [{ on = 2026-11-26, name = "Day of mourning" }]\n', encoding="utf-8")
    monkeypatch.setenv("AGENTDESK_CALENDARS", str(file))
    scene.clock.move((THURSDAY - TUESDAY).total_seconds())
    scene.office.store.promote(scene.clock.now())
    return scene


def test_without_the_closure_the_case_is_in_the_queue(scene: Scene, closed: Scene) -> None:
    assert ITALIAN in shown(scene)


def test_a_closure_that_is_added_holds_back_what_was_dated_for_it(closed: Scene) -> None:
    later = closed.again()
    assert ITALIAN not in shown(later)
    (window,) = later.office.why(ITALIAN, SARA, "en").reasons
    assert (window.rule, window.until) == ("window", datetime(2026, 11, 27, 9, 0, tzinfo=ROME))
    assert "Day of mourning" in window.text
    later.office.store.close()


def test_the_next_case_comes_when_the_window_opens_again(closed: Scene) -> None:
    later = closed.again()
    for row in later.office.store.rows("cases"):
        if row["external_id"] != ITALIAN:
            date(later, str(row["external_id"]), THURSDAY + timedelta(days=30), THURSDAY + timedelta(days=30))
    assert later.office.next_due(QueueFilter()) == datetime(2026, 11, 27, 9, 0, tzinfo=ROME)
    later.office.store.close()


def test_a_file_with_a_fault_keeps_the_desk_from_opening(
    filled: Path, house_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[ITA]\n", encoding="utf-8")
    monkeypatch.setenv("AGENTDESK_CALENDARS", str(file))
    with pytest.raises(BadInput, match=r"own\.toml: ITA: no country has the code ITA; did you mean IT\?"):
        opened(filled, house_cache, FixedClock(TUESDAY))


def test_why_says_where_a_date_is_provisional(scene: Scene) -> None:
    name = next(str(row["external_id"]) for row in scene.office.store.rows("cases") if row["country"] == "CN")
    far, near = (datetime(year, month, 8, 10, tzinfo=ROME) for year, month in ((2027, 2), (2026, 12)))
    date(scene, name, far, far)
    told = scene.office.why(name, None, "en").reasons
    assert "The holidays of that time may yet change." in told[0].text
    date(scene, name, near, near)
    assert "may yet change" not in scene.office.why(name, None, "en").reasons[0].text


def test_an_effect_says_why_its_date_moved_and_that_it_may_change(scene: Scene) -> None:
    english = Translator(scene.office.library.words, "en")
    hours = {"wanted": "2026-11-25", "given": "2026-11-26", "kind": "hours", "name": ""}
    assert moved({"rolled": [hours]}, "IT", english) == "Wed, 25 Nov 2026 has no calling hours"
    assert moved({"rolled": [], "provisional": True}, "CN", english).startswith("provisional, ")
    assert moved({"rolled": []}, "CN", english) == ""
