"""Check: names of statuses, roles, tasks, notes, reports, closings, outcomes, messages and phases are declared."""

from collections.abc import Collection, Iterator

from agentdesk.core.effect import NOTE_REQUIRED, TASK_DONE
from agentdesk.core.errors import Fault
from agentdesk.process.checks.facts import of_type
from agentdesk.process.checks.ground import Ground, meant
from agentdesk.process.due_spec import FactValue
from agentdesk.process.effects import EffectSpec, PreviousStatus
from agentdesk.process.model import singular
from agentdesk.process.reading import KEY, Loc
from agentdesk.process.steps import Effects, End

NOBODY = "nobody"
# The section in which each effect's name is declared.
_SECTIONS = {
    "mail": "messages",
    "letter": "messages",
    "text": "messages",
    "message": "messages",
    "status": "statuses",
    "assign": "roles",
    "notify": "roles",
    "task": "tasks",
    "note": "notes",
    "report": "reports",
    "close": "closings",
}
_OWN_WORDS = {"assign": NOBODY, "task": TASK_DONE, "note": NOTE_REQUIRED}
# A case has the statuses of its own process, and its mails are written with its own messages.
_NEVER_SHARED = frozenset({"statuses", "messages"})


def check_names(ground: Ground) -> Iterator[Fault]:
    """Names that nothing in the file declares."""
    process = ground.process
    if process.statuses and process.start_status not in process.statuses:
        yield undeclared(ground, ("start_status",), "statuses", process.start_status)
    for loc, spec in ground.effects():
        yield from _effect(ground, loc, spec)
    for task in process.begins:
        yield from declared(ground, ("begins", task, KEY), "tasks", task)
    for name, step in process.steps.items():
        if isinstance(step, Effects | End) and step.outcome is not None:
            yield from declared(ground, ("steps", name, "outcome"), "outcomes", step.outcome)
        if step.phase:
            yield from declared(ground, ("steps", name, "phase"), "phases", step.phase)


def _effect(ground: Ground, loc: Loc, spec: EffectSpec) -> Iterator[Fault]:
    for key, section in _SECTIONS.items():
        value = getattr(spec, key)
        if isinstance(value, FactValue):
            yield from of_type(ground, (*loc, key, "fact"), value.fact, ("text",), "an agent's id is a text, and")
        elif isinstance(value, PreviousStatus):
            yield from declared(ground, (*loc, key, "previous_or"), section, value.previous_or)
        elif value is not None and value != _OWN_WORDS.get(key):
            yield from declared(ground, (*loc, key), section, value)


def declared(ground: Ground, loc: Loc, section: str, name: str) -> Iterator[Fault]:
    """A fault, unless `name` is declared under `section`."""
    if name not in known(ground, section):
        yield undeclared(ground, loc, section, name)


def known(ground: Ground, section: str) -> Collection[str]:
    """The names that the process may use of a section."""
    return set(getattr(ground.process, section)) if section in _NEVER_SHARED else ground.names(section)


def undeclared(ground: Ground, loc: Loc, section: str, name: str) -> Fault:
    """The fault of a name that nothing declares."""
    remedy = meant(name, known(ground, section), f"declare it under `{section}`")
    return ground.fault(loc, f"there is no {singular(section)} {name}", remedy)
