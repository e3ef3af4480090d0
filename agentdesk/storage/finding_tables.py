"""The keys by which customers are found."""

from sqlalchemy import Column, ForeignKey, Index, PrimaryKeyConstraint, Table, Text

from agentdesk.storage.tables import Id, customers, metadata

# Keys are looked for by their beginning, so they have to sort by their characters alone.
Key = Text().with_variant(Text(collation="C"), "postgresql")

customer_keys = Table(
    "customer_keys",
    metadata,
    Column("key", Key, nullable=False),
    Column("customer_id", Id, ForeignKey(customers.c.id), nullable=False),
    PrimaryKeyConstraint("key", "customer_id"),
    Index("customer_keys_customer", "customer_id"),
    sqlite_with_rowid=False,
)
