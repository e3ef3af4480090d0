"""Items to send: alone, and in an outbox in a database."""

import email
import email.policy
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from agentdesk.core.call import OutboxItem
from agentdesk.core.customer import ContactPoint
from agentdesk.desk.ports_outbox import Item
from agentdesk.storage.store import SqlStore
from tests.storage.scene import NOW, brought_in, due, new_case, taken, wrap

MAIL = OutboxItem("mail", "summary", "it", None, "Le Sue fatture aperte", "Buongiorno,\n\ncordiali saluti")
LETTER = OutboxItem("letter", "no_contact", "it", None, "Non La raggiungiamo", "Buongiorno,\n\ncordiali saluti")
TEXT = OutboxItem("text", "reminder", "it", None, "", "La richiamiamo domani.")
NOTICE = OutboxItem("notify", "overdue", "it", "accounts", "Da verificare", "Caso CC-1.")
EVERYWHERE = (
    ContactPoint("+393006456046"),
    ContactPoint("bianca@example.com", "mail"),
    ContactPoint("Via Larga 4\n20122 Milano MI", "address"),
)


def item(**changes: Any) -> Item:
    """One mail to a customer in Milan."""
    return Item(
        **{
            "id": 7,
            "key": "0123456789abcdef0123456789abcdef",
            "case": 1,
            "external_id": "CC-1",
            "process": "credit_control",
            "country": "IT",
            "timezone": "Europe/Rome",
            "customer": "Bianca Fumagalli",
            "kind": "mail",
            "template": "summary",
            "language": "it",
            "role": None,
            "address": "bianca@example.com",
            "contact": 2,
            "subject": "Le Sue fatture aperte",
            "body": "Buongiorno,\n\ncordiali saluti",
            "written_at": datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
            "state": "waiting",
            "attempts": 0,
            "next_try_at": None,
            "message_id": None,
            "sent_at": None,
            "reason": None,
            **changes,
        }
    )


def written(
    store: SqlStore, *letters: OutboxItem, case: str = "CC-1", contacts: Sequence[ContactPoint] = EVERYWHERE
) -> list[int]:
    """A call that leaves these items in the outbox; returns all ids that are there."""
    (id,) = brought_in(store, new_case(case, contacts=tuple(contacts)))
    store.wrap_up(wrap(store, taken(store, id), due(5), outbox=letters or (MAIL,)))
    return [each.id for each in store.outgoing.items(at=NOW, after=0, limit=100)]


def states(store: SqlStore, at: datetime = NOW) -> list[tuple[str, str | None]]:
    """Where everything in the outbox stands, and why."""
    return [(each.state, each.reason) for each in store.outgoing.items(at=at, after=0, limit=1000, every=True)]


def parsed(content: bytes) -> EmailMessage:
    """A mail read back by Python's own parser, which finds nothing wrong with it."""
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert [part.defects for part in found.walk()] == [[], [], []]
    return found
