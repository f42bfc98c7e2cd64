"""How strict the client-safe door is, who changed that, and counts per rule."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "door_setting",
        sa.Column("subject", sa.String(8), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("value", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("subject", "name", name="pk_door_setting"),
    )
    op.create_table(
        "door_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("who", sa.String(26), nullable=True),
        sa.Column("subject", sa.String(8), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("before", sa.String(16), nullable=False),
        sa.Column("after", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_door_change"),
    )
    op.create_index("ix_door_change_at", "door_change", ["at"])
    op.create_index("ix_door_change_who", "door_change", ["who"])
    op.create_table(
        "door_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "rule", "kind", "outcome", name="pk_door_count"),
    )
