"""Effects and due rules as a process file writes them."""

import re
from functools import reduce
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from agentdesk.calendars.due import DueRule
from agentdesk.core.effect import KINDS
from agentdesk.core.errors import BadInput, Phrase
from agentdesk.process.conditions import Scalar, Strict

_COUNTED = re.compile(r"\{(\w+)(?:\+(\d+))?\}")


def _pair(given: Any) -> Any:
    return (given, given) if isinstance(given, int) and not isinstance(given, bool) else given


Range = Annotated[tuple[int, int], BeforeValidator(_pair)]


class DueSpec(Strict):
    """A due rule: one of working_days, days (a number, or [earliest, latest]), minutes, day_of_next_month, at, by,
    on, now; `after` names the fact that holds the base date (today where it isn't given). Or `before`, alone: the
    date that was put off by `now`; where there is none, the date stays as it is."""

    working_days: Range | None = None
    days: Range | None = None
    minutes: int | None = Field(None, ge=1)
    day_of_next_month: int | None = Field(None, ge=1, le=31)
    at: str | None = None
    by: str | None = None
    on: str | None = None
    now: Literal[True] | None = None
    before: Literal[True] | None = None
    after: str | None = None
    roll: bool = False

    @model_validator(mode="after")
    def _makes_sense(self) -> "DueSpec":
        if self.before:
            if self.model_fields_set != {"before"}:
                raise ValueError(Phrase("the date before has nothing to count; leave the rest out"))
            return self
        try:
            _ = self.rule
        except BadInput as error:
            told = (Phrase("{fault}; {remedy}", fault=each.fault, remedy=each.remedy) for each in error.faults)
            raise ValueError(
                reduce(lambda one, other: Phrase("{one} and {other}", one=one, other=other), told)
            ) from error
        return self

    @property
    def rule(self) -> DueRule:
        """The rule in the calendar's own words."""
        return DueRule(
            working_days=self.working_days,
            days=self.days,
            minutes=self.minutes,
            day_of_next_month=self.day_of_next_month,
            at=self.at,
            by=self.by,
            on=self.on,
            now=bool(self.now),
            after=self.after,
            roll=self.roll,
        )


class PreviousStatus(Strict):
    """The status that the case had before this one, or another where that isn't known."""

    previous_or: str


class EffectSpec(Strict):
    """One effect: exactly one kind. A tag may count: `missed_contact_{missed_contacts}`.

    A notice to a role (`notify`) names the message that it carries.
    """

    tag: str | None = None
    mail: str | None = None
    letter: str | None = None
    text: str | None = None
    note: str | None = None
    status: str | PreviousStatus | None = None
    priority: Literal["blocking", "high", "medium", "low"] | None = None
    assign: str | None = None
    task: str | None = None
    due: DueSpec | None = None
    notify: str | None = None
    fact: str | None = None
    report: str | None = None
    close: str | None = None
    number: Literal["wrong"] | None = None
    message: str | None = None
    # How a fact changes: one of these goes with `fact`.
    to: Scalar | None = None
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

    @property
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
