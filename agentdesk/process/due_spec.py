"""Due rules as a process file writes them."""

from functools import cached_property, reduce
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from agentdesk.calendars.due_rule import Amount, DueRule, FromFact, Ladder, Range
from agentdesk.calendars.within import Within
from agentdesk.core.errors import BadInput, Phrase
from agentdesk.process.conditions import Strict


class FactValue(Strict):
    """A part of a rule that a fact holds."""

    fact: str

    @property
    def part(self) -> FromFact:
        """The same in the calendar's words."""
        return FromFact(self.fact)


class LadderSpec(Strict):
    """Waits in minutes, the first one after the first attempt; `count` names the fact that counts the attempts."""

    minutes: tuple[int, ...]
    count: str


class WithinSpec(Strict):
    """So many `hours` to answer; who asks in the last `late` hours of a day has them from the next opening on."""

    hours: int
    late: int = 0


def _pair(given: Any) -> Any:
    single = isinstance(given, int | dict) and not isinstance(given, bool)
    return (given, given) if single else given


def _listed(given: Any) -> Any:
    return (given,) if isinstance(given, str) else given


Number = int | FactValue
Pair = Annotated[tuple[Number, Number], BeforeValidator(_pair, json_schema_input_type=Number | tuple[Number, Number])]


class DueSpec(Strict):
    """A due rule: one of working_days, days, months, years (a number, or [earliest, latest]), minutes,
    day_of_next_month, at, by, on, now, recurs, ladder, next_window, within; a number may stand in a fact. `after`
    names the fact that holds the base date (today where it isn't given); ahead, roll, hours and inside move what was
    found; `keep_by` leaves the latest moment as it is where that is later; with `window: none` no window is needed.
    Or `before`, alone: the date that was put off by `now`; where there is none, the date stays as it is."""

    working_days: Pair | None = None
    days: Pair | None = None
    months: Pair | None = None
    years: Pair | None = None
    minutes: Annotated[int, Field(ge=1)] | FactValue | None = None
    day_of_next_month: Annotated[int, Field(ge=1, le=31)] | FactValue | None = None
    at: str | None = None
    by: str | None = None
    on: str | None = None
    now: Literal[True] | None = None
    recurs: str | FactValue | None = None
    ladder: LadderSpec | None = None
    next_window: Literal[True] | None = None
    within: WithinSpec | None = None
    before: Literal[True] | None = None
    after: str | None = None
    ahead: Pair | None = None
    roll: bool = False
    hours: Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])] = ()
    inside: bool = False
    keep_by: bool = False
    window: Literal["none"] | None = None
    or_today: bool = False
    or_by: str | None = None

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

    @cached_property
    def rule(self) -> DueRule:
        """The rule in the calendar's own words."""
        return DueRule(
            working_days=_range(self.working_days),
            days=_range(self.days),
            months=_range(self.months),
            years=_range(self.years),
            minutes=_amount(self.minutes),
            day_of_next_month=_amount(self.day_of_next_month),
            at=self.at,
            by=self.by,
            on=self.on,
            now=bool(self.now),
            recurs=self.recurs.part if isinstance(self.recurs, FactValue) else self.recurs,
            ladder=Ladder(self.ladder.minutes, self.ladder.count) if self.ladder else None,
            next_window=bool(self.next_window),
            within=Within(self.within.hours, self.within.late) if self.within else None,
            after=self.after,
            ahead=_range(self.ahead),
            roll=self.roll,
            hours=self.hours,
            inside=self.inside,
            or_today=self.or_today,
            or_by=self.or_by,
        )


def _amount(given: Number | None) -> Amount | None:
    return given.part if isinstance(given, FactValue) else given


def _range(given: tuple[Number, Number] | None) -> Range | None:
    if given is None:
        return None
    low, high = (number.part if isinstance(number, FactValue) else number for number in given)
    return low, high
