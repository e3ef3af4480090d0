"""Walks and plans, as documents: a process tried out without a screen and without a database."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.zones import zone_named
from agentdesk.core.case import Case, CaseState
from agentdesk.core.plain import Plain
from agentdesk.desk.case_file import read_case
from agentdesk.desk.library import PROTOCOL, Library
from agentdesk.desk.reader import Reader
from agentdesk.desk.setting import setting_of
from agentdesk.process.call import Call, Setting
from agentdesk.process.checklists import lines
from agentdesk.process.engine import options, takes
from agentdesk.process.model import Process
from agentdesk.process.plan import assumptions, plan
from agentdesk.process.slots import Speaker
from agentdesk.process.steps import Ask, Checklist, Step, Wait
from agentdesk.process.walk import Passed, Walk, walk
from agentdesk.words.look_up import Words


@dataclass(frozen=True, slots=True)
class Ground:
    """What a walk stands on: the process and its protocol, the case, the calendar, the language."""

    process: Process
    protocol: Process
    case: Case
    words: Words
    tables: Tables
    language: str

    @classmethod
    def of(
        cls, library: Library, tables: Tables, process: str, case: Path | None, language: str | None, now: datetime
    ) -> "Ground":
        """The ground for a process by id. NotFound, BadInput."""
        body = library.get(process).process
        protocol = library.get(PROTOCOL).process
        kept = read_case(case, body, now, protocol=protocol, tables=tables)
        return cls(body, protocol, kept, library.words, tables, language or kept.language)

    @property
    def zone(self) -> ZoneInfo:
        """The case's zone: moments without an offset are in it."""
        return zone_named(self.case.timezone)

    def setting(self, *, full: bool) -> Setting:
        """The call's setting; a case of the protocol itself always has it around it."""
        around = self.protocol if full or self.process.protocol else None
        return setting_of(self.case, self.process, around, self.tables)

    def reader(self, call: Call) -> Reader:
        """The texts of a call."""
        customer = self.case.customer
        return Reader(call, self.words, Speaker(customer=customer.name, customer_gender=customer.gender))


def walk_document(ground: Ground, answers: tuple[str, ...], at: datetime, *, full: bool) -> dict[str, Plain]:
    """The document of `walk`: steps, what is waited for, effects, the case. BadInput."""
    going = walk(ground.setting(full=full), ground.case.state, answers, at)
    return {
        "process": ground.process.id,
        "language": ground.language,
        "steps": [_step(passed, ground, at) for passed in going.passed],
        "waiting_for": _waiting(going),
        "outcome": going.call.outcome,
        "effects": [{"kind": effect.kind, "value": effect.value} for effect in going.call.effects],
        "case": case_document(going.call.case, ground.zone),
    }


def _step(passed: Passed, ground: Ground, at: datetime) -> dict[str, Plain]:
    reader = ground.reader(passed.call)
    task = reader.plain(f"{passed.name}.task", passed.step.task, ground.language, passed.process)
    here = passed.call.spot.step == passed.name and passed.call.process_at(passed.call.spot) is passed.process
    line = reader.say(ground.language, at) if here else None
    if here:
        task = " ".join(filter(None, (task, *reader.left_out(ground.language, at))))
    offered: list[Plain] = [{"id": id, "text": text} for id, text in _offered(passed, reader, ground.language)]
    return {
        "step": passed.name,
        "kind": passed.step.kind,
        "text": line.text if line else task,
        "task": task if line else "",
        "options": offered,
        **({"items": _items(passed, reader, ground.language, at)} if isinstance(passed.step, Checklist) else {}),
        "answer": passed.answer,
    }


def _items(passed: Passed, reader: Reader, language: str, at: datetime) -> list[Plain]:
    """The lines of a checklist that were to be ticked."""
    if not isinstance(passed.step, Checklist):
        return []
    process, name = passed.process, passed.name
    return [
        {"id": id, "text": reader.plain(f"{name}.item.{id}", item.text, language, process)}
        for id, item in lines(passed.call, passed.step, at).items()
    ]


def _offered(passed: Passed, reader: Reader, language: str) -> list[tuple[str, str]]:
    if not isinstance(passed.step, Ask):
        return []
    known = options(passed.call) if passed.call.step is passed.step else passed.step.options
    return [
        (id, reader.plain(f"{passed.name}.option.{id}", option.text, language, passed.process))
        for id, option in known.items()
    ]


def _waiting(going: Walk) -> Plain:
    call = going.call
    if call.over:
        return None
    step: Step = call.step
    kind = "wait" if isinstance(step, Wait) else step.kind
    return {"step": call.spot.step, "kind": kind, "options": list(takes(call))}


def case_document(state: CaseState, zone: ZoneInfo) -> dict[str, Plain]:
    """A case as documents show it; moments in its zone."""
    return {
        "status": state.status,
        "priority": state.priority,
        "assignee": state.assignee,
        "tags": list(state.tags),
        "task": state.task,
        "due_from": state.due_from.astimezone(zone).isoformat() if state.due_from else None,
        "due_by": state.due_by.astimezone(zone).isoformat() if state.due_by else None,
        "note_required": state.note_required,
        "closed": state.closed,
        "facts": dict(state.facts),
    }


def plan_document(ground: Ground, at: datetime) -> dict[str, Plain]:
    """The document of `plan`: the dated steps if nobody ever answers, and the facts that were assumed.

    A step is provisional where the holidays that dated it may yet change.
    """
    setting, state, zone = ground.setting(full=False), ground.case.state, ground.zone
    words, domain, language = ground.words, ground.process.id, ground.language
    steps: list[Plain] = [
        {
            "step": visit.step,
            "due_from": visit.due_from.astimezone(zone).isoformat(),
            "due_by": visit.due_by.astimezone(zone).isoformat(),
            "text": words.find(domain, language, visit.context, visit.source).text if visit.source else "",
            "provisional": bool(visit.due and visit.due.get("provisional")),
        }
        for visit in plan(setting, state, at)
    ]
    return {"process": domain, "language": language, "steps": steps, "assumed": assumptions(setting, state)}
