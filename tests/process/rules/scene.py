"""A pack of one rule, a customer in Rome, and moments on their clock."""

from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from agentdesk.calendars.tables import Tables
from agentdesk.core.contact_record import Contact, ContactRecord
from agentdesk.process.rules.holds import Subject, holds
from agentdesk.process.rules.model import Channel, Pack
from agentdesk.process.rules.reading import load_text

ROME = ZoneInfo("Europe/Rome")
TUESDAY = "2026-11-24T10:00"
HEAD = """
id: house
title: House rules
summary: What we have agreed among ourselves.
rules:
  rule:
    text: A rule
    source: agreed on in a meeting
"""


@lru_cache
def tables() -> Tables:
    """The calendars around the year."""
    return Tables(2026)


def pack(rule: str, head: str = HEAD) -> Pack:
    """A pack whose one rule says this besides."""
    return load_text(head + "".join(f"    {line}\n" for line in rule.strip().splitlines()), "rules.yaml").pack


def moment(text: str, zone: str = "Europe/Rome") -> datetime:
    """A moment on the customer's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def contact(at: str, *, zone: str = "Europe/Rome", **more: Any) -> Contact:
    """A call at this moment."""
    return Contact(moment(at, zone), **{"case": 1, **more})


def talk(at: str, **more: Any) -> Contact:
    """A conversation at this moment, which was an attempt as well."""
    return contact(at, **{"attempt": True, "conversation": True, **more})


def subject(at: str, *contacts: Contact, zone: str = "Europe/Rome", country: str = "IT", **more: Any) -> Subject:
    """A customer with these contacts behind them."""
    record = more.pop("record", ContactRecord(contacts))
    known = {"case": 1, "process": "credit_control", "country": country, "record": record, "point": 1, **more}
    return Subject(at=moment(at, zone), zone=ZoneInfo(zone), days=tables().of(country), **known)


def held(of: Pack, asked: Subject, channel: Channel = "voice") -> dict[str, str | None]:
    """The rules that hold the customer back, and until when on their clock."""
    return {
        hold.rule: hold.until.astimezone(asked.zone).strftime("%Y-%m-%dT%H:%M") if hold.until else None
        for hold in holds([of], asked, channel)
    }
