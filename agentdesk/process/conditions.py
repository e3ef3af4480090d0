"""Conditions: a small closed vocabulary over facts, checked when a file is read; nothing is evaluated as code."""

from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agentdesk.core.errors import Phrase

Scalar: TypeAlias = bool | int | float | str


class Strict(BaseModel):
    """What every part of a process file is: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Test(Strict):
    """What is asked of one subject. Every key that is given must hold.

    An unknown value holds for nothing but `known: false` and `is_not`.
    """

    __test__ = False

    is_: Scalar | None = Field(None, alias="is")
    is_not: Scalar | None = None
    one_of: tuple[Scalar, ...] | None = None
    known: bool | None = None
    at_least: float | None = None
    at_most: float | None = None
    over: float | None = None
    under: float | None = None

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

    def holds(self, value: Any) -> bool:
        """Whether `value` (None: unknown) passes."""
        if self.known is not None and (value is not None) != self.known:
            return False
        if self.is_not is not None and value == self.is_not:
            return False
        if self.is_ is not None and value != self.is_:
            return False
        if self.one_of is not None and value not in self.one_of:
            return False
        return self._in_range(value)

    def _in_range(self, value: Any) -> bool:
        if self.at_least is None and self.at_most is None and self.over is None and self.under is None:
            return True
        if not isinstance(value, int | float):
            return False
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.at_most is None or value <= self.at_most)
            and (self.over is None or value > self.over)
            and (self.under is None or value < self.under)
        )


Condition: TypeAlias = dict[str, Test]

DAYS_SINCE = "days_since "
WORKING_DAYS_SINCE = "working_days_since "
PASSED = "passed "
CASE_SUBJECTS = ("status", "priority", "assignee", "task")
CALL_SUBJECTS = (
    *("connected", "holds", "extensions", "held_over", "numbers_left"),
    *("voicemail_consent", "confidential"),
)


def fact_of(subject: str) -> str | None:
    """The fact that a subject reads, or None where it reads the case or the call."""
    for prefix in (DAYS_SINCE, WORKING_DAYS_SINCE):
        if subject.startswith(prefix):
            return subject.removeprefix(prefix).strip()
    if subject in CASE_SUBJECTS or subject in CALL_SUBJECTS or subject.startswith(PASSED):
        return None
    return subject
