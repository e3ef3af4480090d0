"""Several programs at once, and programs that are killed: nothing is taken twice, nothing is lost."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, event, healthy, new_case, wrap

CASES = 800
PROCESSES = 4
OPENED = """
import json, random, sys
from datetime import datetime, timedelta
from agentdesk.core.clock import FixedClock
from agentdesk.core.event import Event
from agentdesk.core.queue import QueueFilter
from agentdesk.desk.ports import AlreadyTaken
from agentdesk.storage.opening import open_store
file, agent, at = sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3])
store = open_store(file, clock=FixedClock(at), create=False, wait=60)
"""
# A disk's pace has nothing to do with who gets a case, and would make this test last.
TAKER = (
    "from agentdesk.storage import database\n"
    'database._PRAGMAS = ("PRAGMA synchronous = OFF", "PRAGMA foreign_keys = ON")\n'
    + OPENED
    + """
print("ready", flush=True)
sys.stdin.readline()
mine, missed = [], 0
while page := store.queue_page(QueueFilter(), at=at, open_windows=[], limit=40).rows:
    random.shuffle(page := list(page))
    for row in page:
        try:
            mine.append(store.take(row.id, agent, at=at, minutes=10, version="v1", events=(Event("taken", at),)).case)
        except AlreadyTaken:
            missed += 1
print(json.dumps({"mine": mine, "missed": missed}), flush=True)
"""
)
WRITER = (
    OPENED
    + """
lease = store.take(1, agent, at=at, minutes=10, version="v1", events=(Event("taken", at),))
for number in range(10 ** 9):
    store.append(lease, (Event("answered", at, value=number), Event("decided", at, value=number, private=True)))
    print(number, flush=True)
"""
)


def started(code: str, file: Path, agent: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, str(file), agent, NOW.isoformat()]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def test_no_case_is_taken_twice(store: SqlStore, file: Path) -> None:
    store.import_cases([new_case(f"n{number}", window_key="") for number in range(CASES)], at=NOW, agent="import")
    takers = [started(TAKER, file, f"agent-{number}") for number in range(PROCESSES)]
    for taker in takers:
        assert said(taker) == "ready\n"
    for taker in takers:
        assert taker.stdin is not None
        taker.stdin.write("go\n")
        taker.stdin.flush()
    found = [json.loads(taker.communicate()[0]) for taker in takers]
    mine = [case for each in found for case in each["mine"]]
    assert len(mine) == len(set(mine)) == CASES
    assert sum(each["missed"] for each in found) > 0, "they got into each other's way"
    assert len(list(store.rows("calls"))) == CASES
    assert healthy(store)


def test_a_program_that_is_killed_loses_nothing_that_was_acknowledged(store: SqlStore, file: Path) -> None:
    brought_in(store)
    for agent, count in (("sara", 3), ("sara-2", 40), ("sara-3", 117)):
        writer = started(WRITER.replace("take(1,", f"take({case_for(store, agent)},"), file, agent)
        acknowledged = [int(said(writer)) for _ in range(count)]
        writer.send_signal(signal.SIGKILL)
        with writer:
            # What was read ahead is with the stream: `communicate` would read past it.
            rest = writer.stdout.read() if writer.stdout else ""
        acknowledged += [int(line) for line in rest.split("\n")[:-1]]
        (begun,) = store.open_calls(agent)
        values = [each.value for each in begun.events[1:]]
        assert values[: 2 * len(acknowledged)] == [number for number in acknowledged for _ in "ab"]
        assert len(values) in {2 * len(acknowledged), 2 * len(acknowledged) + 2}, "a pair is whole or not there"
        assert healthy(store)


def case_for(store: SqlStore, name: str) -> int:
    return brought_in(store, new_case(name))[0]


def test_a_program_that_is_killed_while_it_wraps_up_leaves_all_or_nothing(store: SqlStore, file: Path) -> None:
    (case,) = brought_in(store)
    code = (
        OPENED
        + """
import os, signal
from tests.storage.scene import taken, wrap, due
lease = taken(store, int(sys.argv[4]))
driver = store._database._writer.driver
class Dies:
    def execute(self, sql, *values):
        if sql == "COMMIT": os.kill(os.getpid(), signal.SIGKILL)
        return driver.execute(sql, *values)
    def __getattr__(self, name): return getattr(driver, name)
store._database._writer = store._database._writer._replace(driver=Dies())
store.wrap_up(wrap(store, lease, due(1), note="never"))
"""
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file), "sara", NOW.isoformat(), str(case)],
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == -signal.SIGKILL
    (begun,) = store.open_calls("sara")
    assert [each.kind for each in begun.events] == ["taken"]
    assert store.history(case) == ()
    assert healthy(store)
    lease = store.take_up(begun.call, "sara", at=NOW, minutes=10, events=(event("resumed", turn=2),))
    store.wrap_up(wrap(store, lease))
    assert healthy(store)
