"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "agentdesk_0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _agents()
    _customers()
    _process_versions()
    _windows()
    _cases()
    _contact_points()
    _calls()
    _events()
    _notes()
    _outbox()
    _reports()
    _event_values()


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _agents() -> None:
    op.create_table(
        "agents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("speaks", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("away_since", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_agents"),
    )


def _customers() -> None:
    op.create_table(
        "customers",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
    )


def _process_versions() -> None:
    op.create_table(
        "process_versions",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_process_versions"),
    )


def _windows() -> None:
    op.create_table(
        "windows",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_windows"),
        sa.UniqueConstraint("key", name="uq_windows_key"),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", ID, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("assignee", sa.Text()),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("task", sa.Text()),
        sa.Column("due_from", MOMENT),
        sa.Column("due_by", MOMENT),
        sa.Column("promised", sa.Boolean(), nullable=False),
        sa.Column("note_required", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Text()),
        sa.Column("previous_status", sa.Text()),
        sa.Column("due_before", sa.Text()),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=False),
        sa.Column("window_id", ID, nullable=False),
        sa.Column("came_due", sa.SmallInteger(), nullable=False, server_default="0"),
        sa.Column("taken_by", sa.Text()),
        sa.Column("lease_until", MOMENT),
        sa.Column("open_call", ID),
        sa.Column("touched", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_cases_customer_id"),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name="fk_cases_window_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("external_id", "process", name="uq_cases_external_id"),
    )
    _case_indexes()


def _case_indexes() -> None:
    op.create_index("cases_coming", "cases", ["due_from"], **_where("came_due = 0 AND closed IS NULL"))
    op.create_index("cases_customer", "cases", ["customer_id"])
    queue = ["rank", "due_by", "id", "due_from", "lease_until", "window_id", "language", "assignee"]
    op.create_index("cases_queue", "cases", queue, **_where("came_due = 1 AND closed IS NULL"))
    window = ["window_id", "due_from", "language", "assignee", "closed"]
    op.create_index("cases_window", "cases", window, **_where("closed IS NULL"))


def _contact_points() -> None:
    op.create_table(
        "contact_points",
        sa.Column("id", ID, nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("valid", sa.Boolean(), nullable=False),
        sa.Column("wrong", sa.Boolean(), nullable=False),
        sa.Column("consent_voicemail", sa.Boolean()),
        sa.Column("consent_texts", sa.Boolean()),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_contact_points_customer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_points"),
    )
    op.create_index("contact_points_customer", "contact_points", ["customer_id"])


def _calls() -> None:
    op.create_table(
        "calls",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("process_version", sa.Text(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("reached", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("attempt", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("draft", sa.Text(), nullable=False, server_default=""),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text()),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.CheckConstraint("state IN ('open', 'wrapped_up', 'given_back')", name="ck_calls_state"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_calls_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
    )
    op.create_index("calls_agent", "calls", ["agent"], **_where("state = 'open'"))
    op.create_index("calls_begun", "calls", ["begun_at"])
    op.create_index("calls_case", "calls", ["case_id"])
    op.create_index("calls_open", "calls", ["case_id"], unique=True, **_where("state = 'open'"))


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("call_id", ID),
        sa.Column("seq", sa.Integer()),
        sa.Column("agent", sa.Text()),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("dt", sa.Float(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("step", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_events_case_id"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_events_call_id"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("call_id", "seq", name="uq_events_call_id"),
    )
    op.create_index("events_case", "events", ["case_id"])
    op.create_index("events_kind", "events", ["kind", "at"])


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("call_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_notes_case_id"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_notes_call_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
    )
    op.create_index("notes_call", "notes", ["call_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("call_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text()),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_outbox_case_id"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_outbox_call_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("call_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_reports_case_id"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_reports_call_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )


def _event_values() -> None:
    op.create_table(
        "event_values",
        sa.Column("event_id", ID, nullable=False),
        sa.Column("value", sa.Text()),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_values_event_id"),
        sa.PrimaryKeyConstraint("event_id", name="pk_event_values"),
    )
