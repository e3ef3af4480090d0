"""What a step is called where it isn't shown itself: in a list, or as the place where a call was cut off."""

from collections.abc import Callable, Iterator

from agentdesk.core.effect import NOTE_REQUIRED, TASK_DONE
from agentdesk.desk.effect_view import priority_word
from agentdesk.process.due_spec import FactValue
from agentdesk.process.effects import EffectSpec, PreviousStatus
from agentdesk.process.model import BODY_PHASE, Process, singular
from agentdesk.process.steps import Effects, End, Spoken
from agentdesk.words.translator import Translator

# A text of the process by its context and its English.
Said = Callable[[str, str], str]
_SECTIONS = {
    "status": "statuses",
    "task": "tasks",
    "note": "notes",
    "report": "reports",
    "close": "closings",
    "assign": "roles",
    "notify": "roles",
    "fact": "facts",
}
_MESSAGES = ("mail", "letter", "text")
_NOBODY = "nobody"


def step_words(process: Process, name: str, said: Said, tr: Translator) -> str:
    """The step's task, or its line, or what it writes, or how the work ends, or its phase."""
    step = process.steps.get(name)
    if step is None:
        return name.replace("_", " ")
    if step.task:
        return said(f"{name}.task", step.task)
    if isinstance(step, Spoken) and step.say:
        return said(f"{name}.say", step.say)
    if isinstance(step, Effects) and step.effects:
        return " · ".join(_written(process, step, said, tr))
    if isinstance(step, Effects | End) and step.outcome:
        return _named(process, "outcomes", step.outcome, said)
    return phase_words(process, name, said)


def phase_words(process: Process, name: str, said: Said) -> str:
    """The phase of the call to which a step belongs; "" where it belongs to none."""
    step = process.steps.get(name)
    phase = (step.phase if step else "") or BODY_PHASE
    return said(f"phase.{phase}", process.phases[phase]) if phase in process.phases else ""


def _written(process: Process, step: Effects, said: Said, tr: Translator) -> Iterator[str]:
    for spec in step.effects:
        value = getattr(spec, spec.kind)
        if spec.kind in _MESSAGES:
            part, text = process.messages[value].label
            yield " ".join(said(f"message.{value}.{part}", text).split())
        elif spec.kind in _SECTIONS:
            yield _of_section(process, spec, said, tr)
        elif spec.kind == "priority":
            yield tr("priority: {priority}", priority=priority_word(value, tr))
        elif spec.kind == "due":
            yield tr("next date")
        elif spec.kind == "number":
            yield tr("this number is marked as wrong")
        else:
            yield str(value)


def _of_section(process: Process, spec: EffectSpec, said: Said, tr: Translator) -> str:
    value = getattr(spec, spec.kind)
    if isinstance(value, PreviousStatus):
        value = value.previous_or
    if isinstance(value, FactValue):
        return _named(process, "facts", value.fact, said)
    special = {
        ("task", TASK_DONE): lambda: tr("done"),
        ("note", NOTE_REQUIRED): lambda: tr("a detailed note is required"),
        ("assign", _NOBODY): lambda: tr("back to the agents' queue"),
    }
    found = special.get((spec.kind, value))
    return found() if found else _named(process, _SECTIONS[spec.kind], value, said)


def _named(process: Process, section: str, name: str, said: Said) -> str:
    """A process's word for one of its names; the name itself where it is another process's."""
    source = getattr(process, section).get(name)
    if source is None:
        return name.replace("_", " ")
    return said(f"{singular(section)}.{name}", source if isinstance(source, str) else source.text)
