"""Due rules: when the next action of a case falls, said in a closed vocabulary."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from agentdesk.calendars.fact_dates import day_of, moment_of
from agentdesk.calendars.windows import CallingWindow
from agentdesk.calendars.working_days import WorkingDays
from agentdesk.core.errors import BadInput, Fault, Phrase

_KINDS = ("working_days", "days", "minutes", "day_of_next_month", "at", "by", "on", "now")
_COUNTED = ("working_days", "days", "day_of_next_month")


@dataclass(frozen=True, slots=True)
class DueRule:
    """One way to say when: exactly one of the first eight fields is set; raises BadInput otherwise.

    `working_days` and `days` are ranges (not before, at the latest). `at` names a fact that holds the moment
    of an appointment, `by` one up to which it may be done from now on, `on` one that holds a date, `after` the
    one from which is counted (None: today, or now for `minutes`). With `roll` a date on a closed day moves to
    the first working day after it.
    """

    working_days: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    minutes: int | None = None
    day_of_next_month: int | None = None
    at: str | None = None
    by: str | None = None
    on: str | None = None
    now: bool = False
    after: str | None = None
    roll: bool = False

    def __post_init__(self) -> None:
        kinds = self._kinds()
        faults = [*self._faults_of_kind(kinds), *self._faults_of_numbers()]
        if len(kinds) == 1:
            faults += self._faults_of_company(kinds[0])
        if faults:
            raise BadInput(*faults)

    def _kinds(self) -> list[str]:
        values = ((kind, getattr(self, kind)) for kind in _KINDS)
        return [kind for kind, value in values if value is not None and value is not False]

    def _faults_of_kind(self, kinds: list[str]) -> list[Fault]:
        if not kinds:
            return [Fault("due", Phrase("it says no time"), Phrase("give one of {kinds}", kinds=", ".join(_KINDS)))]
        if len(kinds) > 1:
            return [Fault("due", Phrase("it says {kinds}", kinds=" and ".join(kinds)), Phrase("keep one of them"))]
        return []

    def _faults_of_numbers(self) -> list[Fault]:
        faults = []
        for kind in ("working_days", "days"):
            low, high = getattr(self, kind) or (0, 0)
            if not 0 <= low <= high:
                said = Phrase("{first} to {last} is no range", first=low, last=high)
                faults.append(Fault(f"due: {kind}", said, Phrase("write it like 3 to 5")))
        if self.minutes is not None and self.minutes < 0:
            said = Phrase("{minutes} lies in the past", minutes=self.minutes)
            faults.append(Fault("due: minutes", said, Phrase("write 0 or more")))
        if self.day_of_next_month is not None and not 1 <= self.day_of_next_month <= 31:
            said = Phrase("no month has a day {day}", day=self.day_of_next_month)
            faults.append(Fault("due: day_of_next_month", said, Phrase("write 1 to 31")))
        return faults

    def _faults_of_company(self, kind: str) -> list[Fault]:
        faults = []
        if self.after is not None and kind not in (*_COUNTED, "minutes"):
            said = Phrase("{kind} is not counted from a date", kind=kind)
            faults.append(Fault("due: after", said, Phrase("leave after out")))
        if self.roll and kind not in (*_COUNTED, "on"):
            said = Phrase("{kind} keeps its own time", kind=kind)
            faults.append(Fault("due: roll", said, Phrase("leave roll out")))
        return faults


@dataclass(frozen=True, slots=True)
class Rolled:
    """A date that was moved: `wanted` is closed, by a weekend or by the holiday `name`."""

    wanted: date
    given: date
    kind: Literal["weekend", "holiday"]
    name: str


@dataclass(frozen=True, slots=True)
class Due:
    """When an action falls: not before `due_from`, at the latest at `due_by`, both aware and in UTC."""

    due_from: datetime
    due_by: datetime
    appointment: bool = False
    rolled: tuple[Rolled, ...] = ()


def resolve(
    rule: DueRule,
    *,
    now: datetime,
    facts: Mapping[str, object],
    zone: ZoneInfo,
    days: WorkingDays,
    window: CallingWindow,
) -> Due:
    """When `rule` falls for a customer in `zone`, with the working `days` and the calling `window` there.

    A date goes from the first opening to the last closing of its day. `facts` hold dates and moments, as such
    or in ISO 8601; raises MissingFact and BadFact for those the rule needs.
    """
    if rule.at is not None:
        moment = moment_of(facts, rule.at)
        return Due(moment, moment, appointment=True)
    if rule.by is not None:
        start, end = now.astimezone(UTC), moment_of(facts, rule.by)
        return Due(min(start, end), end)
    if rule.now:
        start = now.astimezone(UTC)
        return Due(start, window.closes(window.opens(start, zone, days), zone, days) or start)
    if rule.minutes is not None:
        start = now.astimezone(UTC) if rule.after is None else moment_of(facts, rule.after)
        moment = start + timedelta(minutes=rule.minutes)
        return Due(moment, moment)
    today = now.astimezone(zone).date()
    first, last = _dates(rule, facts, zone, days, today)
    rolled = [move for day in dict.fromkeys((first, last)) if rule.roll and (move := _roll(day, days))]
    given = {move.wanted: move.given for move in rolled}
    return Due(
        due_from=window.day_hours(given.get(first, first), zone, days)[0],
        due_by=window.day_hours(given.get(last, last), zone, days)[1],
        rolled=tuple(rolled),
    )


def _dates(
    rule: DueRule, facts: Mapping[str, object], zone: ZoneInfo, days: WorkingDays, today: date
) -> tuple[date, date]:
    """The first and the last date that `rule` means, before any rolling."""
    if rule.on is not None:
        day = day_of(facts, rule.on, zone)
        return day, day
    base = today if rule.after is None else day_of(facts, rule.after, zone)
    if rule.working_days is not None:
        return days.ahead(base, rule.working_days[0]), days.ahead(base, rule.working_days[1])
    if rule.days is not None:
        return base + timedelta(rule.days[0]), base + timedelta(rule.days[1])
    day = _in_next_month(base, rule.day_of_next_month or 1)
    return day, day


def _in_next_month(base: date, day: int) -> date:
    """`day` of the month after `base`, or that month's last day where it is shorter."""
    year, month = (base.year + 1, 1) if base.month == 12 else (base.year, base.month + 1)
    return date(year, month, min(day, monthrange(year, month)[1]))


def _roll(day: date, days: WorkingDays) -> Rolled | None:
    closure = days.why_closed(day)
    return Rolled(day, days.first_from(day), closure.kind, closure.name) if closure.kind else None
