"""Run by Alembic: the steps on the connection that was handed in, in the transaction that is under way there."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
