"""The state of a case as the journal keeps it, and as it is folded from there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from agentdesk.core.case import CaseState
from agentdesk.core.plain import Plain

_NAMES = ("status", "priority", "assignee", "task", "promised", "closed", "previous_status", "due_before", "anytime")
# What the states of earlier versions don't tell.
_LATER = {"anytime": False}


def plain_state(state: CaseState, public: frozenset[str]) -> dict[str, Plain]:
    """The state without free text: of the facts that aren't public only the names."""
    kept: dict[str, Plain] = {name: getattr(state, name) for name in _NAMES}
    return {
        **kept,
        "tags": [*state.tags],
        "due_from": state.due_from.isoformat() if state.due_from else None,
        "due_by": state.due_by.isoformat() if state.due_by else None,
        "facts": {name: value for name, value in state.facts.items() if name in public},
        "apart": [*sorted(name for name in state.facts if name not in public)],
    }


def state_from(value: Plain) -> tuple[CaseState, frozenset[str]]:
    """The state that an imported event tells of, and the names of the facts that it leaves out."""
    kept = cast("Mapping[str, Any]", value)
    state = CaseState(
        **{name: kept.get(name, _LATER.get(name)) for name in _NAMES},
        tags=tuple(kept["tags"]),
        due_from=_moment(kept["due_from"]),
        due_by=_moment(kept["due_by"]),
        facts=kept["facts"],
    )
    return state, frozenset(kept["apart"])


def differences(folded: CaseState, standing: CaseState, apart: frozenset[str]) -> list[str]:
    """The names of what the journal and the case don't agree on."""
    names = [*_NAMES, "due_from", "due_by"]
    found = [name for name in names if getattr(folded, name) != getattr(standing, name)]
    if set(folded.tags) != set(standing.tags):
        found.append("tags")
    facts = {*folded.facts, *standing.facts} - apart
    return found + [f"facts.{name}" for name in sorted(facts) if folded.facts.get(name) != standing.facts.get(name)]


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
