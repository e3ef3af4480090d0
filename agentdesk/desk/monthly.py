"""What became of a process's follow-ups in a month, counted from the journal."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from agentdesk.core.effect import Effect
from agentdesk.core.plain import Plain
from agentdesk.desk.ports_records import Done, Move, Story
from agentdesk.process.model import Monthly

NOBODY = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, which is excluded; aware moments."""

    start: datetime
    end: datetime

    def has(self, at: datetime) -> bool:
        """Whether the moment lies in it."""
        return self.start <= at < self.end


@dataclass(frozen=True, slots=True)
class Said:
    """What a customer said, as it was written down under a fact."""

    at: datetime
    external_id: str
    fact: str
    text: str


@dataclass(slots=True)
class MonthFigures:
    """The month's figures.

    `due`, `made`, `reached`, `on_time` are by agent (NOBODY: on nobody's list, and nobody called): the calls that had
    to be made by a moment of the month, those that were made in it, those that reached the customer, and those that
    were begun before their latest moment. `levels` are counts by (fact, department, level), `opened` and `settled`
    the complaints of the month and `open` those that are still open at its end, by department.
    """

    due: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    on_time: Counter[str] = field(default_factory=Counter)
    levels: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    opened: Counter[str] = field(default_factory=Counter)
    settled: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    said: list[Said] = field(default_factory=list)
    reminders_due: int = 0
    reminded: int = 0
    served: int = 0


def month_of(stories: Iterable[Story], monthly: Monthly, span: Span) -> MonthFigures:
    """The figures of `span`, from all stories up to its end."""
    found = MonthFigures()
    for story in stories:
        _Reading(story, monthly, span, found).read()
    return found


@dataclass(slots=True)
class _Reading:
    """One case, read from its beginning; what falls into the month is added to `found`."""

    story: Story
    monthly: Monthly
    span: Span
    found: MonthFigures
    due_by: datetime | None = None
    task: str | None = None
    assignee: str | None = None
    facts: dict[str, Plain] = field(default_factory=dict)

    def read(self) -> None:
        for move in self.story.moves:
            if move.call is not None:
                self._call(move.call)
            for effect in move.effects:
                self._take(effect, move)
        self._missed()
        told = self.monthly.complaints
        state = self.facts.get(told.state) if told else None
        if told is not None and state is not None and state != told.settled:
            self.found.open[self._department()] += 1

    def _call(self, call: Done) -> None:
        """A call: what was due is done, whatever came of it."""
        found, within = self.found, self.span.has(call.ended_at)
        if call.attempt and within:
            found.made[call.agent] += 1
            found.reached[call.agent] += call.reached
            found.on_time[call.agent] += self.due_by is not None and call.begun_at <= self.due_by
        if self.monthly.reminders is not None and within:
            found.reminded += call.outcome == self.monthly.reminders.reminded
        if self.due_by is not None and self.span.has(self.due_by):
            self._was_due(call.agent)
        self.due_by = None

    def _was_due(self, agent: str) -> None:
        self.found.due[agent] += 1
        reminders = self.monthly.reminders
        self.found.reminders_due += reminders is not None and self.task == reminders.task

    def _missed(self) -> None:
        """What had to be done in the month, and nobody has called yet."""
        if self.due_by is not None and self.span.has(self.due_by):
            self._was_due(self.assignee or NOBODY)

    def _take(self, effect: Effect, move: Move) -> None:
        if effect.kind == "due":
            due = cast("Mapping[str, Plain]", effect.value)
            self.due_by = None if due.get("anytime") else datetime.fromisoformat(str(due["due_by"]))
        elif effect.kind == "close":
            self.due_by = None
        elif effect.kind == "task":
            self.task = str(effect.value)
        elif effect.kind == "assign":
            self.assignee = None if effect.value is None else str(effect.value)
        elif effect.kind == "tag":
            served = self.monthly.reminders.served if self.monthly.reminders else None
            self.found.served += effect.value == served and self.span.has(move.at)
        elif effect.kind == "fact":
            named = cast("Mapping[str, Plain]", effect.value)
            self._fact(str(named["name"]), named["value"], move)

    def _fact(self, name: str, value: Plain, move: Move) -> None:
        before, self.facts[name] = self.facts.get(name), value
        if value is None or not self.span.has(move.at):
            return
        told = self.monthly.complaints
        if name in self.monthly.levels and move.call is not None:
            self.found.levels[name, self._department(), str(value)] += 1
        elif name in self.monthly.said and move.call is not None:
            self.found.said.append(Said(move.at, self.story.external_id, name, str(value)))
        elif told is not None and name == told.state and value != before:
            if value == told.settled:
                self.found.settled[self._department()] += 1
            elif before is None or before == told.settled:
                self.found.opened[self._department()] += 1

    def _department(self) -> str:
        told = self.monthly.complaints
        return str(self.facts.get(told.department) or "") if told else ""
