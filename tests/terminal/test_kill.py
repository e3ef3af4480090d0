"""kill -9 at every step of a call, around commits, and at the terminal itself."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.floor import Floor
from tests.terminal.rows import ILARIA
from tests.terminal.screen import ROOT

pytestmark = pytest.mark.pty

AWAY = 7.0
# Seconds, then what the agent does. The hold is ended 5 s late, asked for more, and ended in time.
CALL: Sequence[tuple[float, list[Any]]] = (
    *((1.0, ["Tick", item]) for item in ("why", "problem", "last_service", "purpose")),
    (1.0, ["Next"]),
    (4.0, ["Choose", "answered"]),
    (2.0, ["Next"]),
    (9.0, ["Next"]),
    (3.0, ["Next"]),
    (2.0, ["Choose", "unsolved"]),
    (0.5, ["Undo"]),
    (1.0, ["Interrupt", "hold"]),
    (3.0, ["Choose", "granted"]),
    (40.0, ["TimeUp"]),
    (5.0, ["Again"]),
    (3.0, ["Choose", "granted"]),
    (20.0, ["Return"]),
    (2.0, ["Next"]),
    (1.0, ["Interrupt", "dropped"]),
    (8.0, ["Choose", "answered"]),
    (4.0, ["Next"]),
    (1.0, ["Interrupt", "escalate"]),
    (1.0, ["Choose", "customer_request"]),
    (6.0, ["draft", "wants a call from the super"]),
    (9.0, ["Enter", "2026-11-25 10:00"]),
    (6.0, ["Next"]),
    (2.0, ["Choose", "yes"]),
    (2.0, ["Choose", "nothing"]),
    (3.0, ["Next"]),
    (4.0, ["wrap_up", "wants a call from the supervisor"]),
)


class Crashes:
    """Pieces of the call, each played by a process that is killed at its end, or earlier."""

    def __init__(self, floor: Floor, cache: Path) -> None:
        self._floor = floor
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.terminal.crashing", str(floor.folder / "clock"), str(cache)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._fresh = floor.folder / "fresh.db"
        floor.bring_in("service_call", ILARIA)
        shutil.copy(floor.db, self._fresh)

    def anew(self) -> None:
        """The database as it was before the call."""
        for file in self._floor.folder.glob("desk.db-*"):
            file.unlink()
        shutil.copy(self._fresh, self._floor.db)

    def play(self, begin: str, inputs: Sequence[tuple[float, list[Any]]], **more: Any) -> dict[str, Any]:
        order = {"db": str(self._floor.db), "begin": begin, "inputs": inputs, **more}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(order), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        return {"seen": [], **answer}

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def crashes(floor: Floor, caches: Path) -> Iterator[Crashes]:
    made = Crashes(floor, caches / "agentdesk")
    try:
        made.play("take", CALL, warm=True)
        made.anew()
        yield made
    finally:
        made.close()


@pytest.mark.wide
def test_a_call_that_is_killed_at_any_step_is_taken_up_there_and_ends_as_ever(floor: Floor, crashes: Crashes) -> None:
    whole = crashes.play("take", CALL)
    assert len(whole["seen"]) == len(CALL) + 1
    wanted, reference = _outcome(floor), [row["kind"] for row in floor.rows("events")]
    for done in range(len(CALL)):
        crashes.anew()
        before = crashes.play("take", CALL[:done])
        assert before["killed"]
        assert before["seen"] == whole["seen"][: done + 1]
        assert floor.sound
        floor.clock.move(AWAY)
        after = crashes.play("take_up", CALL[done:])
        assert after["seen"][0] == _later(whole["seen"][done]), f"after {done} inputs"
        assert [moment["step"] for moment in after["seen"]] == [moment["step"] for moment in whole["seen"][done:]]
        assert floor.sound
        assert _outcome(floor) == wanted
        kinds = [row["kind"] for row in floor.rows("events")]
        assert [kind for kind in kinds if kind != "resumed"] == reference


@pytest.mark.story
def test_a_call_that_is_killed_before_or_after_any_commit_stands_at_a_whole_input(
    floor: Floor, crashes: Crashes
) -> None:
    whole = crashes.play("take", CALL)
    moments, wanted = whole["seen"], _outcome(floor)
    commits = [at for at, word in enumerate(whole["statements"]) if word == "COMMIT"]
    assert len(commits) > len(CALL)
    # Taking and wrapping up write more than once or more than events; of the inputs between, some will do.
    for statements in (
        at for commit in (*commits[:3], *commits[3:-2:4], *commits[-2:]) for at in (commit, commit + 1)
    ):
        crashes.anew()
        before = crashes.play("take", CALL, statements=statements)
        assert before["killed"]
        shown = len(before["seen"])
        assert before["seen"] == moments[:shown]
        assert floor.sound
        found = _still(crashes.play("take_up", ())["seen"][0])
        # The input at hand is durable or it isn't; none before it is lost, and none after it was begun.
        if shown >= len(CALL) and found["step"] is None:
            assert _outcome(floor) == wanted
        else:
            place = f"killed before statement {statements}, at {moments[min(shown, len(CALL))]['step']}"
            assert found in (_stood(moments, shown - 1), _stood(moments, shown)), place


def _stood(moments: Sequence[dict[str, Any]], at: int) -> dict[str, Any]:
    return {"step": None} if at < 0 else _still(moments[at])


def _still(moment: dict[str, Any]) -> dict[str, Any]:
    """A moment without its counts."""
    return {name: value for name, value in moment.items() if name not in ("timer", "talk")}


def _later(moment: dict[str, Any]) -> dict[str, Any]:
    """The same moment after the program was away for a while: every count has gone on."""
    later = dict(moment)
    if moment["timer"] is not None:
        kind, passed, limit = moment["timer"]
        later["timer"] = [kind, passed + AWAY, limit]
    if moment["connected"]:
        later["talk"] = moment["talk"] + AWAY
    return later


def _outcome(floor: Floor) -> dict[str, Any]:
    """What a call leaves behind, without its times."""
    (case,) = floor.rows("cases")
    outcomes = [(call["outcome"], call.get("note")) for call in floor.rows("calls")]
    kept = {
        name: case[name] for name in ("status", "priority", "assignee", "task", "due_by", "closed", "facts", "tags")
    }
    return {**kept, "outcomes": outcomes, "letters": len(floor.rows("outbox"))}
