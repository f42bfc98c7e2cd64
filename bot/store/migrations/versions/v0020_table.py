"""The policy table: meetings, agenda, history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "table_number",
        sa.Column("series", sa.String(16), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name="pk_table_number"),
    )
    op.create_table(
        "table_meeting",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("freeze", sa.Date(), nullable=False),
        sa.Column("papers", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_table_meeting"),
    )
    op.create_index("ix_table_meeting_day", "table_meeting", ["day"])
    _create_item()
    op.create_table(
        "table_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(32), nullable=False),
        sa.Column("frm", sa.String(24), nullable=False),
        sa.Column("to", sa.String(24), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_table_event"),
    )
    op.create_index("ix_table_event_subject", "table_event", ["subject"])
    op.create_index("ix_table_event_at", "table_event", ["at"])


def _create_item() -> None:
    op.create_table(
        "table_item",
        sa.Column("meeting", sa.String(12), nullable=False),
        sa.Column("bundle", sa.String(12), nullable=False),
        sa.Column("owner", sa.String(16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_of", sa.String(200), nullable=False),
        sa.Column("reaction", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("place_reason", sa.String(200), nullable=False),
        sa.Column("late", sa.String(200), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("meeting", "bundle", name="pk_table_item"),
    )
