"""Due rules as data: a closed vocabulary for when the next action of a case falls."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from agentdesk.calendars.due_faults import faults_of
from agentdesk.calendars.due_words import KINDS, RANGES
from agentdesk.calendars.fact_dates import count_of, recurrence_of
from agentdesk.calendars.within import Within
from agentdesk.core.errors import BadInput


@dataclass(frozen=True, slots=True)
class FromFact:
    """A part of a rule that a fact holds at the time, so that a team or a case can set it."""

    fact: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Waits in minutes, the first one after the first attempt; `count` is the fact that counts the attempts made."""

    minutes: tuple[int, ...]
    count: str


Amount: TypeAlias = int | FromFact
# Not before, at the latest.
Range: TypeAlias = tuple[Amount, Amount]


@dataclass(frozen=True, slots=True)
class DueRule:
    """One way to say when: exactly one of the fields down to `within` is set; raises BadInput otherwise.

    `working_days`, `days`, `months` and `years` are ranges. `at` names a fact that holds the moment of an
    appointment, `by` one up to which it may be done from now on (and `or_by` another one, where it is known and
    earlier), `on` one that holds a date. `recurs` is a rule such as FREQ=YEARLY;INTERVAL=3 and means its next day
    after today, or today itself with `or_today`. `ladder` waits longer after each attempt, and beyond its last
    step until the `next_window`, which is the one after that at hand. `within` is the time in which whoever asks
    is to have an answer.

    `after` names the fact from which is counted (None: today, or now for `minutes` and `within`). With `ahead` it
    falls so many days before the date that the rest means, in a range from more days to fewer, and never before
    today. With `roll` a date on a closed day moves to the first working day after it. `hours` stand in place of the
    calling window's on that day. With `inside` the time is kept to open calling windows, as `agentdesk.calendars.due`
    says.
    """

    working_days: Range | None = None
    days: Range | None = None
    months: Range | None = None
    years: Range | None = None
    minutes: Amount | None = None
    day_of_next_month: Amount | None = None
    at: str | None = None
    by: str | None = None
    on: str | None = None
    now: bool = False
    recurs: str | FromFact | None = None
    ladder: Ladder | None = None
    next_window: bool = False
    within: Within | None = None
    after: str | None = None
    ahead: Range | None = None
    roll: bool = False
    hours: tuple[str, ...] = ()
    inside: bool = False
    or_today: bool = False
    or_by: str | None = None

    def __post_init__(self) -> None:
        faults = faults_of(self)
        if faults:
            raise BadInput(*faults)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Those of the fields that say when which are set: one, in a rule that holds."""
        values = ((kind, getattr(self, kind)) for kind in KINDS)
        return tuple(kind for kind, value in values if value is not None and value is not False)

    def facts(self) -> Iterator[tuple[str, str]]:
        """Every fact that the rule needs, as (field, fact)."""
        for field in ("at", "by", "or_by", "on", "after"):
            if getattr(self, field) is not None:
                yield field, getattr(self, field)
        for field in (*RANGES, "ahead", "minutes", "day_of_next_month", "recurs"):
            value = getattr(self, field)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, FromFact):
                    yield field, part.fact
        if self.ladder is not None:
            yield "ladder", self.ladder.count

    def filled(self, facts: Mapping[str, object]) -> "DueRule":
        """The rule with the facts' values in their places; raises MissingFact, BadFact, BadInput."""
        found: dict[str, object] = {}
        for field, fact in self.facts():
            value = getattr(self, field)
            if isinstance(value, tuple):
                found[field] = tuple(
                    count_of(facts, part.fact) if isinstance(part, FromFact) else part for part in value
                )
            elif isinstance(value, FromFact):
                found[field] = recurrence_of(facts, fact) if field == "recurs" else count_of(facts, fact)
        return replace(self, **found) if found else self  # type: ignore[arg-type]
