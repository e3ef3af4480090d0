"""A step of the engine costs little more than a look-up in a table of handlers that keeps the same record."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from agentdesk.calendars.tables import Tables
from agentdesk.core.case import CaseState
from agentdesk.core.inputs import CallInput, Choose, Interrupt, Next, Return, Tick
from agentdesk.core.places import scripts_folder
from agentdesk.process.call import Setting
from agentdesk.process.engine import begin, respond
from agentdesk.process.loading import load, load_text
from agentdesk.process.model import Process
from tests.bench.engine_rounds import SECONDS, Dispatch, medians

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
ROUNDS = 301

QUESTIONS = """
id: questions
title: Two questions
summary: One leads to the other.
language: en
country: GB
timezone: Europe/London
start: first
steps:
  first:
    kind: ask
    options:
      on: { text: "on", next: second }
      stay: { text: "stay", next: first }
  second:
    kind: ask
    options:
      back: { text: "back", next: first }
      stay: { text: "stay", next: second }
"""
ANSWERS: tuple[CallInput, ...] = (Choose("on"), Choose("back")) * 20
WHOLE_CALL: tuple[CallInput, ...] = (
    *(Tick("why"), Tick("problem"), Tick("last_service"), Tick("purpose"), Next()),
    *(Choose("answered"), Next(), Interrupt("hold"), Choose("granted"), Return(), Next(), Next(), Next(), Next()),
    *(Choose("call_back"),),
)


def setting(body: Process, protocol: Process | None) -> Setting:
    zone = ZoneInfo(body.timezone)
    return Setting(body, protocol, Tables(2026).of(body.country), zone, body.calling_window)


def ratio(given: Setting, inputs: Sequence[CallInput], said: str, capsys: pytest.CaptureFixture[str]) -> float:
    """How much longer than its plain peer the engine takes for one of `inputs`; both keep the same record."""
    call = begin(given, CaseState(), AT)
    peer = Dispatch(call, inputs, AT)
    ours, plain = medians([(respond, call), (peer.respond, peer.first)], inputs, AT, ROUNDS)
    state = peer.first
    for one in inputs:
        state = peer.respond(state, one, AT, SECONDS)
    assert state.log == peer.log
    with capsys.disabled():
        sys.stdout.write(
            f"\nengine, {said}: {ours / plain:.2f} of a table of handlers"
            f" ({ours * 1e6:.1f} us, {plain * 1e6:.1f} us)\n"
        )
    return ours / plain


@pytest.mark.bench
def test_an_answer_costs_hardly_more_than_a_table_of_handlers(capsys: pytest.CaptureFixture[str]) -> None:
    questions = setting(load_text(QUESTIONS, "questions").process, None)
    assert ratio(questions, ANSWERS, "an answer", capsys) <= 2.5


@pytest.mark.bench
def test_an_input_of_a_whole_call_costs_a_few(capsys: pytest.CaptureFixture[str]) -> None:
    """The peer knows beforehand what the engine finds out: which branch holds, what follows, where to go back."""
    protocol = load(scripts_folder() / "service_call" / "process.yaml").process
    assert ratio(setting(protocol, protocol), WHOLE_CALL, "an input of a whole call", capsys) <= 5
