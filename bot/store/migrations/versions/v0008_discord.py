"""What the Discord adapter remembers: reading, open interactions, published commands, introductions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "discord_reading",
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("person", sa.String(26), nullable=True),
        sa.Column("last", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_discord_reading"),
    )
    op.create_index("ix_discord_reading_person", "discord_reading", ["person"])
    op.create_table(
        "discord_interaction",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("token", sa.String(300), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_discord_interaction"),
    )
    op.create_index("ix_discord_interaction_at", "discord_interaction", ["at"])
    op.create_table(
        "discord_published",
        sa.Column("guild", sa.String(20), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("guild", name="pk_discord_published"),
    )
    op.create_table(
        "discord_identify",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_discord_identify"),
    )
