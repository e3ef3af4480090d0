"""What follows from a call: one change of the case, or one thing that leaves the house."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from agentdesk.core.case import CaseState
from agentdesk.core.plain import Plain

# Kinds that change no case: they raise a row in the outbox, in a report, or at a contact point.
OUTGOING = frozenset({"mail", "letter", "text", "notify"})
KINDS = (
    *("tag", "mail", "letter", "text", "note", "status", "priority", "assign", "task", "due", "notify"),
    *("fact", "report", "close", "number"),
)
NOTE_REQUIRED = "required"
TASK_DONE = "done"


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect. `value` by kind:

    tag, mail, letter, text, status, priority, task, notify, report, close: a name; task `done` ends the task;
    assign: a role, an agent's id, or None; note: a note's name, or `required`; number: `wrong`, or `next`;
    fact: {"name": …, "value": …} (None clears it);
    due: {"due_from": ISO, "due_by": ISO, "promised": bool, "rolled": [{"wanted", "given", "kind", "name"}]}, and
    where it is "at once" {"instead_of": {"due_from", "due_by", "promised"}}, the date that it puts off; where its
    holidays may yet change {"provisional": true}.
    """

    kind: str
    value: Plain


def apply(case: CaseState, effect: Effect) -> CaseState:
    """The case after `effect`. Kinds that change no case leave it as it is."""
    change = _CHANGES.get(effect.kind)
    return change(case, effect.value) if change else case


def apply_all(case: CaseState, effects: tuple[Effect, ...]) -> CaseState:
    """The case after all `effects`, in their order."""
    for effect in effects:
        case = apply(case, effect)
    return case


def _tag(case: CaseState, value: Plain) -> CaseState:
    tag = str(value)
    return case if tag in case.tags else case.changed(tags=(*case.tags, tag))


def _status(case: CaseState, value: Plain) -> CaseState:
    if value == case.status:
        return case
    return case.changed(status=str(value), previous_status=case.status)


def _due(case: CaseState, value: Plain) -> CaseState:
    due = cast("Mapping[str, Plain]", value)
    return case.changed(
        due_from=datetime.fromisoformat(str(due["due_from"])),
        due_by=datetime.fromisoformat(str(due["due_by"])),
        promised=bool(due.get("promised", False)),
        anytime=bool(due.get("anytime", False)),
        due_before=due.get("instead_of"),
    )


def _fact(case: CaseState, value: Plain) -> CaseState:
    named = cast("Mapping[str, Plain]", value)
    facts = {**case.facts, str(named["name"]): named["value"]}
    return case.changed(facts={name: kept for name, kept in facts.items() if kept is not None})


def _close(case: CaseState, value: Plain) -> CaseState:
    return case.changed(closed=str(value), due_from=None, due_by=None, promised=False, anytime=False, assignee=None)


_CHANGES: dict[str, Callable[[CaseState, Plain], CaseState]] = {
    "tag": _tag,
    "status": _status,
    "priority": lambda case, value: case.changed(priority=str(value)),
    "assign": lambda case, value: case.changed(assignee=None if value is None else str(value)),
    "task": lambda case, value: case.changed(task=None if value == TASK_DONE else str(value)),
    "due": _due,
    "fact": _fact,
    "note": lambda case, value: case.changed(note_required=True) if value == NOTE_REQUIRED else case,
    "close": _close,
}
