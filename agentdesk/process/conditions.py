"""Conditions: a small closed vocabulary over facts, checked when a file is read; nothing is evaluated as code."""

from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agentdesk.core.errors import Phrase

Scalar: TypeAlias = bool | int | float | str


class Strict(BaseModel):
    """What every part of a process file is: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class FactLimit(Strict):
    """A limit that another fact holds."""

    fact: str


Limit: TypeAlias = float | FactLimit


class Test(Strict):
    """What is asked of one subject. Every key that is given must hold.

    An unknown value holds for nothing but `known: false` and `is_not`; nothing lies beside an unknown limit.
    """

    __test__ = False

    is_: Scalar | None = Field(None, alias="is")
    is_not: Scalar | None = None
    one_of: tuple[Scalar, ...] | None = None
    known: bool | None = None
    at_least: Limit | None = None
    at_most: Limit | None = None
    over: Limit | None = None
    under: Limit | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, given: Any) -> Any:
        if isinstance(given, list):
            return {"one_of": given}
        return given if isinstance(given, dict) else {"is": given}

    @model_validator(mode="after")
    def _asks(self) -> "Test":
        if not self.model_fields_set:
            raise ValueError(Phrase("a condition has to ask something: is, one_of, known, at_least, under …"))
        return self

    def holds(self, value: Any, fact: Callable[[str], Any]) -> bool:
        """Whether `value` (None: unknown) passes; `fact` tells the value of a fact that is a limit."""
        if self.known is not None and (value is not None) != self.known:
            return False
        if self.is_not is not None and value == self.is_not:
            return False
        if self.is_ is not None and value != self.is_:
            return False
        if self.one_of is not None and value not in self.one_of:
            return False
        return all(_lies(value, key, limit, fact) for key, limit in self.limits.items())

    @property
    def limits(self) -> dict[str, Limit]:
        """The limits that are given, by their key."""
        given = {key: getattr(self, key) for key in _BESIDE if key in self.model_fields_set}
        return {key: limit for key, limit in given.items() if limit is not None}


_BESIDE: dict[str, Callable[[float, float], bool]] = {"at_least": ge, "at_most": le, "over": gt, "under": lt}


def _lies(value: Any, key: str, limit: Limit, fact: Callable[[str], Any]) -> bool:
    bound = fact(limit.fact) if isinstance(limit, FactLimit) else limit
    return isinstance(value, int | float) and isinstance(bound, int | float) and _BESIDE[key](value, bound)


Condition: TypeAlias = dict[str, Test]

DAYS_SINCE = "days_since "
WORKING_DAYS_SINCE = "working_days_since "
MONTHS_SINCE = "months_since "
SINCE = (DAYS_SINCE, WORKING_DAYS_SINCE, MONTHS_SINCE)
PASSED = "passed "
CASE_SUBJECTS = ("status", "priority", "assignee", "task")
CALL_SUBJECTS = (
    *("connected", "holds", "extensions", "held_over", "numbers_left"),
    *("voicemail_consent", "voicemail_left", "confidential", "inbound", "do_not_call"),
)

# A case may have a fact of this name, where its consent is on record beside the customer's numbers.
RECORDED = "voicemail_consent"


def fact_of(subject: str) -> str | None:
    """The fact that a subject reads, or None where it reads the case or the call."""
    for prefix in SINCE:
        if subject.startswith(prefix):
            return subject.removeprefix(prefix).strip()
    if subject in CASE_SUBJECTS or subject in CALL_SUBJECTS or subject.startswith(PASSED):
        return None
    return subject
