"""Every answer of every process is taken by a walk that is generated from its file, and none is a dead end."""

from functools import cache

import pytest

from agentdesk.core.places import scripts_folder
from agentdesk.desk.library import PROTOCOL
from tests.process.generated import Walks, cases, options
from tests.process.scene import TUESDAY, moment, setting, shipped, small

pytestmark = pytest.mark.wide

PROCESSES = sorted(path.parent.name for path in scripts_folder().glob("*/process.yaml"))
BODIES = [id for id in PROCESSES if id != PROTOCOL]


@cache
def walks(id: str) -> Walks:
    """A process without the protocol around it; the protocol with its own cases."""
    process = shipped(id).process
    made = Walks(moment(TUESDAY, process.timezone))
    made.go(setting(process), process)
    return made


BODY = """\
start: call
steps:
  call:
    kind: ask
    task: Call.
    call: { not_reached: nobody }
    options:
      nobody: { text: nobody, next: later }
      reached: { text: reached, next: finish }
  later:
    kind: wait
    due: { days: 2 }
"""


@cache
def protocol_walks() -> tuple[Walks, ...]:
    """The protocol alone, around a process that is confidential and one that isn't, and in calls that come in."""
    protocol = shipped(PROTOCOL).process
    made = [walks(PROTOCOL)]
    for body in (small(BODY).process, small(f"confidential: true\n{BODY}").process):
        for inbound in (False, True):
            around = Walks(moment(TUESDAY))
            around.go(setting(body, full=True, numbers=2, voicemail=True), protocol, inbound=inbound)
            made.append(around)
    return tuple(made)


@pytest.mark.parametrize("id", BODIES)
def test_every_answer_is_taken(id: str) -> None:
    assert options(shipped(id).process) - set(walks(id).taken) == set()


def test_every_answer_of_the_protocol_is_taken() -> None:
    taken = {answer for made in protocol_walks() for answer in made.taken}
    assert options(shipped(PROTOCOL).process) - taken == set()


@pytest.mark.parametrize("id", BODIES)
def test_no_answer_is_a_dead_end(id: str) -> None:
    assert walks(id).stuck() == []


def test_no_answer_of_the_protocol_is_a_dead_end() -> None:
    own = options(shipped(PROTOCOL).process)
    assert [answer for made in protocol_walks() for answer in made.stuck() if answer in own] == []


@pytest.mark.parametrize("id", PROCESSES)
def test_there_is_a_case_for_every_status(id: str) -> None:
    process = shipped(id).process
    made = {case.status for case in cases(process, moment(TUESDAY, process.timezone))}
    assert made == {process.start_status, *process.statuses} - {"closed"}


TRAPPED = """\
start: first
steps:
  first:
    kind: ask
    task: Where to?
    options:
      out: { text: out, next: end }
      round: { text: round, next: second }
  second:
    kind: ask
    task: And now?
    options:
      again: { text: again, next: second }
      never: { text: never, next: third }
  third:
    kind: decide
    task: Is it over?
    options:
      "yes": { text: "yes", when: { status: other }, next: second }
      "no": { text: "no", next: second }
  unseen:
    kind: ask
    task: Does anybody come here?
    options:
      nobody: { text: nobody, next: end }
  end:
    kind: end
"""


def test_a_trap_and_an_answer_that_never_comes_up_would_be_found() -> None:
    process = small(TRAPPED).process
    made = Walks(moment(TUESDAY))
    made.go(setting(process), process)
    assert options(process) - set(made.taken) == {("unseen", "nobody")}
    assert made.stuck() == [
        ("first", "round"),
        ("second", "again"),
        ("second", "never"),
        ("third", "no"),
        ("third", "yes"),
    ]
