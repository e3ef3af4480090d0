"""Values that can't be taken: what is wrong with them, what was probably meant, and where they stand."""

import json
from collections.abc import Iterable

from agentdesk.core.errors import AgentdeskError, BadInput, Fault, Phrase
from agentdesk.core.plain import Plain
from agentdesk.desk.outside_text import quoted

MOST_NAMED = 12


class Unfit(AgentdeskError):
    """A value that doesn't fit its place."""

    message = "{fault}; {remedy}"

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(fault=fault, remedy=remedy)
        self.fault = fault
        self.remedy = remedy


def fault_at(place: str, error: AgentdeskError) -> Fault:
    """What an error says, as the fault of a place."""
    if isinstance(error, Unfit):
        return Fault(place, error.fault, error.remedy)
    return Fault(place, str(error) if isinstance(error, BadInput) else Phrase(error.message, **error.slots))


def unknown(kind: str, given: str, known: Iterable[str]) -> Unfit:
    """A name that isn't among those that are known."""
    return Unfit(f"there is no {kind} {quoted(given)}", meant(given, known))


def quoted_value(value: Plain) -> str:
    """A value out of a file as a message may repeat it."""
    return quoted(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def meant(given: str, known: Iterable[str]) -> str:
    """A remedy for a name that isn't known: the nearest one, or all of them where they are few."""
    from difflib import get_close_matches

    names = tuple(known)
    near = get_close_matches(given.casefold()[:80], names, n=1)
    if near:
        return f"did you mean {near[0]}?"
    return f"write {_either(names)}" if len(names) <= MOST_NAMED else "correct its name, or take it out"


def _either(names: tuple[str, ...]) -> str:
    *first, last = names or ("nothing",)
    return f"{', '.join(first)} or {last}" if first else last
