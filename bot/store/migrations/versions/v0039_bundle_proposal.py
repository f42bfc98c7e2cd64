"""Bundles that are proposed among loose signals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "bundle_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signals", sa.Text(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bundle_proposal"),
    )
    op.create_index("ix_bundle_proposal_at", "bundle_proposal", ["at"])
