"""A walk: a process without a screen or a database, answered from a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from agentdesk.core.case import CaseState
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.inputs import Again, CallInput, Choose, Enter, Interrupt, Next, Return, Tick, TimeUp
from agentdesk.process.call import Call, Setting
from agentdesk.process.checklists import lines
from agentdesk.process.engine import begin, interrupts, options, respond, takes
from agentdesk.process.model import Process
from agentdesk.process.refusals import NotAccepted
from agentdesk.process.steps import Ask, Checklist, Flow, Input, Say, Step, Wait
from agentdesk.process.values import NotAValue

DONE = "done"
# The signs of the contract for the protocol's interrupts.
_SIGNS = {"drop": "dropped"}


@dataclass(frozen=True, slots=True)
class Passed:
    """One step of a walk: the call as it stood there, and the answer that was given (None: none needed)."""

    name: str
    step: Step
    process: Process
    call: Call
    answer: str | None = None


@dataclass(slots=True)
class Walk:
    """A walk under way: `call` is where it stands, `passed` is how it came there."""

    call: Call
    at: datetime
    passed: list[Passed] = field(default_factory=list)
    pending: float = 0.0


def answers_of(text: str) -> tuple[str, ...]:
    r"""The answers of a comma-separated list; `\,` is a comma inside one."""
    parts = re.split(r"(?<!\\),", text) if text else []
    return tuple(part.replace(r"\,", ",").strip() for part in parts)


def walk(setting: Setting, case: CaseState, answers: Sequence[str], at: datetime) -> Walk:
    """Walk until the answers are used up and something is asked, or to the end.

    BadInput where an answer doesn't fit the step at hand, or is left over.
    """
    going = Walk(begin(setting, case, at), at)
    _note_automatic(going, going.call, 0)
    rest = list(answers)
    while True:
        _pass_by_itself(going, ahead=rest[0] if rest else "")
        if not rest:
            return going
        answer = rest.pop(0)
        if going.call.over:
            raise BadInput(Fault(f"answer {answer!r}", "the walk is over", "leave it out"))
        _give(going, answer)


def _pass_by_itself(going: Walk, ahead: str) -> None:
    """Say what is to be said, wait for dates, up to the next step that asks; a sign ahead is heard first."""
    while not going.call.over and isinstance(going.call.step, Say | Wait):
        step = going.call.step
        heard = ahead.startswith("@") and not (_is_of_a_wait(ahead) and _leads_to_a_wait(going.call))
        if _is_live(step) or heard:
            return
        _do(going, Next())


def _is_live(step: Step | None) -> bool:
    return isinstance(step, Wait) and step.seconds is not None


def _is_of_a_wait(sign: str) -> bool:
    return sign.partition("=")[0] in ("@tick", "@return", "@again")


def _leads_to_a_wait(call: Call) -> bool:
    """Whether the line at hand is what is said before the customer waits."""
    step = call.step
    return isinstance(step, Say) and _is_live(call.process_at(call.spot).steps.get(step.next))


def _give(going: Walk, answer: str) -> None:
    if answer.startswith("@"):
        _sign(going, answer)
        return
    step = going.call.step
    if isinstance(step, Checklist) and answer == DONE:
        for item in lines(going.call, step, going.at):
            going.call = respond(going.call, Tick(item), going.at)
        _do(going, Next(), answer)
    elif isinstance(step, Ask) and answer in options(going.call):
        _do(going, Choose(answer), answer)
    elif isinstance(step, Input) and answer.startswith(f"{step.fact}="):
        _do(going, Enter(answer.partition("=")[2]), answer)
    else:
        raise _unfit(going.call, answer)


def _sign(going: Walk, answer: str) -> None:
    name, _, value = answer[1:].partition("=")
    if name == "tick":
        _tick(going, answer, value)
    elif name == "return":
        _do(going, Return(), answer)
    elif name == "again":
        _do(going, Again(), answer)
    else:
        name = _SIGNS.get(name, name)
        if name not in interrupts(going.call):
            raise _unfit(going.call, answer)
        _do(going, Interrupt(name), answer)


def _tick(going: Walk, answer: str, value: str) -> None:
    if not re.fullmatch(r"\d{1,6}(?:\.\d+)?", value):
        raise BadInput(Fault(f"answer {answer!r}", "a tick needs seconds", "write it like @tick=45"))
    seconds = float(value)
    going.at += timedelta(seconds=seconds)
    going.pending += seconds
    step, call = going.call.step, going.call
    if isinstance(step, Wait) and step.seconds and call.clock + going.pending - call.entered >= step.seconds:
        _do(going, TimeUp(), answer)


def _do(going: Walk, given: CallInput, answer: str | None = None) -> None:
    before = going.call
    try:
        going.call = respond(before, given, going.at, going.pending)
    except (NotAccepted, NotAValue) as error:
        place = f"step {before.spot.step}"
        raise BadInput(Fault(place, str(error), f"it takes {_said(takes(before))}")) from error
    going.pending = 0.0
    if isinstance(given, TimeUp) or going.call.begun:
        return
    going.passed.append(Passed(before.spot.step, before.step, before.process_at(before.spot), before, answer))
    _note_automatic(going, going.call, len(before.passed) + 1)


def _note_automatic(going: Walk, call: Call, known: int) -> None:
    """Steps that passed without anybody: decisions, effects, sub-flows."""
    spots = (*call.passed, call.spot)[known:]
    log = [event for event in call.log if event.step is not None]
    for spot, following in pairwise(spots):
        process = call.process_at(spot)
        step = process.steps.get(spot.step)
        if step is None or isinstance(step, Say | Checklist | Input | Wait):
            continue
        if isinstance(step, Flow) and following.step != step.flow:
            continue  # back from its steps: it was told when it began
        decided = [e for e in log if e.step == call.name(spot) and e.kind in ("decided", "answered")]
        answer = str(decided[-1].value) if decided else None
        going.passed.append(Passed(spot.step, step, process, call, answer))


def _unfit(call: Call, answer: str) -> BadInput:
    place = f"step {call.spot.step}"
    return BadInput(Fault(place, f"the answer {answer!r} doesn't fit", f"it takes {_said(takes(call))}"))


def _said(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "no answer"
