"""The store's own tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "contact",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("platform_id", sa.String(255), nullable=False),
        sa.Column("locale", sa.String(8), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_contact"),
    )
    op.create_index("ix_contact_asked_at", "contact", ["asked_at"])
    op.create_table(
        "inbound_seen",
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("event_id", sa.String(255), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "event_id", name="pk_inbound_seen"),
    )
    op.create_index("ix_inbound_seen_seen_at", "inbound_seen", ["seen_at"])
    op.create_table(
        "schedule",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("rule", sa.String(100), nullable=False),
        sa.Column("looked_until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_schedule"),
    )
    op.create_table(
        "schedule_run",
        sa.Column("schedule", sa.String(64), nullable=False),
        sa.Column("slot", sa.String(32), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("ran_at", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("schedule", "slot", name="pk_schedule_run"),
    )
    op.create_index("ix_schedule_run_due_at", "schedule_run", ["due_at"])
