"""Records of calls: what customers said, for a lead to look through and to remark on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from agentdesk.calendars.zones import zone_named
from agentdesk.core.call import Agent, names_of
from agentdesk.core.errors import BadInput
from agentdesk.core.plain import Plain
from agentdesk.desk.facade_records import RecordView
from agentdesk.desk.leads import decided
from agentdesk.desk.library import PROTOCOL
from agentdesk.desk.ports_records import Done, Move, Remark, Story
from agentdesk.desk.process_words import ProcessWords
from agentdesk.process.model import Fact, Process
from agentdesk.words import dates
from agentdesk.words.translator import Translator

if TYPE_CHECKING:
    from agentdesk.desk.office import Office

# How far back a lead looks, and how many records there are at once.
DAYS, MOST = 35, 200


class CallRecords:
    """The port of the same name, on one office."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def latest(self, interface: str) -> tuple[RecordView, ...]:
        until = self._office.clock.now() + timedelta(seconds=1)
        since = until - timedelta(days=DAYS)
        found = [view for process in self._recorded() for view in self._of(process, since, until, interface)]
        return tuple(sorted(found, key=lambda view: (view.at, view.call), reverse=True)[:MOST])

    def remark(self, call: int, text: str, lead: Agent) -> None:
        said = decided(lead, text)
        self._office.store.records.remark(Remark(call, lead.id, self._office.clock.now(), said))

    def _recorded(self) -> Iterator[Process]:
        """The processes that keep records; one whose files have faults is told of where it is read."""
        for id in self._office.library.ids():
            with suppress(BadInput):
                process = self._office.library.get(id).process
                if process.monthly is not None:
                    yield process

    def _of(self, process: Process, since: datetime, until: datetime, interface: str) -> Iterator[RecordView]:
        store, reader = self._office.store.records, _Reader(self._office, process, interface)
        remarks: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for said in store.remarks(process.id, since, until):
            remarks[said.call].append((reader.agent(said.agent), said.text))
        for story in store.latest(process.id, since, MOST):
            for move in story.moves:
                if move.call is not None:
                    yield reader.view(story, move, move.call, tuple(remarks[move.call.call]))


class _Reader:
    """Reads records in the words of one process, in the language of the desk."""

    def __init__(self, office: "Office", process: Process, interface: str) -> None:
        self._tr = Translator(office.library.words, interface)
        self._process = process
        self._word = ProcessWords(process, office.library.words, interface)
        self._protocol = ProcessWords(office.library.get(PROTOCOL).process, office.library.words, interface)
        self._agents = names_of(office.agents())

    def agent(self, id: str) -> str:
        """An agent's name."""
        return self._agents.get(id, id)

    def view(self, story: Story, move: Move, done: Done, remarks: Sequence[tuple[str, str]]) -> RecordView:
        """The record of one call."""
        word = self._word if done.outcome in self._process.outcomes else self._protocol
        outcome = word(f"outcome.{done.outcome}") if done.outcome else ""
        told = tuple(self._told(move, story.timezone))
        place = (story.external_id, story.customer, self._word("title"), self.agent(done.agent))
        return RecordView(done.call, *place, done.ended_at, outcome, told, tuple(remarks))

    def _told(self, move: Move, timezone: str) -> Iterator[tuple[str, str]]:
        """The facts that the call has set, the last value of each, under their names."""
        facts: dict[str, Plain] = {}
        for effect in move.effects:
            if effect.kind == "fact":
                named = cast("Mapping[str, Plain]", effect.value)
                facts[str(named["name"])] = named["value"]
        for name, value in facts.items():
            fact = self._process.facts.get(name)
            if fact is not None and fact.type != "count" and value is not None:
                yield self._word(f"fact.{name}"), self._value(name, fact, value, timezone)

    def _value(self, name: str, fact: Fact, value: Plain, timezone: str) -> str:
        if str(value) in fact.choices:
            return self._word(f"fact.{name}.{value}")
        with suppress(ValueError):
            if fact.type == "date":
                return dates.day(date.fromisoformat(str(value)), self._tr.language)
            if fact.type == "time":
                return dates.moment(datetime.fromisoformat(str(value)), zone_named(timezone), self._tr.language)
        if fact.type == "flag":
            return self._tr("yes") if value else self._tr("no")
        return str(value)
