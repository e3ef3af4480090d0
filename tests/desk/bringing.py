"""A small process, a real store, and files to bring cases in from."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from agentdesk.calendars.tables import Tables
from agentdesk.core.case import Case
from agentdesk.core.clock import FixedClock
from agentdesk.core.plain import Plain
from agentdesk.desk.importing import Report, commit, plan
from agentdesk.process.loading import load_text
from agentdesk.process.model import Process
from agentdesk.storage.opening import open_store
from agentdesk.storage.store import SqlStore

# A Tuesday, eleven o'clock in Rome.
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TEXT = """
id: dunning
title: Dunning
summary: Open invoices.
language: it
country: IT
timezone: Europe/Rome
statuses: { new: new, waiting: waiting, back: handed back, review: in review, closed: closed }
facts:
  invoices: { type: count, text: open invoices }
  rate: { type: number, text: rate }
  owed: { type: money, text: amount owed }
  promised_on: { type: date, text: promised for }
  meeting_at: { type: time, text: meeting }
  vip: { type: flag, text: key customer }
  firm: { type: text, text: firm }
  channel: { type: text, text: channel, choices: { app: our app, shop: the shop } }
closings: { paid: paid }
messages: { thanks: { subject: Thanks, body: Thank you. } }
start: ask
steps:
  ask:
    kind: ask
    task: Paid?
    options: { paid: { text: "yes", next: paid }, open: { text: "no", next: done } }
  paid: { kind: effects, effects: [{ status: closed }, { close: paid }], next: done }
  back: { kind: effects, effects: [{ assign: nobody }, { tag: back }, { due: { now: true } }], next: done }
  counted: { kind: effects, effects: [{ due: { working_days: 3, after: promised_on } }], next: done }
  thanked: { kind: effects, effects: [{ mail: thanks }], next: done }
  done: { kind: end }
on_import:
  - { when: { invoices: 0 }, start: paid }
  - { when: { status: back }, start: back }
"""
PROTOCOL = TEXT.replace("id: dunning", "id: protocol").replace("invoices:", "tries:").replace("{ tries: 0 }", "{}")


@lru_cache
def tables() -> Tables:
    """The calendars of the year."""
    return Tables(NOW.year)


@lru_cache
def process(change: tuple[str, str] = ("", "")) -> Process:
    """The process, with one text in its file put in another's place."""
    return load_text(TEXT.replace(*change) if change[0] else TEXT, "process.yaml").process


class Bringing:
    """Files in a folder, and the store that they are brought into."""

    def __init__(self, folder: Path, store: SqlStore) -> None:
        self.folder = folder
        self.store = store
        self.process = process()

    def write(self, text: str | bytes, name: str = "cases.csv") -> Path:
        """A file with this content."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def plan(self, text: str | bytes, name: str = "cases.csv", at: datetime = NOW) -> Report:
        """What the file would do."""
        return plan(self.write(text, name), self.process, self.store, tables(), at)

    def bring(self, text: str | bytes, name: str = "cases.csv", at: datetime = NOW) -> Report:
        """Bring the file's cases in."""
        report = self.plan(text, name, at)
        assert report.faults == ()
        commit(report, self.store, at=at, agent="import")
        assert list(self.store.faults()) == []
        return report

    def rows(self, *rows: Mapping[str, Plain]) -> Report:
        """Bring rows in as JSON."""
        return self.bring(json.dumps(rows), "cases.json")

    def said(self, text: str | bytes, name: str = "cases.csv") -> list[str]:
        """The faults of a file, one line each, without the folder."""
        return [str(fault).replace(f"{self.folder}/", "") for fault in self.plan(text, name).faults]

    def faults(self, **cells: Plain) -> list[str]:
        """What is said of one row, apart from its place."""
        row = {"name": "Bianca Fumagalli", "phone": "+39 300 645 6046", **cells}
        said = self.said(json.dumps([row]), "cases.json")
        return [line.removeprefix("cases.json: item 1: ") for line in said]

    def case(self, name: str) -> Case:
        """The case as it stands."""
        return self.store.case(name)

    def count(self) -> int:
        """How many cases there are."""
        return sum(1 for _ in self.store.rows("cases"))


@contextmanager
def bringing(folder: Path) -> Iterator[Bringing]:
    """An empty store in a folder, let go of at the end."""
    store = open_store(f"sqlite:///{folder / 'desk.db'}", clock=FixedClock(NOW), create=True)
    try:
        yield Bringing(folder, store)
    finally:
        store.close()
