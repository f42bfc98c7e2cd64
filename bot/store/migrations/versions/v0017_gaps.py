"""Who asked what nobody could answer, and what the programme board does about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the columns and the table."""
    for column in (
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("owner", sa.String(80), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("touched_at", UtcDateTime(), nullable=True),
        sa.Column("merged_into", sa.String(16), nullable=True),
        sa.Column("declined", sa.Text(), nullable=True),
        sa.Column("shown", sa.String(100), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
    ):
        op.add_column("gap", column)
    op.add_column("gap_follower", sa.Column("room", sa.Text(), nullable=True))
    op.create_table(
        "gap_asker",
        sa.Column("gap", sa.String(16), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("region", sa.String(64), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("gap", "person", name="pk_gap_asker"),
        sa.ForeignKeyConstraint(["gap"], ["gap.id"], name="fk_gap_asker_gap_gap", ondelete="CASCADE"),
    )
    op.create_index("ix_gap_asker_person", "gap_asker", ["person"])
    op.create_index("ix_gap_asker_at", "gap_asker", ["at"])
