"""A rehearsal: a call with an invented customer, of which nothing is written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from agentdesk.core.call import Lease
from agentdesk.core.case import Case, CaseState
from agentdesk.core.customer import ContactPoint, Customer
from agentdesk.core.event import Event
from agentdesk.desk.ports import Wrap
from agentdesk.process.model import Process
from agentdesk.words.languages import language_of

NOBODY = "…"


class Paper:
    """A writer that writes nothing (the port `CallWriter`)."""

    def append(self, lease: Lease, events: Sequence[Event]) -> None:
        """Nothing is kept."""

    def draft(self, lease: Lease, note: str, typed: str = "") -> None:
        """Nothing is kept."""

    def renew(self, lease: Lease, *, at: datetime, minutes: int) -> Lease:
        """There is nothing to keep."""
        return replace(lease, until=at + timedelta(minutes=minutes))

    def wrap_up(self, wrap: Wrap) -> None:
        """Nothing is kept."""

    def give_back(self, lease: Lease, *, at: datetime, events: Sequence[Event], reason: str) -> None:
        """Nothing is kept."""


def rehearsal_case(process: Process, language: str, now: datetime) -> Case:
    """A case to rehearse with, in a country where the language is spoken."""
    known = language_of(language)
    facts = {name: fact.plan for name, fact in process.facts.items() if fact.plan is not None}
    return Case(
        id=0,
        external_id="-",
        process=process.id,
        language=language,
        country=known.country if known else process.country,
        timezone=known.zone if known else process.timezone,
        customer=Customer(NOBODY, contacts=(ContactPoint(NOBODY, voicemail=True),)),
        state=CaseState(status=process.start_status, facts=facts, due_from=now, due_by=now + timedelta(hours=1)),
        created_at=now,
    )


def rehearsal_lease(agent: str, now: datetime) -> Lease:
    """A lease on nothing."""
    return Lease(case=0, call=0, agent=agent, token="", until=now)
