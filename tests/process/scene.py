"""Puts a case before the engine: the shipped processes, small ones written for a test, and calls that are played."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from textwrap import dedent
from typing import Any
from zoneinfo import ZoneInfo

from agentdesk.calendars.tables import Tables
from agentdesk.core.case import CaseState
from agentdesk.core.event import Event
from agentdesk.core.inputs import CallInput, Choose, Next
from agentdesk.core.places import scripts_folder
from agentdesk.core.plain import Plain
from agentdesk.process.call import Call, Setting
from agentdesk.process.engine import begin, new_events, respond
from agentdesk.process.loading import Loaded, load, load_text
from agentdesk.process.model import Process
from agentdesk.process.steps import Spoken
from agentdesk.process.subjects import holds
from agentdesk.process.walk import Walk, answers_of, walk

# A working Tuesday, two weeks before an Italian holiday.
TUESDAY = "2026-11-24T10:00"

HEAD = """\
id: small
title: Small
summary: A process for a test.
language: en
country: IT
timezone: Europe/Rome
"""


@cache
def shipped(id: str) -> Loaded:
    """One of the shipped processes."""
    return load(scripts_folder() / id / "process.yaml")


@cache
def tables() -> Tables:
    return Tables(2026)


def small(text: str, head: str = HEAD) -> Loaded:
    """A small process, written below the usual head (six lines)."""
    return load_text(head + dedent(text), "small.yaml")


def setting(body: Process, *, full: bool = False, country: str = "", zone: str = "", **given: Any) -> Setting:
    """The setting of a case of `body`: in the process's own country, unless another one is named."""
    protocol = shipped("service_call").process if full else None
    return Setting(
        body=body,
        protocol=body if body.protocol else protocol,
        days=tables().of(country or body.country),
        zone=ZoneInfo(zone or body.timezone),
        window=body.calling_window,
        **given,
    )


def moment(text: str, zone: str = "Europe/Rome") -> datetime:
    """A moment, as it is written in `zone`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def walked(
    id: str,
    answers: str = "",
    *,
    case: CaseState | None = None,
    at: str = TUESDAY,
    full: bool = False,
    **given: Any,
) -> Walk:
    """A shipped process, walked with a list of answers as they are given on the command line."""
    process = shipped(id).process
    state = case or CaseState(status=process.start_status)
    where = given.get("zone") or process.timezone
    return walk(setting(process, full=full, **given), state, answers_of(answers), moment(at, where))


def case(status: str = "new", **given: Any) -> CaseState:
    """A case: what isn't a field of it is one of its facts."""
    fields = {name: given.pop(name) for name in tuple(given) if name in CaseState.__dataclass_fields__}
    facts: Mapping[str, Plain] = {name: value for name, value in given.items() if value is not None}
    return CaseState(status=status, facts=facts, **fields)


@dataclass
class Played:
    """A call that is played input by input, each some seconds after the one before."""

    call: Call
    at: datetime
    records: list[tuple[Call, CallInput]] = field(default_factory=list)

    @classmethod
    def begun(cls, given: Setting, state: CaseState | None = None, at: str = TUESDAY) -> "Played":
        when = moment(at, given.zone.key)
        return cls(begin(given, state or CaseState(status=given.body.start_status), when), when)

    def do(self, *inputs: CallInput | str, after: float = 0.0) -> tuple[Event, ...]:
        """Give inputs (a text is the option of that id), each `after` seconds later; the events of them all."""
        first = self.call
        for given in inputs:
            one = Choose(given) if isinstance(given, str) else given
            self.records.append((self.call, one))
            self.at += timedelta(seconds=after)
            self.call = respond(self.call, one, self.at, after)
        return new_events(first, self.call)

    def say(self) -> None:
        """Begin the line at hand, where that is timed, and say it."""
        self.do(Next())
        if self.call.begun:
            self.do(Next())

    @property
    def step(self) -> str:
        return "" if self.call.over else self.call.spot.step

    @property
    def effects(self) -> list[tuple[str, Plain]]:
        return [(effect.kind, effect.value) for effect in self.call.effects]


def line(call: Call, at: datetime) -> str:
    """The English line of the step at hand: the first variant that holds, or the plain one."""
    step = call.step
    assert isinstance(step, Spoken)
    return next((variant.say for variant in step.says if holds(call, variant.when, at)), step.say)


def steps(call: Call) -> list[str]:
    """The steps that a call has been through, in their order."""
    return [*(spot.step for spot in call.passed if spot.step), call.spot.step]
