"""Which messages of the assistant answer which question, for a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "answered",
        sa.Column("question", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(24), nullable=False),
        sa.Column("latest", sa.String(24), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("addressed", sa.Boolean(), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("question", "number", name="pk_answered"),
        sa.UniqueConstraint("key", name="uq_answered_key"),
    )
    op.create_index("ix_answered_person", "answered", ["person"])
    op.create_index("ix_answered_at", "answered", ["at"])
