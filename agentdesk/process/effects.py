"""Effects as a process file writes them."""

import re
from functools import cached_property
from typing import Any, Literal

from pydantic import model_validator

from agentdesk.core.effect import KINDS
from agentdesk.core.errors import Phrase
from agentdesk.process.conditions import Scalar, Strict
from agentdesk.process.due_spec import DueSpec, FactValue

_COUNTED = re.compile(r"\{(\w+)(?:\+(\d+))?\}")


class PreviousStatus(Strict):
    """The status that the case had before this one, or another where that isn't known."""

    previous_or: str


class EffectSpec(Strict):
    """One effect: exactly one kind. A tag may count: `missed_contact_{missed_contacts}`.

    A notice to a role (`notify`) names the message that it carries. A case is assigned to a role, or to the agent
    whom a fact names.
    """

    tag: str | None = None
    mail: str | None = None
    letter: str | None = None
    text: str | None = None
    note: str | None = None
    status: str | PreviousStatus | None = None
    priority: Literal["blocking", "high", "medium", "low"] | None = None
    assign: str | FactValue | None = None
    task: str | None = None
    due: DueSpec | None = None
    notify: str | None = None
    fact: str | None = None
    report: str | None = None
    close: str | None = None
    number: Literal["wrong", "next"] | None = None
    message: str | None = None
    # How a fact changes: one of these goes with `fact`.
    to: Scalar | DueSpec | None = None
    add: int | None = None
    clear: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "EffectSpec":
        kinds = [kind for kind in KINDS if kind in self.model_fields_set]
        if len(kinds) != 1:
            said = {"count": len(kinds), "kinds": ", ".join(KINDS)}
            raise ValueError(Phrase("an effect has exactly one kind, this one has {count}: one of {kinds}", **said))
        changes = {"to", "add", "clear"} & self.model_fields_set
        if (kinds[0] == "fact") != (len(changes) == 1):
            raise ValueError(Phrase("a fact needs one of to, add, clear, and nothing else may have them"))
        if ("message" in self.model_fields_set) != (kinds[0] == "notify"):
            raise ValueError(Phrase("a notice needs a `message`, and nothing else may have one"))
        return self

    @cached_property
    def kind(self) -> str:
        """The effect's kind."""
        return next(kind for kind in KINDS if kind in self.model_fields_set)

    @property
    def counted(self) -> tuple[str, ...]:
        """The facts that a tag counts with."""
        return tuple(name for name, _more in _COUNTED.findall(self.tag or ""))


def counted_tag(tag: str, facts: dict[str, Any]) -> str:
    """The tag with its counters filled in (`{count}` or `{count+1}`); an unknown counter is 0."""
    return _COUNTED.sub(lambda match: str(int(facts.get(match[1]) or 0) + int(match[2] or 0)), tag)
