"""The words that belong to the steps of a bundle."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "bundle_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.String(12), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bundle_note"),
    )
    op.create_index("ix_bundle_note_bundle", "bundle_note", ["bundle"])
    op.create_index("ix_bundle_note_at", "bundle_note", ["at"])
