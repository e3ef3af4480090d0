"""Reports as tables of words: the month's report of a process, and the notices before a block."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias, cast
from zoneinfo import ZoneInfo

from agentdesk.calendars.zones import instant, zone_named
from agentdesk.core.call import names_of
from agentdesk.core.errors import BadInput, Fault, Phrase
from agentdesk.core.plain import Plain
from agentdesk.desk.monthly import MonthFigures, Span, month_of
from agentdesk.desk.process_words import ProcessWords
from agentdesk.words import dates
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office
    from agentdesk.desk.ports_records import Reported, Story

MONTHLY, PREBLOCK = "monthly", "preblock"
_NONE = "–"
# The process whose customers are given notice before a block.
_CREDIT = "credit_control"

Row: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A part of a report; `id` names it where a program reads it. Cells are numbers or words."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report in one language, with the time that it tells of."""

    id: str
    title: str
    period: str
    language: str
    tables: tuple[Table, ...]


def month_named(text: str) -> date:
    """The first day of a month such as 2026-11. BadInput."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise BadInput(Fault(text, "is not a month", "write it like 2026-11")) from None


def span_of(month: date, zone: ZoneInfo) -> Span:
    """The month in a zone, in whole days."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return Span(instant(month, 0, zone), instant(last + timedelta(1), 0, zone))


class Reports:
    """Reports of one office, in the language asked for."""

    def __init__(self, office: "Office", language: str) -> None:
        self._office = office
        self._tr = Translator(office.library.words, language)
        self._agents = names_of(office.agents())

    def monthly(self, process: str, month: date) -> Report:
        """The month's report of a process. BadInput where the process says nothing of one."""
        known = self._office.library.get(process).process
        if known.monthly is None:
            remedy = Phrase("say under `monthly` what it tells")
            raise BadInput(Fault(process, Phrase("this process has no month's report"), remedy))
        span = span_of(month, zone_named(known.timezone))
        figures = month_of(self._office.store.records.stories(process, span.end), known.monthly, span)
        words = ProcessWords(known, self._office.library.words, self._tr.language)
        tables = tuple(self._tables(words, figures))
        title = self._tr("Report of the month: {process}", process=words("title"))
        return self._report(MONTHLY, title, month, tables)

    def preblock(self, month: date) -> Report:
        """The customers who were given notice before a block in the month, and until when they have time."""
        zone = zone_named(self._office.library.get(_CREDIT).process.timezone)
        span = span_of(month, zone)
        rows = self._office.store.records.reported(PREBLOCK, span.start, span.end)
        later = self._office.clock.now() + timedelta(1)
        stories = self._office.store.records.stories(_CREDIT, later) if rows else ()
        due = dict(_dues_of_calls(stories))
        tr = self._tr
        columns = (tr("Case"), tr("Customer"), tr("Notice given"), tr("Due"), tr("Agent"))
        table = Table("notices", tr("Notices before a block"), columns, tuple(self._notice(row, due) for row in rows))
        return self._report(PREBLOCK, tr("Notices before a block"), month, (table,))

    def _notice(self, row: "Reported", due: Mapping[int, datetime]) -> Row:
        zone, language = zone_named(row.timezone), self._tr.language
        until = due.get(row.call)
        return (
            row.external_id,
            row.customer,
            dates.day(row.at.astimezone(zone).date(), language),
            dates.day(until.astimezone(zone).date(), language) if until else _NONE,
            self._agent(row.agent),
        )

    def _report(self, id: str, title: str, month: date, tables: tuple[Table, ...]) -> Report:
        last = month.replace(day=monthrange(month.year, month.month)[1])
        language = self._tr.language
        period = self._tr("{first} to {last}", first=dates.day(month, language), last=dates.day(last, language))
        return Report(id, title, period, language, tables)

    def _tables(self, words: ProcessWords, figures: MonthFigures) -> Iterator[Table]:
        yield self._calls(figures)
        monthly = words.process.monthly
        if monthly is not None and monthly.levels:
            yield self._levels(words, figures)
        if monthly is not None and monthly.complaints:
            yield self._complaints(words, figures)
        if monthly is not None and monthly.said:
            yield self._said(words, figures)
        if monthly is not None and monthly.reminders:
            tr = self._tr
            counts = (figures.reminders_due, figures.reminded, figures.served)
            columns = (tr("Due"), tr("Reminded"), tr("Served"))
            yield Table("reminders", tr("Reminders"), columns, (counts,))

    def _calls(self, figures: MonthFigures) -> Table:
        tr = self._tr
        counts = (figures.due, figures.made, figures.reached, figures.on_time)
        agents = sorted({agent for count in counts for agent in count}, key=lambda agent: (not agent, agent))
        rows: list[Row] = [(self._agent(agent), *(count[agent] for count in counts)) for agent in agents]
        rows.append((tr("All"), *(sum(count.values()) for count in counts)))
        columns = (tr("Agent"), tr("Due"), tr("Made"), tr("Reached"), tr("On time"))
        return Table("calls", tr("Calls"), columns, tuple(rows))

    def _levels(self, words: ProcessWords, figures: MonthFigures) -> Table:
        process = words.process
        facts = process.monthly.levels if process.monthly else ()
        levels = tuple(process.facts[facts[0]].choices)
        places = sorted({(facts.index(fact), department) for fact, department, _ in figures.levels})
        rows: list[Row] = [
            (
                words(f"fact.{facts[place]}"),
                self._department(words, department),
                *(figures.levels[facts[place], department, level] for level in levels),
            )
            for place, department in places
        ]
        named = (words(f"fact.{facts[0]}.{level}") for level in levels)
        columns = (self._tr("With what"), self._tr("Department"), *named)
        return Table("satisfaction", self._tr("Satisfaction"), columns, tuple(rows))

    def _complaints(self, words: ProcessWords, figures: MonthFigures) -> Table:
        tr, counts = self._tr, (figures.opened, figures.settled, figures.open)
        departments = sorted({department for count in counts for department in count})
        rows: list[Row] = [
            (self._department(words, department), *(count[department] for count in counts))
            for department in departments
        ]
        columns = (tr("Department"), tr("New"), tr("Closed"), tr("Still open"))
        return Table("complaints", tr("Complaints"), columns, tuple(rows))

    def _said(self, words: ProcessWords, figures: MonthFigures) -> Table:
        tr, zone = self._tr, zone_named(words.process.timezone)
        rows = tuple(
            (
                words(f"fact.{said.fact}"),
                dates.day(said.at.astimezone(zone).date(), tr.language),
                said.external_id,
                said.text,
            )
            for said in sorted(figures.said, key=lambda said: (said.fact, said.at))
        )
        columns = (tr("What"), tr("Day"), tr("Case"), tr("In the customer's words"))
        return Table("said", tr("Needs, praise and suggestions"), columns, rows)

    def _agent(self, agent: str) -> str:
        return self._agents.get(agent, agent) or _NONE

    def _department(self, words: ProcessWords, department: str) -> str:
        monthly = words.process.monthly
        fact = monthly.complaints.department if monthly and monthly.complaints else ""
        return words(f"fact.{fact}.{department}") if department else _NONE


def _dues_of_calls(stories: "Sequence[Story] | Iterator[Story]") -> Iterator[tuple[int, datetime]]:
    """The latest moment that each call has set for its case."""
    for story in stories:
        for move in story.moves:
            for effect in move.effects if move.call else ():
                if effect.kind == "due" and move.call:
                    due = cast("Mapping[str, Plain]", effect.value)
                    yield move.call.call, datetime.fromisoformat(str(due["due_by"]))
