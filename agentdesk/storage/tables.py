"""The tables, their constraints and their indexes."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    event,
    false,
    text,
)

from agentdesk.storage.columns import Moment, PlainJson

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
Id = BigInteger().with_variant(Integer, "sqlite")
OPEN, WRAPPED, GIVEN = "open", "wrapped_up", "given_back"
WAITING = "waiting"
_conditions: dict[Index, TextClause] = {}


@event.listens_for(metadata, "before_create")
def _give_conditions(_: MetaData, connection: Connection, **__: Any) -> None:
    """Tell the partial indexes their conditions: told earlier, they would load the dialect of every database."""
    for index, condition in _conditions.items():
        index.dialect_kwargs[f"{connection.dialect.name}_where"] = condition


def _partial(name: str, *columns: Column[Any], where: str, unique: bool = False) -> None:
    """An index of only those rows for which the condition holds."""
    _conditions[Index(name, *columns, unique=unique)] = text(where)


# `seen_at` is when a desk of the agent's last said that it is there.
agents = Table(
    "agents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("gender", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("speaks", PlainJson, nullable=False),
    Column("roles", PlainJson, nullable=False),
    Column("away_since", Moment),
    Column("seen_at", Moment),
    Column("away_reason", Text, nullable=False, server_default=""),
)

customers = Table(
    "customers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("gender", Text, nullable=False),
)

contact_points = Table(
    "contact_points",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("valid", Boolean, nullable=False),
    Column("wrong", Boolean, nullable=False),
    Index("contact_points_customer", "customer_id"),
    Index("contact_points_value", "value"),
)

# The calling windows that cases wait for; the one with the empty key is always open.
windows = Table(
    "windows",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("process", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("timezone", Text, nullable=False),
)

# `came_due` (0 or 1) lets the queue be read by index; `touched` says that the case was changed from outside
# since the call at hand began.
cases = Table(
    "cases",
    metadata,
    Column("id", Id, primary_key=True),
    Column("external_id", Text, nullable=False),
    Column("process", Text, nullable=False),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False),
    Column("language", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("status", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("assignee", Text),
    Column("tags", PlainJson, nullable=False),
    Column("task", Text),
    Column("due_from", Moment),
    Column("due_by", Moment),
    Column("promised", Boolean, nullable=False),
    Column("note_required", Boolean, nullable=False),
    Column("closed", Text),
    Column("previous_status", Text),
    Column("due_before", PlainJson),
    Column("facts", PlainJson, nullable=False),
    Column("rank", SmallInteger, nullable=False),
    Column("window_id", Id, ForeignKey("windows.id"), nullable=False),
    Column("came_due", SmallInteger, nullable=False, server_default="0"),
    Column("taken_by", Text),
    Column("lease_until", Moment),
    Column("open_call", Id),
    Column("touched", Boolean, nullable=False, server_default=false()),
    Column("anytime", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("external_id", "process"),
    Index("cases_customer", "customer_id"),
    Index("cases_process", "process", "status", "closed"),
)
_waiting = "closed IS NULL"
# The order in which the queue is worked, then all that can keep a case out of a view, so that it is skipped, and
# counted, within the index.
_partial(
    "cases_queue",
    *(cases.c.rank, cases.c.due_by, cases.c.id, cases.c.due_from, cases.c.lease_until),
    *(cases.c.window_id, cases.c.language, cases.c.assignee),
    where=f"came_due = 1 AND {_waiting}",
)
_partial("cases_coming", cases.c.due_from, where=f"came_due = 0 AND {_waiting}")
# Which case of a window comes next, and for whom, without a look at the case itself (hence even `closed`).
_partial(
    "cases_window",
    *(cases.c.window_id, cases.c.due_from, cases.c.language, cases.c.assignee, cases.c.closed),
    where=_waiting,
)

# What was agreed on with a customer (see `rank` in core.queue), by its day.
_partial("cases_promised", cases.c.due_from, where=f"rank < 10 AND {_waiting}")
_partial("cases_owned", cases.c.assignee, where=f"assignee IS NOT NULL AND {_waiting}")

# `seq` is the number of the call's last event, `step` where it stands, `seen_at` when its program last wrote.
calls = Table(
    "calls",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.id"), nullable=False),
    Column("agent", Text, nullable=False),
    Column("process_version", Text, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("state", Text, nullable=False),
    Column("outcome", Text),
    Column("reached", Boolean, nullable=False, server_default=false()),
    Column("attempt", Boolean, nullable=False, server_default=false()),
    Column("draft", Text, nullable=False, server_default=""),
    Column("token", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("step", Text),
    Column("seen_at", Moment, nullable=False),
    Column("typed", Text, nullable=False, server_default=""),
    CheckConstraint(f"state IN ('{OPEN}', '{WRAPPED}', '{GIVEN}')", name="state"),
    Index("calls_case", "case_id"),
    Index("calls_begun", "begun_at"),
)
_is_open = f"state = '{OPEN}'"
_partial("calls_open", calls.c.case_id, where=_is_open, unique=True)
_partial("calls_agent", calls.c.agent, where=_is_open)

events = Table(
    "events",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.id"), nullable=False),
    Column("call_id", Id, ForeignKey("calls.id")),
    Column("seq", Integer),
    Column("agent", Text),
    Column("at", Moment, nullable=False),
    Column("dt", Float, nullable=False),
    Column("kind", Text, nullable=False),
    Column("step", Text),
    Column("value", PlainJson),
    Column("turn", Integer, nullable=False),
    Column("private", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("call_id", "seq"),
    Index("events_case", "case_id"),
    Index("events_kind", "kind", "at"),
)

event_values = Table(
    "event_values",
    metadata,
    Column("event_id", Id, ForeignKey("events.id"), primary_key=True),
    Column("value", PlainJson),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.id"), nullable=False),
    Column("call_id", Id, ForeignKey("calls.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("agent", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("notes_call", "call_id"),
)

# Where each item stands on its way is in `state` and what follows it: see `agentdesk/storage/sending.py`.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.id"), nullable=False),
    Column("call_id", Id, ForeignKey("calls.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("recipient", Text),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("state", Text, nullable=False, server_default=WAITING),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Moment),
    Column("claim", Text),
    Column("claimed_until", Moment),
    Column("message_id", Text),
    Column("sent_at", Moment),
    Column("reason", Text),
)
_partial("outbox_unsent", outbox.c.id, where="sent_at IS NULL")

reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.id"), nullable=False),
    Column("call_id", Id, ForeignKey("calls.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("name", Text, nullable=False),
)

process_versions = Table(
    "process_versions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Kept by Alembic, hence outside the metadata.
alembic_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
