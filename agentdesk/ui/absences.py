"""Why agents are away, in words."""

from agentdesk.desk.ports_shift import REASONS, Absence
from agentdesk.ui.apart import apart
from agentdesk.ui.keys import N_
from agentdesk.words.translator import Translator

_WORDS = {
    "break": N_("a break"),
    "meal": N_("a meal"),
    "meeting": N_("a meeting"),
    "training": N_("training"),
    "other": N_("something else"),
}


def reasons(tr: Translator) -> tuple[tuple[str, str], ...]:
    """The reasons to choose from."""
    return tuple((reason, tr(_WORDS[reason])) for reason in REASONS)


def absence_line(absence: Absence, time: str, tr: Translator) -> str:
    """Who is away since when, and why where they said it."""
    name = apart(absence.name)
    if absence.reason in _WORDS:
        return tr("{name}, since {time}: {reason}", name=name, time=time, reason=tr(_WORDS[absence.reason]))
    return tr("{name}, since {time}", name=name, time=time)
