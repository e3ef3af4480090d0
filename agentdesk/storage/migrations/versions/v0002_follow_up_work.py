"""What follows from a call: letters that leave the house, consents, the search for customers, follow-up records."""

import sqlalchemy as sa
from alembic import op

from agentdesk.storage import customer_keys

revision = "agentdesk_0002"
down_revision = "agentdesk_0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Bring the first schema in step."""
    _outbox()
    _consents()
    _search()
    _callbacks()
    _follow_up()
    _shift()


def _outbox() -> None:
    """Where a mail, letter or text stands on its way; of what is there already nobody knows whether it was sent."""
    anew = op.get_context().dialect.name == "sqlite"
    with op.batch_alter_table("outbox", recreate="always" if anew else "never") as table:
        table.add_column(sa.Column("state", sa.Text(), nullable=False, server_default="waiting"))
        table.add_column(sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("next_try_at", MOMENT))
        table.add_column(sa.Column("claim", sa.Text()))
        table.add_column(sa.Column("claimed_until", MOMENT))
        table.add_column(sa.Column("message_id", sa.Text()))
        table.add_column(sa.Column("sent_at", MOMENT))
        table.add_column(sa.Column("reason", sa.Text()))
    unsent = sa.text("sent_at IS NULL")
    op.create_index("outbox_unsent", "outbox", ["id"], sqlite_where=unsent, postgresql_where=unsent)
    op.execute("UPDATE outbox SET state = 'doubtful', reason = 'before'")


def _consents() -> None:
    """Consents by channel, and who is not to be called."""
    _consent_table()
    _keep_consents("consent_voicemail", "voicemail")
    _keep_consents("consent_texts", "text")
    op.drop_column("contact_points", "consent_voicemail")
    op.drop_column("contact_points", "consent_texts")
    op.create_table(
        "do_not_call",
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_do_not_call_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", name="pk_do_not_call"),
    )
    op.create_index("do_not_call_at", "do_not_call", ["at"])
    op.create_table(
        "call_contacts",
        sa.Column("call_id", ID, nullable=False),
        sa.Column("contact_id", ID),
        sa.Column("refusal", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("complaint", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("inbound", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_call_contacts_call_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact_points.id"], name="fk_call_contacts_contact_id"),
        sa.PrimaryKeyConstraint("call_id", name="pk_call_contacts"),
    )


def _consent_table() -> None:
    op.create_table(
        "consents",
        sa.Column("id", ID, nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("contact_id", ID),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT),
        sa.Column("until", MOMENT),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_consents_customer_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact_points.id"], name="fk_consents_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("consents_customer", "consents", ["customer_id"])


def _keep_consents(column: str, channel: str) -> None:
    """What stood at the numbers, as consents of which nobody knows the date."""
    points = sa.table("contact_points", *(sa.column(name) for name in ("id", "customer_id", column)))
    names = ("customer_id", "contact_id", "channel", "given", "source", "agent")
    kept = sa.table("consents", *(sa.column(name) for name in names))
    said = (sa.literal(channel), points.c[column], sa.literal("before"), sa.literal(""))
    rows = sa.select(points.c.customer_id, points.c.id, *said).where(points.c[column].is_not(None))
    op.execute(kept.insert().from_select(names, rows.order_by(points.c.id)))


def _search() -> None:
    """The keys by which customers are found, in place of the folded names; made for those who are there."""
    op.create_table(
        "customer_keys",
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_customer_keys_customer_id"),
        sa.PrimaryKeyConstraint("key", "customer_id", name="pk_customer_keys"),
        sqlite_with_rowid=False,
    )
    op.create_index("customer_keys_customer", "customer_keys", ["customer_id"])
    op.drop_column("customers", "folded")
    customer_keys.make_all(op.get_bind())


def _callbacks() -> None:
    """Call-backs: who is at a desk, which cases have an owner, and whose number somebody leaves."""
    anew = op.get_context().dialect.name == "sqlite"
    with op.batch_alter_table("agents", recreate="always" if anew else "never") as table:
        table.add_column(sa.Column("seen_at", MOMENT))
    op.create_index("contact_points_value", "contact_points", ["value"])
    op.create_index("cases_process", "cases", ["process", "status", "closed"])
    owned = sa.text("assignee IS NOT NULL AND closed IS NULL")
    op.create_index("cases_owned", "cases", ["assignee"], sqlite_where=owned, postgresql_where=owned)


def _follow_up() -> None:
    """Work that needs no calling window."""
    op.add_column("calls", sa.Column("typed", sa.Text(), nullable=False, server_default=""))
    op.add_column("cases", sa.Column("anytime", sa.Boolean(), nullable=False, server_default=sa.false()))


def _shift() -> None:
    """What an agent has agreed on, by its day; why somebody is away."""
    anew = op.get_context().dialect.name == "sqlite"
    with op.batch_alter_table("agents", recreate="always" if anew else "never") as table:
        table.add_column(sa.Column("away_reason", sa.Text(), nullable=False, server_default=""))
    promised = sa.text("rank < 10 AND closed IS NULL")
    op.create_index("cases_promised", "cases", ["due_from"], sqlite_where=promised, postgresql_where=promised)
