"""What Alembic runs for every upgrade: the steps, on the connection that `bot.store.upgrade` opened."""

from __future__ import annotations

from alembic import context

from bot.store.base import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a column by making the table anew
    transactional_ddl=True,
)
context.run_migrations()
