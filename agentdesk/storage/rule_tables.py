"""The tables behind the calling rules: consents, who is not to be called, and what a call was to its customer."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, Text, false

from agentdesk.storage.columns import Moment
from agentdesk.storage.tables import Id, metadata

# One row for each word a customer gave; the newest one counts. `at` is empty for what was kept without a date.
consents = Table(
    "consents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False),
    Column("contact_id", Id, ForeignKey("contact_points.id")),
    Column("channel", Text, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("at", Moment),
    Column("until", Moment),
    Column("source", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Index("consents_customer", "customer_id"),
)

do_not_call = Table(
    "do_not_call",
    metadata,
    Column("customer_id", Id, ForeignKey("customers.id"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("agent", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("do_not_call_at", "at"),
)

# What a wrapped-up call was, beyond what `calls` says: the number that was dialled last, what the customer said.
call_contacts = Table(
    "call_contacts",
    metadata,
    Column("call_id", Id, ForeignKey("calls.id"), primary_key=True),
    Column("contact_id", Id, ForeignKey("contact_points.id")),
    Column("refusal", Boolean, nullable=False, server_default=false()),
    Column("complaint", Boolean, nullable=False, server_default=false()),
    Column("inbound", Boolean, nullable=False, server_default=false()),
)
